"""New rulings into the record: what they replace stays in it, and what is in it already changes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimaudit.review.decision import Decision

if TYPE_CHECKING:
    from claimaudit.review.record import Record


@dataclass(frozen=True, slots=True)
class Merged:
    """The rulings of a record with new ones among them, and what happened to each of these."""

    decisions: tuple[Decision, ...]
    added: tuple[Decision, ...] = ()
    replaced: tuple[Decision, ...] = ()
    notes: tuple[str, ...] = ()


def merge(record: Record, rulings: Iterable[Decision]) -> Merged:
    """Add rulings to those of a record.

    A reviewer's later ruling replaces his earlier one on the same issue; of one day, the one that comes in. A final
    ruling that claims were misread stays beside a later ruling on what remains of its issue, and is replaced only by
    one that names the same claims.
    """
    kept = list(record.effective)
    added: list[Decision] = []
    replaced: list[Decision] = []
    notes: list[str] = []
    for ruling in sorted(rulings, key=lambda one: one.order):
        known = [one for one in kept if one.identity == ruling.identity]
        if known:
            notes += [_gone_by(one) for one in known if one.is_superseded]
            continue
        rivals = [one for one in kept if _competes(one, ruling)]
        late = [one for one in rivals if one.date > ruling.date]
        if late:
            notes.append(f"{ruling} on {ruling.issue_id}: kept as superseded, since {late[0]} is later")
        else:
            replaced += rivals
            kept = [one.superseded() if one in rivals else one for one in kept]
        added.append(ruling.superseded() if late else ruling)
        kept.append(added[-1])
    decisions = tuple(sorted(kept, key=lambda one: one.order))
    return Merged(decisions, tuple(added), tuple(replaced), tuple(notes))


def _gone_by(decision: Decision) -> str:
    return (
        f"{decision} on {decision.issue_id}: is in the record already, superseded by another; "
        "if it is to hold again, give it a new date"
    )


def _competes(old: Decision, new: Decision) -> bool:
    """Whether a new ruling takes the place of an old one."""
    if old.is_superseded or (old.issue_id, old.reviewer.casefold()) != (
        new.issue_id,
        new.reviewer.casefold(),
    ):
        return False
    if old.is_misread and old.is_final:
        return old.misread == new.misread
    return True
