"""A subject of five concepts, far from the one that the package comes with, through the whole chain by its path.

If the engine knew a word of either, or needed a file that only the packaged subject has, it would show here.
"""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

import claimaudit
from claimaudit.cli import main
from claimaudit.domain.domain import Domain, load_domain
from claimaudit.model import Audit
from claimaudit.tables import TABLES, read_tables

HERE = Path(__file__).parent
DOMAIN = HERE / "domain"
ARTICLES = HERE / "articles"


@pytest.fixture(scope="module")
def domain() -> Domain:
    return load_domain(str(DOMAIN))


@pytest.fixture(scope="module")
def audit(domain: Domain) -> Audit:
    return claimaudit.audit(ARTICLES, domain=domain)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run the program on the toy subject, far from any project, and give the folder it wrote into."""
    monkeypatch.chdir(tmp_path)
    said = CliRunner().invoke(main, ["audit", str(ARTICLES), "--domain", str(DOMAIN), "--out", "tables"])
    assert (said.exit_code, said.output) == (0, ""), said.output
    return tmp_path / "tables"


def rows(table: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in table[list(columns)].to_numpy().tolist()]


def test_the_subject_has_five_concepts_of_its_own(domain: Domain) -> None:
    assert sorted(domain.concepts) == [
        "asking_the_nursery", "leaf_drop", "plant_food", "slow_release_pellet", "watering",
    ]  # fmt: skip


def test_every_claim_is_found_with_its_time(audit: Audit) -> None:
    found = audit.claims.fillna({"min_hours": -1, "max_hours": -1})
    assert rows(found, "source_id", "kind", "concept", "timing", "min_hours", "max_hours") == [
        ("leave-it-alone", "restriction", "watering", "for", 72, -1),
        ("leave-it-alone", "restriction", "plant_food", "for", 1008, -1),
        ("leave-it-alone", "warning_sign", "leaf_drop", "", -1, -1),
        ("leave-it-alone", "recommendation", "asking_the_nursery", "", -1, -1),
        ("leave-it-alone", "warning_sign", "leaf_drop", "", -1, -1),
        ("moving-day", "recommendation", "watering", "after", 0, 0),
        ("moving-day", "expected_effect", "leaf_drop", "lasts", 168, 168),
        ("moving-day", "restriction", "plant_food", "for", 336, -1),
        ("moving-day", "recommendation", "slow_release_pellet", "after", 336, -1),
    ]


def test_every_quote_is_at_its_place(audit: Audit) -> None:
    texts = {article.source_id: article.text for article in audit.articles}
    for row in audit.claims.itertuples():
        assert texts[row.source_id][row.start : row.end] == row.quote


def test_the_disagreements_are_found_and_no_other(audit: Audit) -> None:
    """Also that of a class and its member: pellets are plant food because the subject's own file says so."""
    assert rows(audit.issues, "issue_id", "status", "severity") == [
        ("normal_vs_warning:leaf_drop:after", "conflict", "high"),
        ("timeline:plant_food:after", "conflict", "high"),
        ("use_vs_avoid:slow_release_pellet:after", "conflict", "high"),
        ("use_vs_avoid:watering:after", "conflict", "medium"),
    ]


def test_guidance_speaks_the_words_of_the_subject(audit: Audit) -> None:
    wording = set(audit.guidance["wording"])
    assert "Avoid plant food for at least 6 weeks after repotting." in wording
    assert "Do not water the plant for at least 3 days after repotting." in wording
    assert "Ask the nursery if you notice leaf drop." in wording


def test_the_program_writes_what_python_gives(run: Path, audit: Audit) -> None:
    for name, table in read_tables(run).items():
        pd.testing.assert_frame_equal(table, getattr(audit, name))


def test_no_word_of_the_packaged_subject_is_written(run: Path) -> None:
    """Neither its own name nor those of its concepts."""
    packaged = load_domain()
    labels = {concept.label for concept in packaged.concepts.values()}
    own = {"skin", "microneedling", "provider", "dermatologist", *packaged.concepts, *labels}
    words = re.compile(
        rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, own), key=len, reverse=True))})(?!\w)", re.IGNORECASE
    )
    written = {name: (run / f"{name}.csv").read_text(encoding="utf-8") for name in TABLES}
    assert {name: found for name, text in written.items() if (found := words.findall(text))} == {}
