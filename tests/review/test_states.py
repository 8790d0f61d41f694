"""What becomes of rulings: settled, contested, stale, expired, gone – and what is said of each."""

from __future__ import annotations

import datetime as dt

import pytest

REDNESS = "normal_vs_warning:redness:after"
RETINOIDS = "use_vs_avoid:retinoids:after"
MAKEUP = "timeline:makeup:after"


def test_nobody_ruled(desk) -> None:
    assert desk.states() == {REDNESS: "open", RETINOIDS: "open", MAKEUP: "open"}


def test_a_final_ruling_settles_and_guidance_says_who_and_how(desk) -> None:
    desk.rule(MAKEUP, verdict="other", wording="No makeup for three days.", reference="House rule 7")
    audit = desk.audit()
    assert desk.states() == {REDNESS: "open", RETINOIDS: "open", MAKEUP: "settled"}
    said = audit.guidance[audit.guidance["concept"] == "makeup"]
    assert set(said["wording"]) == {"No makeup for three days."}
    assert set(said["reviewed"]) == {"clinically reviewed"}
    assert all("Ann Example, 2026-01-31: Safer. (House rule 7)" in note for note in said["note"])
    assert set(audit.guidance[audit.guidance["basis"] != "reviewer"]["reviewed"]) == {
        "not clinically reviewed"
    }
    issue = audit.issues.set_index("issue_id").loc[MAKEUP]
    assert (issue["status"], issue["decision"]) == ("resolved", "other (Ann Example, 2026-01-31)")


def test_a_proposal_settles_nothing(desk) -> None:
    desk.rule(MAKEUP, final="no")
    audit = desk.audit()
    assert desk.states()[MAKEUP] == "proposed"
    assert audit.issues.set_index("issue_id").loc[MAKEUP, "status"] == "conflict"
    assert (audit.guidance["basis"] != "reviewer").all()


def test_reviewers_who_disagree_are_shown_and_settle_nothing_until_one_is_final(desk) -> None:
    desk.rule(MAKEUP, final="no", reason="Skin is open for two days.")
    desk.rule(
        MAKEUP, final="no", verdict="permissive", reviewer="Ben Example", reason="Mineral makeup is fine."
    )
    assert desk.details()[MAKEUP] == (
        "cautious (Ann Example, 2026-01-31) against permissive (Ben Example, 2026-01-31)"
    )
    assert desk.states()[MAKEUP] == "contested"
    assert desk.audit().issues.set_index("issue_id").loc[MAKEUP, "status"] == "conflict"
    desk.rule(MAKEUP, reviewer="Cas Example", date=dt.date(2026, 2, 1), verdict="permissive")
    assert desk.states()[MAKEUP] == "settled"
    assert {one.reason for one in desk.record().decisions} == {
        "Skin is open for two days.", "Mineral makeup is fine.", "Safer.",
    }  # fmt: skip


def test_reviewers_who_agree_are_one_proposal(desk) -> None:
    desk.rule(MAKEUP, final="no")
    desk.rule(MAKEUP, final="no", reviewer="Ben Example")
    assert desk.states()[MAKEUP] == "proposed"


def test_two_final_rulings_that_contradict_each_other_settle_nothing(desk) -> None:
    desk.add(MAKEUP)
    desk.add(MAKEUP, reviewer="Ben Example", verdict="permissive")
    audit = desk.audit()
    assert desk.states()[MAKEUP] == "contested"
    assert desk.details()[MAKEUP].startswith("final rulings contradict each other: ")
    assert audit.issues.set_index("issue_id").loc[MAKEUP, "status"] == "conflict"
    assert (audit.guidance["basis"] != "reviewer").all()


def test_a_restatement_changes_nothing(desk) -> None:
    desk.rule(MAKEUP)
    desk.edit("clinic-c", "Peeling", "Skip makeup for 24 hours. Peeling")
    assert desk.states()[MAKEUP] == "settled"


@pytest.mark.parametrize(
    ("article", "old", "new", "said"),
    [
        (
            "clinic-b", "for 24 hours", "for 12 hours",
            "changed: “restriction of makeup: for 24 hours → for 12 hours”",
        ),
        ("clinic-c", "Peeling", "Avoid makeup for 5 days. Peeling", "new: “restriction of makeup: for 5 days”"),
    ],
)  # fmt: skip
def test_another_position_makes_a_ruling_stale_and_says_what_changed(desk, article, old, new, said) -> None:
    desk.rule(MAKEUP)
    desk.edit(article, old, new)
    audit = desk.audit()
    assert desk.states()[MAKEUP] == "stale"
    assert desk.details()[MAKEUP] == f"cautious (Ann Example, 2026-01-31): {said}"
    assert audit.issues.set_index("issue_id").loc[MAKEUP, "status"] == "conflict"
    assert (audit.guidance["basis"] != "reviewer").all()


