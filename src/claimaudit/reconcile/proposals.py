"""What the policy would do with each issue, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from claimaudit.compare.issues import issue_id
from claimaudit.compare.words import label
from claimaudit.reconcile.settlements import ASK, CAUTIOUS, CLOSED, PERMISSIVE, Case, Settlement

if TYPE_CHECKING:
    from claimaudit.compare.tally import Key

_SIDES = {
    "use_vs_avoid": {CAUTIOUS: "avoid {}", PERMISSIVE: "use {}"},
    "normal_vs_warning": {CAUTIOUS: "call {} a reason to seek help", PERMISSIVE: "call {} normal"},
    "cause": {CAUTIOUS: "do not rule out {}", PERMISSIVE: "rule out {}"},
}
_WHY = {
    "cautious": "the cautious reading, until a reviewer rules",
    "majority": "what most publishers say, until a reviewer rules",
    "reviewer": "as the reviewer ruled",
    "prescriber": "no policy settles this",
}
_MOST = 6


def proposals(case: Case, settlements: Iterable[Settlement]) -> dict[str, str]:
    """The proposal of every issue; none recommends what another issue's proposal bars."""
    every = list(settlements)
    barred = {one.concept for one in every if one.type == "use_vs_avoid" and one.side == CAUTIOUS}
    by_issue: dict[str, list[Settlement]] = defaultdict(list)
    for settlement in every:
        by_issue[settlement.issue_id].append(settlement)
    for name, own in by_issue.items():
        kept = [one for one in own if not (_recommends(one) and one.concept in barred)]
        by_issue[name] = kept or own
    return {issue_id(key): _proposal(case, key, by_issue[issue_id(key)]) for key in case.issues}


def _recommends(settlement: Settlement) -> bool:
    return settlement.type == "use_vs_avoid" and settlement.side == PERMISSIVE


def _proposal(case: Case, key: Key, settlements: list[Settlement]) -> str:
    if all(settlement.side == CLOSED for settlement in settlements) and settlements:
        return "A reviewer found no contradiction here: say both."
    if not settlements:
        return "No conflict: say both, each with its own condition."
    if key[0] == "timeline":
        return _times(case, settlements)
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for settlement in settlements:
        groups[settlement.side, settlement.basis].append(label(case.domain, settlement.concept))
    parts = [
        f"{_said(key[0], side, names)} ({_WHY[basis]})" for (side, basis), names in sorted(groups.items())
    ]
    text = "; ".join(parts)
    return f"{text[:1].upper()}{text[1:]}."


def _said(type_: str, side: str, names: list[str]) -> str:
    shown = names if len(names) <= _MOST else [*names[: _MOST - 1], f"{len(names) - _MOST + 1} others"]
    listed = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
    if side == ASK:
        return f"about {listed}, send the reader to the prescriber"
    return _SIDES[type_].get(side, "say both of {}, each in its scope").format(listed)


def _times(case: Case, settlements: list[Settlement]) -> str:
    """Which of the times guidance states."""
    kinds = {case.positions.columns["kind"][min(settlement.cautious)] for settlement in settlements}
    if "expected_effect" in kinds:
        rule = {"range": "the range of all courses", "longest": "the longest", "shortest": "the shortest"}
        return f"State {rule[case.policy.time('course')]}, with its sources, until a reviewer rules."
    if "recommendation" in kinds and "restriction" not in kinds:
        return "State the cautious time, until a reviewer rules."
    return f"State the {case.policy.time('restriction')} of the times, until a reviewer rules."
