"""An audit looked up from every side, and the sides of an issue."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from claimaudit.model import Audit
from claimaudit.report.changes import alike, changes_of, omissions_of
from claimaudit.report.evidence import Evidence, rows_of
from claimaudit.report.facts import final_ruling, in_short
from claimaudit.report.sides import readings_of, reasons_of, sides_of, sureness_of

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


def test_a_side_is_told_concept_by_concept_with_its_sentences(found: Evidence) -> None:
    issue = found.issue_by_id[ISSUE]
    for side in sides_of(issue, found):
        readings = readings_of(side, found)
        told = {(one.claim["kind"], one.claim["concept"], one.time) for one in readings}
        assert len(told) == len(readings)
        assert {quoted.code for one in readings for quoted in one.quotes} == {one.code for one in side.quotes}
        spread = [(-len(one.sources), -len(one.quotes)) for one in readings]
        assert spread == sorted(spread), "what most articles say comes first"
        assert [one.code for one in side.quotes] == [
            f"{side.letter.upper()}{place}" for place in range(1, len(side.quotes) + 1)
        ]


def test_times_that_disagree_are_readings_of_their_own(found: Evidence) -> None:
    longer, shorter = sides_of(found.issue_by_id["timeline:any_symptom:after"], found)
    times = [[one.time for one in readings_of(side, found)] for side in (longer, shorter)]
    assert times == [["lasts 2 to 4 weeks"] * len(times[0]), ["lasts 2 to 4 days"]]


def test_a_reason_names_its_sentences_and_articles_by_their_titles(real: Audit) -> None:
    told = f"“{PEELING}” says one thing, “nobody” another."
    pairs = real.contradictions.assign(explanation=told, scope="unstated")
    first = pairs.index[pairs["issue_id"] == ISSUE][0]
    pairs.loc[first, "scope"] = "same"
    evidence = Evidence(replace(real, contradictions=pairs))
    issue = evidence.issue_by_id[ISSUE]
    sure, other = reasons_of(issue, evidence, sides_of(issue, evidence))
    assert sure.explanation == f"“{evidence.title(PEELING)}” says one thing, “nobody” another."
    assert (sure.scope, sure.pairs, other.scope) == ("same", 1, "unstated")
    ((one, against),) = sure.between
    assert (one.code[0], against.code[0]) == ("A", "B")
    assert sureness_of(issue, evidence) == [("same", 1), ("unstated", other.pairs)]


def test_titles_that_two_articles_share_name_none_of_them(real: Audit) -> None:
    twice = tuple(replace(one, title="The same") for one in real.articles)
    pairs = real.contradictions.assign(explanation=f"“{PEELING}” says so.")
    evidence = Evidence(replace(real, articles=twice, contradictions=pairs))
    (reason,) = reasons_of(evidence.issue_by_id[ISSUE], evidence)
    assert reason.explanation == f"“{PEELING}” says so."


def test_an_issue_in_short_does_not_repeat_its_title(found: Evidence) -> None:
    issue = {**found.issue_by_id[ISSUE], "summary": "Salicylic acid: 2 articles say no; 1 says yes"}
    assert in_short(issue, found) == "2 articles say no; 1 says yes."
    assert in_short({**issue, "summary": "told otherwise."}, found) == "Told otherwise."


def test_a_change_list_names_each_sentence_once_worst_first(found: Evidence) -> None:
    changes = changes_of("breakouts-after-microneedling", found)
    quotes = [change.quote for change in changes]
    assert len(quotes) == len(set(quotes)) > 5
    severities = [change.severity for change in changes]
    assert severities == sorted(severities, key=["high", "medium", "low"].index)
    assert all(change.problems and change.issues and change.guidance for change in changes)


def test_sentences_with_one_answer_stand_together_and_none_is_lost(found: Evidence) -> None:
    changes = changes_of("breakouts-after-microneedling", found)
    groups = alike(changes)
    assert sorted(one.claim_id for group in groups for one in group) == sorted(
        one.claim_id for one in changes
    )
    assert len(groups) < len(changes)
    assert all(len({(one.issues[0]["issue_id"], one.severity) for one in group}) == 1 for group in groups)
    assert [group[0].start for group in alike([changes[0]])] == [changes[0].start]


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
