"""What a subject's files say about comparing claims: families, relations, degrees, severity and wording.

Every file is optional in every folder, and a later folder adds to an earlier one. The engine reads its
decisions from here; it knows no concept itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from claimaudit.domain.degrees import DegreeKind, Degrees, load_degrees
from claimaudit.domain.families import Families, load_families
from claimaudit.domain.files import Faults, check_keys
from claimaudit.domain.hierarchy import Hierarchy
from claimaudit.domain.layers import Layers, concept_lists, concept_names
from claimaudit.domain.wording import Wording, load_wording

__all__ = [
    "Comparison",
    "DegreeKind",
    "Degrees",
    "Families",
    "Relations",
    "Severity",
    "Wording",
    "load_comparison",
]


class ConceptLike(Protocol):
    """What the comparison needs to know of a concept."""

    @property
    def id(self) -> str:
        """The id that the tables use."""
        ...

    @property
    def category(self) -> str:
        """product, medicine, procedure, activity, sign or process."""
        ...

    @property
    def label(self) -> str:
        """How guidance prints it."""
        ...

    @property
    def is_a(self) -> tuple[str, ...]:
        """The classes that it names as its own."""
        ...


@dataclass(frozen=True, slots=True)
class Relations:
    """How concepts meet beyond is-a.

    ``involves``: whoever does the key does each value too. ``carries``: where the key is at work, a value may be.
    ``qualified``: recommending one of these says which kind to choose, not that something must be used.
    ``authority``: what these decide for one person contradicts nothing that holds for everyone.
    ``exceptional``: what is no part of the normal course; advice that holds only then leaves the rest alone.
    ``advice``: the categories that can be recommended or restricted.
    """

    involves: Mapping[str, tuple[str, ...]]
    carries: Mapping[str, tuple[str, ...]]
    qualified: frozenset[str]
    authority: frozenset[str]
    exceptional: frozenset[str]
    advice: frozenset[str]


@dataclass(frozen=True, slots=True)
class Severity:
    """Which disagreements can harm. The sets hold the named concepts and everything below them.

    ``factor``: times that differ by less than this factor differ in precision alone.
    ``sitting_hours``: a use that lasts no longer than this is one sitting, never a course of days.
    """

    safety_restriction: frozenset[str]
    safety_recommendation: frozenset[str]
    safety_cause: frozenset[str]
    harmless_sign: frozenset[str]
    minor: frozenset[str]
    factor: float
    sitting_hours: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that the subject's files say about comparing its claims and wording what comes of it."""

    families: Families
    relations: Relations
    degrees: Degrees
    severity: Severity
    wording: Wording


def load_comparison(folders: Sequence[Path], concepts: Mapping[str, ConceptLike]) -> Comparison:
    """The comparison rules of a subject and of what it extends, in the order of the folders.

    Raises:
        ClaimauditError: names every unknown key and concept id with the nearest valid one.
    """
    faults = Faults()
    hierarchy = Hierarchy({concept.id: concept.is_a for concept in concepts.values()})
    comparison = Comparison(
        families=load_families(Layers(folders, "families.toml"), concepts, hierarchy, faults),
        relations=_relations(Layers(folders, "relations.toml"), concepts, hierarchy, faults),
        degrees=load_degrees(Layers(folders, "degrees.toml"), faults),
        severity=_severity(Layers(folders, "severity.toml"), concepts, hierarchy, faults),
        wording=load_wording(Layers(folders, "wording.toml"), concepts, faults),
    )
    faults.raise_any()
    return comparison


def _relations(
    layers: Layers, concepts: Mapping[str, ConceptLike], hierarchy: Hierarchy, faults: Faults
) -> Relations:
    layers.check_tables(("involves", "carries", "qualified", "authority", "exceptional", "advice"), faults)
    categories = {concept.category for concept in concepts.values()}
    return Relations(
        involves=concept_lists(layers, "involves", concepts, faults),
        carries=concept_lists(layers, "carries", concepts, faults),
        qualified=concept_names(layers, "qualified", concepts, faults),
        authority=concept_names(layers, "authority", concepts, faults),
        exceptional=_below(hierarchy, concept_names(layers, "exceptional", concepts, faults)),
        advice=layers.names("advice", "categories", categories, faults),
    )


def _severity(
    layers: Layers, concepts: Mapping[str, ConceptLike], hierarchy: Hierarchy, faults: Faults
) -> Severity:
    sets = ("safety_restriction", "safety_recommendation", "safety_cause", "harmless_sign", "minor")
    layers.check_tables((*sets, "timeline"), faults)
    numbers = {"factor": 2.0, "sitting_hours": 2.0}
    for path, table in layers.tables("timeline"):
        check_keys(path, "timeline", table, numbers, faults=faults)
        for key, value in table.items():
            if not isinstance(value, (int, float)) or isinstance(value, bool) or value <= 0:
                faults.add(path, "timeline", f"'{key}' must be a number above 0")
            elif key in numbers:
                numbers[key] = float(value)
    below = {name: _below(hierarchy, concept_names(layers, name, concepts, faults)) for name in sets}
    return Severity(
        safety_restriction=below["safety_restriction"],
        safety_recommendation=below["safety_recommendation"],
        safety_cause=below["safety_cause"],
        harmless_sign=below["harmless_sign"],
        minor=below["minor"],
        factor=numbers["factor"],
        sitting_hours=numbers["sitting_hours"],
    )


def _below(hierarchy: Hierarchy, names: frozenset[str]) -> frozenset[str]:
    """The concepts and everything below them."""
    return names.union(*(hierarchy.descendants(name) for name in names))
