"""Two articles state times that cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from claimaudit.compare.blocks import HIGH, LOW, MEDIUM, Block, Compared, Verdicts, advice, pairs_of
from claimaudit.compare.scopes import DIFFERENT, NONE
from claimaudit.compare.times import Spans, courses, onsets, resumes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]

TYPE = "timeline"
_HOLDS = ("for", "lasts", "during")
_SEVERAL_A_DAY = (
    6.0  # hours: "every two hours" says how often in a day, "daily" on which days; both can be right
)


def blocks(compared: Compared) -> Iterator[Block]:
    """Every longer time with every shorter one of the same concept, or of a class and its member.

    The longer side comes first, so that each pair is judged once. Of restrictions only the longer class meets its
    member; so does permission to begin. What a class takes in general bounds its members, but a sweeping class
    ("anything") only bounds what lasts longer.
    """
    yield from _advice_blocks(compared)
    effects = compared.kind("expected_effect")
    ends, starts = courses(compared.positions.table), onsets(compared.positions.table)
    for longer, shorter, phase, by in _courses(compared, effects & ends.stated):
        yield _block(compared, (longer, shorter, phase), by, _Rule(compared, ends, MEDIUM))
    found = compared.index(effects & starts.stated, "concept", "phase")
    for concept, phase in found:
        yield _block(compared, (concept, concept, phase), found, _Rule(compared, starts, LOW))


def _advice_blocks(compared: Compared) -> Iterator[Block]:
    ends = resumes(compared.positions.table)
    is_a = compared.domain.hierarchy.is_a
    safety = compared.domain.comparison.severity.safety_restriction
    for chosen, with_members, severity in _advice(compared, ends):
        found = compared.index(chosen & ends.stated, "concept", "phase")
        for longer, shorter, phase in pairs_of(found, found):
            if longer == shorter or (with_members and is_a(shorter, longer)):
                worst = HIGH if severity == MEDIUM and shorter in safety else severity
                yield _block(compared, (longer, shorter, phase), found, _Rule(compared, ends, worst))


def _advice(compared: Compared, ends: Spans) -> Iterator[tuple[Bools, bool, int]]:
    """Times of advice that can be compared with each other, whether of members too, and how bad it is at most."""
    timing = compared.column("timing")
    banned, advised = advice(compared, "restriction"), advice(compared, "recommendation")
    repeated = (compared.column("kind") == "recommendation") & ~compared.scopes.left_to_authority
    asked = np.isin(compared.column("concept"), list(compared.domain.comparison.relations.authority))
    sitting = ends.high <= compared.domain.comparison.severity.sitting_hours
    yield banned & np.isin(timing, _HOLDS), True, MEDIUM
    yield banned & (timing == "before"), True, MEDIUM
    yield advised & (timing == "after") & (ends.high > 0), False, MEDIUM
    yield advised & (timing == "before") & ~asked, False, LOW  # each asks about something of its own
    yield advised & (timing == "for") & sitting, False, LOW
    for often in (ends.high < _SEVERAL_A_DAY, ends.high >= _SEVERAL_A_DAY):
        yield repeated & (timing == "every") & often, False, LOW


def _courses(
    compared: Compared, chosen: Bools
) -> Iterator[tuple[str, str, str, dict[tuple[str, ...], Ints]]]:
    found = compared.index(chosen, "concept", "phase")
    is_a = compared.domain.hierarchy.is_a
    sweeping = compared.domain.comparison.families.sweeping
    for longer, shorter, phase in pairs_of(found, found):
        if is_a(longer, shorter) or (is_a(shorter, longer) and longer not in sweeping):
            yield longer, shorter, phase, found


def _block(
    compared: Compared, place: tuple[str, str, str], found: dict[tuple[str, ...], Ints], rule: _Rule
) -> Block:
    longer, shorter, phase = place
    member = longer if compared.domain.hierarchy.is_a(longer, shorter) else shorter
    family = compared.family(longer, shorter, member)
    return Block(TYPE, family, phase, member, found[longer, phase], found[shorter, phase], rule.judge)


class _Rule:
    """Judges longer times against shorter ones."""

    def __init__(self, compared: Compared, spans: Spans, severity: int) -> None:
        self._compared = compared
        self._spans = spans
        self._severity = severity

    def judge(self, a: Ints, b: Ints) -> Verdicts:
        """The longer down, the shorter across; times that touch can both be right."""
        scopes = self._compared.scopes
        low, high = self._spans.low[a][:, None], self._spans.high[b][None, :]
        codes = scopes.relate(a, b, timed=False)
        codes[low <= high] = NONE
        codes[scopes.contrary(a, b) | scopes.bounded(a, b, "restriction") | self._excepted(a, b)] = NONE
        factor = low / np.maximum(high, 1.0)
        precise = factor < self._compared.domain.comparison.severity.factor
        severity = np.where(precise, max(self._severity - 1, LOW), self._severity)
        return Verdicts(codes, np.where(codes == DIFFERENT, LOW, severity).astype(np.int8), factor)

    def _excepted(self, a: Ints, b: Ints) -> Bools:
        """Which pairs the longer side excepts."""
        excepted, concept = self._compared.column("excepted")[a], str(self._compared.column("concept")[b[0]])
        above = {concept, *self._compared.domain.hierarchy.ancestors(concept)}
        rows = np.array([bool(one) and not above.isdisjoint(one.split(";")) for one in excepted], dtype=bool)
        return np.broadcast_to(rows[:, None], (len(a), len(b)))
