"""One article recommends what another restricts: the same concept, or a class restricted and a member recommended."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from claimaudit.compare.blocks import HIGH, LOW, MEDIUM, Block, Compared, Verdicts, advice
from claimaudit.compare.scopes import DIFFERENT, NONE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

TYPE = "use_vs_avoid"


def blocks(compared: Compared) -> Iterator[Block]:
    """Every restriction of a concept or of a class above it, with the recommendations of that concept."""
    restricted = compared.index(advice(compared, "restriction"), "concept", "phase")
    recommended = compared.index(advice(compared, "recommendation"), "concept", "phase")
    for (concept, phase), permissive in recommended.items():
        for over in sorted(reach(compared, concept)):
            if (over, phase) in restricted:
                rule = _Rule(compared, over, concept)
                family = compared.family(over, over, concept)
                yield Block(TYPE, family, phase, concept, restricted[over, phase], permissive, rule.judge)


def reach(compared: Compared, concept: str) -> set[str]:
    """What a ban would have to name to forbid the concept: itself, its classes, and what doing it involves."""
    involves = compared.domain.comparison.relations.involves
    hierarchy = compared.domain.hierarchy
    own = (concept, *involves.get(concept, ()))
    return {up for one in own for up in (one, *hierarchy.ancestors(one))}


def _doing(compared: Compared, concept: str) -> frozenset[str]:
    """What is done when the concept is used: advice "when you do it" says how, not that it must be done."""
    involved = compared.domain.comparison.relations.involves.get(concept, ())
    return frozenset(
        {concept, *involved}.union(*(compared.domain.hierarchy.descendants(one) for one in involved))
    )


class _Rule:
    """Judges the restrictions of one concept against the recommendations of one."""

    def __init__(self, compared: Compared, restricted: str, recommended: str) -> None:
        self._compared = compared
        self._restricted, self._recommended = restricted, recommended
        self._severity = _severity(compared, restricted, recommended)
        self._reach = reach(compared, recommended)
        self._is_activity = compared.domain.concepts[recommended].category == "activity"
        self._doing = _doing(compared, recommended)

    def judge(self, a: Ints, b: Ints) -> Verdicts:
        """Restrictions down, recommendations across."""
        scopes = self._compared.scopes
        codes = scopes.relate(a, b, timed=True)
        codes[scopes.bounded(a, b, "restriction") | scopes.exceptional(a, b)] = DIFFERENT
        if self._is_activity:
            codes[scopes.gentler(a, b)] = DIFFERENT
        codes[scopes.contrary(a, b)] = NONE
        codes[self._agree(a, b)] = NONE
        codes[:, scopes.naming(b, self._doing)] = NONE
        if (
            self._restricted != self._recommended
        ):  # "if a product stings, stop using it" bans no other product
            codes[scopes.naming(a, frozenset({self._restricted}))] = NONE
        codes[self._excepted(a)] = NONE
        return Verdicts(codes, np.where(codes == DIFFERENT, LOW, self._severity).astype(np.int8))

    def _agree(self, a: Ints, b: Ints) -> NDArray[np.bool_]:
        """A restriction that ends and a permission that starts then say one thing."""
        spans = self._compared.scopes.moments
        with np.errstate(invalid="ignore"):
            return np.asarray(spans.high[a][:, None] <= spans.low[b][None, :])

    def _excepted(self, a: Ints) -> NDArray[np.bool_]:
        """Which restrictions except the concept; what kind to choose is no matter where some kinds are allowed."""
        qualified = self._recommended in self._compared.domain.comparison.relations.qualified
        found = {
            words: bool(words) and (qualified or not self._reach.isdisjoint(words.split(";")))
            for words in set(self._compared.column("excepted")[a])
        }
        return np.array([found[words] for words in self._compared.column("excepted")[a]], dtype=bool)


def _severity(compared: Compared, restricted: str, recommended: str) -> int:
    rules = compared.domain.comparison.severity
    if restricted in rules.safety_restriction or recommended in rules.safety_recommendation:
        return HIGH
    return LOW if recommended in rules.minor else MEDIUM
