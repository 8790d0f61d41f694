"""One headline an issue: what a reviewer reads first."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from claimaudit.compare.hours import span_words
from claimaudit.compare.words import label

if TYPE_CHECKING:
    from claimaudit.compare.positions import Positions
    from claimaudit.compare.scopes import ComparedDomain
    from claimaudit.compare.tally import Key, Tally

_MOST = 3


def summary(key: Key, issue: Tally, positions: Positions, domain: ComparedDomain) -> str:
    """The family, and how many articles stand on each side with what."""
    family = domain.comparison.families.labels[key[1]]
    if key[0] == "timeline":
        return f"{family}: {_times(issue, positions)}"
    cautious = _side(issue.cautious, positions, domain)
    permissive = _side(issue.permissive, positions, domain)
    said = {
        "use_vs_avoid": ("say{s} to avoid", "recommend{s}"),
        "normal_vs_warning": ("warn{s} of", "call{s} normal"),
        "cause": ("name{s} as a cause", "rule{s} out"),
    }[key[0]]
    return f"{family}: {_clause(cautious, said[0])}; {_clause(permissive, said[1])}"


def _side(side: set[int], positions: Positions, domain: ComparedDomain) -> tuple[int, str]:
    claims, position = positions.claims_of(np.array(sorted(side), dtype=np.int64))
    articles = len(np.unique(positions.source[claims]))
    weights: dict[str, int] = defaultdict(int)
    for one, number in zip(*np.unique(position, return_counts=True), strict=True):
        degree = positions.columns["degree"][one]
        name = label(domain, positions.columns["concept"][one])
        weights[f"{degree} {name}".strip()] += int(number)
    names = sorted(weights, key=lambda name: (-weights[name], name))
    return articles, _list(names)


def _clause(side: tuple[int, str], verb: str) -> str:
    articles, names = side
    many = articles != 1
    return f"{articles} article{'s' if many else ''} {verb.format(s='' if many else 's')} {names}"


def _list(names: list[str]) -> str:
    shown = names if len(names) <= _MOST else [*names[: _MOST - 1], f"{len(names) - _MOST + 1} others"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _times(issue: Tally, positions: Positions) -> str:
    """Each stated time with the number of articles, the longest first."""
    sources: dict[tuple[float, float], set[int]] = defaultdict(set)
    for one in sorted(issue.cautious | issue.permissive):
        time = (positions.columns["min_hours"][one], positions.columns["max_hours"][one])
        sources[time].update(positions.source[positions.of(one)].tolist())
    said: dict[str, set[int]] = defaultdict(set)
    for time in sorted(sources, key=lambda one: tuple(-end if end == end else 0 for end in one)):
        said[span_words(*time)] |= sources[time]
    parts = [
        f"{words} ({len(found)} article{'s' if len(found) != 1 else ''})" for words, found in said.items()
    ]
    return " against ".join(_shorten(parts))


def _shorten(parts: list[str]) -> list[str]:
    return parts if len(parts) <= _MOST + 1 else [*parts[:_MOST], f"{len(parts) - _MOST} other times"]
