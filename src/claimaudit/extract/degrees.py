"""The wording that bounds a concept: "excessively red", "severe or persistent breakouts", "harsh soap"."""

from __future__ import annotations

from functools import lru_cache

from claimaudit.domain.domain import Domain
from claimaudit.extract.known import Known
from claimaudit.extract.marks import Mark
from claimaudit.extract.words import Words

_REACH = 4
_JOINTS = frozenset({"or", "and", ","})


def degree_before(mark: Mark, words: Words, domain: Domain) -> str:
    """The degree words right before a concept, in the article's words, lower case; "" where there are none."""
    degrees = _degrees(domain)
    last = first = mark.start
    for at in range(mark.start - 1, max(mark.start - _REACH - 1, -1), -1):
        word = words.texts[at]
        if degrees[word]:
            first = at
        elif word.lower() not in _JOINTS:
            break
    return words.text(first, last).lower().strip(" ,") if first < last else ""


def degree_inside(mark: Mark, words: Words, domain: Domain) -> str:
    """The degree words inside a concept's own words: "strenuous" in "strenuous exercise"."""
    degrees = _degrees(domain)
    return " ".join([word.lower() for word in words.texts[mark.start : mark.end] if degrees[word]])


@lru_cache(maxsize=8)
def _degrees(domain: Domain) -> Known[bool]:
    """Which words bound a concept, each asked of the domain once."""
    read = domain.comparison.degrees.read
    others = {0, read("\x00")}
    return Known(lambda word: read(word.lower()) not in others)
