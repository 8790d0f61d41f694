"""The annotated claims of the real articles: every annotated disagreement is found, and no trap is fallen into."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from claimaudit.compare import compare

from .conftest import load_module

GOLD = Path(__file__).resolve().parents[1] / "gold"
SCORE = load_module(GOLD / "score.py")


def lines(name):
    return [json.loads(line) for line in (GOLD / name).read_text("utf-8").splitlines() if line.strip()]


@pytest.fixture(scope="module")
def found(domain, rows):
    claims = rows.everything()
    contradictions, issues = compare(claims, domain)
    return claims, contradictions, issues


def pairs_of(claims, contradictions, statuses):
    by_id = {row["claim_id"]: row for row in claims.to_dict("records")}
    return [
        (row["type"], by_id[row["claim_a"]], by_id[row["claim_b"]])
        for row in contradictions.to_dict("records")
        if row["status"] in statuses
    ]


@pytest.mark.parametrize("name", ["issues.jsonl", "dev/issues.jsonl"])
def test_every_annotated_issue_is_found_with_its_status(found, name):
    claims, contradictions, _ = found
    for issue in lines(name):
        if issue.get("confidence", "sure") == "sure":
            pairs = pairs_of(claims, contradictions, {issue["status"]})
            assert any(SCORE.covers(issue, *pair) for pair in pairs), issue["explanation"]


def test_no_conflict_covers_what_is_only_scoped(found):
    claims, contradictions, _ = found
    conflicts = pairs_of(claims, contradictions, {"conflict"})
    sides = [issue for issue in lines("issues.jsonl") if issue["status"] == "scoped"]
    for issue in sides:
        wrong = [
            (kind, a["quote"], b["quote"])
            for kind, a, b in conflicts
            if SCORE.covers(issue, kind, a, b) and a["concept"] == b["concept"] == issue["concept"]
        ]
        assert not wrong


def test_no_trap_is_fallen_into(found):
    claims, contradictions, _ = found
    figures = SCORE.score_contradictions(
        claims.to_dict("records"),
        contradictions.to_dict("records"),
        lines("issues.jsonl"),
        lines("traps.jsonl"),
        misses=True,
    )
    assert figures["traps"] == {"all": 29, "fallen": 0}


def test_nearly_every_conflict_is_one_that_an_annotator_wrote_down(found):
    claims, contradictions, _ = found
    figures = SCORE.score_contradictions(
        claims.to_dict("records"),
        contradictions.to_dict("records"),
        lines("dev/issues.jsonl"),
        [],
        misses=False,
    )
    assert figures["pairs"]["precision"] > 0.95


def test_a_person_reads_the_list_in_ten_minutes(found):
    _, _, issues = found
    assert len(issues) <= 15
    assert (issues["summary"].str.len() < 200).all()
    assert issues["severity"].tolist() == sorted(issues["severity"], key=["high", "medium", "low"].index)


def test_the_tables_have_the_declared_columns(found):
    from claimaudit.model import CONTRADICTION_COLUMNS, ISSUE_COLUMNS

    _, contradictions, issues = found
    assert tuple(contradictions) == CONTRADICTION_COLUMNS
    assert tuple(issues) == (*ISSUE_COLUMNS, "fingerprint")
    assert contradictions["contradiction_id"].is_unique
    assert issues["issue_id"].is_unique
    assert issues.set_index("issue_id")["pairs_listed"].equals(
        contradictions["issue_id"].value_counts().reindex(issues["issue_id"]).rename("pairs_listed")
    )


def test_the_fictional_articles_hold_every_annotated_conflict(domain, rows):
    claims = rows.gold(files=("dev/claims.jsonl",))
    contradictions, _ = compare(claims, domain)
    pairs = pairs_of(claims, contradictions, {"conflict"})
    sure = [issue for issue in lines("dev/issues_fictional.jsonl") if issue["confidence"] == "sure"]
    for issue in sure:
        if issue["status"] == "conflict":
            assert any(SCORE.covers(issue, *pair) for pair in pairs), issue["explanation"]


def test_what_is_read_depends_on_no_order_of_rows(domain, rows):
    claims = rows.everything()
    shuffled = claims.sample(frac=1, random_state=7).reset_index(drop=True)
    for one, other in zip(compare(claims, domain), compare(shuffled, domain), strict=True):
        pd.testing.assert_frame_equal(one, other)
