"""What a stated time means for comparing: the moments that it covers, and when it lets the reader resume.

Arrays of hours after the procedure (before it: negative), one entry a position; NaN where none is stated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from claimaudit.compare.hours import DAY, WEEK

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]

# A point in time is a moment, not nothing.
_MOMENT = 1e-6


class Spans:
    """Lower and upper ends of one span a position; ``stated`` where there is one."""

    def __init__(self, low: Floats, high: Floats) -> None:
        self.low, self.high = low, high
        self.stated: Bools = ~(np.isnan(low) | np.isnan(high))

    def apart(self, a: NDArray[np.int64], other: Spans, b: NDArray[np.int64]) -> Bools:
        """Which pairs share no moment: a matrix, false where one side states none."""
        with np.errstate(invalid="ignore"):
            after = self.low[a][:, None] >= other.high[b][None, :]
            before = self.high[a][:, None] <= other.low[b][None, :]
        return (after | before) & self.stated[a][:, None] & other.stated[b][None, :]


def moments(table: pd.DataFrame) -> Spans:
    """The moments at which each position holds, half open.

    A restriction `for` 24–48 hours holds for 24 at least; an effect that `lasts` so long may be there for 48. A
    warning about what lasts a week speaks of the time after that week. What is repeated after weeks begins after one
    such interval. Day N covers the day before N×24.
    """
    role, kind = table["timing"].to_numpy(), table["kind"].to_numpy()
    low, high = _ends(table)
    least = np.where(np.isnan(low), high, low)
    most = np.where(np.isnan(high), low, high)
    open_end = np.where(np.isnan(high), np.inf, high)
    start = np.full(len(table), np.nan)
    end = np.full(len(table), np.nan)
    until = np.isin(role, ("for", "lasts", "within"))
    _fill(start, end, until, np.zeros(len(table)), np.where(kind == "expected_effect", most, least))
    _fill(start, end, role == "during", _first_hour(low, high), open_end)
    _fill(start, end, np.isin(role, ("after", "onset")), np.where(np.isnan(low), 0.0, low), np.inf)
    _fill(start, end, (role == "onset") & (kind == "recommendation"), least, most)
    _fill(start, end, (role == "after") & (kind == "recommendation") & (high == 0), least, most)
    spaced = (role == "every") & (most >= WEEK) & (kind == "recommendation")
    _fill(start, end, spaced, most, np.inf)
    _fill(start, end, role == "before", -most, np.where(kind == "restriction", 0.0, -least))
    warns = (kind == "warning_sign") & np.isin(role, ("lasts", "for"))
    _fill(start, end, warns, least, np.inf)
    _fill(start, end, (kind == "warning_sign") & (role == "within"), np.nan, np.nan)
    _fill(start, end, np.isnan(least), np.nan, np.nan)
    return Spans(start, np.where(end <= start, start + _MOMENT, end))


def resumes(table: pd.DataFrame) -> Spans:
    """When each restriction lets the reader resume: an open end is read as its minimum, a null minimum as 0."""
    low, high = _ends(table)
    role = table["timing"].to_numpy()
    start = np.full(len(table), np.nan)
    end = np.full(len(table), np.nan)
    stated = ~(np.isnan(low) & np.isnan(high))
    most = np.where(np.isnan(high), low, high)
    holds = stated & np.isin(role, ("for", "lasts", "before", "every", "after"))
    _fill(start, end, holds, np.where(np.isnan(low), 0.0, low), most)
    _fill(start, end, (role == "during") & ~np.isnan(high), high, high)
    return Spans(start, end)


def courses(table: pd.DataFrame) -> Spans:
    """When each course ends: an open end may be any time later."""
    low, high = _ends(table)
    start = np.where(np.isnan(low), 0.0, low)
    end = np.where(np.isnan(high), np.inf, high)
    stated = ~(np.isnan(low) & np.isnan(high)) & np.isin(table["timing"].to_numpy(), ("lasts", "for"))
    return Spans(np.where(stated, start, np.nan), np.where(stated, end, np.nan))


def onsets(table: pd.DataFrame) -> Spans:
    """When each effect starts; a day stands for the 24 hours before its end, so a start is read a day early."""
    low, high = _ends(table)
    stated = ~(np.isnan(low) & np.isnan(high)) & (table["timing"].to_numpy() == "onset")
    end = np.where(np.isnan(high), np.inf, high)
    start = np.maximum(np.where(np.isnan(low), 0.0, low) - DAY, 0.0)
    return Spans(np.where(stated, start, np.nan), np.where(stated, end, np.nan))


def _ends(table: pd.DataFrame) -> tuple[Floats, Floats]:
    return table["min_hours"].to_numpy(dtype=float), table["max_hours"].to_numpy(dtype=float)


def _first_hour(low: Floats, high: Floats) -> Floats:
    """Where a span begins: "days 2–4" (48 to 96) with hour 24, but "week 2" (168 to 336) with 168."""
    start = np.where(np.isnan(low), 0.0, low)
    weeks = (start % WEEK == 0) & (np.isnan(high) | (high % WEEK == 0)) & (high != start)
    days = (start > 0) & (start % DAY == 0) & ~weeks
    return np.where(days, start - DAY, start)


def _fill(start: Floats, end: Floats, where: Bools, low: Floats | float, high: Floats | float) -> None:
    start[where] = np.broadcast_to(low, start.shape)[where]
    end[where] = np.broadcast_to(high, end.shape)[where]
