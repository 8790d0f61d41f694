"""One expression of time, and what it says in a claim of each kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimaudit.domain.times import Bound, Hint, Reads
    from claimaudit.model import Kind, TimeRole

Ends = tuple[float | None, float | None]
Timing = tuple["TimeRole", float | None, float | None]
"""A role and the two ends in hours, None where an end is open."""

_ACTS = ("restriction", "recommendation")
_SIGHTS = ("expected_effect", "warning_sign")
_DAY = 24.0


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One expression of time in a text, read alone, with the amount that a claim's kind may read another way.

    ``start`` and ``end`` include the preposition and the words that bound it ("for at least 24 hours"). ``low`` and
    ``high`` are the hours named, ``bound`` says which end the words leave open, ``named`` that both ends stand in
    the text. ``form`` is the id of the reading, ``hint`` what the verb beside it says, and ``rule_ids`` every rule
    that had a part in it.
    """

    start: int
    end: int
    role: TimeRole
    min_hours: float | None
    max_hours: float | None
    low: float
    high: float
    bound: Bound
    rule_ids: tuple[str, ...]
    form: str
    hint: Hint = ""
    named: bool = False
    reads: Reads = field(default_factory=dict, repr=False, compare=False)


def time_for(expression: TimeExpression, kind: Kind, hint: Hint | None = None) -> Timing:
    """What the expression says in a claim of the kind: role, least and most hours.

    "Within a few weeks" is how long an effect lasts, and when an act must be done by. ``hint`` overrides what the
    verb beside the expression was found to say: ``lasts``, ``ends``, ``begins`` or ``waits``.
    """
    role, span = expression.reads[kind, expression.hint if hint is None else hint]
    low, high = ENDS[span](expression.low, expression.high, expression.bound, expression.named)
    return settled((role, low, high), kind)


def settled(timing: Timing, kind: Kind | Literal[""]) -> Timing:
    """A stretch that begins with the procedure is how long an act holds, and when a symptom is seen."""
    role, low, high = timing
    if role == "for" and kind in _SIGHTS:  # "can leave the skin pink for five days"
        role, timing = "lasts", ("lasts", low, high)
    if kind in _ACTS and role == "during" and low == high == _DAY:
        return "for", low, high
    if low == 0 and high and role in {"for", "during", "lasts"}:
        return ("for", high, high) if kind in _ACTS else ("during", low, high)
    return timing


def _stated(low: float, high: float, bound: Bound, named: bool) -> Ends:
    if bound == "at_least":
        return low, high if named else None
    return (None, high) if bound == "at_most" else (low, high)


def _from(low: float, high: float, bound: Bound, named: bool) -> Ends:
    if bound == "exact" and low == high:
        return low, None
    return _stated(low, high, bound, named)


def _open(low: float, high: float, bound: Bound, named: bool) -> Ends:  # noqa: ARG001 (one signature for all)
    return low, None


def _past(low: float, high: float, bound: Bound, named: bool) -> Ends:  # noqa: ARG001
    return high, None


def _low_end(low: float, high: float, bound: Bound, named: bool) -> Ends:
    return low, None if bound == "at_least" else high if named else low


def _past_end(low: float, high: float, bound: Bound, named: bool) -> Ends:
    return _stated(low if named else high, high, bound, named)


def _to(low: float, high: float, bound: Bound, named: bool) -> Ends:
    return (low, None) if bound == "at_least" and not named else (None, high)


def _course(low: float, high: float, bound: Bound, named: bool) -> Ends:  # noqa: ARG001
    return (0.0, None) if bound == "at_least" and not named else (0.0, high)


ENDS: dict[str, Callable[[float, float, Bound, bool], Ends]] = {
    "stated": _stated, "from": _from, "open": _open, "past": _past, "low_end": _low_end, "past_end": _past_end,
    "to": _to, "course": _course,
}  # fmt: skip
"""How each span of a reading takes its two ends from the amount."""
