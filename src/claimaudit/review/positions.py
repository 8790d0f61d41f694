"""Positions in words, so that a stale ruling can say what has changed since it was made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from claimaudit.compare.hours import span_words
from claimaudit.compare.issues import fingerprints
from claimaudit.compare.positions import READING, Positions, group
from claimaudit.compare.words import label, situation_words

if TYPE_CHECKING:
    import pandas as pd

    from claimaudit.compare.scopes import ComparedDomain

BETWEEN = " | "
_UNKNOWN = "a position that the ruling does not describe"
_MOST = 4


@dataclass(frozen=True)
class Readings:
    """What every claim says, as a position: its mark, and the words of each mark."""

    mark_of: Mapping[str, str]
    words_of: Mapping[str, str]

    def made_on(self, fingerprint: str) -> str:
        """The positions of a fingerprint in words, in the order of its marks; "" where they are too many."""
        marks = marks_of(fingerprint)
        return BETWEEN.join(self.words_of.get(mark, _UNKNOWN) for mark in marks)


def read_positions(claims: pd.DataFrame, domain: ComparedDomain) -> Readings:
    """The position of every claim.

    Args:
        claims: the columns of ``CLAIM_COLUMNS``.
        domain: the subject, which says how concepts and situations are printed.
    """
    if claims.empty:
        return Readings({}, {})
    positions = group(claims, domain.default_phase)
    marks = [fingerprints(positions, np.array([one]))[0] for one in range(len(positions))]
    words = {mark: words_of(positions, one, domain) for one, mark in enumerate(marks)}
    ids = positions.claims["claim_id"].tolist()
    mark_of = {ids[claim]: mark for one, mark in enumerate(marks) for claim in positions.of(one).tolist()}
    return Readings(mark_of, words)


def words_of(positions: Positions, one: int, domain: ComparedDomain) -> str:
    """One position: what it is about, and behind the colon what bounds it."""
    cells = {name: positions.columns[name][one] for name in READING}
    head = f"{cells['kind'].replace('_', ' ')} of {label(domain, cells['concept'])}"
    if cells["about"]:
        head += f" {'not ' if cells['polarity'] == 'denies' else ''}behind {label(domain, cells['about'])}"
    bounds = list(_bounds(cells, domain))
    return f"{head}: {'; '.join(bounds)}" if bounds else head


def _bounds(cells: Mapping[str, Any], domain: ComparedDomain) -> Iterable[str]:
    phase = cells["phase"] if cells["phase"] != domain.default_phase else ""
    situation = ";".join(filter(None, (cells["triggers"], cells["audience"])))
    excepted = ", ".join(label(domain, one) for one in cells["excepted"].split(";") if one)
    except_ = f"except {excepted}" if excepted else ""
    return filter(None, (phase, cells["degree"], _time(cells), situation_words(domain, situation), except_))


def _time(cells: Mapping[str, Any]) -> str:
    """The time with the name of its role: "for at least 24 hours", "onset at once"."""
    low, high = cells["min_hours"], cells["max_hours"]
    words = "at once" if low == 0 and high == 0 else span_words(low, high)
    return f"{cells['timing']} {words}".strip()


def marks_of(fingerprint: str) -> tuple[str, ...]:
    """The marks of a fingerprint; () where they were too many to be kept one by one."""
    return () if "x" in fingerprint else tuple(filter(None, fingerprint.split(".")))


def difference(fingerprint: str, made_on: str, now: str, readings: Readings) -> str:
    """What is new, changed and gone between the positions of a ruling and those of its issue today, in words.

    A position that is gone and one that is new are one that changed, where both are of one kind about one concept.
    """
    then, today = marks_of(fingerprint), marks_of(now)
    if not then or not today:
        return f"{_count(fingerprint)} then, {_count(now)} now, and not the same ones"
    words = dict(zip(then, made_on.split(BETWEEN), strict=False))
    gone = [words.get(mark) or _UNKNOWN for mark in then if mark not in today]
    new = [readings.words_of.get(mark, _UNKNOWN) for mark in today if mark not in then]
    changed = _pairs(gone, new)
    parts = (
        _part("changed", [f"{one} → {_bound(other)}" for one, other in changed]),
        _part("new", [one for one in new if one not in {other for _, other in changed}]),
        _part("gone", [one for one in gone if one not in {other for other, _ in changed}]),
    )
    return "; ".join(filter(None, parts))


def _pairs(gone: Sequence[str], new: Sequence[str]) -> list[tuple[str, str]]:
    left = list(new)
    pairs = []
    for one in gone:
        match = next((other for other in left if one != _UNKNOWN and _head(one) == _head(other)), None)
        if match is not None:
            left.remove(match)
            pairs.append((one, match))
    return pairs


def _head(words: str) -> str:
    return words.partition(": ")[0]


def _bound(words: str) -> str:
    return words.partition(": ")[2] or "no bound stated"


def _part(what: str, said: Sequence[str]) -> str:
    if not said:
        return ""
    shown = said if len(said) <= _MOST else [*said[: _MOST - 1], f"{len(said) - _MOST + 1} others"]
    return f"{what}: {', '.join(f'“{one}”' for one in shown)}"


def _count(fingerprint: str) -> str:
    number = fingerprint.partition("x")[0] if "x" in fingerprint else str(len(marks_of(fingerprint)))
    return f"{number} position{'s' if number != '1' else ''}"
