"""Hours of the tables in words: 24 becomes "24 hours", 336 "2 weeks"."""

from __future__ import annotations

from typing import Final

UNITS: Final = (
    (8760.0, "year"),
    (730.0, "month"),
    (168.0, "week"),
    (24.0, "day"),
    (1.0, "hour"),
    (1 / 60, "minute"),
)
_LEAST: Final = {"year": 8760.0, "month": 1460.0, "week": 336.0, "day": 72.0, "hour": 1.0, "minute": 0.0}


def unit_of(hours: float) -> tuple[float, str]:
    """The largest unit that says the hours in a whole number, and that people use for so long a time."""
    for size, name in UNITS:
        if hours >= _LEAST[name] and abs(hours / size - round(hours / size)) < 0.02:
            return size, name
    return (1.0, "hour") if hours >= 1 else (1 / 60, "minute")


def amount(hours: float) -> str:
    """One time in words: 48 → "48 hours", 72 → "3 days", 0.25 → "15 minutes", 0 → "at once"."""
    if hours <= 0:
        return "at once"
    size, name = unit_of(hours)
    number = f"{round(hours / size, 1):g}"
    return f"{number} {name}" if number == "1" else f"{number} {name}s"


def span(least: float | None, most: float | None) -> str:
    """A time with both its ends: "24–48 hours", "at least 24 hours", "up to 4 days", "" where none is stated."""
    if least is None and most is None:
        return ""
    if most is None:
        return "at least " + amount(least or 0.0)
    if least is None:
        return "up to " + amount(most)
    if least == most:
        return amount(most)
    return _range(least, most)


def _range(least: float, most: float) -> str:
    size, name = unit_of(most)
    low, high = least / size, most / size
    if least > 0 and abs(low - round(low, 1)) < 0.005:
        return f"{round(low, 1):g}–{round(high, 1):g} {name}s"
    return f"{amount(least)} to {amount(most)}"


_ROLES: Final = {
    "for": "for {}",
    "lasts": "lasts {}",
    "onset": "begins after {}",
    "every": "every {}",
    "before": "{} before",
    "after": "after {}",
    "within": "within {}",
}


def _during(least: float | None, most: float | None) -> str:
    if least and most and least != most:
        return f"from {amount(least)} to {amount(most)}"
    if most is None:
        return f"from {amount(least or 0.0)} on"
    return f"at {amount(most)}" if least else f"in the first {amount(most)}"


def stated(role: str, least: float | None, most: float | None) -> str:
    """The time of a claim with its role: ``stated("for", 24, None)`` is "for at least 24 hours".

    Returns "" where the claim states no amount of time.
    """
    words = span(least, most)
    if not words or not role:
        return words
    if words == "at once" and role in {"onset", "after", "for"}:
        return {"onset": "begins at once", "after": "right afterwards", "for": "from the start"}[role]
    if role == "during":
        return _during(least, most)
    if role == "within":
        words = words.removeprefix("up to ")
    if role == "after":
        words = words.removeprefix("at least ")
    return _ROLES[role].format(words)
