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
    kept = {one.identity: one for one in record.effective}
    added: list[Decision] = []
    replaced: list[Decision] = []
    notes: list[str] = []
    for ruling in sorted(rulings, key=lambda one: one.order):
        if ruling.identity in kept:
            notes.extend(_known(kept[ruling.identity]))
            continue
        rivals = [one for one in kept.values() if _competes(one, ruling)]
        late = any(one.date > ruling.date for one in rivals)
        for one in [] if late else rivals:
            kept[one.identity] = one.superseded()
            replaced.append(one)
        notes += [f"{ruling} on {ruling.issue_id}: a later ruling of this reviewer stands"] * late
        kept[ruling.identity] = ruling.superseded() if late else ruling
        added.append(ruling)
    decisions = tuple(sorted(kept.values(), key=lambda one: one.order))
    return Merged(decisions, tuple(added), tuple(replaced), tuple(notes))


def _known(decision: Decision) -> Iterable[str]:
    if decision.is_superseded:
        yield (
            f"{decision} on {decision.issue_id}: is in the record already, replaced by another; "
            "if it is to hold again, give it a new date"
        )


def _competes(old: Decision, new: Decision) -> bool:
    """Whether a new ruling takes the place of an old one."""
    if old.is_superseded or (old.issue_id, old.reviewer.casefold()) != (new.issue_id, new.reviewer.casefold()):
        return False
    if old.is_misread and old.is_final:
        return old.misread == new.misread
    return True
