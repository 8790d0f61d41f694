"""One small case for every rule of what contradicts what: two claims, and the pair that they make or do not make."""

# ruff: noqa: E501 (a case a line)

from __future__ import annotations

import pytest

ONE, TWO = {"source_id": "first"}, {"source_id": "second"}


def avoid(concept, **fields):
    return {**ONE, "kind": "restriction", "concept": concept, **fields}


def use(concept, **fields):
    return {**TWO, "kind": "recommendation", "concept": concept, **fields}


def normal(concept, **fields):
    return {**TWO, "kind": "expected_effect", "concept": concept, **fields}


def warn(concept, **fields):
    return {**ONE, "kind": "warning_sign", "concept": concept, **fields}


def causes(concept, about, **fields):
    return {**ONE, "kind": "explanation", "concept": concept, "about": about, **fields}


def denies(concept, about, **fields):
    return {**TWO, "kind": "explanation", "concept": concept, "about": about, "polarity": "denies", **fields}


def hours(role, low=None, high=None):
    return {"timing": role, "min_hours": low, "max_hours": high}


NOTHING = None
UNSTATED, SAME = ("unstated", "conflict"), ("same", "conflict")
OVERLAPPING, SCOPED = ("overlapping", "conflict"), ("different", "scoped")

USE_VS_AVOID = {
    "the same concept": (avoid("makeup"), use("makeup"), UNSTATED),
    "a class restricted, a member recommended": (avoid("exfoliant"), use("salicylic_acid"), UNSTATED),
    "a class recommended, a member restricted": (avoid("retinoid"), use("skincare_product"), NOTHING),
    "a qualified class recommended, a member restricted": (avoid("fragrance"), use("gentle_product"), NOTHING),
    "a qualified class recommended, everything restricted": (avoid("skincare_product"), use("gentle_product"), UNSTATED),
    "a qualified class where some kinds stay allowed": (
        avoid("skincare_product", excepted="cleanser"), use("gentle_product"), NOTHING,
    ),
    "an acid in name only": (avoid("exfoliating_acid"), use("hyaluronic_acid"), NOTHING),
    "what the restriction excepts": (avoid("skincare_product", excepted="cleanser;serum"), use("serum"), NOTHING),
    "a member of what it excepts": (avoid("skincare_product", excepted="sunscreen"), use("mineral_sunscreen"), NOTHING),
    "another than what it excepts": (avoid("skincare_product", excepted="sunscreen"), use("serum"), UNSTATED),
    "an activity that involves a product": (avoid("skincare_product"), use("returning_to_normal_routine"), UNSTATED),
    "the one product that brings about a reaction": (
        avoid("skincare_product", triggers="itching;skincare_product"), use("moisturizer"), NOTHING,
    ),
    "a class that a user of the class is told to stop": (
        avoid("skincare_product", triggers="skincare_product"), use("moisturizer"), UNSTATED,
    ),
    "how to do it, not that it must be done": (
        avoid("skincare_product", **hours("for", 24)), use("cleanser", triggers="washing_face"), NOTHING,
    ),
    "when you do use it": (avoid("makeup"), use("makeup", triggers="makeup"), NOTHING),
    "any exercise and strenuous exercise": (avoid("exercise", degree="any"), use("exercise", degree="strenuous"), UNSTATED),
    "a product that involves an activity": (avoid("washing_face"), use("cleanser"), UNSTATED),
    "signs are not used or avoided": (avoid("redness"), use("redness"), NOTHING),
    "before and after the procedure": (avoid("caffeine", phase="before"), use("caffeine", phase="after"), NOTHING),
    "no phase is the subject's own": (avoid("caffeine", phase="after"), use("caffeine"), UNSTATED),
    "a ban that ends and a permission that starts then": (
        avoid("makeup", **hours("for", 24)), use("makeup", **hours("after", 24)), NOTHING,
    ),
    "a permission before the ban ends": (
        avoid("makeup", **hours("for", 48)), use("makeup", **hours("after", 24)), OVERLAPPING,
    ),
    "the earliest end of a ban counts": (
        avoid("makeup", **hours("for", 24, 48)), use("makeup", **hours("after", 24)), NOTHING,
    ),
    "day 1 and from day 3": (
        avoid("makeup", **hours("during", 24, 24)), use("makeup", **hours("after", 72)), NOTHING,
    ),
    "a use that ends before the ban begins": (
        avoid("cold_compress", **hours("during", 72, 96)), use("cold_compress", **hours("for", 24, 24)), SCOPED,
    ),
    "right after the procedure, in the time of a ban": (
        avoid("other_treatment", **hours("for", 336)), use("microdermabrasion", **hours("after", 0, 0)), OVERLAPPING,
    ),
    "a ban with a time, advice without": (avoid("skincare_product", **hours("for", 24)), use("moisturizer"), UNSTATED),
    "sessions weeks apart keep a ban of weeks": (
        avoid("next_session", **hours("for", 672)), use("next_session", **hours("every", 672, 1008)), NOTHING,
    ),
    "a short interval begins at once": (
        avoid("sunscreen", **hours("for", 24)), use("sunscreen", **hours("every", 2, 2)), UNSTATED,
    ),
    "equal situations": (avoid("retinoid", triggers="peeling"), use("retinoid", triggers="peeling"), SAME),
    "situations that can be one moment": (
        avoid("bha", triggers="peeling"), use("salicylic_acid", triggers="breakouts"), OVERLAPPING,
    ),
    "a situation and its contrary": (avoid("bha", triggers="peeling"), use("bha", triggers="not:peeling"), SCOPED),
    "a situation and the contrary of its class": (
        avoid("bha", triggers="purging"), use("bha", triggers="not:breakouts"), SCOPED,
    ),
    "a class and the contrary of a member": (
        avoid("bha", triggers="breakouts"), use("bha", triggers="not:purging"), OVERLAPPING,
    ),
    "readers who exclude each other": (
        avoid("bha", audience="active_acne"), use("bha", audience="not:active_acne"), SCOPED,
    ),
    "different readers can be one": (
        avoid("bha", audience="active_acne"), use("bha", audience="sensitive_skin"), OVERLAPPING,
    ),
    "words that fit no form tell nothing apart": (
        avoid("bha", condition="on dull days"), use("bha", condition="on bright days"), UNSTATED,
    ),
    "a bounded ban": (avoid("exfoliant", degree="harsh"), use("salicylic_acid"), SCOPED),
    "contrary degrees are two halves of one advice": (avoid("cleanser", degree="harsh"), use("cleanser", degree="gentle"), NOTHING),
    "light and strenuous": (avoid("exercise", degree="strenuous"), use("exercise", degree="light"), NOTHING),
    "strenuous bounds no ban against plain permission": (avoid("exercise", degree="strenuous"), use("exercise"), UNSTATED),
    "touching needlessly": (avoid("touching_skin", degree="unnecessarily"), use("touching_skin"), SCOPED),
    "what a professional decides": (avoid("other_treatment"), use("other_treatment", triggers="consulting_professional"), NOTHING),
    "an emergency": (avoid("skincare_product", triggers="allergic_reaction"), use("moisturizer"), SCOPED),
}  # fmt: skip

