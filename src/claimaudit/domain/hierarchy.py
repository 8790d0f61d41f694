"""The is-a graph of concepts: which class a concept belongs to, through any number of steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter


class Hierarchy:
    """Answers is-a questions about concept ids; every concept is its own descendant in ``is_a`` alone."""

    def __init__(self, parents: Mapping[str, Iterable[str]]) -> None:
        self._parents = {concept: tuple(above) for concept, above in parents.items()}
        self._ancestors: dict[str, frozenset[str]] = {}
        for concept in TopologicalSorter(self._parents).static_order():
            above = self._parents.get(concept, ())
            self._ancestors[concept] = frozenset(above).union(*(self._ancestors[parent] for parent in above))
        self._descendants = _reverse(self._ancestors)

    def parents(self, concept: str) -> tuple[str, ...]:
        """The classes that the concept names as its own."""
        return self._parents[concept]

    def ancestors(self, concept: str) -> frozenset[str]:
        """Every class above the concept, without itself."""
        return self._ancestors[concept]

    def descendants(self, concept: str) -> frozenset[str]:
        """Every member below the concept, without itself."""
        return self._descendants[concept]

    def is_a(self, concept: str, other: str) -> bool:
        """Is the concept the other one, or a kind of it?"""
        return concept == other or other in self._ancestors[concept]


def find_cycle(parents: Mapping[str, Iterable[str]]) -> list[str]:
    """The concepts of one cycle in their order, or an empty list."""
    try:
        TopologicalSorter({concept: tuple(above) for concept, above in parents.items()}).prepare()
    except CycleError as error:
        cycle: list[str] = error.args[1]
        return cycle
    return []


def _reverse(ancestors: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    below: dict[str, set[str]] = {concept: set() for concept in ancestors}
    for concept, above in ancestors.items():
        for ancestor in above:
            below[ancestor].add(concept)
    return {concept: frozenset(members) for concept, members in below.items()}
