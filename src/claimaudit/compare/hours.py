"""Hours in words, and spans of hours as the moments that they cover."""

from __future__ import annotations

import math
from functools import cache

DAY, WEEK, MONTH, YEAR = 24.0, 168.0, 730.0, 8760.0
_UNITS = ((YEAR, "year"), (MONTH, "month"), (WEEK, "week"), (DAY, "day"), (1.0, "hour"))
_IN_HOURS = 48.0


def span_words(low: float, high: float) -> str:
    """A span of hours as guidance says it; NaN where an end is open.

    Example:
        >>> span_words(24, float("nan")), span_words(48, 96), span_words(float("nan"), 336)
        ('at least 24 hours', '2 to 4 days', 'up to 2 weeks')
    """
    return _span_words(*(None if math.isnan(end) else end for end in (low, high)))


@cache
def _span_words(low: float | None, high: float | None) -> str:
    if low is None:
        return "" if high is None else f"up to {_amount(high, _unit(high))}"
    if high is None:
        return f"at least {_amount(low, _unit(low))}"
    if low == high:
        return _amount(low, _unit(low))
    return _range_words(low, high) if low > 0 else f"up to {_amount(high, _unit(high))}"


def _range_words(low: float, high: float) -> str:
    """Both ends in one unit where they are whole in it: "24 to 48 hours", "2 to 4 days"."""
    largest = _hours(_unit(high))
    for size, unit in (*_UNITS, (1 / 60, "minute")):
        plain = size != DAY or low >= _IN_HOURS
        if size <= largest and plain and _whole(low, unit) and _whole(high, unit):
            return f"{_number(low / size)} to {_amount(high, unit)}"
    return f"{_amount(low, _unit(low))} to {_amount(high, _unit(high))}"


def _unit(hours: float) -> str:
    if hours < 1:
        return "minute"
    if hours <= _IN_HOURS:
        return "hour"
    whole = next((name for size, name in _UNITS if hours >= size and _whole(hours, name)), "hour")
    return "day" if whole == "hour" and _whole(2 * hours, "day") else whole


def _whole(hours: float, unit: str) -> bool:
    amount = hours / _hours(unit)
    return math.isclose(amount, round(amount), rel_tol=1e-3) if unit != "minute" else hours < 2


def _hours(unit: str) -> float:
    return 1 / 60 if unit == "minute" else next(size for size, name in _UNITS if name == unit)


def _amount(hours: float, unit: str) -> str:
    number = _number(hours / _hours(unit))
    return f"{number} {unit}{'' if number == '1' else 's'}"


def _number(value: float) -> str:
    return f"{round(value, 1):g}"
