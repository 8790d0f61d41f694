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
    such interval, and is barred until then. Day N covers the day before N×24.
    """
    role, kind = table["timing"].to_numpy(), table["kind"].to_numpy()
    low, high = _ends(table)
    least = np.where(np.isnan(low), high, low)
    most = np.where(np.isnan(high), low, high)
    open_end = np.where(np.isnan(high), np.inf, high)
    held = _Held(len(table))
    until = np.isin(role, ("for", "lasts", "within"))
    held.fill(until, np.zeros(len(table)), np.where(kind == "expected_effect", most, least))
    held.fill(role == "during", _first_hour(low, high), open_end)
    held.fill(np.isin(role, ("after", "onset")), np.where(np.isnan(low), 0.0, low), np.inf)
    held.fill((role == "onset") & (kind == "recommendation"), least, most)
    held.fill((role == "after") & (kind == "recommendation") & (high == 0), least, most)
    spaced = (role == "every") & (most >= WEEK) & (kind == "recommendation")
    held.fill(spaced, most, np.inf)
    held.fill((role == "every") & (least >= WEEK) & (kind == "restriction"), np.zeros(len(table)), least)
    held.fill(role == "before", -most, np.where(kind == "restriction", 0.0, -least))
    warns = (kind == "warning_sign") & np.isin(role, ("lasts", "for"))
    held.fill(warns, least, np.inf)
    held.fill((kind == "warning_sign") & (role == "within"), np.nan, np.nan)
    held.fill(np.isnan(least), np.nan, np.nan)
    return Spans(held.start, np.where(held.end <= held.start, held.start + _MOMENT, held.end))


def resumes(table: pd.DataFrame) -> Spans:
    """When each restriction lets the reader resume: an open end is read as its minimum, a null minimum as 0."""
    low, high = _ends(table)
    role = table["timing"].to_numpy()
    held = _Held(len(table))
    stated = ~(np.isnan(low) & np.isnan(high))
    most = np.where(np.isnan(high), low, high)
    holds = stated & np.isin(role, ("for", "lasts", "before", "every", "after"))
    held.fill(holds, np.where(np.isnan(low), 0.0, low), most)
    held.fill((role == "during") & ~np.isnan(high), high, high)
    return Spans(held.start, held.end)


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


class _Held:
    """Starts and ends that are filled in role by role, the later over the earlier."""

    def __init__(self, size: int) -> None:
        self.start: Floats = np.full(size, np.nan)
        self.end: Floats = np.full(size, np.nan)

    def fill(self, where: Bools, low: Floats | float, high: Floats | float) -> None:
        """State a span where the mask says so."""
        self.start[where] = np.broadcast_to(low, self.start.shape)[where]
        self.end[where] = np.broadcast_to(high, self.end.shape)[where]
