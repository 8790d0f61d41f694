"""What one expression of time says in a claim of each kind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimaudit.domain.time_files import general_times
from claimaudit.domain.times import HINTS, Hint
from claimaudit.extract.times import Timing, find_times, time_for
from claimaudit.model import KINDS, TIME_ROLES, Kind

RULES = general_times()

DO_NOT: Kind = "restriction"
DO: Kind = "recommendation"
NORMAL: Kind = "expected_effect"
ALARM: Kind = "warning_sign"
WHY: Kind = "explanation"


def said(text: str, kind: Kind, hint: Hint | None = None) -> Timing:
    """What the one time of a text says in a claim of the kind."""
    [time] = find_times(text, RULES)
    return time_for(time, kind, hint)


CASES: list[tuple[str, Kind, str, float | None, float | None]] = [
    # how long a rule holds
    ("No sauna for at least 24 hours.", DO_NOT, "for", 24, None),
    ("No sauna for 24–48 hours.", DO_NOT, "for", 24, 48),
    ("No sauna for 24 hours after surgery.", DO_NOT, "for", 24, 24),
    ("No sauna 24 hours after surgery.", DO_NOT, "for", 24, 24),
    ("Soak it for 10-15 minutes at a time.", DO, "for", 1 / 6, 0.25),
    ("Do not bathe until day 5.", DO_NOT, "for", 120, 120),
    ("Not until day 5.", DO_NOT, "for", 120, 120),
    ("No sauna in the first 24 hours.", DO_NOT, "for", 24, 24),
    ("No sauna in the first week.", DO_NOT, "for", 168, 168),
    ("No sauna during the first few days.", DO_NOT, "for", 48, 96),
    ("Keep it dry in the first 24 hours.", DO, "for", 24, 24),
    ("No sauna within the first 48 hours.", DO_NOT, "for", 48, 48),
    ("No sauna within 48 hours of surgery.", DO_NOT, "for", 48, 48),
    ("No sauna in the 48 hours following surgery.", DO_NOT, "for", 48, 48),
    ("No sauna the week after surgery.", DO_NOT, "for", 168, 168),
    ("No sauna over the next three days.", DO_NOT, "for", 72, 72),
    ("First 24–72 hours", DO_NOT, "for", 24, 72),
    ("0–24 hours", DO_NOT, "for", 24, 24),
    ("Week 1", DO_NOT, "for", 168, 168),
    ("Week 1", DO, "for", 168, 168),
    ("Wait at least 24 hours before you run.", DO_NOT, "for", 24, None),
    ("Wait 24 hours after surgery.", DO_NOT, "for", 24, 24),
    ("Wait 24 hours after surgery.", DO, "for", 24, 24),
    ("Leave it on overnight.", DO, "for", 8, 12),
    # when an act may be done
    ("After 24 hours you may run.", DO, "after", 24, None),
    ("You may run in two days.", DO, "after", 48, None),
    ("You may run from day two.", DO, "after", 48, None),
    ("You may run by day 5.", DO, "after", 120, None),
    ("You may run the next day.", DO, "after", 24, None),
    ("You may run a week later.", DO, "after", 168, None),
    ("You may run right after surgery.", DO, "after", 0, 0),
    ("Ring us within 24 hours.", DO, "within", None, 24),
    ("See us within a few weeks.", DO, "within", None, 672),
    ("Stop aspirin 5 days before surgery.", DO_NOT, "before", 120, 120),
    ("Days 2–3", DO, "during", 48, 72),
    ("Days 2–3", DO_NOT, "during", 48, 72),
    ("Rinse every two hours.", DO, "every", 2, 2),
    ("Rinse twice a day.", DO_NOT, "every", 12, 12),
    # the course of a symptom
    ("The ache is there for 3 days.", NORMAL, "lasts", 72, 72),
    ("The ache subsides in about three days.", NORMAL, "lasts", 72, 72),
    ("The ache resolves within a few weeks.", NORMAL, "lasts", 336, 672),
    ("The ache goes within a week.", NORMAL, "lasts", 168, 168),
    ("The ache is there up to 5 days.", NORMAL, "lasts", None, 120),
    ("The ache fades after 3 days.", NORMAL, "lasts", 72, 72),
    ("After 3 days the ache fades.", NORMAL, "lasts", 72, 72),
    ("The ache begins after 3 days.", NORMAL, "onset", 72, 72),
    ("The ache is worst after 3 days.", NORMAL, "onset", 72, 72),
    ("The ache comes the day after surgery.", NORMAL, "onset", 24, 24),
    ("The ache comes right after surgery.", NORMAL, "onset", 0, 0),
    ("The ache comes from day 3.", NORMAL, "onset", 72, 72),
    ("The ache begins in the first 24 hours.", NORMAL, "onset", 0, 24),
    ("The ache is common in the first week.", NORMAL, "during", 0, 168),
    ("The ache is common for the first 24 hours.", NORMAL, "lasts", 24, 24),
    ("The ache fades in the first week.", NORMAL, "lasts", 168, 168),
    ("The ache is common in days 2 – 4.", NORMAL, "during", 48, 96),
    ("The ache is common in week 2.", NORMAL, "during", 168, 336),
    ("0–24 hours", NORMAL, "during", 0, 24),
    ("First 24–72 hours", NORMAL, "during", 0, 72),
    ("The ache is gone by day 5.", NORMAL, "lasts", 120, 120),
    ("The ache lasts until day 5.", NORMAL, "lasts", 120, 120),
    ("The ache goes down overnight.", NORMAL, "lasts", 8, 12),
    # signs of trouble
    ("Ring if it lasts longer than a week.", ALARM, "lasts", 168, None),
    ("Ring if it lasts for more than 3 days.", ALARM, "lasts", 72, None),
    ("Ring if it persists beyond 72 hours.", ALARM, "lasts", 72, None),
    ("Ring if it hurts after 5 days.", ALARM, "lasts", 120, None),
    ("Ring if it has not faded after 5 days.", ALARM, "lasts", 120, None),
    ("Ring if it has not faded by day 5.", ALARM, "lasts", 120, None),
    ("Ring if it does not fade within 5 days.", ALARM, "lasts", 120, None),
    ("Ring if it does not fade in 5 days.", ALARM, "lasts", 120, None),
    ("Ring about any fever in the first week.", ALARM, "during", 0, 168),
    ("Ring about any fever within 48 hours.", ALARM, "during", 0, 48),
    # reasons
    ("New tissue forms over 4–6 weeks.", WHY, "lasts", 672, 1008),
    ("The work of healing takes 3 months.", WHY, "lasts", 2190, 2190),
]


@pytest.mark.parametrize(
    ("text", "kind", "role", "low", "high"), CASES, ids=[f"{one[1]}: {one[0]}" for one in CASES]
)
def test_a_time_in_a_claim(text: str, kind: Kind, role: str, low: float | None, high: float | None) -> None:
    ends = (None if hours is None else pytest.approx(hours) for hours in (low, high))
    assert said(text, kind) == (role, *ends)


def test_a_hint_given_overrides_the_verb_found() -> None:
    text = "It fades after 3 days."
    assert said(text, NORMAL) == ("lasts", 72, 72)
    assert said(text, NORMAL, "begins") == ("onset", 72, 72)
    assert said(text, NORMAL, "") == ("onset", 72, 72)
    assert said("Sit 24 hours after surgery.", DO, "waits") == ("for", 24, 24)


def test_a_verb_beside_the_time_changes_no_act() -> None:
    assert said("Avoid it until the ache fades, for 3 days.", DO_NOT) == ("for", 72, 72)
    assert said("To help it settle in 3 days, rest.", DO_NOT) == ("for", 72, 72)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("The peel may start after 2 days.", "begins"),
        ("Start using it after 2 days.", ""),
        ("It should stop within 2 days.", "ends"),
        ("Stop taking it 2 days before surgery.", ""),
        ("It can last 2 days.", "lasts"),
        ("It is worst 2 days after your last session.", ""),
        ("Stay away from it for 2 days.", ""),
        ("Wait for 2 days.", "waits"),
        ("The ache fades, and the lump is there for 2 days.", ""),
        ("The ache fades. Rest for 2 days.", ""),
        ("Within 2 days, the ache disappears.", "ends"),
    ],
)
def test_the_verb_beside_a_time(text: str, hint: str) -> None:
    [time] = find_times(text, RULES)
    assert time.hint == hint


def annotated() -> list[tuple[str, Kind, str, float | None, float | None]]:
    lines = (Path(__file__).parents[1] / "gold" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [
        (row["quote"], row["kind"], row["timing"], row["min_hours"], row["max_hours"])
        for row in rows
        if row["timing"]
    ]


def test_every_time_annotated_by_hand_is_read_so() -> None:
    rows = annotated()
    assert rows
    for quote, kind, role, low, high in rows:
        timings = [time_for(time, kind) for time in find_times(quote, RULES)]
        ends = (None if hours is None else pytest.approx(hours, abs=0.001) for hours in (low, high))
        assert (role, *ends) in timings


SENTENCES = st.sampled_from([case[0] for case in CASES])


@given(SENTENCES, st.sampled_from(KINDS), st.sampled_from(HINTS))
def test_every_reading_has_a_role_and_ordered_ends(text: str, kind: Kind, hint: Hint) -> None:
    role, low, high = said(text, kind, hint)
    assert role in TIME_ROLES
    assert low is not None or high is not None
    assert low is None or high is None or low <= high


@given(SENTENCES)
def test_an_interval_means_the_same_in_every_claim_and_a_distance_before_in_all_advice(text: str) -> None:
    [time] = find_times(text, RULES)
    kinds = KINDS if time.role == "every" else ("restriction", "recommendation")
    if time.role in {"every", "before"}:
        assert {time_for(time, kind, "") for kind in kinds} == {(time.role, time.min_hours, time.max_hours)}
