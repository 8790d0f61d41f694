"""Positions: the distinct readings behind many claims. Everything is compared between positions, never claims.

Articles restate each other, so a million claims hold some thousands of positions; comparing these and counting the
pairs by arithmetic is what keeps the cost down.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from claimaudit.compare.codes import (
    Coded,
    combine,
    distinct,
    hour_codes,
    number_codes,
    renamed,
    text_codes,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]

TEXTS = (
    "kind", "concept", "about", "polarity", "degree", "phase", "triggers", "audience", "excepted", "timing",
)  # fmt: skip
HOURS = ("min_hours", "max_hours")
READING = (*TEXTS, *HOURS)
_SENTENCE_WORDS = 4


@dataclass(frozen=True)
class Positions:
    """Every position of a set of claims.

    ``table`` has a row a position, in the order of its content, with the columns of ``READING``, ``aside`` (what
    adds nothing of its own) and ``claims`` (how many). ``claims`` is the claims table; ``members`` lists its row
    numbers position after position, in the order of articles and places, those of position *p* being
    ``members[starts[p]:starts[p + 1]]``. ``sentence`` numbers each claim's sentence, ``source`` its article.
    """

    table: pd.DataFrame
    claims: pd.DataFrame
    members: Ints
    starts: Ints
    sentence: Ints
    source: Coded

    def __len__(self) -> int:
        return len(self.table)

    @cached_property
    def columns(self) -> dict[str, list[Any]]:
        """The table's columns as lists, for what is read one position at a time."""
        return {str(name): self.table[name].tolist() for name in self.table}

    @cached_property
    def marks(self) -> NDArray[Any]:
        """A short hash of each position's reading: what a ruling remembers of it."""
        readings = zip(*(map(_printed, self.columns[name]) for name in READING), strict=True)
        marks = [hashlib.sha256("\x1f".join(reading).encode()).hexdigest()[:8] for reading in readings]
        return np.array(marks, dtype=object)

    def of(self, position: int) -> Ints:
        """The claims of one position, as row numbers of ``claims``."""
        return self.members[self.starts[position] : self.starts[position + 1]]

    def claims_of(self, positions: Ints) -> tuple[Ints, Ints]:
        """The claims of several positions, and the position of each."""
        counts = self.starts[positions + 1] - self.starts[positions]
        offset = np.repeat(self.starts[positions] - np.concatenate(([0], np.cumsum(counts)[:-1])), counts)
        return self.members[np.arange(counts.sum()) + offset], np.repeat(positions, counts)

    def sources_of(self, positions: Ints) -> list[str]:
        """The articles that take any of these positions, sorted."""
        claims, _ = self.claims_of(positions)
        found = distinct(self.source.codes[claims], len(self.source.names))
        return [str(name) for name in self.source.names[found]]


def group(claims: pd.DataFrame, default_phase: str, sweeping: Collection[str] = ()) -> Positions:
    """The positions of a claims table.

    A claim that says no phase has the default one; a claim's own concept is no trigger of it. An interval that
    another row of the same claim completes is set aside, and so is a sweeping class of signs that only heads a list
    ("side effects such as these").
    """
    columns = {name: text_codes(claims[name]) for name in TEXTS} | {
        name: hour_codes(claims[name]) for name in HOURS
    }
    columns["phase"] = columns["phase"].mapped(lambda phase: phase or default_phase)
    columns["polarity"] = columns["polarity"].mapped(lambda polarity: polarity or "asserts")
    columns["triggers"] = _foreign_triggers(columns)
    source = text_codes(claims["source_id"])
    place = (source, *(number_codes(claims[name].to_numpy(dtype=np.int64)) for name in ("start", "end")))
    sentence = _sentences(claims)
    aside = number_codes((_repeats(place, columns) | _heads(sentence, columns, sweeping)).astype(np.int64))
    key = combine(*(columns[name] for name in READING), aside)
    _, first, position = np.unique(key, return_index=True, return_inverse=True)
    counts = np.bincount(position, minlength=len(first))
    order = combine(*place, *(columns[name] for name in ("kind", "concept", "about", "timing")))
    table = {
        name: pd.Series(coded.names[coded.codes[first]], dtype=object) for name, coded in columns.items()
    }
    hours = {name: table[name].astype(float) for name in HOURS}
    flags = aside.names[aside.codes[first]].astype(bool)
    return Positions(
        table=pd.DataFrame({**table, **hours, "aside": flags, "claims": counts}),
        claims=claims,
        members=np.lexsort((_ties(claims, order), order, position)).astype(np.int64),
        starts=np.concatenate(([0], np.cumsum(counts))).astype(np.int64),
        sentence=sentence,
        source=source,
    )


