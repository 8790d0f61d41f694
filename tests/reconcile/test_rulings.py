"""Which rulings stand, and what each verdict does to guidance."""

from __future__ import annotations

import datetime as dt

import pytest

RETINOIDS = "use_vs_avoid:retinoids:after"
CLAIMS = [
    {"kind": "restriction", "concept": "retinoid", "source_id": "a", "strength": "should"},
    {"kind": "recommendation", "concept": "retinoid", "source_id": "b", "strength": "should"},
]
TIMES = [
    {"kind": "restriction", "concept": "makeup", "source_id": "a", "timing": "for", "min_hours": 24},
    {"kind": "restriction", "concept": "makeup", "source_id": "b", "timing": "for", "min_hours": 72},
]
AVOID, USE = "Avoid retinoids after microneedling.", "Use retinoids after microneedling."


@pytest.mark.parametrize(
    ("verdict", "wording", "expected", "reviewed"),
    [
        ("cautious", "", [AVOID], "clinically reviewed"),
        ("permissive", "", [USE], "clinically reviewed"),
        ("both", "", [AVOID, USE], "clinically reviewed"),
        ("other", "Use retinoids from day five.", ["Use retinoids from day five."], "clinically reviewed"),
        (
            "cautious",
            "Keep retinoids away for a week.",
            ["Keep retinoids away for a week."],
            "clinically reviewed",
        ),
        ("not_a_conflict", "", [AVOID, USE], "not clinically reviewed"),
    ],
)
def test_a_verdict_decides_the_rows(settle, verdict, wording, expected, reviewed):
    settled = settle(CLAIMS, [{"issue_id": RETINOIDS, "verdict": verdict, "wording": wording}])
    assert settled.guidance["wording"].tolist() == expected
    assert set(settled.guidance["reviewed"]) == {reviewed}
    assert settled.issues[["status", "decision"]].values.tolist() == [
        ["resolved", f"{verdict} (Dr Who, 2026-01-02)"]
    ]
    assert settled.contradictions["status"].tolist() == ["resolved"]


def test_a_ruled_row_names_the_reviewer_the_reason_and_the_reference(settle):
    settled = settle(CLAIMS, [{"issue_id": RETINOIDS, "verdict": "cautious", "reference": "Guideline 7"}])
    assert settled.guidance["note"].tolist() == ["Ruled by Dr Who, 2026-01-02: Because. (Guideline 7)"]
    assert settled.guidance["basis"].tolist() == ["reviewer"]
    assert settled.guidance[["for", "against"]].values.tolist() == [["a", "b"]]


def test_what_a_ruling_decided_against_is_to_be_changed(settle):
    settled = settle(CLAIMS, [{"issue_id": RETINOIDS, "verdict": "permissive"}])
    assert settled.changes[["source_id", "problem"]].values.tolist() == [
        ["a", "Says to avoid retinoids, against a reviewer's ruling."]
    ]


@pytest.mark.parametrize(
    ("ruling", "decision"),
    [
        ({"verdict": "permissive", "final": ""}, "proposed"),
        ({"verdict": "permissive", "fingerprint": "00000000"}, "stale"),
        ({"verdict": "permissive", "expires": "2026-01-31"}, "expired"),
        ({"verdict": "nonsense"}, ""),
        ({"verdict": "permissive", "reviewer": ""}, ""),
    ],
)
def test_a_ruling_that_does_not_stand_settles_nothing(settle, ruling, decision):
    settled = settle(CLAIMS, [{"issue_id": RETINOIDS, **ruling}], today=dt.date(2026, 2, 1))
    assert settled.guidance["wording"].tolist() == [AVOID]
    assert settled.issues[["status", "decision"]].values.tolist() == [["conflict", decision]]


def test_without_a_day_no_ruling_expires(settle):
    ruling = {"issue_id": RETINOIDS, "verdict": "permissive", "expires": "2000-01-01"}
    assert settle(CLAIMS, [ruling]).issues["status"].tolist() == ["resolved"]


def test_final_rulings_that_contradict_each_other_settle_nothing(settle):
    rulings = [
        {"issue_id": RETINOIDS, "verdict": verdict, "reviewer": verdict}
        for verdict in ("cautious", "permissive")
    ]
    assert settle(CLAIMS, rulings).issues[["status", "decision"]].values.tolist() == [
        ["conflict", "contested"]
    ]


def test_a_ruling_on_an_issue_that_is_gone_changes_nothing(settle):
    settled = settle(
        CLAIMS, [{"issue_id": "use_vs_avoid:makeup:after", "verdict": "permissive", "fingerprint": "x"}]
    )
    assert settled.issues["status"].tolist() == ["conflict"]


def test_a_restatement_leaves_the_ruling_in_force_and_a_new_position_does_not(settle):
    fingerprint = settle(CLAIMS).issues["fingerprint"].iloc[0]
    ruling = {"issue_id": RETINOIDS, "verdict": "permissive", "fingerprint": fingerprint}
    restated = [*CLAIMS, {**CLAIMS[1], "source_id": "c"}]
    assert settle(restated, [ruling]).issues["status"].tolist() == ["resolved"]
    changed = [*CLAIMS, {**CLAIMS[1], "source_id": "c", "triggers": "peeling"}]
    assert settle(changed, [ruling]).issues["decision"].tolist() == ["stale"]


def test_a_misread_claim_leaves_every_tally(settle, rows):
    claims = rows.claims(*CLAIMS, {**CLAIMS[1], "source_id": "c"})
    misread = {"issue_id": RETINOIDS, "verdict": "misread", "wording": claims["claim_id"].iloc[2]}
    settled = settle(claims, [misread])
    assert settled.issues["pairs"].tolist() == [1]
    assert settled.guidance["against"].tolist() == ["b"]
    assert settled.issues[["status", "decision"]].values.tolist() == [["conflict", "misread"]]


@pytest.mark.parametrize(
    ("verdict", "low", "high"), [("cautious", 72, None), ("permissive", 24, None), ("both", 24, 72)]
)
def test_a_ruling_on_times_chooses_the_time(settle, verdict, low, high):
    settled = settle(TIMES, [{"issue_id": "timeline:makeup:after", "verdict": verdict}])
    (row,) = settled.guidance.to_dict("records")
    assert row["min_hours"] == low
    assert row["max_hours"] == high or (high is None and row["max_hours"] != row["max_hours"])
    assert row["basis"] == "reviewer"


def test_a_reviewer_may_settle_a_medicine(settle):
    claims = [
        {"kind": "restriction", "concept": "aspirin", "source_id": "a"},
        {"kind": "recommendation", "concept": "aspirin", "source_id": "b"},
    ]
    issue = settle(claims).issues["issue_id"].iloc[0]
    settled = settle(claims, [{"issue_id": issue, "verdict": "cautious"}])
    assert settled.guidance["wording"].tolist() == ["Avoid aspirin after microneedling."]
