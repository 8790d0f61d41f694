"""The words of a block as they are read: white space folded, markup left out, every character traceable."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimaudit.model import Span

_UNEVEN = re.compile(r"[\s\u200b\u2060]{2,}|[^\S ]|[\"“”„«»]")
_QUOTES = frozenset('"“”„«»')
_SPACE = re.compile(r"[\s\u200b\u2060]+")


@dataclass(frozen=True, slots=True)
class Wording:
    """A text to read, and where each of its characters stands in the article (``offsets`` None: all in one piece)."""

    text: str
    start: int
    offsets: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The article's offsets of a piece of the text."""
        if self.offsets is None:
            return self.start + start, self.start + end
        return self.offsets[start], self.offsets[end - 1] + 1


def read_wording(text: str, start: int, end: int, marks: tuple[Span, ...] = ()) -> Wording:
    """The words between two offsets of an article, without quotation marks and the inline markup in ``marks``."""
    raw = text[start:end]
    if not marks and not _UNEVEN.search(raw):
        return Wording(raw, start)
    hidden = bytearray(len(raw))
    for mark in marks:
        for at in range(max(mark.start, start), min(mark.end, end)):
            hidden[at - start] = 1
    letters: list[str] = []
    offsets: list[int] = []
    at = 0
    while at < len(raw):
        space = _SPACE.match(raw, at)
        if space:
            if letters and letters[-1] != " ":
                letters.append(" ")
                offsets.append(start + at)
            at = space.end()
            continue
        if not hidden[at] and raw[at] not in _QUOTES:
            letters.append(raw[at])
            offsets.append(start + at)
        at += 1
    while letters and letters[-1] == " ":
        letters.pop()
        offsets.pop()
    return Wording("".join(letters), start, tuple(offsets))
