"""Counting what blocks of positions disagree on: exactly by arithmetic, and the worst pairs by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from claimaudit.compare.codes import distinct
from claimaudit.compare.scopes import DIFFERENT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from claimaudit.compare.blocks import Block, Verdicts
    from claimaudit.compare.positions import Positions

    Ints = NDArray[np.int64]

_CELLS = 1 << 20
_LIKELY = 8
Key = tuple[str, str, str]


@dataclass(frozen=True, order=True)
class Pair:
    """Two positions that contradict each other. The order is the order in which a reviewer should see them."""

    scoped: bool
    leniency: int
    scope: int
    closeness: float
    cautious: int
    permissive: int
    concept: str = field(compare=False)

    @property
    def severity(self) -> int:
        """3 high, 2 medium, 1 low."""
        return -self.leniency


@dataclass
class Tally:
    """What one issue amounts to.

    ``cautious`` and ``permissive`` hold every position of each side; ``opposed`` those that conflict, by the concept
    that the conflict is about.
    """

    pairs: int = 0
    conflicts: int = 0
    severity: int = 0
    within_source: bool = False
    cautious: set[int] = field(default_factory=set)
    permissive: set[int] = field(default_factory=set)
    opposed: dict[str, tuple[set[int], set[int]]] = field(default_factory=dict)
    worst: list[Pair] = field(default_factory=list)


@dataclass(frozen=True)
class Found:
    """The contradicting pairs of one piece of a block."""

    a: Ints
    b: Ints
    scope: Ints
    severity: Ints
    difference: NDArray[np.float64]
    count: Ints


def tally(blocks: Iterable[Block], positions: Positions, limit: int) -> dict[Key, Tally]:
    """Every issue (type, family, phase) that the blocks give, with its worst pairs of positions up to the limit."""
    together = _SameSentence(positions)
    issues: dict[Key, Tally] = {}
    for block in blocks:
        for found in _pieces(block, positions, together):
            issue = issues.setdefault((block.type, block.family, block.phase), Tally())
            _add(issue, found, block.concept, limit)
            issue.within_source = issue.within_source or _share_source(positions, found)
    return issues


def _pieces(block: Block, positions: Positions, together: _SameSentence) -> Iterator[Found]:
    """Judge a block in pieces of bounded size."""
    step = max(_CELLS // len(block.permissive), 1)
    claims = positions.table["claims"].to_numpy()
    for first in range(0, len(block.cautious), step):
        rows = block.cautious[first : first + step]
        verdicts = block.judge(rows, block.permissive)
        at, on = np.nonzero(verdicts.scope)
        if not len(at):
            continue
        a, b = rows[at], block.permissive[on]
        count = claims[a] * claims[b] - together.count(a, b)
        found = _found(verdicts, (at, on), (a, b), count)
        kept = count > 0
        if kept.any():
            yield found if kept.all() else Found(*(part[kept] for part in vars(found).values()))


def _found(verdicts: Verdicts, cells: tuple[Ints, Ints], pair: tuple[Ints, Ints], count: Ints) -> Found:
    shape = verdicts.scope.shape
    severity = np.broadcast_to(np.asarray(verdicts.severity), shape)[cells].astype(np.int64)
    difference = (
        np.zeros(len(count))
        if verdicts.difference is None
        else np.broadcast_to(verdicts.difference, shape)[cells]
    )
    return Found(*pair, verdicts.scope[cells].astype(np.int64), severity, difference, count)


def _add(issue: Tally, found: Found, concept: str, limit: int) -> None:
    conflict = found.scope != DIFFERENT
    issue.pairs += int(found.count.sum())
    issue.conflicts += int(found.count[conflict].sum())
    issue.severity = max(issue.severity, int(found.severity.max()))
    issue.cautious.update(_seen(found.a))
    issue.permissive.update(_seen(found.b))
    if conflict.any():
        sides = issue.opposed.setdefault(concept, (set(), set()))
        sides[0].update(_seen(found.a[conflict]))
        sides[1].update(_seen(found.b[conflict]))
    issue.worst = sorted([*issue.worst, *_worst(found, concept, limit)])[:limit]


def _worst(found: Found, concept: str, limit: int) -> list[Pair]:
    rank = (found.scope == DIFFERENT) * 64 + (3 - found.severity) * 8 + found.scope
    if len(rank) > limit:  # noqa: SIM108 (too long a line)
        chosen = np.flatnonzero(rank <= np.partition(rank, limit)[limit])
    else:
        chosen = np.arange(len(rank))
    order = np.lexsort((found.b[chosen], found.a[chosen], -found.difference[chosen], rank[chosen]))[:limit]
    return [
        Pair(
            scoped=bool(found.scope[one] == DIFFERENT),
            leniency=-int(found.severity[one]),
            scope=int(found.scope[one]),
            closeness=-float(found.difference[one]),
            cautious=int(found.a[one]),
            permissive=int(found.b[one]),
            concept=concept,
        )
        for one in chosen[order].tolist()
    ]


def _seen(positions: Ints) -> list[int]:
    """The distinct positions."""
    return [int(one) for one in distinct(positions, int(positions.max()) + 1)]


def _share_source(positions: Positions, found: Found) -> bool:
    """Does one article hold both sides of a pair? The pairs of most claims are asked first: they say so soonest."""
    most = min(_LIKELY, len(found.count))
    likely = np.argpartition(found.count, len(found.count) - most)[-most:]
    if any(_meet(positions, int(found.a[one]), int(found.b[one])) for one in likely):
        return True
    if len(likely) == len(found.count):
        return False
    size = len(positions)
    sides = []
    for side, name in ((found.a, "a"), (found.b, "b")):
        claims, position = positions.claims_of(distinct(side, size))
        sides.append(
            pd.DataFrame({"source": positions.source.codes[claims], name: position}).drop_duplicates()
        )
    shared = sides[0].merge(sides[1], on="source")
    return bool(np.isin((shared["a"] * size + shared["b"]).to_numpy(), found.a * size + found.b).any())


def _meet(positions: Positions, one: int, other: int) -> bool:
    sources = positions.source.codes
    return not set(sources[positions.of(one)].tolist()).isdisjoint(sources[positions.of(other)].tolist())


class _SameSentence:
    """How many pairs of claims of two positions stand in one sentence: these are no contradiction."""

    def __init__(self, positions: Positions) -> None:
        self._size = len(positions)
        position = np.empty(len(positions.claims), dtype=np.int64)
        position[positions.members] = np.repeat(np.arange(self._size), np.diff(positions.starts))
        rows = pd.DataFrame({"sentence": positions.sentence, "position": position})
        rows = rows.groupby(["sentence", "position"], sort=False).size().rename("claims").reset_index()
        rows = rows[rows.duplicated("sentence", keep=False)]
        both = rows.merge(rows, on="sentence")
        both = both[both["position_x"] != both["position_y"]]
        keys = (both["position_x"] * self._size + both["position_y"]).to_numpy()
        counts = (both["claims_x"] * both["claims_y"]).to_numpy()
        self._keys, place = np.unique(keys, return_inverse=True)
        self._counts = np.bincount(place, weights=counts, minlength=len(self._keys)).astype(np.int64)

    def count(self, a: Ints, b: Ints) -> Ints:
        """The number for each pair of positions."""
        if not len(self._keys):
            return np.zeros(len(a), dtype=np.int64)
        keys = a * self._size + b
        place = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        return np.where(self._keys[place] == keys, self._counts[place], 0)
