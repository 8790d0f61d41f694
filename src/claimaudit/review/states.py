"""Which rulings stand, and what each issue's rulings amount to together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from claimaudit.reconcile.rulings import VERDICTS
from claimaudit.review.checks import faults_of, read_date
from claimaudit.review.decision import Decision
from claimaudit.review.positions import difference

if TYPE_CHECKING:
    from claimaudit.review.positions import Readings

RulingState = Literal["in_force", "applied", "superseded", "stale", "expired", "gone", "faulty"]
IssueState = Literal["settled", "contested", "stale", "expired", "proposed", "open", "gone"]
STATES: tuple[IssueState, ...] = ("open", "proposed", "contested", "stale", "expired", "settled", "gone")


@dataclass(frozen=True, slots=True)
class Judged:
    """A ruling with its state, and in words why it is in that state."""

    decision: Decision
    state: RulingState
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rulings on one issue amount to; ``ruling`` is the one that settles it."""

    state: IssueState
    detail: str = ""
    ruling: Decision | None = None


def judge_one(
    decision: Decision, fingerprints: Mapping[str, str], readings: Readings, today: dt.date | None
) -> Judged:
    """The state of one ruling against the issues and claims as they are now.

    ``fingerprints`` are those of the issues by id. Without ``today`` nothing expires. A ruling without a fingerprint
    does not say what it was made on, and is stale until it does.
    """
    if decision.is_superseded:
        return Judged(decision, "superseded")
    faults = "; ".join(f"{one.column}: {one.fault}" for one in faults_of(decision, 0))
    if faults:
        return Judged(decision, "faulty", faults)
    change = (
        _misread_change(decision, readings)
        if decision.is_misread
        else _change(decision, fingerprints, readings)
    )
    if change is not None:
        state: RulingState = "stale" if decision.is_misread or decision.issue_id in fingerprints else "gone"
        return Judged(decision, state, change)
    if is_expired(decision, today):
        return Judged(decision, "expired", f"expired on {decision.expires}")
    return Judged(decision, "in_force")


def _change(decision: Decision, fingerprints: Mapping[str, str], readings: Readings) -> str | None:
    now = fingerprints.get(decision.issue_id)
    if now is None:
        return "the articles no longer disagree here, or no such issue was ever found"
    if not decision.fingerprint:
        return f"does not say which positions it was made on; if these are today's, its fingerprint is {now}"
    if decision.fingerprint == now:
        return None
    return difference(decision.fingerprint, decision.made_on, now, readings)


def _misread_change(decision: Decision, readings: Readings) -> str | None:
    """A claim that is no longer read needs no ruling; its sentence may now be read in another way."""
    gone = [claim for claim in decision.misread if claim not in readings.mark_of]
    return f"no longer read: claim {', '.join(gone)}" if gone else None


def is_expired(decision: Decision, today: dt.date | None) -> bool:
    """Whether the day up to which a ruling holds is past."""
    last = read_date(decision.expires)
    return today is not None and last is not None and last < today


def standing(judged: Iterable[Judged], *, exists: bool = True) -> Standing:
    """What the rulings on one issue amount to; ``exists`` says whether the articles still disagree.

    A final ruling settles; two that contradict each other settle nothing, nor do proposals that do. What was decided
    and no longer holds ranks above a new proposal, because guidance has changed under its readers. A misread claim
    that was taken out settles what it made vanish, and nothing else.
    """
    rulings = [one for one in judged if one.state not in {"superseded", "faulty"}]
    if not exists:
        applied = [one.decision for one in rulings if one.state == "applied"]
        said = _listed(applied) or "; ".join(f"{one.decision}: {one.detail}" for one in rulings)
        return Standing("settled" if applied else "gone", said)
    live = [one.decision for one in rulings if one.state == "in_force"]
    finals = [one for one in live if one.is_final]
    if finals and agree(finals):
        telling = _telling(finals)
        return Standing("settled", str(telling), telling)
    if finals:
        return Standing("contested", f"final rulings contradict each other: {_against(finals)}")
    if not agree(live):
        return Standing("contested", _against(live))
    return (
        _lapsed(rulings, final=True) or _proposed(live) or _lapsed(rulings, final=False) or Standing("open")
    )


def _proposed(proposals: Sequence[Decision]) -> Standing | None:
    return Standing("proposed", _listed(proposals)) if proposals else None


def _lapsed(rulings: Iterable[Judged], *, final: bool) -> Standing | None:
    """What became of rulings that held once: stale before expired."""
    found = [one for one in rulings if one.state in {"stale", "expired"} and one.decision.is_final is final]
    said = "; ".join(f"{one.decision}: {one.detail}" for one in found)
    if not found:
        return None
    return Standing("stale" if any(one.state == "stale" for one in found) else "expired", said)


def agree(decisions: Sequence[Decision]) -> bool:
    """Whether rulings say the same: one verdict, and no two wordings."""
    wordings = {one.wording for one in decisions if one.wording}
    return len({one.verdict for one in decisions}) <= 1 and len(wordings) <= 1


def _telling(finals: Sequence[Decision]) -> Decision:
    """Of rulings that agree, the latest that has its own wording, or the latest."""
    worded = [one for one in finals if one.wording]
    return max(worded or finals, key=lambda one: (one.date, one.reviewer))


def _listed(decisions: Iterable[Decision]) -> str:
    return ", ".join(map(str, decisions))


def _against(decisions: Iterable[Decision]) -> str:
    return " against ".join(map(str, decisions))


def misread_in_force(
    decisions: Sequence[Decision], readings: Readings, today: dt.date | None
) -> tuple[Decision, ...]:
    """The final rulings by which claims leave every tally.

    One that another final ruling, made on the same positions, contradicts is contested, and takes nothing out.
    """
    judged = [judge_one(one, {}, readings, today) for one in decisions if one.is_misread and one.is_final]
    live = [one.decision for one in judged if one.state == "in_force"]
    return tuple(one for one in live if not contradicted(one, decisions, today))


def contradicted(misread: Decision, decisions: Iterable[Decision], today: dt.date | None) -> bool:
    """Whether another reviewer's final ruling on the same positions says that nothing was misread."""
    return any(
        other.is_final
        and other.verdict in VERDICTS
        and not (other.is_misread or other.is_superseded or is_expired(other, today))
        and (other.issue_id, other.fingerprint) == (misread.issue_id, misread.fingerprint)
        and other.fingerprint != ""
        for other in decisions
    )
