"""A claim that the program read wrong leaves every tally, stays visible, and goes to whoever keeps the rules."""

from __future__ import annotations

import datetime as dt

from claimaudit.review import misread

REDNESS = "normal_vs_warning:redness:after"
RETINOIDS = "use_vs_avoid:retinoids:after"
MAKEUP = "timeline:makeup:after"


def claim_of(desk, quote: str, kind: str = "restriction") -> str:
    claims = desk.audit().claims
    return str(claims[(claims["quote"] == quote) & (claims["kind"] == kind)]["claim_id"].iloc[0])


def test_it_settles_what_it_makes_vanish_and_stays_visible(desk) -> None:
    claim = claim_of(desk, "Avoid makeup for 24 hours.")
    desk.rule(MAKEUP, verdict="misread", wording=f"wrong: {claim}", reason="It speaks of the night before.")
    audit = desk.audit()
    assert claim in set(audit.claims["claim_id"])
    assert MAKEUP not in set(audit.issues["issue_id"])
    assert desk.states() == {REDNESS: "open", RETINOIDS: "open", MAKEUP: "settled"}
    assert audit.guidance.set_index("concept").loc["makeup", "for"] == "clinic-a"
    (row,) = misread(audit).to_dict("records")
    assert (row["claim_id"], row["source_id"], row["state"]) == (claim, "clinic-b", "applied")
    assert row["quote"] == "Avoid makeup for 24 hours."
    assert row["rules"]
    assert row["reason"] == "It speaks of the night before."


def test_what_remains_of_the_issue_is_still_open(desk) -> None:
    desk.edit("clinic-c", "Peeling", "Avoid makeup for 5 days. Peeling")
    claim = claim_of(desk, "Avoid makeup for 24 hours.")
    desk.rule(MAKEUP, verdict="misread", wording=claim)
    audit = desk.audit()
    assert desk.states()[MAKEUP] == "open"
    assert audit.issues.set_index("issue_id").loc[MAKEUP, "positions"] == 2
    desk.rule(MAKEUP, date=dt.date(2026, 2, 1))
    assert desk.states()[MAKEUP] == "settled"
    assert [one.status for one in desk.record().decisions] == ["", ""]


def test_a_proposal_takes_nothing_out(desk) -> None:
    claim = claim_of(desk, "Avoid makeup for 24 hours.")
    desk.rule(MAKEUP, verdict="misread", wording=claim, final="no")
    assert desk.states()[MAKEUP] == "proposed"
    assert misread(desk.audit())["state"].tolist() == ["in_force"]


def test_it_is_stale_once_the_claim_is_no_longer_read(desk) -> None:
    claim = claim_of(desk, "Avoid makeup for 24 hours.")
    desk.rule(MAKEUP, verdict="misread", wording=claim)
    desk.edit("clinic-b", "for 24 hours", "for 12 hours")
    assert desk.states()[MAKEUP] == "stale"
    assert desk.details()[MAKEUP].endswith(f"no longer read: claim {claim}")


def test_another_reviewer_who_ruled_on_the_same_positions_contests_it(desk) -> None:
    claim = claim_of(desk, "Avoid makeup for 24 hours.")
    desk.add(MAKEUP)
    desk.add(MAKEUP, verdict="misread", wording=claim, reviewer="Ben Example")
    audit = desk.audit()
    assert desk.states()[MAKEUP] == "contested"
    assert MAKEUP in set(audit.issues["issue_id"])


def test_every_claim_that_is_named_leaves(desk) -> None:
    claims = [
        claim_of(desk, "Avoid makeup for 24 hours."),
        claim_of(desk, "Avoid makeup for at least 48 hours."),
    ]
    desk.rule(MAKEUP, verdict="misread", wording=", ".join(claims))
    assert "makeup" not in set(desk.audit().guidance["concept"])
    assert set(misread(desk.audit())["claim_id"]) == set(claims)