TIMELINE = {
    "at least 24 hours and 48 hours": (avoid("makeup", **hours("for", 24)), avoid("makeup", **TWO, **hours("for", 48, 48)), UNSTATED),
    "at least 24 hours and at least two weeks": (
        avoid("makeup", **hours("for", 24)), avoid("makeup", **TWO, **hours("for", 336)), UNSTATED,
    ),
    "at least 24 hours and 24–48 hours": (
        avoid("makeup", **hours("for", 24)), avoid("makeup", **TWO, **hours("for", 24, 48)), NOTHING,
    ),
    "up to 48 hours and 24 hours": (
        avoid("makeup", **hours("for", None, 48)), avoid("makeup", **TWO, **hours("for", 24, 24)), NOTHING,
    ),
    "days 2 to 3 resumes after day 3": (
        avoid("makeup", **hours("during", 48, 72)), avoid("makeup", **TWO, **hours("for", 24, 24)), UNSTATED,
    ),
    "some days states no time": (avoid("makeup", **hours("for")), avoid("makeup", **TWO, **hours("for", 24)), NOTHING),
    "the class longer than the member": (
        avoid("skincare_product", **hours("for", 168)), avoid("makeup", **TWO, **hours("for", 24)), UNSTATED,
    ),
    "the member longer than the class": (
        avoid("skincare_product", **hours("for", 24)), avoid("makeup", **TWO, **hours("for", 168)), NOTHING,
    ),
    "the class excepts the member": (
        avoid("skincare_product", excepted="makeup", **hours("for", 168)), avoid("makeup", **TWO, **hours("for", 24)), NOTHING,
    ),
    "the longer one bounded": (
        avoid("exfoliant", degree="harsh", **hours("for", 168)), avoid("exfoliant", **TWO, **hours("for", 24)), NOTHING,
    ),
    "different concepts": (avoid("laser_treatment", **hours("for", 336)), avoid("exercise", **TWO, **hours("for", 24)), NOTHING),
    "situations that exclude each other": (
        avoid("makeup", triggers="peeling", **hours("for", 168)),
        avoid("makeup", triggers="not:peeling", **TWO, **hours("for", 24)), SCOPED,
    ),
    "before the procedure": (
        avoid("retinoid", phase="before", **hours("before", 120, 120)),
        avoid("retinoid", phase="before", **TWO, **hours("before", 72, 72)), UNSTATED,
    ),
    "courses that lie apart": (
        normal("redness", **hours("lasts", 48, 96)), normal("redness", **ONE, **hours("lasts", 336, 672)), UNSTATED,
    ),
    "a course inside another": (
        normal("swelling", **hours("lasts", 72, 72)), normal("swelling", **ONE, **hours("lasts", 48, 96)), NOTHING,
    ),
    "a course inside that of everything": (
        normal("swelling", **hours("lasts", 72, 72)), normal("any_symptom", **ONE, **hours("lasts", 48, 96)), NOTHING,
    ),
    "a course longer than that of everything": (
        normal("breakouts", **hours("lasts", 336, 672)), normal("any_symptom", **ONE, **hours("lasts", 48, 96)), UNSTATED,
    ),
    "a course shorter than that of everything": (
        normal("redness", **hours("lasts", 48, 48)), normal("any_symptom", **ONE, **hours("lasts", 336, 672)), NOTHING,
    ),
    "a class and its member": (
        normal("breakouts", **hours("lasts", 336, 672)), normal("purging", **ONE, **hours("lasts", 48, 72)), UNSTATED,
    ),
    "an onset meets no course": (
        normal("redness", **hours("onset", 0, 0)), normal("redness", **ONE, **hours("lasts", 72, 72)), NOTHING,
    ),
    "onsets that lie apart": (
        normal("peeling", **hours("onset", 24, 24)), normal("peeling", **ONE, **hours("onset", 96, 96)), UNSTATED,
    ),
    "onsets of days that touch": (
        normal("peeling", **hours("onset", 24, 24)), normal("peeling", **ONE, **hours("onset", 48, 48)), NOTHING,
    ),
    "intervals within a day, and of days": (
        use("sunscreen", **hours("every", 2, 2)), use("sunscreen", **ONE, **hours("every", 24, 24)), NOTHING,
    ),
    "intervals of days": (
        use("cleanser", **hours("every", 24, 24)), use("cleanser", **ONE, **hours("every", 12, 12)), UNSTATED,
    ),
    "intervals": (use("sunscreen", **hours("every", 2, 2)), use("sunscreen", **ONE, **hours("every", 4, 4)), UNSTATED),
    "permissions": (use("makeup", **hours("after", 24)), use("makeup", **ONE, **hours("after", 72)), UNSTATED),
    "a sitting and a course of days": (
        use("cold_compress", **hours("for", 0.1667, 0.25)), use("cold_compress", **ONE, **hours("for", 72, 72)), NOTHING,
    ),
    "two sittings": (
        use("cold_compress", **hours("for", 0.1667, 0.25)), use("cold_compress", **ONE, **hours("for", 0.5, 0.5)), UNSTATED,
    ),
}  # fmt: skip

