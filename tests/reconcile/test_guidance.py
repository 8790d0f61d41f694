"""What guidance says of claims that agree, and of claims that do not."""

# ruff: noqa: E501 (a case a line)

from __future__ import annotations

import re

import pytest


def claim(kind, concept, source="a", **fields):
    return {"kind": kind, "concept": concept, "source_id": source, "strength": "should", **fields}


def avoid(concept, source="a", **fields):
    return claim("restriction", concept, source, **fields)


def use(concept, source="b", **fields):
    return claim("recommendation", concept, source, **fields)


def normal(concept, source="b", **fields):
    return claim("expected_effect", concept, source, **fields)


def warn(concept, source="a", **fields):
    return claim("warning_sign", concept, source, **fields)


def hours(role, low=None, high=None):
    return {"timing": role, "min_hours": low, "max_hours": high}


def wordings(settled):
    return settled.guidance["wording"].tolist()


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([avoid("makeup", **hours("for", 24))], ["Avoid makeup for at least 24 hours after microneedling."]),
        ([avoid("makeup", **hours("for", 24)), avoid("makeup", "b", **hours("for", 48, 48))], ["Avoid makeup for 48 hours after microneedling."]),
        ([avoid("retinoid", phase="before", **hours("before", 120, 120))], ["Avoid retinoids for 5 days before microneedling."]),
        ([avoid("retinoid", triggers="peeling")], ["Avoid retinoids after microneedling while the skin is peeling."]),
        ([avoid("retinoid", triggers="not:peeling")], ["Avoid retinoids after microneedling except while the skin is peeling."]),
        ([avoid("retinoid", audience="active_acne")], ["Avoid retinoids after microneedling if you have active acne."]),
        ([avoid("exfoliant", degree="harsh")], ["Avoid harsh exfoliation and exfoliating products after microneedling."]),
        ([avoid("harsh_product", degree="harsh")], ["Avoid harsh or irritating products after microneedling."]),
        ([avoid("other_treatment", degree="harsh")], ["Avoid other harsh cosmetic treatments after microneedling."]),
        ([avoid("hot_shower", degree="hot")], ["Avoid hot showers and hot water after microneedling."]),
        ([avoid("exercise", degree="any; strenuous")], ["Avoid strenuous exercise after microneedling."]),
        ([avoid("skincare_product", degree="certain")], []),
        ([normal("peeling"), normal("peeling", "c", triggers="healing")], ["Peeling, flaking or shedding is normal after microneedling."]),
        ([normal("any_symptom")], ["Some side effects are normal after microneedling."]),
        ([avoid("makeup", **hours("during", 0, 72))], ["Avoid makeup for 3 days after microneedling."]),
        ([use("moisturizer")], ["Use a gentle moisturizer after microneedling."]),
        ([use("serum", strength="may")], ["You may use serums after microneedling."]),
        ([use("makeup", **hours("after", 24))], ["You may wear makeup from 24 hours after microneedling."]),
        ([use("makeup", **hours("after", 24)), use("makeup", "c", **hours("after", 72))], ["You may wear makeup from 3 days after microneedling."]),
        ([use("sunscreen", **hours("every", 2, 2))], ["Wear a broad-spectrum sunscreen of SPF 30 or higher after microneedling; reapply it every 2 hours."]),
        ([use("cold_compress", **hours("for", 0.1667, 0.25))], ["Apply a cold compress after microneedling for 10 to 15 minutes at a time."]),
        ([normal("redness", **hours("lasts", 48, 96))], ["Redness is normal after microneedling and usually goes away within 2 to 4 days."]),
        ([normal("redness", **hours("lasts", 48, 96)), normal("redness", "c", **hours("lasts", 72, 168))], ["Redness is normal after microneedling and usually goes away within 2 to 7 days."]),
        ([normal("breakouts", degree="mild")], ["Mild breakouts are normal after microneedling."]),
        ([warn("redness", degree="severe"), warn("redness", "b", degree="prolonged")], ["Contact your provider or dermatologist if redness is excessive or prolonged."]),
        ([warn("redness", **hours("lasts", 168))], ["Contact your provider or dermatologist if redness lasts longer than 1 week."]),
        ([warn("redness", **hours("lasts", 168)), warn("redness", "b", **hours("lasts", 72))], ["Contact your provider or dermatologist if redness lasts longer than 3 days."]),
        ([warn("redness", degree="severe"), warn("redness", "b")], ["Contact your provider or dermatologist if you notice redness."]),
        ([warn("fever")], ["Contact your provider or dermatologist if you have a fever."]),
        ([avoid("anti_inflammatory_drug", phase="before")], ["Ask your prescriber before you stop, start or change anti-inflammatory painkillers (NSAIDs) before microneedling."]),
    ],
)  # fmt: skip
def test_the_wording_is_a_sentence_that_names_time_and_condition(settle, claims, expected):
    assert wordings(settle(claims)) == expected