def test_a_position_that_is_gone_is_told_in_words(desk) -> None:
    desk.edit("clinic-c", "Peeling", "Avoid makeup for 5 days. Peeling")
    desk.rule(MAKEUP)
    desk.edit("clinic-c", "Avoid makeup for 5 days. ", "")
    assert desk.details()[MAKEUP].endswith("gone: “restriction of makeup: for 5 days”")


def test_a_stale_ruling_holds_again_once_it_is_confirmed_or_the_article_says_what_it_said(desk) -> None:
    desk.rule(MAKEUP)
    desk.edit("clinic-b", "for 24 hours", "for 12 hours")
    assert desk.states()[MAKEUP] == "stale"
    desk.edit("clinic-b", "for 12 hours", "for 24 hours")
    assert desk.states()[MAKEUP] == "settled"
    desk.edit("clinic-b", "for 24 hours", "for 12 hours")
    desk.rule(MAKEUP, date=dt.date(2026, 3, 1), reason="Still safer.")
    assert desk.states()[MAKEUP] == "settled"
    assert [(one.reason, one.status) for one in desk.record().decisions] == [
        ("Safer.", "superseded"), ("Still safer.", ""),
    ]  # fmt: skip


def test_a_new_proposal_does_not_hide_that_a_final_ruling_is_stale(desk) -> None:
    desk.rule(MAKEUP)
    desk.edit("clinic-b", "for 24 hours", "for 12 hours")
    desk.rule(MAKEUP, reviewer="Ben Example", final="no")
    assert desk.states()[MAKEUP] == "stale"


def test_rulings_expire_against_the_day_given_and_never_by_the_clock(desk) -> None:
    desk.rule(MAKEUP, date=dt.date(2001, 1, 1), expires=dt.date(2001, 12, 31))
    assert desk.states()[MAKEUP] == "settled"
    assert desk.states(dt.date(2001, 12, 31))[MAKEUP] == "settled"
    assert desk.states(dt.date(2002, 1, 1))[MAKEUP] == "expired"
    assert desk.details(dt.date(2002, 1, 1))[MAKEUP].endswith("expired on 2001-12-31")
    assert desk.audit(dt.date(2002, 1, 1)).issues.set_index("issue_id").loc[MAKEUP, "status"] == "conflict"


def test_a_ruling_on_an_issue_that_is_gone_is_told_and_stays(desk) -> None:
    desk.rule(MAKEUP)
    desk.edit("clinic-b", "Avoid makeup for 24 hours. ", "")
    assert desk.states()[MAKEUP] == "gone"
    assert desk.details()[MAKEUP] == (
        "cautious (Ann Example, 2026-01-31): the articles no longer disagree here, or no such issue was ever found"
    )
    assert len(desk.record().decisions) == 1


def test_a_ruling_by_hand_without_its_positions_does_not_count_and_says_how_it_would(desk) -> None:
    desk.add(MAKEUP, fingerprint="")
    now = desk.audit().issues.set_index("issue_id").loc[MAKEUP, "fingerprint"]
    assert desk.states()[MAKEUP] == "stale"
    assert desk.details()[MAKEUP].endswith(f"its fingerprint is {now}")


def test_not_a_conflict_closes_the_issue_with_its_reason(desk) -> None:
    desk.rule(MAKEUP, verdict="not_a_conflict", reason="One speaks of mineral makeup.")
    assert desk.states()[MAKEUP] == "settled"
    assert desk.audit().issues.set_index("issue_id").loc[MAKEUP, "status"] == "resolved"


def test_rulings_that_cannot_be_understood_count_for_nothing_and_stay_in_the_record(desk) -> None:
    desk.add(MAKEUP, verdict="careful")
    desk.add(RETINOIDS, reviewer="")
    before = desk.file.read_bytes()
    assert desk.states() == {REDNESS: "open", RETINOIDS: "open", MAKEUP: "open"}
    assert [str(fault) for fault in desk.record().faults] == [
        (
            "row 2, column verdict: 'careful' is no verdict; "
            "choose one of cautious, permissive, both, other, not_a_conflict, misread"
        ),
        "row 3, column reviewer: is empty; write the name of who ruled",
    ]
    desk.rule(REDNESS)
    kept = desk.file.read_bytes()
    assert all(line in kept.splitlines() for line in before.splitlines())
