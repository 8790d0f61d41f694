"""Blocks: two sets of positions whose every pair is judged by one rule, about one concept, in one phase."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from claimaudit.compare.scopes import ComparedDomain, Scopes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from claimaudit.compare.positions import Positions

    Ints = NDArray[np.int64]

HIGH, MEDIUM, LOW = 3, 2, 1
SEVERITIES = ("", "low", "medium", "high")


@dataclass(frozen=True)
class Verdicts:
    """A rule's answer for every pair of a block, as matrices.

    The scope (0 where there is no contradiction), the severity, and by how much the two differ.
    """

    scope: NDArray[np.int8]
    severity: NDArray[np.int8] | int
    difference: NDArray[np.float64] | None = None


@dataclass(frozen=True)
class Block:
    """Cautious and permissive positions to be judged pair by pair.

    ``concept`` is what the pairs are about; ``link`` is the concept of the cautious and of the permissive side.
    """

    type: str
    family: str
    phase: str
    concept: str
    cautious: Ints
    permissive: Ints
    judge: Callable[[Ints, Ints], Verdicts]


@dataclass(frozen=True)
class Compared:
    """What every rule reads: the positions, their scopes and the subject's rules."""

    positions: Positions
    scopes: Scopes
    domain: ComparedDomain

    @cached_property
    def _columns(self) -> dict[str, NDArray[Any]]:
        return {str(name): self.positions.table[name].to_numpy(dtype=object) for name in self.positions.table}

    def column(self, name: str) -> NDArray[Any]:
        """One column of the positions."""
        return self._columns[name]

    def index(self, chosen: NDArray[np.bool_], *names: str) -> dict[tuple[str, ...], Ints]:
        """The chosen positions by the values of some columns, in the order of these values."""
        found: dict[tuple[str, ...], list[int]] = {}
        numbers = np.flatnonzero(chosen)
        keys = zip(*(self.column(name)[numbers] for name in names), strict=True)
        for key, number in zip(keys, numbers.tolist(), strict=True):
            found.setdefault(key, []).append(number)
        return {key: np.array(found[key], dtype=np.int64) for key in sorted(found)}

    def kind(self, kind: str) -> NDArray[np.bool_]:
        """The positions of one kind of claim, without those that a professional decides for one person."""
        ours: NDArray[np.bool_] = self.column("kind") == kind
        once: NDArray[np.bool_] = ~self.column("aside").astype(bool)
        return ours & ~self.scopes.left_to_authority & once

    def family(self, one: str, other: str, concept: str) -> str:
        """The family of a disagreement."""
        return self.domain.comparison.families.of_pair(one, other, concept)


def advice(compared: Compared, kind: str) -> NDArray[np.bool_]:
    """Restrictions or recommendations of what can be advised at all."""
    categories = compared.domain.comparison.relations.advice
    concepts = compared.domain.concepts
    named = {
        one: one in concepts and concepts[one].category in categories
        for one in set(compared.column("concept"))
    }
    advisable: NDArray[np.bool_] = compared.positions.table["concept"].map(named).to_numpy(dtype=bool)
    return compared.kind(kind) & advisable


def pairs_of(
    one: dict[tuple[str, ...], Ints], other: dict[tuple[str, ...], Ints]
) -> Iterator[tuple[str, str, str]]:
    """Every concept of the one with every concept of the other in the same phase."""
    phases: dict[str, list[str]] = {}
    for concept, phase in other:
        phases.setdefault(phase, []).append(concept)
    for concept, phase in one:
        for second in phases.get(phase, ()):
            yield concept, second, phase