def test_advice_without_a_condition_takes_in_the_same_advice_with_one(settle):
    settled = settle([use("moisturizer"), use("moisturizer", "c", triggers="peeling")])
    assert settled.guidance[["wording", "for"]].values.tolist() == [
        ["Use a gentle moisturizer after microneedling.", "b;c"]
    ]


def test_a_longer_time_under_a_condition_stays_apart(settle):
    settled = settle([avoid("makeup", **hours("for", 24)), avoid("makeup", "c", triggers="peeling")])
    assert len(settled.guidance) == 2


def test_one_article_alone_is_marked(settle):
    (row,) = settle([avoid("makeup")], article_ids=["a", "b"]).guidance.to_dict("records")
    assert (row["basis"], row["for"], row["silent"], row["sources_count"]) == ("single", "a", "b", 1)
    assert row["note"] == "Only a says so."
    assert row["reviewed"] == "not clinically reviewed"


def test_articles_that_agree_are_unanimous(settle):
    (row,) = settle([avoid("makeup"), avoid("makeup", "b")]).guidance.to_dict("records")
    assert (row["basis"], row["for"], row["against"]) == ("unanimous", "a;b", "")


def test_the_cautious_reading_holds_while_a_high_issue_is_open(settle):
    settled = settle([avoid("retinoid"), use("retinoid"), use("retinoid", "c"), use("retinoid", "d")])
    (row,) = settled.guidance.to_dict("records")
    assert (row["stance"], row["basis"], row["for"], row["against"]) == ("avoid", "cautious", "a", "b;c;d")
    assert row["issues"] == "use_vs_avoid:retinoids:after"


def test_a_majority_of_publishers_settles_what_is_not_high(settle):
    (row,) = settle([avoid("makeup"), use("makeup"), use("makeup", "c")]).guidance.to_dict("records")
    assert (row["stance"], row["basis"], row["for"], row["against"]) == ("use", "majority", "b;c", "a")


def test_several_articles_of_one_publisher_are_one_voice(settle):
    claims = [avoid("makeup"), use("makeup"), use("makeup", "c")]
    (row,) = settle(claims, publishers={"b": "Clinic", "c": "Clinic"}).guidance.to_dict("records")
    assert (row["stance"], row["basis"]) == ("avoid", "cautious")
    (row,) = settle(claims, publishers={"a": "", "b": "", "c": ""}).guidance.to_dict("records")
    assert row["basis"] == "majority"


def test_many_sentences_of_one_article_outvote_nobody(settle):
    claims = [avoid("makeup"), *(use("makeup") for _ in range(5))]
    assert settle(claims).guidance["stance"].tolist() == ["avoid"]


def test_going_without_sunscreen_is_not_the_safe_side(settle):
    claims = [avoid("sunscreen"), avoid("sunscreen", "c"), use("sunscreen")]
    assert settle(claims).guidance[["stance", "basis"]].values.tolist() == [["use", "cautious"]]


