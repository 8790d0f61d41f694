"""Where in a text a time can stand: around the units and the other words that any time must contain.

Most texts hold none, and that is found out by one cut into words and one comparison of sets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimaudit.domain.times import TimeRules
from claimaudit.extract.time_words import fold

_LETTERS = re.compile(r"[a-z]+")
_LEFT, _RIGHT = 110, 90
"""How many characters before and behind such a word are read, cut to whole words."""
_LONGEST = 20
"""At least as many characters as the longest such word has."""


class Anchors:
    """The words of a set of rules that have a length in hours."""

    def __init__(self, rules: TimeRules) -> None:
        self._words = frozenset(
            word for rule in rules.words if rule.hours for word in (*rule.words, *rule.plural)
        )

    def stand_in(self, word: str) -> bool:
        """Does a word hold one of them, alone or joined to a numeral?"""
        folded = word.lower()
        if folded.isalpha():
            return folded in self._words
        return not self._words.isdisjoint(_LETTERS.findall(folded))

    def find(self, text: str) -> tuple[str, list[tuple[int, int]]]:
        """The folded text and the stretches of it around such words, those that touch as one."""
        found = self._words.intersection(_LETTERS.findall(text.lower()))
        if not found:
            return text, []
        folded = fold(text)
        windows: list[tuple[int, int]] = []
        for place in sorted(place for word in found for place in _places(folded, word)):
            start, end = _stretch(folded, place)
            if windows and windows[-1][1] >= start:
                start, _ = windows.pop()
            windows.append((start, end))
        return folded, windows


def _places(text: str, word: str) -> Iterator[int]:
    """Where the word stands as a word of its own; a numeral may be joined to it."""
    place = text.find(word)
    while place >= 0:
        end = place + len(word)
        if not text[place - 1 : place].isalpha() and not text[end : end + 1].isalpha():
            yield place
        place = text.find(word, end)


def _stretch(text: str, place: int) -> tuple[int, int]:
    """The words around a place, no further than its sentence seems to go."""
    start, end = max(place - _LEFT, 0), min(place + _RIGHT, len(text))
    full = text.rfind(". ", start, place)
    if full >= 0:
        start = full + 2
    elif start:
        start = max(text.find(" ", start, place), start)
    full = text.find(". ", place, end)
    if full >= 0:
        end = full
    elif end < len(text):
        end = max(text.rfind(" ", place, end), place + _LONGEST)
    return start, end
