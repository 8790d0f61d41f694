"""One article denies that something causes or shows in a sign, another asserts that it does or can."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from claimaudit.compare.blocks import HIGH, LOW, MEDIUM, Block, Compared, Verdicts
from claimaudit.compare.scopes import DIFFERENT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

TYPE = "cause"


def blocks(compared: Compared) -> Iterator[Block]:
    """Every assertion of a cause with every denial of it or of its class, about the same sign or a kind of it."""
    told = compared.kind("explanation") & (compared.column("about") != "")
    denies = compared.column("polarity") == "denies"
    asserted = compared.index(told & ~denies, "concept", "about", "phase")
    denied = compared.index(told & denies, "concept", "about", "phase")
    for (cause, about, phase), cautious in asserted.items():
        for (excluded, sign, when), permissive in denied.items():
            link = _link(compared, cause, excluded)
            if when == phase and link and _same_sign(compared, about, sign):
                rule = _Rule(compared, _severity(compared, cause, carried=link != cause))
                family = compared.family(cause, excluded, link)
                yield Block(TYPE, family, phase, link, cautious, permissive, rule.judge)


def _link(compared: Compared, cause: str, excluded: str) -> str:
    """The concept that both are about: the asserted cause, or what it carries ("" where they do not meet)."""
    if cause in compared.domain.concepts and compared.domain.hierarchy.is_a(cause, excluded):
        return cause
    carried = compared.domain.comparison.relations.carries.get(cause, ())
    return next((one for one in carried if compared.domain.hierarchy.is_a(one, excluded)), "")


def _same_sign(compared: Compared, about: str, sign: str) -> bool:
    is_a = compared.domain.hierarchy.is_a
    if about in compared.domain.comparison.families.sweeping:
        return about == sign
    return is_a(about, sign) or is_a(sign, about)


class _Rule:
    def __init__(self, compared: Compared, severity: int) -> None:
        self._compared = compared
        self._severity = severity

    def judge(self, a: Ints, b: Ints) -> Verdicts:
        """Assertions down, denials across."""
        codes = self._compared.scopes.relate(a, b, timed=True)
        return Verdicts(codes, np.where(codes == DIFFERENT, LOW, self._severity).astype(np.int8))


def _severity(compared: Compared, cause: str, *, carried: bool) -> int:
    if cause not in compared.domain.comparison.severity.safety_cause:
        return LOW
    return MEDIUM if carried else HIGH