NORMAL_VS_WARNING = {
    "the same sign": (warn("redness"), normal("redness"), UNSTATED),
    "a bound on the warning": (warn("redness", degree="excessively"), normal("redness"), SCOPED),
    "a bound on the warning in other words": (warn("peeling", degree="for an extended period of time"), normal("peeling"), SCOPED),
    "a degree that no list knows": (warn("swelling", degree="one side only"), normal("swelling"), SCOPED),
    "two degrees that no list knows": (warn("swelling", degree="one side only"), normal("swelling", degree="jowly"), SCOPED),
    "a bound on the reassurance": (warn("redness"), normal("redness", degree="slight"), UNSTATED),
    "a faint warning is no bound": (warn("redness", degree="any"), normal("redness"), UNSTATED),
    "both of one degree": (warn("redness", degree="severe"), normal("redness", degree="intense"), UNSTATED),
    "each of another degree": (warn("redness", degree="prolonged"), normal("redness", degree="intense"), SCOPED),
    "times that exclude each other": (
        warn("redness", **hours("lasts", 168)), normal("redness", **hours("lasts", 48, 96)), SCOPED,
    ),
    "times that meet": (warn("redness", **hours("lasts", 168)), normal("redness", **hours("lasts", None, 336)), OVERLAPPING),
    "a warning from a day on, a reassurance without time": (warn("pain", **hours("lasts", 72)), normal("pain"), SCOPED),
    "a time in which to call bounds no sign": (warn("fever", **hours("within", None, 24)), normal("fever"), UNSTATED),
    "a class reassured": (warn("hyperpigmentation"), normal("discoloration"), UNSTATED),
    "a class warned of": (warn("discoloration"), normal("hyperpigmentation"), UNSTATED),
    "everything reassured": (warn("pus"), normal("any_symptom"), UNSTATED),
    "everything reassured, a bounded warning": (warn("redness", degree="severe"), normal("any_symptom"), SCOPED),
    "everything reassured, anything unusual warned of": (warn("any_symptom", degree="abnormal"), normal("any_symptom"), UNSTATED),
    "most of everything reassured": (warn("pus"), normal("any_symptom", degree="most"), NOTHING),
    "everything warned of": (warn("any_symptom"), normal("redness"), NOTHING),
    "another sign": (warn("swelling"), normal("redness"), NOTHING),
    "a situation and its contrary": (warn("redness", triggers="fever"), normal("redness", triggers="not:fever"), SCOPED),
    "the sign itself is no condition": (warn("redness", triggers="redness"), normal("redness"), UNSTATED),
}  # fmt: skip

