"""Topics: what remains to be said of one concept in one phase, once its disagreements are settled."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimaudit.reconcile.settlements import CAUTIOUS, CLOSED, PERMISSIVE

if TYPE_CHECKING:
    from claimaudit.reconcile.settlements import Case, Settlement

STANCES = {
    "restriction": "avoid",
    "recommendation": "use",
    "expected_effect": "normal",
    "warning_sign": "warning",
}
_KINDS = {stance: kind for kind, stance in STANCES.items()}


@dataclass
class Topic:
    """One concept in one phase: the positions that guidance follows by stance, and the settlements about it."""

    concept: str
    phase: str
    followed: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    settlements: list[Settlement] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Situation:
    """When a row of guidance holds. ``window`` is empty where it holds from the procedure on."""

    triggers: str = ""
    audience: str = ""
    window: tuple[str, float, float] | tuple[()] = ()


def topics(case: Case, settlements: Iterable[Settlement]) -> list[Topic]:
    """Every concept that guidance speaks of, in the order of phase and concept.

    A class that one article restricts brings its members in where they are disputed: the member's row follows the
    restriction or not, while the class keeps its own row.
    """
    found: dict[tuple[str, str], Topic] = {}
    columns = case.positions.columns
    for position, kind in enumerate(columns["kind"]):
        if kind in STANCES:
            key = (columns["phase"][position], columns["concept"][position])
            topic = found.setdefault(key, Topic(key[1], key[0]))
            topic.followed[STANCES[kind]].add(position)
    for settlement in settlements:
        _apply(case, settlement, found)
    return [found[key] for key in sorted(found)]


def _apply(case: Case, settlement: Settlement, found: dict[tuple[str, str], Topic]) -> None:
    """Let a settlement decide in the topic that it is about, and take a sweeping claim out of its own."""
    if settlement.type == "cause":
        return
    columns = case.positions.columns
    some = next(iter(settlement.cautious))
    phase = columns["phase"][some]
    topic = found.get((phase, settlement.concept))
    if topic is None:
        return
    topic.settlements.append(settlement)
    if settlement.type == "timeline" or settlement.side == CLOSED:
        return
    for name, side in ((CAUTIOUS, settlement.cautious), (PERMISSIVE, settlement.permissive)):
        stance = STANCES[columns["kind"][min(side)]]
        topic.followed[stance] -= settlement.lost
        if name == settlement.side:
            topic.followed[stance] |= side
    families = case.domain.comparison.families
    for position in settlement.lost:
        concept = columns["concept"][position]
        if concept in families.sweeping and settlement.concept not in families.apart:
            found[phase, concept].followed[STANCES[columns["kind"][position]]].discard(position)


def situations(case: Case, positions: Iterable[int]) -> dict[Situation, list[int]]:
    """Positions of one stance by the situation in which they hold, in the order of the situations.

    What holds without a condition and without an end holds in every situation too, and takes those in.
    """
    groups: dict[Situation, list[int]] = defaultdict(list)
    for position in sorted(positions):
        groups[_situation(case, position)].append(position)
    general = groups.get(Situation())
    if general is not None:
        for situation in [one for one in groups if _taken_in(case, general, one, groups[one])]:
            general.extend(groups.pop(situation))
    return {
        key: sorted(groups[key])
        for key in sorted(groups, key=lambda one: (str(one.window), one.triggers, one.audience))
    }


def _taken_in(case: Case, general: list[int], situation: Situation, positions: list[int]) -> bool:
    """Does advice for every situation say what this one says? What is normal anyway is normal here too."""
    if situation == Situation() or situation.window:
        return False
    if case.positions.columns["kind"][general[0]] == "expected_effect":
        return True
    return not any(timed(case, one) for one in (*general, *positions))


def timed(case: Case, position: int) -> bool:
    """Does a position say how long?"""
    columns = case.positions.columns
    ends = columns["min_hours"][position], columns["max_hours"][position]
    return columns["timing"][position] != "every" and not all(math.isnan(end) for end in ends)


def _situation(case: Case, position: int) -> Situation:
    columns = case.positions.columns
    return Situation(columns["triggers"][position], columns["audience"][position], _window(case, position))


def _window(case: Case, position: int) -> tuple[str, float, float] | tuple[()]:
    """The span that sets a row apart; nothing for how long, how often, or until when."""
    columns = case.positions.columns
    role, kind = columns["timing"][position], columns["kind"][position]
    low, high = columns["min_hours"][position], columns["max_hours"][position]
    if role in ("", "for", "lasts", "every", "before") or kind in ("expected_effect", "warning_sign"):
        return ()
    if role == "during" and (low == 0 or math.isnan(low)):
        return ()
    if role == "after" and high != 0:
        return ("after", 0.0, 0.0)
    return (role, low, high)
