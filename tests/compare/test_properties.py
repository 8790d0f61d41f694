"""What must hold whatever the claims are."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from claimaudit.compare import compare

FAST = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
ADVICE = (
    "skincare_product",
    "moisturizer",
    "sunscreen",
    "exfoliant",
    "salicylic_acid",
    "makeup",
    "washing_face",
    "cleanser",
)
SIGNS = ("redness", "breakouts", "purging", "any_symptom", "discoloration", "hyperpigmentation")
TRIGGERS = (
    "",
    "",
    "peeling",
    "not:peeling",
    "breakouts",
    "not:breakouts",
    "purging",
    "infection",
    "severe:redness",
)
SPANS = (
    (24, 24),
    (24, 48),
    (48, 96),
    (72, 72),
    (168, 336),
    (336, 672),
    (24, None),
    (72, None),
    (None, 48),
    (None, None),
)
ROLES = {
    "restriction": ("", "for", "during"),
    "recommendation": ("", "for", "after", "every", "during"),
    "expected_effect": ("", "lasts", "onset", "during"),
    "warning_sign": ("", "lasts", "within"),
    "explanation": ("",),
}
DEGREES = ("", "", "harsh", "gentle", "severe", "slight", "prolonged", "one side only")


@st.composite
def claim(draw, sources=("one", "two", "three")):
    kind = draw(st.sampled_from(sorted(ROLES)))
    role = draw(st.sampled_from(ROLES[kind]))
    low, high = draw(st.sampled_from(SPANS)) if role else (None, None)
    concepts = {
        "restriction": ADVICE,
        "recommendation": ADVICE,
        "explanation": ("infection", "bacteria"),
    }.get(kind, SIGNS)
    number = draw(st.integers(0, 9))
    return {
        "source_id": draw(st.sampled_from(sources)),
        "kind": kind,
        "concept": draw(st.sampled_from(concepts)),
        "quote": f"This is the sentence of number {number}.",
        "start": 100 * number,
        "phase": draw(st.sampled_from(("", "after", "before"))),
        "triggers": draw(st.sampled_from(TRIGGERS)),
        "audience": draw(st.sampled_from(("", "", "active_acne", "not:active_acne"))),
        "excepted": draw(st.sampled_from(("", "", "sunscreen"))) if kind == "restriction" else "",
        "degree": draw(st.sampled_from(DEGREES)),
        "about": draw(st.sampled_from(("breakouts", "purging"))) if kind == "explanation" else "",
        "polarity": draw(st.sampled_from(("asserts", "denies"))) if kind == "explanation" else "asserts",
        "timing": role,
        "min_hours": low,
        "max_hours": high,
        "strength": "should",
    }


CLAIMS = st.lists(claim(), min_size=2, max_size=12)


def table(rows, claims):
    """A claims table in which every row has its own id."""
    return rows.claims(*({**one, "claim_id": f"{number:08x}"} for number, one in enumerate(claims)))


def pairs(contradictions, **wanted):
    for name, value in wanted.items():
        contradictions = contradictions[contradictions[name] == value]
    return set(contradictions[["type", "claim_a", "claim_b"]].itertuples(index=False, name=None))


@given(claims=CLAIMS, seed=st.integers(0, 99))
@FAST
def test_the_order_of_articles_changes_nothing(domain, rows, claims, seed):
    made = table(rows, claims)
    mixed = made.sample(frac=1, random_state=seed).reset_index(drop=True)
    for one, other in zip(compare(made, domain), compare(mixed, domain), strict=True):
        pd.testing.assert_frame_equal(one, other)


@given(claims=CLAIMS)
@FAST
def test_an_article_that_claims_nothing_comparable_changes_no_issue(domain, rows, claims):
    silent = {
        "source_id": "four",
        "kind": "explanation",
        "concept": "healing",
        "quote": "Healing takes time.",
        "start": 0,
    }
    before = compare(table(rows, claims), domain)[1]
    after = compare(table(rows, [*claims, silent]), domain)[1]
    pd.testing.assert_frame_equal(before, after)


@given(claims=CLAIMS)
@FAST
def test_no_claim_contradicts_itself_or_its_own_sentence(domain, rows, claims):
    made = table(rows, claims).set_index("claim_id")
    contradictions, _ = compare(table(rows, claims), domain)
    for _, one, other in pairs(contradictions):
        assert one != other
        assert made.loc[one, "quote"] != made.loc[other, "quote"]


@given(claims=CLAIMS)
@FAST
def test_the_number_of_pairs_is_exact(domain, rows, claims):
    contradictions, issues = compare(table(rows, claims), domain, limit=10_000)
    counted = contradictions["issue_id"].value_counts()
    assert issues.set_index("issue_id")["pairs"].to_dict() == counted.to_dict()
    assert len(pairs(contradictions)) == len(contradictions)
    capped, same = compare(table(rows, claims), domain, limit=2)
    assert same["pairs"].tolist() == issues["pairs"].tolist()
    assert (same["pairs_listed"] == same["pairs"].clip(upper=2)).all()
    assert pairs(capped) <= pairs(contradictions)


@given(claims=st.lists(claim(sources=("one",)), min_size=2, max_size=10))
@FAST
def test_an_article_contradicts_its_copy_only_where_it_contradicts_itself(domain, rows, claims):
    alone, _ = compare(table(rows, claims), domain)
    copies = [{**one, "source_id": "copy"} for one in claims]
    both, _ = compare(table(rows, [*claims, *copies]), domain)
    original = {f"{number:08x}": f"{number % len(claims):08x}" for number in range(2 * len(claims))}
    assert {(kind, original[one], original[other]) for kind, one, other in pairs(both)} == pairs(alone)


@given(claims=CLAIMS, chosen=st.integers(0, 11))
@FAST
def test_an_unconditional_restriction_loses_no_contradiction(domain, rows, claims, chosen):
    assume(chosen < len(claims))
    assume(claims[chosen]["kind"] == "restriction")
    freed = [dict(one) for one in claims]
    freed[chosen] |= {"triggers": "", "audience": "", "condition": ""}
    before, after = compare(table(rows, claims), domain)[0], compare(table(rows, freed), domain)[0]
    assert pairs(before) <= pairs(after)
    assert pairs(before, status="conflict") <= pairs(after, status="conflict")
    freed[chosen] |= {"timing": "", "min_hours": None, "max_hours": None}
    timeless = compare(table(rows, freed), domain)[0]
    assert pairs(before, type="use_vs_avoid") <= pairs(timeless, type="use_vs_avoid")


@given(claims=CLAIMS, chosen=st.integers(0, 11), by=st.tuples(st.integers(0, 400), st.integers(0, 400)))
@FAST
def test_widening_a_time_creates_no_timeline_contradiction(domain, rows, claims, chosen, by):
    assume(chosen < len(claims))
    one = claims[chosen]
    assume(one["min_hours"] is not None)
    assume(one["max_hours"] is not None)
    assume((one["kind"], one["timing"]) != ("restriction", "during"))
    widened = [dict(each) for each in claims]
    widened[chosen] |= {"min_hours": max(one["min_hours"] - by[0], 1), "max_hours": one["max_hours"] + by[1]}
    before, after = compare(table(rows, claims), domain)[0], compare(table(rows, widened), domain)[0]
    assert pairs(after, type="timeline") <= pairs(before, type="timeline")


@given(claims=CLAIMS)
@FAST
def test_a_restatement_changes_no_fingerprint(domain, rows, claims):
    _, issues = compare(table(rows, claims), domain)
    again = [{**one, "source_id": "four", "quote": f"{one['quote'][:-1]}, again."} for one in claims]
    _, restated = compare(table(rows, [*claims, *again]), domain)
    known = restated.set_index("issue_id")["fingerprint"]
    inside = issues[issues["pairs"] > 0].set_index("issue_id")["fingerprint"]
    for issue_id, mark in inside.items():
        assert set(mark.split(".")) <= set(known[issue_id].split("."))


@pytest.mark.parametrize("sources", [("a", "b"), ("a", "a")])
def test_a_restatement_of_both_sides_keeps_the_fingerprint(domain, rows, sources):
    claims = [
        {"kind": "restriction", "concept": "makeup", "source_id": sources[0]},
        {"kind": "recommendation", "concept": "makeup", "source_id": sources[1]},
    ]
    _, issues = compare(rows.claims(*claims), domain)
    _, restated = compare(rows.claims(*claims, *({**one, "source_id": "c"} for one in claims)), domain)
    assert issues["fingerprint"].tolist() == restated["fingerprint"].tolist()
    changed = [*claims, {**claims[1], "triggers": "peeling", "source_id": "c"}]
    assert compare(rows.claims(*changed), domain)[1]["fingerprint"].tolist() != issues["fingerprint"].tolist()