CAUSE = {
    "denied and asserted": (causes("infection", "breakouts"), denies("infection", "breakouts"), UNSTATED),
    "denied of a kind of it": (causes("infection", "breakouts"), denies("infection", "purging"), UNSTATED),
    "denied of its class": (causes("infection", "purging"), denies("infection", "breakouts"), UNSTATED),
    "the class of the cause denied": (causes("allergic_reaction", "breakouts"), denies("adverse_reaction", "breakouts"), UNSTATED),
    "a member of the cause denied": (causes("adverse_reaction", "redness"), denies("infection", "redness"), NOTHING),
    "what carries the cause": (causes("bacteria", "breakouts"), denies("infection", "purging"), UNSTATED),
    "another sign": (causes("infection", "redness"), denies("infection", "breakouts"), NOTHING),
    "asserted of any sign at all": (causes("infection", "any_symptom"), denies("infection", "purging"), NOTHING),
    "another cause": (causes("oil_production", "breakouts"), denies("infection", "breakouts"), NOTHING),
    "two phrasings of one cause": (causes("healing", "purging"), causes("healing", "purging", **TWO), NOTHING),
}  # fmt: skip

CASES = {
    **{f"use_vs_avoid: {name}": ("use_vs_avoid", *case) for name, case in USE_VS_AVOID.items()},
    **{f"timeline: {name}": ("timeline", *case) for name, case in TIMELINE.items()},
    **{
        f"normal_vs_warning: {name}": ("normal_vs_warning", *case) for name, case in NORMAL_VS_WARNING.items()
    },
    **{f"cause: {name}": ("cause", *case) for name, case in CAUSE.items()},
}


@pytest.mark.parametrize(("kind", "one", "other", "expected"), CASES.values(), ids=CASES)
def test_a_rule(compared, kind, one, other, expected):
    contradictions, issues = compared(one, other)
    found = contradictions[["type", "scope", "status"]].to_records(index=False).tolist()
    assert found == ([] if expected is None else [(kind, *expected)])
    assert issues["pairs"].sum() == len(found)


@pytest.mark.parametrize(("one", "other", "expected"), [case[1:] for case in CASES.values()], ids=CASES)
def test_a_rule_holds_within_one_article_too(compared, one, other, expected):
    contradictions, issues = compared({**one, "source_id": "only"}, {**other, "source_id": "only"})
    assert len(contradictions) == (expected is not None)
    assert contradictions["within_source"].all()
    assert issues["within_source"].all()


def test_the_cautious_side_comes_first(compared, rows):
    long, short = avoid("makeup", **hours("for", 72)), avoid("makeup", **TWO, **hours("for", 24))
    claims = rows.claims(short, long)
    contradictions, _ = compared(short, long)
    assert contradictions["claim_a"].tolist() == [claims["claim_id"].iloc[1]]


def test_one_sentence_tells_its_own_halves_apart(compared):
    same = {
        "source_id": "first",
        "quote": "While some redness is expected, redness is a reason to call us.",
        "start": 0,
    }
    contradictions, issues = compared({**warn("redness"), **same}, {**normal("redness"), **same})
    assert contradictions.empty
    assert issues.empty


