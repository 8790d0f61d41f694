"""The wording that bounds a concept: "excessively red", "severe or persistent breakouts", "harsh soap"."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from claimaudit.domain.domain import Domain
from claimaudit.extract.marks import Mark
from claimaudit.extract.words import Words

_REACH = 4
_JOINTS = frozenset({"or", "and", ","})


def degree_before(mark: Mark, words: Words, domain: Domain) -> str:
    """The degree words right before a concept, in the article's words, lower case; "" where there are none."""
    at, last = mark.start - 1, mark.start
    first = last
    while at >= 0 and mark.start - at <= _REACH:
        word = words.texts[at].lower()
        if _is_degree(word, domain):
            first = at
        elif (word not in _JOINTS and not (first < last and at == first - 1)) or word not in _JOINTS:
            break
        at -= 1
    if first == last:
        return ""
    return words.text(first, last).lower().strip(" ,")


def degree_inside(mark: Mark, words: Words, domain: Domain) -> str:
    """The degree words inside a concept's own words: "strenuous" in "strenuous exercise"."""
    inside = [word.lower() for word in words.texts[mark.start : mark.end]]
    return " ".join([word for word in inside if _is_degree(word, domain)])


def _is_degree(word: str, domain: Domain) -> bool:
    return _known(domain)(word)


@lru_cache(maxsize=8)
def _known(domain: Domain) -> Callable[[str], bool]:
    degrees = domain.comparison.degrees
    other = degrees.read("\x00")

    @lru_cache(maxsize=4096)
    def known(word: str) -> bool:
        found: int = degrees.read(word)
        return found not in {0, other}

    return known