def _printed(value: object) -> str:
    """A value as text that does not depend on how it is stored."""
    if isinstance(value, float):
        return "" if math.isnan(value) else f"{value:g}"
    return str(value)


def _foreign_triggers(columns: dict[str, Coded]) -> Coded:
    """Each claim's triggers without its own concept: "if you see redness, call" says no condition on redness.

    A recommendation keeps its own: "when you do use it, use little" says how, not that. So does a restriction that
    something else brings about: "if a product stings, stop using it" speaks of that product.
    """
    kind, concept, triggers = columns["kind"], columns["concept"], columns["triggers"]
    keys, codes = np.unique(combine(kind, concept, triggers), return_inverse=True)
    places = np.unravel_index(keys, [max(len(one.names), 1) for one in (kind, concept, triggers)])
    named = zip(
        *(one.names[place] for one, place in zip((kind, concept, triggers), places, strict=True)), strict=True
    )
    return renamed(codes.astype(np.int64), [_foreign(*one) for one in named])


def _foreign(kind: str, concept: str, triggers: str) -> str:
    atoms = sorted(filter(None, triggers.split(";")))
    foreign = [one for one in atoms if one.startswith("not:") or one.rpartition(":")[2] != concept]
    keeps = kind == "recommendation" or (kind == "restriction" and foreign)
    return ";".join(atoms if keeps else foreign)


def _repeats(place: tuple[Coded, ...], columns: dict[str, Coded]) -> Bools:
    """Interval rows of claims that another row states too: the two rows of one claim count once."""
    every = columns["timing"].where("every")
    same = combine(*place, *(columns[name] for name in ("kind", "concept", "about", "polarity")))
    return every & np.isin(same, same[~every])


def _heads(sentence: Ints, columns: dict[str, Coded], sweeping: Collection[str]) -> Bools:
    """Claims about a sweeping class in a sentence that says the same of some of its members."""
    signs = columns["kind"].where("expected_effect", "warning_sign")
    swept = signs & columns["concept"].where(*sweeping)
    place = sentence * len(columns["kind"].names) + columns["kind"].codes
    return swept & np.isin(place, place[signs & ~swept])


def _sentences(claims: pd.DataFrame) -> Ints:
    """A number for each sentence: what one sentence says twice, it tells apart itself, wherever it is reprinted.

    Sentences are one by their words and headings, so that a copy of an article says nothing new. A list item of few
    words ("Makeup") may mean the opposite under another lead-in: it is one by its place too.
    """
    words, quotes = pd.factorize(claims["quote"])
    short = np.array([str(quote).count(" ") < _SENTENCE_WORDS - 1 for quote in quotes], dtype=bool)[words]
    place = [
        number_codes(np.where(short, claims[name].to_numpy(np.int64) + 1, 0)) for name in ("start", "end")
    ]
    return combine(*place, text_codes(claims["section"]), number_codes(words.astype(np.int64)))


def _ties(claims: pd.DataFrame, order: Ints) -> Ints:
    """What decides the order of claims that stand in one place and say one thing: their ids."""
    ties = np.zeros(len(order), dtype=np.int64)
    _, inverse, counts = np.unique(order, return_inverse=True, return_counts=True)
    tied = np.flatnonzero(counts[inverse] > 1)
    if len(tied):
        ties[tied] = text_codes(claims["claim_id"].iloc[tied]).codes
    return ties