def test_no_policy_settles_a_medicine(settle):
    settled = settle([avoid("aspirin"), use("aspirin"), use("aspirin", "c")])
    (row,) = settled.guidance.to_dict("records")
    assert (row["stance"], row["basis"]) == ("ask", "prescriber")
    assert row["wording"].startswith("Ask your prescriber before you stop, start or change aspirin")
    assert "prescriber" in settled.issues["proposal"].iloc[0]


def test_a_warning_hides_behind_no_reassurance(settle):
    settled = settle([warn("redness"), normal("redness"), normal("redness", "c")])
    (row,) = settled.guidance.to_dict("records")
    assert (row["stance"], row["against"]) == ("warning", "b;c")
    assert "Other articles call it normal" in row["note"]


def test_a_bounded_warning_stands_beside_the_reassurance(settle):
    settled = settle([warn("peeling", degree="prolonged"), normal("peeling")])
    assert settled.guidance["stance"].tolist() == ["normal", "warning"]
    assert settled.issues["status"].tolist() == ["scoped"]
    assert settled.issues["proposal"].tolist() == ["No conflict: say both, each with its own condition."]


def test_a_sweeping_reassurance_is_left_out_while_it_hides_warnings(settle):
    settled = settle([warn("pus"), normal("any_symptom"), normal("redness")])
    assert settled.guidance["guidance_id"].tolist() == ["normal:redness:after", "warning:pus:after"]


def test_a_class_keeps_its_row_and_names_the_members_that_it_lost(settle):
    claims = [avoid("exfoliant"), use("salicylic_acid")]
    ruling = {"issue_id": "use_vs_avoid:exfoliants:after", "verdict": "permissive"}
    assert wordings(settle(claims, [ruling])) == [
        "Avoid exfoliation and exfoliating products except salicylic acid after microneedling.",
        "Use salicylic acid after microneedling.",
    ]


def test_a_restricted_class_brings_a_row_for_the_disputed_member(settle):
    settled = settle([avoid("exfoliant", triggers="peeling"), use("salicylic_acid")])
    assert "Avoid salicylic acid after microneedling while the skin is peeling." in wordings(settled)


def test_a_disputed_cause_is_not_ruled_out(settle):
    claims = [
        claim("explanation", "infection", about="breakouts"),
        claim("explanation", "infection", "b", about="breakouts", polarity="denies"),
    ]
    assert wordings(settle(claims)) == ["Infection can cause breakouts or show in them."]


def test_undisputed_explanations_are_no_guidance(settle):
    assert settle([claim("explanation", "infection", about="breakouts")]).guidance.empty


def test_what_a_professional_decides_is_no_guidance(settle):
    assert settle([avoid("makeup", triggers="following_instructions")]).guidance.empty


def test_strength_is_demanded_only_by_several_publishers(settle):
    one = settle([use("moisturizer", strength="must")]).guidance
    two = settle([use("moisturizer", strength="must"), use("moisturizer", "c", strength="must")]).guidance
    assert (one["strength"].tolist(), two["strength"].tolist()) == (["should"], ["must"])
    assert (one["essential"].tolist(), two["essential"].tolist()) == ([False], [True])


def test_the_shorter_time_stands_against_the_longer(settle):
    settled = settle([avoid("makeup", **hours("for", 24)), avoid("makeup", "b", **hours("for", 72))])
    (row,) = settled.guidance.to_dict("records")
    assert (row["min_hours"], row["for"], row["against"], row["basis"]) == (72, "b", "a", "cautious")
    assert row["note"].endswith("Times stated: at least 24 hours, at least 3 days.")


def test_ids_hold_no_time_and_are_unique(settle):
    one = settle([avoid("makeup", **hours("for", 24))]).guidance["guidance_id"].tolist()
    other = settle([avoid("makeup", **hours("for", 72))]).guidance["guidance_id"].tolist()
    assert one == other == ["avoid:makeup:after"]


@pytest.fixture(scope="module")
def real(settle, rows):
    return settle(rows.everything())


def test_every_wording_of_the_real_articles_reads_as_a_sentence(real):
    for text in real.guidance["wording"]:
        assert re.fullmatch(r"[A-Z][^_|]*[a-z0-9)]\.", text), text
        assert not re.search(r"\b(nan|none)\b|  |\.\.| ,|\b(\w+) \1\b", text, re.IGNORECASE), text


