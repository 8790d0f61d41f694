"""Positions: the distinct readings behind many claims. Everything is compared between positions, never claims.

Articles restate each other, so a million claims hold some thousands of positions; comparing these and counting the
pairs by arithmetic is what keeps the cost down.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from numpy.typing import NDArray

TEXTS = (
    "kind",
    "concept",
    "about",
    "polarity",
    "degree",
    "phase",
    "triggers",
    "audience",
    "excepted",
    "timing",
)
HOURS = ("min_hours", "max_hours")
READING = (*TEXTS, *HOURS)
_ORDER = ["source_id", "start", "end", "kind", "concept", "about", "timing", "claim_id"]
_SENTENCE_WORDS = 4


@dataclass(frozen=True)
class Positions:
    """Every position of a set of claims.

    ``table`` has a row a position, in the order of its content, with the columns of ``READING``, ``aside`` (what
    adds nothing of its own) and ``claims`` (how many). ``claims`` is the claims table
    in its canonical order; ``members`` lists its row numbers position after position, those of position *p* being
    ``members[starts[p]:starts[p + 1]]``. ``sentence`` and ``source`` number each claim's sentence and article.
    """

    table: pd.DataFrame
    claims: pd.DataFrame
    members: NDArray[np.int64]
    starts: NDArray[np.int64]
    sentence: NDArray[np.int64]
    source: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.table)

    @cached_property
    def columns(self) -> dict[str, list[Any]]:
        """The table's columns as lists, for what is read one position at a time."""
        return {str(name): self.table[name].tolist() for name in self.table}

    def of(self, position: int) -> NDArray[np.int64]:
        """The claims of one position, as row numbers of ``claims``."""
        return self.members[self.starts[position] : self.starts[position + 1]]

    def claims_of(self, positions: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The claims of several positions, and the position of each."""
        counts = self.starts[positions + 1] - self.starts[positions]
        offset = np.repeat(self.starts[positions] - np.concatenate(([0], np.cumsum(counts)[:-1])), counts)
        return self.members[np.arange(counts.sum()) + offset], np.repeat(positions, counts)


def group(claims: pd.DataFrame, default_phase: str, sweeping: Collection[str] = ()) -> Positions:
    """The positions of a claims table.

    A claim that says no phase has the default one; a claim's own concept is no trigger of it. An interval that
    another row of the same claim completes is set aside, and so is a sweeping class of signs that only heads a list
    ("side effects such as these").
    """
    rows = _canonical(claims, default_phase)
    sentence = _sentences(rows)
    rows["aside"] = _repeats(rows) | _heads(rows, sentence, sweeping)
    codes, uniques = zip(*(_codes(rows[name]) for name in (*READING, "aside")), strict=True)
    key = _combine(codes, [len(unique) for unique in uniques])
    _, first, position = np.unique(key, return_index=True, return_inverse=True)
    table = rows.iloc[first][[*READING, "aside"]].reset_index(drop=True)
    table["claims"] = np.bincount(position, minlength=len(first))
    starts = np.concatenate(([0], np.cumsum(table["claims"].to_numpy()))).astype(np.int64)
    return Positions(
        table=table,
        claims=rows,
        members=np.argsort(position, kind="stable").astype(np.int64),
        starts=starts,
        sentence=sentence,
        source=_codes(rows["source_id"])[0],
    )


def _canonical(claims: pd.DataFrame, default_phase: str) -> pd.DataFrame:
    rows = claims.sort_values(_ORDER, kind="stable", ignore_index=True)
    texts = [
        name for name in (*TEXTS, "source_id", "section", "condition", "quote", "strength") if name in rows
    ]
    rows = rows.assign(**{name: _text(rows[name]) for name in texts})
    rows["phase"] = rows["phase"].where(rows["phase"] != "", default_phase)
    rows["polarity"] = rows["polarity"].where(rows["polarity"] != "", "asserts")
    rows["triggers"] = _foreign_triggers(rows)
    return rows.assign(**{name: pd.to_numeric(rows[name]).astype(float) for name in HOURS})


def _text(values: pd.Series[Any]) -> pd.Series[str]:
    """Strings, "" where a file left the cell empty; a column without any may have been read as numbers."""
    return values.astype(object).where(values.notna(), "").astype(str)


def _foreign_triggers(rows: pd.DataFrame) -> pd.Series[str]:
    """Each claim's triggers without its own concept: "if you see redness, call" says no condition on redness."""
    pairs = rows.loc[rows["triggers"] != "", ["concept", "triggers"]].drop_duplicates()
    kept = {
        (concept, triggers): ";".join(
            sorted(
                atom
                for atom in triggers.split(";")
                if atom and (atom.startswith("not:") or atom.rpartition(":")[2] != concept)
            )
        )
        for concept, triggers in pairs.itertuples(index=False)
    }
    stated = rows["triggers"] != ""
    found = rows["triggers"].copy()
    found[stated] = [
        kept[pair] for pair in rows.loc[stated, ["concept", "triggers"]].itertuples(index=False, name=None)
    ]
    return found


def _repeats(rows: pd.DataFrame) -> NDArray[np.bool_]:
    """Interval rows of claims that another row states too: the two rows of one claim count once."""
    every = (rows["timing"] == "every").to_numpy()
    if not every.any():
        return every
    same = ["source_id", "start", "end", "kind", "concept", "about", "polarity"]
    places = rows.loc[every, same].drop_duplicates()
    others = rows.loc[~every, same].drop_duplicates().merge(places, on=same)
    twice = rows[same].merge(others.assign(twice=True), on=same, how="left")["twice"].notna().to_numpy()
    return every & twice


def _heads(rows: pd.DataFrame, sentence: NDArray[np.int64], sweeping: Collection[str]) -> NDArray[np.bool_]:
    """Claims about a sweeping class in a sentence that says the same of some of its members."""
    signs = rows["kind"].isin(("expected_effect", "warning_sign"))
    places = pd.DataFrame({"sentence": sentence, "kind": rows["kind"]})
    swept = (signs & rows["concept"].isin(list(sweeping))).to_numpy()
    if not swept.any():
        return swept
    named = pd.MultiIndex.from_frame(places[signs.to_numpy() & ~swept].drop_duplicates())
    return swept & pd.MultiIndex.from_frame(places).isin(named)


def _codes(values: pd.Series[Any]) -> tuple[NDArray[np.int64], Any]:
    """A number for each distinct value, in the order of the values; a missing number comes first."""
    codes, uniques = pd.factorize(values, sort=True)
    missing = bool((codes < 0).any())
    return codes.astype(np.int64) + missing, [*([None] if missing else []), *uniques]


def _combine(codes: tuple[NDArray[np.int64], ...], sizes: list[int]) -> NDArray[np.int64]:
    """One number for each distinct row of codes, in the order of the rows."""
    key = np.zeros(len(codes[0]), dtype=np.int64)
    span = 1
    for code, size in zip(codes, sizes, strict=True):
        if span * max(size, 1) >= 2**62:
            key = np.unique(key, return_inverse=True)[1].astype(np.int64)
            span = int(key.max(initial=0)) + 1
        key = key * max(size, 1) + code
        span *= max(size, 1)
    return key


def _sentences(rows: pd.DataFrame) -> NDArray[np.int64]:
    """A number for each sentence: what one sentence says twice, it tells apart itself, wherever it is reprinted.

    Sentences are one by their words and headings, so that a copy of an article says nothing new. A list item of few
    words ("Makeup") may mean the opposite under another lead-in: it is one by its place too.
    """
    short = (rows["quote"].str.count(" ") < _SENTENCE_WORDS - 1).to_numpy()
    place = [np.where(short, rows[name].to_numpy() + 1, 0) for name in ("start", "end")]
    parts = [_codes(pd.Series(one)) for one in (*place, rows["section"], rows["quote"])]
    return _combine(tuple(codes for codes, _ in parts), [len(values) for _, values in parts])
