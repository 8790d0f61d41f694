"""Columns as numbers: every distinct value gets one, in the order of the values, so that a million rows stay arrays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

_LIMIT = 2**62


@dataclass(frozen=True)
class Coded:
    """A column as codes of its distinct values, which are sorted."""

    codes: Ints
    names: NDArray[Any]

    def mapped(self, change: Callable[[str], str]) -> Coded:
        """The column with every value changed."""
        return renamed(self.codes, [change(value) for value in self.names.tolist()])

    def where(self, *values: str) -> NDArray[np.bool_]:
        """The rows that hold one of these values."""
        wanted = np.isin(self.names, np.array(values, dtype=object))
        found: NDArray[np.bool_] = wanted[self.codes]
        return found


def text_codes(column: pd.Series[Any]) -> Coded:
    """A column of strings; an empty cell, however a file was read, is ""."""
    codes, values = pd.factorize(column)
    names = ["" if value is None else str(value) for value in values]
    missing = codes < 0
    if missing.any():
        codes = np.where(missing, len(names), codes)
        names.append("")
    return renamed(codes.astype(np.int64), names)


def text_values(column: pd.Series[Any]) -> NDArray[Any]:
    """A column of strings as it is read; an empty cell is ""."""
    coded = text_codes(column)
    return coded.names[coded.codes] if len(coded.codes) else np.array([], dtype=object)


def hour_codes(column: pd.Series[Any]) -> Coded:
    """A column of numbers; an empty cell comes first, as NaN."""
    hours = pd.to_numeric(column).to_numpy(dtype=float, na_value=np.nan)
    filled = np.where(np.isnan(hours), -np.inf, hours)
    values, codes = np.unique(filled, return_inverse=True)
    return Coded(codes.astype(np.int64), np.where(np.isneginf(values), np.nan, values))


def renamed(codes: Ints, names: Sequence[str]) -> Coded:
    """Codes of names in any order, some of which may be equal, as codes of the sorted distinct names."""
    values = sorted(set(names))
    place = {value: number for number, value in enumerate(values)}
    lookup = np.array([place[name] for name in names], dtype=np.int64)
    return Coded(lookup[codes] if len(lookup) else codes, np.array(values, dtype=object))


def combine(*columns: Coded) -> Ints:
    """One number for each distinct row of several columns, in the order of the rows."""
    key = np.zeros(len(columns[0].codes), dtype=np.int64)
    span = 1
    for column in columns:
        size = max(len(column.names), 1)
        if span * size >= _LIMIT:
            values, inverse = np.unique(key, return_inverse=True)
            key, span = inverse.astype(np.int64), max(len(values), 1)
        key = key * size + column.codes
        span *= size
    return key


def distinct(numbers: Ints, size: int) -> Ints:
    """The distinct numbers below a size, sorted: faster than a hash for many."""
    marks = np.zeros(size, dtype=bool)
    marks[numbers] = True
    return np.flatnonzero(marks)


def number_codes(numbers: NDArray[np.int64]) -> Coded:
    """A column of whole numbers."""
    values, codes = np.unique(numbers, return_inverse=True)
    return Coded(codes.astype(np.int64), values)
