"""How the scopes of two positions relate: situations, times and degrees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from claimaudit.compare.times import moments

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    from numpy.typing import NDArray

    from claimaudit.compare.times import Spans
    from claimaudit.domain.comparison import Comparison, ConceptLike, Degrees
    from claimaudit.domain.hierarchy import Hierarchy

    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]
    Codes = NDArray[np.int8]

NONE, SAME, OVERLAPPING, UNSTATED, DIFFERENT = range(5)
SCOPES = ("", "same", "overlapping", "unstated", "different")


class ComparedDomain(Protocol):
    """What comparing needs of a domain."""

    @property
    def concepts(self) -> Mapping[str, ConceptLike]:
        """The vocabulary by id."""
        ...

    @property
    def hierarchy(self) -> Hierarchy:
        """Its is-a graph."""
        ...

    @property
    def comparison(self) -> Comparison:
        """The comparison rules."""
        ...

    @property
    def anything(self) -> str:
        """The concept of everything that can be put on, "" where the subject has none."""
        ...

    @property
    def default_phase(self) -> str:
        """The phase of a claim that says none."""
        ...


@dataclass(frozen=True, slots=True)
class Atom:
    """One part of a situation: a concept or kind of reader that is there, or is not."""

    negated: bool
    degree: str
    name: str

    @classmethod
    def read(cls, text: str) -> Atom:
        """Read ``[not:][degree:]name``."""
        negated = text.startswith("not:")
        degree, _, name = text.removeprefix("not:").rpartition(":")
        return cls(negated, degree, name)


class Scopes:
    """Answers, for arrays of positions, how their scopes relate."""

    def __init__(self, table: pd.DataFrame, domain: ComparedDomain) -> None:
        self._degrees: Degrees = domain.comparison.degrees
        self._hierarchy = domain.hierarchy
        self._known = domain.concepts.keys()
        self.moments: Spans = moments(table)
        bits = {one: self._degrees.read(one) for one in table["degree"].unique()}
        self.degree: Ints = table["degree"].map(bits).to_numpy(dtype=np.int64)
        parts = (table["triggers"] + ";" + table["audience"]).str.strip(";")
        self._situation, self._situations = _numbered(parts.tolist())
        self._atoms = [tuple(map(Atom.read, filter(None, one.split(";")))) for one in self._situations]
        relations = domain.comparison.relations
        everyone = np.arange(len(table))
        self.left_to_authority = self.naming(everyone, relations.authority)
        self._exceptional = self.naming(everyone, relations.exceptional)
        signs = frozenset(name for name, one in domain.concepts.items() if one.category == "sign")
        whole = (table["concept"] == domain.anything).to_numpy() & (table["kind"] == "restriction").to_numpy()
        self._exceptional |= whole & self.naming(everyone, signs)
        self._exclusive: dict[tuple[int, int], bool] = {}

    def naming(self, positions: Ints, names: frozenset[str]) -> Bools:
        """Which positions hold where one of these is there."""
        found = [any(not atom.negated and atom.name in names for atom in atoms) for atoms in self._atoms]
        return np.array(found, dtype=bool)[self._situation[positions]]

    def situated(self, positions: Ints) -> Bools:
        """Which positions state a situation."""
        empty = np.array([not one for one in self._situations], dtype=bool)
        found: Bools = ~empty[self._situation[positions]]
        return found

    def relate(self, a: Ints, b: Ints, *, timed: bool) -> Codes:
        """How the scopes of each pair relate, as a matrix of codes; ``timed`` where the time is part of the scope."""
        one, other = self._situation[a], self._situation[b]
        excluded = self._excluded(one, other)
        equal = one[:, None] == other[None, :]
        stated_a, stated_b = self.situated(a), self.situated(b)
        if timed:
            spans = self.moments
            excluded |= spans.apart(a, spans, b)
            equal &= _equal(spans.low, a, b) & _equal(spans.high, a, b)
            stated_a, stated_b = stated_a | spans.stated[a], stated_b | spans.stated[b]
        both = stated_a[:, None] & stated_b[None, :]
        codes = np.where(both, np.where(equal, SAME, OVERLAPPING), UNSTATED)
        return np.where(excluded, DIFFERENT, codes).astype(np.int8)

    def exceptional(self, a: Ints, b: Ints) -> Bools:
        """Which first positions hold in an emergency alone that the second does not speak of.

        "If it itches, stop using the product" is one: it leaves advice on what to use alone.
        """
        one, other = self._exceptional[a][:, None], self._exceptional[b][None, :]
        found: Bools = one & ~other
        return found

    def bounded(self, a: Ints, b: Ints, claim_kind: str) -> Bools:
        """Which first positions are narrowed by a degree that the second lacks."""
        narrowing = self._degrees.bounding(claim_kind)
        bounds = (self.degree[a] & narrowing)[:, None]
        there = bounds & self._degrees.known(-1) & self.degree[b][None, :]
        lacking: Bools = (bounds != 0) & (there == 0)
        return lacking

    def told_by_time(self, a: Ints, b: Ints) -> Bools:
        """Which pairs both state a time, where the first have no other degree than one that their time says exactly."""
        only = (self.degree[a] != 0) & (self.degree[a] & ~self._degrees.by_time == 0)
        found: Bools = (only & self.moments.stated[a])[:, None] & self.moments.stated[b][None, :]
        return found

    def partial(self, positions: Ints) -> Bools:
        """Which positions speak of some members of their class alone."""
        found: Bools = (self.degree[positions] & self._degrees.partial) != 0
        return found

    def gentler(self, a: Ints, b: Ints) -> Bools:
        """Which second positions speak of a gentle kind alone, where the first are bounded by nothing."""
        plain = (self._degrees.known(-1) & self.degree[a] == 0)[:, None]
        found: Bools = plain & ((self.degree[b] & self._degrees.gentle) != 0)[None, :]
        return found

    def contrary(self, a: Ints, b: Ints) -> Bools:
        """Which pairs speak of contrary degrees: the gentle kind and the harsh one."""
        against = {int(bits): self._degrees.against(int(bits)) for bits in np.unique(self.degree[a])}
        contraries = np.array([against[int(bits)] for bits in self.degree[a]], dtype=np.int64)
        shared = self.degree[a][:, None] & self.degree[b][None, :]
        opposed: Bools = (contraries[:, None] & self.degree[b][None, :]) != 0
        told: Bools = opposed & (shared == 0)
        return told

    def _excluded(self, one: Ints, other: Ints) -> Bools:
        rows, row = np.unique(one, return_inverse=True)
        columns, column = np.unique(other, return_inverse=True)
        table = np.zeros((len(rows), len(columns)), dtype=bool)
        special = [number for number, code in enumerate(columns) if self._can_exclude(int(code))]
        for number, code in enumerate(rows):
            near = range(len(columns)) if self._can_exclude(int(code)) else special
            for place in near:
                table[number, place] = self._excludes(int(code), int(columns[place]))
        found: Bools = table[row[:, None], column[None, :]]
        return found

    def _can_exclude(self, code: int) -> bool:
        return any(atom.negated or atom.degree for atom in self._atoms[code])

    def _excludes(self, code: int, other: int) -> bool:
        key = (min(code, other), max(code, other))
        if key not in self._exclusive:
            pairs = ((x, y) for x in self._atoms[code] for y in self._atoms[other])
            self._exclusive[key] = any(self._contradict(x, y) for x, y in pairs)
        return self._exclusive[key]

    def _contradict(self, x: Atom, y: Atom) -> bool:
        if x.negated == y.negated:
            bits = self._degrees.read(x.degree), self._degrees.read(y.degree)
            return not x.negated and x.name == y.name and bool(self._degrees.against(bits[0]) & bits[1])
        denied, there = (x, y) if x.negated else (y, x)
        if not self._is_a(there.name, denied.name):
            return False
        return not denied.degree or bool(self._degrees.read(denied.degree) & self._degrees.read(there.degree))

    def _is_a(self, name: str, other: str) -> bool:
        return name == other or (name in self._known and self._hierarchy.is_a(name, other))


def _numbered(values: list[str]) -> tuple[Ints, list[str]]:
    names = sorted(set(values))
    code = {name: number for number, name in enumerate(names)}
    return np.array([code[value] for value in values], dtype=np.int64), names


def _equal(values: NDArray[np.float64], a: Ints, b: Ints) -> Bools:
    one, other = values[a][:, None], values[b][None, :]
    equal: Bools = (one == other) | (np.isnan(one) & np.isnan(other))
    return equal
