"""The time of a claim in words, with the role that it has."""

from __future__ import annotations

import math
from typing import Final

from claimaudit.compare.hours import span_words

_ROLES: Final = {
    "for": "for {}",
    "lasts": "lasts {}",
    "onset": "begins after {}",
    "every": "every {}",
    "before": "{} before",
    "after": "after {}",
    "within": "within {}",
}
_AT_ONCE: Final = {"onset": "begins at once", "after": "right afterwards", "for": "from the start"}


def span(least: float | None, most: float | None) -> str:
    """A span of hours in words: "24 to 48 hours", "at least 24 hours", "" where none is stated."""
    return span_words(math.nan if least is None else least, math.nan if most is None else most)


def stated(role: str, least: float | None, most: float | None) -> str:
    """The time of a claim with its role: ``stated("for", 24, None)`` is "for at least 24 hours".

    Returns "" where the claim states no amount of time.
    """
    words = span(least, most)
    if not words or not role:
        return words
    if role in _AT_ONCE and not least and not most and (most == 0 or least == 0):
        return _AT_ONCE[role]
    if role == "during":
        return _during(least, most)
    if role == "within":
        words = words.removeprefix("up to ")
    if role == "after":
        words = words.removeprefix("at least ")
    return _ROLES[role].format(words)


def _during(least: float | None, most: float | None) -> str:
    if most is None:
        return f"from {span(least, least)} on"
    if not least:
        return f"in the first {span(most, most)}"
    return f"from {span(least, most)}" if least != most else f"at {span(most, most)}"
