"""The same articles, rules and rulings give the same bytes: whatever the process, the order of files, the line ends."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from claimaudit.audit import run_audit
from claimaudit.domain.domain import Domain
from claimaudit.model import Audit
from claimaudit.tables import TABLES, csv_text

ROOT = Path(__file__).resolve().parents[2]
Files = dict[str, bytes]


def audit_in_a_process(out: Path, *words: str, seed: str) -> Files:
    """The tables of one run of the program from the repository's folder, by name."""
    program = [sys.executable, "-m", "claimaudit", "audit", *words, "--out", str(out)]
    environment = os.environ | {"PYTHONHASHSEED": seed}
    ran = subprocess.run(program, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """A run of the project as it is."""
    return audit_in_a_process(tmp_path_factory.mktemp("first"), seed="1")


@pytest.fixture(scope="module")
def real() -> Audit:
    return run_audit(ROOT / "sources")


def texts_of(audit: Audit) -> dict[str, str]:
    return {name: csv_text(getattr(audit, name)) for name in TABLES}


def test_two_processes_write_the_same_bytes(fresh: Files, tmp_path: Path) -> None:
    """Each process hashes strings in its own way, so that the order of a set would show."""
    assert audit_in_a_process(tmp_path, seed="2") == fresh


def test_a_run_writes_the_six_tables_their_description_and_nothing_else(fresh: Files) -> None:
    assert sorted(fresh) == sorted(["datapackage.json", *(f"{name}.csv" for name in TABLES)])
    assert fresh["claims.csv"].count(b"\n") > 100


def test_what_is_committed_is_what_a_fresh_run_makes(fresh: Files) -> None:
    committed = {path.name: path.read_bytes() for path in (ROOT / "extracted").iterdir()}
    assert sorted(committed) == sorted(fresh)
    assert [name for name in fresh if committed[name] != fresh[name]] == []


def test_a_second_run_in_one_process_is_the_same(real: Audit) -> None:
    assert texts_of(run_audit(ROOT / "sources")) == texts_of(real)


def test_the_order_of_files_does_not_matter(real: Audit) -> None:
    paths = sorted((ROOT / "sources").glob("*.txt"))
    random.Random(3).shuffle(paths)  # noqa: S311 - any other order will do
    assert texts_of(run_audit(paths)) == texts_of(real)


Change = Callable[[bytes], bytes]
COPIES: dict[str, Change] = {
    "Windows line ends": lambda data: data.replace(b"\n", b"\r\n"),
    "a byte-order mark": lambda data: b"\xef\xbb\xbf" + data,
    "no last line end": lambda data: data.rstrip(b"\n"),
}


@pytest.mark.parametrize("change", COPIES.values(), ids=COPIES)
def test_a_copy_saved_by_another_program_says_the_same(real: Audit, tmp_path: Path, change: Change) -> None:
    """Ids and everything compared are equal; offsets and the line ends inside a quote follow the file."""
    for path in (ROOT / "sources").iterdir():
        content = path.read_bytes()
        (tmp_path / path.name).write_bytes(change(content) if path.suffix == ".txt" else content)
    copy = run_audit(tmp_path)
    texts = {article.source_id: article.text for article in copy.articles}
    assert all(texts[row.source_id][row.start : row.end] == row.quote for row in copy.claims.itertuples())
    for name in ("contradictions", "issues", "guidance"):
        assert csv_text(getattr(copy, name)) == csv_text(getattr(real, name))
    places = ["start", "end", "quote"]
    assert csv_text(copy.claims.drop(columns=places)) == csv_text(real.claims.drop(columns=places))


def test_an_article_more_changes_no_id_of_a_claim(toy: Audit, toy_domain: Domain, articles: Path) -> None:
    (articles / "a-third.txt").write_text("Avoid watering for a week.\n", encoding="utf-8")
    more = run_audit(articles, domain=toy_domain)
    assert set(toy.claims["claim_id"]) < set(more.claims["claim_id"])
    assert set(toy.issues["issue_id"]) <= set(more.issues["issue_id"])
