"""One headline an issue: what a reviewer reads first."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
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
    """The family, and how many articles stand on each side with what; of a conflict, those in conflict alone."""
    family = domain.comparison.families.labels[key[1]]
    sides = [set[int]().union(*(side[number] for side in issue.opposed.values())) for number in (0, 1)]
    cautious, permissive = sides if issue.opposed else (issue.cautious, issue.permissive)
    if key[0] == "timeline":
        return f"{family}: {_times(cautious | permissive, positions)}"
    verbs = {
        "use_vs_avoid": ("say{s} to avoid {}", "recommend{s} {}"),
        "normal_vs_warning": ("warn{s} of {}", "call{s} {} normal"),
        "cause": ("name{s} {} as a cause", "rule{s} out {}"),
    }[key[0]]
    said = [
        _clause(_side(side, positions, domain), verb)
        for side, verb in zip((cautious, permissive), verbs, strict=True)
    ]
    return f"{family}: {'; '.join(said)}"


def _side(side: set[int], positions: Positions, domain: ComparedDomain) -> tuple[int, str]:
    involved = np.array(sorted(side), dtype=np.int64)
    weights: dict[str, int] = defaultdict(int)
    degrees: dict[str, int] = defaultdict(lambda: -1)
    for one in involved.tolist():
        concept = positions.columns["concept"][one]
        weights[concept] += positions.columns["claims"][one]
        degrees[concept] = _widest(degrees[concept], _bits(positions, one, domain))
    names = sorted(weights, key=lambda name: (-weights[name], name))
    words = [_bounded(label(domain, name), domain.comparison.degrees.labels(degrees[name])) for name in names]
    return len(positions.sources_of(involved)), _list(words)


def _bits(positions: Positions, position: int, domain: ComparedDomain) -> int:
    """What bounds a warning, as bits; nothing bounds the others here."""
    if positions.columns["kind"][position] != "warning_sign":
        return 0
    degrees = domain.comparison.degrees
    return degrees.read(positions.columns["degree"][position]) & degrees.bounding("warning_sign")


def _widest(known: int, bits: int) -> int:
    """The bounds of several positions together: one without any takes all in."""
    if known == -1:
        return bits
    return known | bits if known and bits else 0


def _bounded(name: str, degrees: list[str]) -> str:
    return f"{name} ({' or '.join(degrees)})" if degrees else name


def _clause(side: tuple[int, str], verb: str) -> str:
    articles, names = side
    return f"{_articles(articles)} {verb.format(names, s='' if articles != 1 else 's')}"


def _list(names: list[str]) -> str:
    shown = names if len(names) <= _MOST else [*names[: _MOST - 1], f"{len(names) - _MOST + 1} others"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _times(involved: set[int], positions: Positions) -> str:
    """Each stated time with the number of articles, the longest first."""
    times: dict[str, list[int]] = defaultdict(list)
    for low, high, position in sorted(_spans(involved, positions), reverse=True):
        times[span_words(low if low >= 0 else math.nan, high if high >= 0 else math.nan)].append(position)
    counts = {words: len(positions.sources_of(np.array(sorted(found)))) for words, found in times.items()}
    return " against ".join(_shorten([f"{words} ({_articles(count)})" for words, count in counts.items()]))


def _spans(involved: set[int], positions: Positions) -> Iterator[tuple[float, float, int]]:
    """The times of positions; an open end is below every other."""
    lows, highs = positions.columns["min_hours"], positions.columns["max_hours"]
    for one in involved:
        low, high = lows[one], highs[one]
        yield (-1.0 if math.isnan(low) else low), (-1.0 if math.isnan(high) else high), one


def _articles(count: int) -> str:
    return f"{count} article{'s' if count != 1 else ''}"


def _shorten(parts: list[str]) -> list[str]:
    return parts if len(parts) <= _MOST + 1 else [*parts[:_MOST], f"{len(parts) - _MOST} other times"]
