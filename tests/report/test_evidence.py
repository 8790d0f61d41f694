"""An audit looked up from every side, and the sides of an issue."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from claimaudit.model import Audit
from claimaudit.report.changes import changes_of, omissions_of
from claimaudit.report.evidence import Evidence, rows_of
from claimaudit.report.facts import final_ruling, reasons_of, sides_of

ISSUE = "use_vs_avoid:salicylic_acid:after"
PEELING = "skin-peeling-after-microneedling"


@pytest.fixture(scope="module")
def mixed(real: Audit) -> Evidence:
    """The same issue with what one article says kept apart by its words."""
    claims = set(real.claims.loc[real.claims["source_id"] == PEELING, "claim_id"])
    apart = (real.contradictions["issue_id"] == ISSUE) & real.contradictions["claim_a"].isin(claims)
    status = real.contradictions["status"].mask(apart, "scoped")
    told = real.contradictions["explanation"].mask(apart, "No conflict.")
    return Evidence(replace(real, contradictions=real.contradictions.assign(status=status, explanation=told)))


def test_issues_come_worst_first(found: Evidence) -> None:
    order = [(issue["status"], issue["severity"]) for issue in found.issues]
    conflicts = [severity for status, severity in order if status == "conflict"]
    assert conflicts == sorted(conflicts, key=["high", "medium", "low"].index)
    assert [status for status, _ in order] == sorted(
        (s for s, _ in order), key=["conflict", "resolved", "scoped"].index
    )


def test_missing_cells_become_plain_values() -> None:
    frame = pd.DataFrame(
        {"min_hours": [24, None], "quote": ["a", None], "start": [1, 2], "within_source": [True, False]}
    )
    assert rows_of(frame) == [
        {"min_hours": 24.0, "quote": "a", "start": 1, "within_source": True},
        {"min_hours": None, "quote": "", "start": 2, "within_source": False},
    ]


def test_both_sides_hold_each_sentence_once(found: Evidence) -> None:
    cautious, permissive = sides_of(found.issue_by_id[ISSUE], found)
    places = [(quoted.source_id, quoted.excerpt.quote) for quoted in cautious.quotes]
    assert len(places) == len(set(places)) == 6
    assert (cautious.articles, permissive.articles) == (2, 1)
    assert cautious.apart == permissive.apart == ()
    assert [reason.pairs for reason in reasons_of(found.issue_by_id[ISSUE], found)] == [6]


def test_what_words_keep_apart_takes_no_part_in_the_conflict(mixed: Evidence) -> None:
    issue = mixed.issue_by_id[ISSUE]
    cautious, _ = sides_of(issue, mixed)
    assert {quoted.source_id for quoted in cautious.quotes} == {"purging-after-microneedling"}
    assert {quoted.source_id for quoted in cautious.apart} == {PEELING}
    assert [(reason.apart, reason.pairs) for reason in reasons_of(issue, mixed)] == [(False, 2), (True, 4)]
    assert PEELING not in mixed.sources_by_issue[ISSUE]
    kept = {claim["claim_id"] for quoted in cautious.apart for claim in quoted.claims}
    alone = {one for one in kept if mixed.issues_by_claim[one] == [ISSUE]}
    assert alone
    assert not alone & mixed.disputed
    assert all(ISSUE in mixed.issues_by_claim[one] for one in kept)


def test_a_change_list_names_each_sentence_once_worst_first(found: Evidence) -> None:
    changes = changes_of("breakouts-after-microneedling", found)
    quotes = [change.quote for change in changes]
    assert len(quotes) == len(set(quotes)) > 5
    severities = [change.severity for change in changes]
    assert severities == sorted(severities, key=["high", "medium", "low"].index)
    assert all(change.problems and change.issues and change.guidance for change in changes)


def test_an_article_is_told_what_it_leaves_out(found: Evidence) -> None:
    ((told, row),) = omissions_of("what-happens-after-microneedling", found)
    assert (told, row) == ("Leaves out patience.", found.guidance[1])
    assert omissions_of("skin-care-after-microneedling", found) == []


def test_an_audit_that_lists_no_changes_has_none(real: Audit) -> None:
    assert changes_of("breakouts-after-microneedling", Evidence(replace(real, changes=None))) == []


def test_only_a_final_ruling_in_force_settles_an_issue(fixtures: object) -> None:
    first = {"issue_id": ISSUE, "reviewer": "A", "final": "true", "status": "superseded"}
    second = {"issue_id": ISSUE, "reviewer": "B", "final": "true"}
    third = {"issue_id": ISSUE, "reviewer": "C", "final": "false"}
    found = Evidence(fixtures.real_audit([first, second, third]))  # type: ignore[attr-defined]
    issue = {**found.issue_by_id[ISSUE], "status": "resolved"}
    ruling = final_ruling(issue, found)
    assert ruling is not None
    assert ruling["reviewer"] == "B"
    assert final_ruling(found.issue_by_id[ISSUE], found) is None
