"""Families: which concepts one ruling settles together."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimaudit.domain.files import Faults, Table, check_keys, strings
from claimaudit.domain.hierarchy import Hierarchy
from claimaudit.domain.layers import Layers, checked, text

_KEYS = ("label", "concepts", "sweeping", "apart")


@dataclass(frozen=True, slots=True)
class Families:
    """Each concept's one nearest family.

    ``sweeping`` maps a class that speaks about everything ("any product") to its own family: a pair in which such a
    class is one side belongs there, whatever the member, because one ruling on the sweeping claim settles it.
    ``apart`` are the members that the sweeping claim does not settle: they stay with their own family.
    """

    labels: Mapping[str, str]
    of: Mapping[str, str]
    sweeping: Mapping[str, str]
    apart: frozenset[str]

    def of_pair(self, one: str, other: str, concept: str) -> str:
        """The family of a disagreement between two concepts that is about the third."""
        swept = self.sweeping.get(one) or self.sweeping.get(other)
        return swept if swept and concept not in self.apart else self.of[concept]


def load_families(
    layers: Layers, concepts: Mapping[str, Any], hierarchy: Hierarchy, faults: Faults
) -> Families:
    """Each concept's nearest family by is-a; a concept in none is a family of its own."""
    labels: dict[str, str] = {}
    roots: dict[str, str] = {}
    sweeping: dict[str, str] = {}
    apart: set[str] = set()
    for path, tables in layers.files:
        for name, table in tables.items():
            labels[name] = _label(path, name, table, faults)
            for concept in _concepts(path, (name, table, "concepts"), concepts, faults):
                _claim(path, name, (concept, roots), faults)
            for concept in _concepts(path, (name, table, "sweeping"), concepts, faults):
                sweeping[concept] = name
            for concept in _concepts(path, (name, table, "apart"), concepts, faults):
                apart.update((concept, *hierarchy.descendants(concept)))
    of = {**{concept: _nearest(concept, roots, hierarchy, faults) for concept in concepts}, **sweeping}
    for concept, family in of.items():
        labels.setdefault(family, _capital(str(concepts[concept].label)))
    return Families(labels, of, sweeping, frozenset(apart))


def _label(path: Path, name: str, table: Table, faults: Faults) -> str:
    check_keys(path, name, table, _KEYS, faults=faults)
    return text(path, name, table.get("label", _capital(name.replace("_", " "))), faults)


def _concepts(
    path: Path, place: tuple[str, Table, str], concepts: Mapping[str, Any], faults: Faults
) -> tuple[str, ...]:
    name, table, key = place
    return checked((path, name), strings(path, name, table, key, faults=faults), concepts, faults)


def _claim(path: Path, name: str, claim: tuple[str, dict[str, str]], faults: Faults) -> None:
    concept, roots = claim
    if roots.get(concept, name) != name:
        faults.add(path, name, f"'{concept}' is in family '{roots[concept]}' already; keep one of the two")
    roots[concept] = name


def _nearest(concept: str, roots: Mapping[str, str], hierarchy: Hierarchy, faults: Faults) -> str:
    """The family fewest is-a steps above; two at one distance are a fault, because ids must not depend on luck."""
    level: deque[str] = deque([concept])
    while level:
        found = sorted({roots[one] for one in level if one in roots})
        if len(found) > 1:
            faults.add(
                Path("families.toml"), concept, f"is as near to {' as to '.join(found)}; list it under one"
            )
        if found:
            return found[0]
        level = deque(dict.fromkeys(parent for one in level for parent in hierarchy.parents(one)))
    return concept


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