def test_every_open_issue_of_the_real_articles_has_a_row_and_a_proposal(real):
    named = set(";".join(real.guidance["issues"]).split(";"))
    conflicts = real.issues[real.issues["status"] == "conflict"]
    assert set(conflicts["issue_id"]) <= named
    assert (real.issues["proposal"] != "").all()


def test_the_columns_are_the_declared_ones(real):
    from claimaudit.model import GUIDANCE_COLUMNS
    from claimaudit.reconcile.settled import ADDED_COLUMNS

    assert tuple(real.guidance) == (*GUIDANCE_COLUMNS, *ADDED_COLUMNS)
    assert real.guidance["guidance_id"].is_unique
    assert real.guidance["guidance_id"].is_monotonic_increasing


def test_for_against_and_silent_are_all_the_articles(real, rows):
    everyone = set(rows.everything()["source_id"])
    for row in real.guidance.to_dict("records"):
        sides = [set(filter(None, row[name].split(";"))) for name in ("for", "against", "silent")]
        assert sides[0] | sides[1] | sides[2] == everyone
        assert not sides[2] & (sides[0] | sides[1])
        assert sides[0]


def test_the_change_list_names_the_sentence_the_fault_and_the_guidance(settle):
    settled = settle(
        [
            avoid("retinoid", "a", quote="No retinol, please, at all."),
            use("retinoid", "b", quote="Use retinol every single day."),
        ]
    )
    (row,) = settled.changes.to_dict("records")
    assert (row["source_id"], row["quote"], row["severity"]) == ("b", "Use retinol every single day.", "high")
    assert row["problem"] == "Recommends retinoids, against 1 article."
    assert row["wording"] == "Avoid retinoids after microneedling."
    assert row["issues"] == "use_vs_avoid:retinoids:after"


def test_the_change_list_says_what_an_article_leaves_out(settle):
    essential = [use("sunscreen", source, strength="must") for source in ("b", "c")]
    settled = settle([*essential, use("sun_protection", "d"), avoid("makeup", "e")])
    assert settled.changes[["source_id", "claim_id", "problem"]].values.tolist() == [
        ["e", "", "Leaves out what 2 articles say of sunscreen."]
    ]


def test_reconciling_depends_on_no_order_of_rows(settle, rows):
    claims = rows.everything()
    shuffled = claims.sample(frac=1, random_state=3).reset_index(drop=True)
    for one, other in zip(settle(claims), settle(shuffled), strict=True):
        assert one.equals(other)


def test_a_range_of_courses_overrules_nobody(settle):
    settled = settle(
        [normal("redness", "a", **hours("lasts", 24, 24)), normal("redness", **hours("lasts", 72, 72))]
    )
    (row,) = settled.guidance.to_dict("records")
    assert (row["min_hours"], row["max_hours"], row["for"], row["against"]) == (24, 72, "a;b", "")
    assert row["issues"] == "timeline:redness:after"
    assert settled.changes.empty


def test_the_shorter_interval_is_stated(settle):
    settled = settle(
        [use("sunscreen", "a", **hours("every", 4, 4)), use("sunscreen", **hours("every", 2, 2))]
    )
    assert wordings(settled)[0].endswith("; reapply it every 2 hours.")
    assert settled.guidance[["for", "against"]].values.tolist() == [["b", "a"]]


def test_no_proposal_recommends_what_another_bars(settle):
    banned = avoid("skincare_product", **hours("for", 24))
    used = [use("moisturizer"), use("moisturizer", "c"), use("benzoyl_peroxide")]
    settled = settle([banned, *used, avoid("active_ingredient", "d")])
    proposed = settled.issues.set_index("family")["proposal"]
    assert "moisturizer" in proposed["any_product"]
    assert "benzoyl" not in proposed["any_product"]
    assert proposed["topical_treatments"].startswith("Avoid benzoyl peroxide")
