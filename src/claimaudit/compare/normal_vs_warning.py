"""One article calls a sign normal that another calls a reason to seek help."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from claimaudit.compare.blocks import HIGH, LOW, MEDIUM, Block, Compared, Verdicts, pairs_of
from claimaudit.compare.scopes import DIFFERENT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

TYPE = "normal_vs_warning"


def blocks(compared: Compared) -> Iterator[Block]:
    """Every warning about a sign with every reassurance about it, its classes and its kinds.

    A warning about everything ("any change") takes no side on one sign, and meets only a reassurance about everything.
    """
    warned = compared.index(compared.kind("warning_sign"), "concept", "phase")
    expected = compared.index(compared.kind("expected_effect"), "concept", "phase")
    is_a = compared.domain.hierarchy.is_a
    sweeping = compared.domain.comparison.families.sweeping
    for sign, harmless, phase in pairs_of(warned, expected):
        member = sign if is_a(sign, harmless) else harmless
        if sign != harmless and (sign in sweeping or not (is_a(sign, harmless) or is_a(harmless, sign))):
            continue
        severity = MEDIUM if member in compared.domain.comparison.severity.harmless_sign else HIGH
        rule = _Rule(compared, severity, sweeping=sign in sweeping)
        family = compared.family(sign, harmless, member)
        calm = expected[harmless, phase]
        if sign != harmless and harmless in sweeping:  # "most side effects" reassures about none for certain
            calm = calm[~compared.scopes.partial(calm)]
        if not len(calm):
            continue
        yield Block(TYPE, family, phase, member, warned[sign, phase], calm, rule.judge)


class _Rule:
    def __init__(self, compared: Compared, severity: int, *, sweeping: bool) -> None:
        self._compared = compared
        self._severity = severity
        self._sweeping = sweeping

    def judge(self, a: Ints, b: Ints) -> Verdicts:
        """Warnings down, reassurances across.

        A degree on the warning tells the two apart, and so does a time that it begins at, where the reassurance
        says none; "anything unusual" against "anything that looks off" is told apart by neither.
        """
        scopes = self._compared.scopes
        codes = scopes.relate(a, b, timed=True)
        if not self._sweeping:
            codes[scopes.bounded(a, b, "warning_sign") & ~scopes.told_by_time(a, b)] = DIFFERENT
        late = scopes.moments.stated[a] & (scopes.moments.low[a] > 0)
        codes[late[:, None] & ~scopes.moments.stated[b][None, :]] = DIFFERENT
        return Verdicts(codes, np.where(codes == DIFFERENT, LOW, self._severity).astype(np.int8))
