"""The claims of the annotated articles, scored as a stranger would score the files of a run.

The limits are what the annotations were used for. Articles kept for a single, first reading are never read here.
"""

from __future__ import annotations

import csv
import importlib.util
import io
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

import claimaudit
from claimaudit.tables import csv_text

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "gold"
Rows = list[dict[str, str]]


def load_score() -> Any:
    spec = importlib.util.spec_from_file_location("gold_score", GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SCORE = load_score()


def as_written(table: Any) -> Rows:
    """The rows as they come back from the program's own file, where a missing number is an empty cell."""
    return list(csv.DictReader(io.StringIO(csv_text(table), newline="")))


def gold(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = SCORE.read_jsonl(GOLD / name)
    return rows


@pytest.fixture(scope="module")
def claims() -> Rows:
    articles = claimaudit.read_articles([ROOT / "sources", GOLD / "dev"])
    return as_written(claimaudit.extract(articles))


@pytest.fixture(scope="module")
def audit() -> Any:
    return claimaudit.audit(ROOT / "sources")


@pytest.mark.parametrize(
    ("name", "articles", "least"),
    [("claims.jsonl", 2, 0.95), ("dev/real.jsonl", 3, 0.93), ("dev/claims.jsonl", 10, 0.89)],
)
def test_the_headline_score(claims: Rows, name: str, articles: int, least: float) -> None:
    annotated = gold(name)
    named = {SCORE.source_of(row) for row in annotated}
    assert len(named) == articles
    assert named <= {claim["source_id"] for claim in claims}
    figures = SCORE.score_claims(claims, annotated, misses=True)
    assert figures["headline"]["f1"] >= least


def test_every_time_stated_in_the_annotated_two_is_right(claims: Rows) -> None:
    timing = SCORE.score_claims(claims, gold("claims.jsonl"), misses=True)["timing"]
    assert timing["scored"] >= 8
    assert timing["right"] == timing["scored"]


def test_every_issue_is_found_and_no_trap_fallen_into(audit: Any) -> None:
    figures = SCORE.score_contradictions(
        as_written(audit.claims),
        as_written(audit.contradictions),
        gold("issues.jsonl"),
        gold("traps.jsonl"),
        misses=True,
    )
    assert figures["issues"]["gold"] > 0
    assert figures["issues"]["recall"] == 1
    assert figures["traps"] == {"all": len(gold("traps.jsonl")), "fallen": 0}


@pytest.fixture(scope="module")
def audited() -> Callable[[str], Any]:
    return lru_cache(lambda name: claimaudit.audit(GOLD / name))


@pytest.mark.parametrize(
    ("name", "articles", "least"),
    [
        ("unseen", 8, 0.96), ("fresh", 4, 0.85), ("last", 6, 0.98), ("fourth", 6, 0.91), ("fifth", 6, 0.93),
        ("sixth", 6, 0.91), ("seventh", 6, 0.93), ("eighth", 6, 0.90), ("ninth", 6, 0.89), ("tenth", 5, 0.89),
        ("eleventh", 5, 0.94), ("twelfth", 5, 0.92), ("thirteenth", 5, 0.93), ("fourteenth", 5, 0.85),
        ("fifteenth", 5, 0.90), ("sixteenth", 5, 0.91), ("seventeenth", 5, 0.87), ("eighteenth", 8, 0.84),
        ("nineteenth", 6, 0.88), ("twentieth", 6, 0.90),
        ("twenty-first", 6, 0.89), ("twenty-second", 6, 0.91), ("twenty-third", 8, 0.86),
        ("twenty-fourth", 8, 0.91), ("twenty-fifth", 8, 0.88),
    ],
)  # fmt: skip
def test_a_set_is_read_no_worse_than_once(
    audited: Callable[[str], Any], name: str, articles: int, least: float
) -> None:
    annotated = gold(f"{name}/claims.jsonl")
    assert len({SCORE.source_of(row) for row in annotated}) == articles
    figures = SCORE.score_claims(as_written(audited(name).claims), annotated, misses=True)
    assert figures["headline"]["f1"] >= least


@pytest.mark.parametrize(
    ("name", "found", "fallen"),
    [
        ("unseen", 25, 0), ("fresh", 12, 0), ("fourth", 22, 3), ("fifth", 23, 2), ("sixth", 12, 3),
        ("seventh", 18, 1), ("ninth", 13, 1), ("tenth", 13, 1), ("eleventh", 22, 2), ("twelfth", 14, 0),
        ("thirteenth", 20, 1), ("fourteenth", 10, 3), ("fifteenth", 26, 2),
        ("sixteenth", 25, 3), ("seventeenth", 30, 4), ("eighteenth", 21, 0), ("nineteenth", 19, 4),
        ("twentieth", 20, 8), ("twenty-first", 20, 1), ("twenty-second", 29, 3), ("twenty-third", 17, 6),
        ("twenty-fourth", 15, 8), ("twenty-fifth", 20, 1),
    ],
)  # fmt: skip
def test_its_issues_are_found_no_worse_than_once(
    audited: Callable[[str], Any], name: str, found: int, fallen: int
) -> None:
    traps = GOLD / name / "traps.jsonl"
    figures = SCORE.score_contradictions(
        as_written(audited(name).claims),
        as_written(audited(name).contradictions),
        gold(f"{name}/issues.jsonl"),
        SCORE.read_jsonl(traps) if traps.exists() else [],
        misses=True,
    )
    assert round(figures["issues"]["recall"] * figures["issues"]["gold"]) >= found
    assert figures["traps"]["fallen"] <= fallen


def words_of(text: object) -> str:
    return " ".join(str(text or "").lower().split()).strip(" .,:;")


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("unseen", 0.93), ("last", 0.95), ("fourth", 0.95), ("fifth", 0.84), ("sixth", 0.86),
        ("seventh", 0.83), ("eighth", 0.79), ("ninth", 0.82), ("tenth", 0.70),
    ],
)  # fmt: skip
def test_a_claim_that_is_found_holds_when_the_annotator_says(
    audited: Callable[[str], Any], name: str, least: float
) -> None:
    """Of the claims found, those whose condition is the annotator's, a part of it, or as empty as theirs."""
    told: dict[tuple[str, ...], str] = {}
    for row in as_written(audited(name).claims):
        told.setdefault(
            (row["source_id"], *claim_of(row), words_of(row["quote"])), words_of(row["condition"])
        )
    wanted = {
        (row["source_id"], *claim_of(row), words_of(row["quote"])): words_of(row["condition"])
        for row in gold(f"{name}/claims.jsonl")
        if row["kind"] != "explanation"
    }
    found = [(told[key], words) for key, words in wanted.items() if key in told]
    agreeing = [
        ours
        for ours, words in found
        if ours == words or (ours and words and (ours in words or words in ours))
    ]
    assert len(agreeing) / len(found) >= least


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("acts", 0.81),
        ("signs", 0.84),
        ("plain_acts", 0.90),
        ("plain_signs", 0.89),
        ("layouts", 0.97),
        ("articles_one", 0.91),
        ("articles_two", 0.92),
        ("paragraphs", 0.85),
    ],
)
def test_single_passages_are_read_no_worse_than_once(tmp_path: Path, name: str, least: float) -> None:
    """Each passage alone, against the kinds and concepts that it claims; explanations aside."""
    passages = gold(f"sentences/{name}.jsonl")
    for number, passage in enumerate(passages):
        text = passage["text"]
        page = f"# Aftercare\n\n{text}\n" if not text.startswith("#") else text
        (tmp_path / f"{number:04}.md").write_text(page, "utf-8")
    claims = claimaudit.extract(claimaudit.read_articles([tmp_path]))
    told = {(int(row["source_id"]), *claim_of(row)) for row in as_written(claims)}
    wanted = {
        (number, *claim_of(row)) for number, passage in enumerate(passages) for row in passage["claims"]
    }
    told, wanted = ({one for one in rows if one[1] != "explanation"} for rows in (told, wanted))
    assert 2 * len(told & wanted) / (len(told) + len(wanted)) >= least


def claim_of(row: dict[str, Any]) -> tuple[str, str]:
    return row["kind"], row["concept"]


def test_the_score_falls_with_what_is_left_out(claims: Rows) -> None:
    annotated = gold("claims.jsonl")
    whole = SCORE.score_claims(claims, annotated, misses=False)["headline"]["f1"]
    without = [claim for claim in claims if claim["kind"] != "restriction"]
    assert SCORE.score_claims(without, annotated, misses=False)["headline"]["f1"] < whole
