"""The claims of the annotated articles, scored as a stranger would score the files of a run.

The limits are what the annotations were used for. Articles kept for a single, first reading are never read here.
"""

from __future__ import annotations

import csv
import importlib.util
import io
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
    [("claims.jsonl", 2, 0.95), ("dev/real.jsonl", 3, 0.92), ("dev/claims.jsonl", 10, 0.84)],
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


def test_the_score_falls_with_what_is_left_out(claims: Rows) -> None:
    annotated = gold("claims.jsonl")
    whole = SCORE.score_claims(claims, annotated, misses=False)["headline"]["f1"]
    without = [claim for claim in claims if claim["kind"] != "restriction"]
    assert SCORE.score_claims(without, annotated, misses=False)["headline"]["f1"] < whole
