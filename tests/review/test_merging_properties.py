"""What holds for rulings in any order and number."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from claimaudit.review.decision import Decision
from claimaudit.review.merging import merge
from claimaudit.review.record import Record, record_text

RULINGS = st.builds(
    lambda issue, reviewer, day, verdict, final, reason: Decision.read({
        "issue_id": issue, "reviewer": reviewer, "date": f"2026-01-{day:02}", "verdict": verdict, "final": final,
        "reason": reason, "wording": "0123456789ab" if verdict == "misread" else "",
    }),
    st.sampled_from(["a", "b"]), st.sampled_from(["Ann", "ann", "Ben"]), st.integers(1, 3),
    st.sampled_from(["cautious", "permissive", "misread"]), st.sampled_from(["yes", "no"]),
    st.sampled_from(["Safer.", 'Two "reasons", at\nleast.']),
)  # fmt: skip


def record(decisions: tuple[Decision, ...]) -> Record:
    return Record(Path("decisions.csv"), decisions, tuple(range(2, len(decisions) + 2)))


def taken(rulings: list[Decision]) -> Record:
    kept = record(())
    for one in rulings:
        kept = record(merge(kept, [one]).decisions)
    return kept


@settings(max_examples=150, deadline=None)
@given(st.lists(RULINGS, max_size=8))
def test_nothing_is_ever_lost_and_a_second_import_changes_nothing(rulings: list[Decision]) -> None:
    kept = taken(rulings)
    assert {one.identity for one in kept.decisions} == {one.identity for one in rulings}
    assert len(kept.decisions) == len({one.identity for one in rulings})
    again = merge(kept, rulings)
    assert (again.added, again.decisions) == ((), kept.decisions)
    assert len(record_text(kept.decisions).splitlines()) == len(kept.decisions) + 1


@settings(max_examples=150, deadline=None)
@given(st.lists(RULINGS, max_size=8))
def test_one_ruling_of_a_reviewer_stands_on_an_issue_beside_what_was_misread(rulings: list[Decision]) -> None:
    standing = [one for one in taken(rulings).decisions if not one.is_superseded]
    places = [
        (one.issue_id, one.reviewer.casefold(), one.misread if one.is_misread and one.is_final else ())
        for one in standing
    ]
    assert len(places) == len(set(places))


@settings(max_examples=100, deadline=None)
@given(st.lists(RULINGS, max_size=6))
def test_the_latest_ruling_of_a_reviewer_is_never_superseded(rulings: list[Decision]) -> None:
    kept = taken(rulings).decisions
    for issue, reviewer in {(one.issue_id, one.reviewer.casefold()) for one in kept}:
        own = [one for one in kept if (one.issue_id, one.reviewer.casefold()) == (issue, reviewer)]
        last = max(one.date for one in own)
        assert any(not one.is_superseded for one in own if one.date == last)