def test_the_same_short_item_under_two_lead_ins_is_no_single_sentence(compared):
    one = avoid("makeup", quote="Makeup", start=10)
    other = use("makeup", quote="Makeup", start=40)
    contradictions, _ = compared(one, other)
    assert len(contradictions) == 1


def test_a_claim_with_a_time_and_an_interval_counts_once(compared):
    place = {"source_id": "second", "quote": "Apply ice for ten minutes, every two hours, today.", "start": 0}
    contradictions, issues = compared(
        avoid("cold_compress"),
        {**use("cold_compress", **hours("for", 0.1667, 0.1667)), **place},
        {**use("cold_compress", **hours("every", 2, 2)), **place},
    )
    assert issues["pairs"].tolist() == [1]
    assert len(contradictions) == 1


def test_side_effects_such_as_redness_reassure_about_redness_alone(compared):
    listed = {"quote": "There are temporary side effects such as redness.", "start": 0}
    contradictions, _ = compared(
        warn("pus"), warn("redness"), normal("any_symptom", **listed), normal("redness", **listed)
    )
    assert contradictions["concept"].tolist() == ["redness"]


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        (avoid("retinoid"), use("retinoid"), "high"),
        (avoid("makeup"), use("makeup"), "medium"),
        (avoid("caffeine"), use("caffeine"), "low"),
        (avoid("skincare_product"), use("moisturizer"), "medium"),
        (avoid("skincare_product"), use("sunscreen"), "high"),
        (avoid("retinoid", **hours("for", 24)), avoid("retinoid", **TWO, **hours("for", 168)), "high"),
        (avoid("makeup", **hours("for", 24)), avoid("makeup", **TWO, **hours("for", 48)), "medium"),
        (avoid("makeup", **hours("for", 60, 60)), avoid("makeup", **TWO, **hours("for", 72, 72)), "low"),
        (warn("redness"), normal("redness"), "high"),
        (warn("breakouts"), normal("breakouts"), "medium"),
        (warn("redness", degree="severe"), normal("redness"), "low"),
        (causes("infection", "breakouts"), denies("infection", "breakouts"), "high"),
        (causes("bacteria", "breakouts"), denies("infection", "breakouts"), "medium"),
        (use("sunscreen", **hours("every", 2, 2)), use("sunscreen", **ONE, **hours("every", 4, 4)), "low"),
    ],
)  # fmt: skip
def test_severity_comes_from_the_rules(compared, one, other, severity):
    contradictions, issues = compared(one, other)
    assert contradictions["severity"].tolist() == [severity]
    assert issues["severity"].tolist() == [severity]


def test_one_sweeping_sentence_is_one_issue(compared):
    members = [use(one) for one in ("moisturizer", "cleanser", "serum", "salicylic_acid")]
    _, issues = compared(avoid("skincare_product", **hours("for", 24)), *members)
    assert issues[["issue_id", "pairs"]].values.tolist() == [["use_vs_avoid:any_product:after", 4]]


def test_what_a_sweeping_sentence_does_not_settle_stays_apart(compared):
    _, issues = compared(avoid("skincare_product"), use("sunscreen"), use("moisturizer"))
    assert issues["issue_id"].tolist() == [
        "use_vs_avoid:sun_protection:after",
        "use_vs_avoid:any_product:after",
    ]


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (avoid("exfoliant"), use("salicylic_acid"), ["salicylic acid belongs to", "does what the first forbids"]),
        (avoid("bha", triggers="peeling"), use("bha", triggers="breakouts"), ["can be true at the same moment"]),
        (avoid("makeup", **hours("for", 24)), use("makeup"), ["for at least 24 hours", "no time or condition"]),
        (avoid("makeup", **hours("for", 72)), avoid("makeup", **TWO, **hours("for", 24)), ["resumes 48 hours too early"]),
        (warn("redness", degree="excessively"), normal("redness"), ["no conflict", "“excessively” bounds the first"]),
        (causes("bacteria", "breakouts"), denies("infection", "purging"), ["bacteria can bring infection", "purging belongs to"]),
    ],
)  # fmt: skip
def test_the_explanation_says_what_links_the_two(compared, one, other, words):
    contradictions, _ = compared(one, other)
    (text,) = contradictions["explanation"]
    assert all(word.lower() in text.lower() for word in words), text
    assert "“first”" in text
    assert "“second”" in text
    assert text.count(". ") == 1
