"""Where in a text a time can stand: a cheap test first, then the places of the words that any time must contain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimaudit.domain.times import TimeRules
from claimaudit.extract.time_words import fold

_LEFT, _RIGHT = 90, 60
"""How many characters around a word of time are read."""
_SHORT = 3


class Anchors:
    """The units and the other words that are times by themselves, by the rules."""

    def __init__(self, rules: TimeRules) -> None:
        words = {fold(word) for rule in rules.words if rule.hours for word in (*rule.words, *rule.plural)}
        long = {word for word in words if len(word) > _SHORT or word == "day"}
        short = words - long
        self._roots = _roots(long)
        self._short = re.compile(rf"[\d\s(-](?=[{_initials(short)}])(?:{_alternatives(short)})(?![^\W\d_])")
        self._words = re.compile(rf"(?:{_alternatives(words)})(?![^\W\d_])")

    def fold(self, text: str) -> str | None:
        """The folded text, or None where no time can be in it."""
        low = text.lower()
        if any(root in low for root in self._roots) or self._short.search(low):
            return fold(text)
        return None

    def windows(self, folded: str) -> Iterator[tuple[int, int]]:
        """The stretches around such words, those that touch as one."""
        start, end = 0, -1
        for match in self._words.finditer(folded):
            place = match.start()
            if place and folded[place - 1].isalpha():
                continue
            begin, stop = _whole_words(folded, place - _LEFT, match.end() + _RIGHT)
            if end < 0:
                start = begin
            elif begin > end:
                yield start, end
                start = begin
            end = stop
        if end >= 0:
            yield start, end


def _roots(words: set[str]) -> tuple[str, ...]:
    """The fewest words of which every word contains one."""
    roots: list[str] = []
    for word in sorted(words, key=lambda word: (len(word), word)):
        if not any(root in word for root in roots):
            roots.append(word)
    return tuple(roots)


def _initials(words: set[str]) -> str:
    return "".join(sorted({word[0] for word in words})) or "\0"


def _alternatives(words: set[str]) -> str:
    ordered: Sequence[str] = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in ordered) or "(?!)"


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch widened to whole words."""
    start = max(start, 0)
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, min(end, len(text))
