"""Reads expressions of time: where they stand, what they amount to, and what they say in a claim.

Most texts hold no time at all, so a search for the words that any time must contain comes first; what is dear
runs only around such a word.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from claimaudit.extract.time_expression import TimeExpression, Timing, time_for
from claimaudit.extract.time_grammar import Grammar

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from claimaudit.domain.times import TimeRules

__all__ = [
    "TIME_COLUMNS",
    "TimeExpression",
    "Timing",
    "find_times",
    "read_times",
    "time_for",
    "time_words",
]

TIME_COLUMNS = ("text", "start", "end", "role", "min_hours", "max_hours")


def find_times(text: str, rules: TimeRules) -> list[TimeExpression]:
    """Every expression of time in the text, in its order, as each reads standing alone."""
    return list(_grammar(rules).find(text))


def time_words(rules: TimeRules) -> Callable[[str], bool]:
    """Tells the words that any expression of time has one of: what is dear need not run where there is none."""
    return _grammar(rules).anchors.stand_in


_grammar = lru_cache(maxsize=8)(Grammar)


def read_times(text: str) -> pd.DataFrame:
    """The expressions of time in any text, one row each.

    Args:
        text: English prose; offsets in the result are code points of it.

    Returns:
        Columns ``text`` (the words, with their preposition and bounds), ``start``, ``end``, ``role`` (``for``,
        ``lasts``, ``onset``, ``during``, ``every``, ``before``, ``after`` or ``within``), ``min_hours`` and
        ``max_hours`` (hours; missing where that end is open).

    Example:
        >>> read_times("Avoid it for at least 24 hours.")[["text", "role", "min_hours"]].values.tolist()
        [['for at least 24 hours', 'for', 24.0]]
    """
    import pandas as pd

    from claimaudit.domain.time_files import general_times

    found = find_times(text, general_times())
    columns = {
        "text": pd.Series([text[time.start : time.end] for time in found], dtype="str"),
        "start": pd.Series([time.start for time in found], dtype="int64"),
        "end": pd.Series([time.end for time in found], dtype="int64"),
        "role": pd.Series([time.role for time in found], dtype="str"),
        "min_hours": pd.Series([time.min_hours for time in found], dtype="float64"),
        "max_hours": pd.Series([time.max_hours for time in found], dtype="float64"),
    }
    return pd.DataFrame(columns, columns=list(TIME_COLUMNS))
