"""The words of a block as they are read: white space folded, markup left out, every character traceable."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimaudit.model import Span

_UNEVEN = re.compile(r"[\s\u200b\u2060]{2,}|[^\S ]|[\"“”„«»]")
_LETTER = re.compile(r"[^\s\u200b\u2060]")
_PIECE = re.compile(r"([^\s\u200b\u2060\"“”„«»]+)|[\s\u200b\u2060]+")


@dataclass(frozen=True, slots=True)
class Wording:
    """A text to read, and where each of its characters stands in the article (``offsets`` None: all in one piece)."""

    text: str
    start: int
    offsets: Sequence[int] | None = None

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
    letters: list[str] = []
    offsets: list[int] = []
    for piece in _PIECE.finditer(_without(raw, start, marks)):
        if piece.lastindex:
            letters.append(piece.group())
            offsets.extend(range(start + piece.start(), start + piece.end()))
        elif letters and letters[-1] != " ":
            letters.append(" ")
            offsets.append(start + piece.start())
    if letters and letters[-1] == " ":
        letters.pop()
        offsets.pop()
    return Wording("".join(letters), start, offsets)


def _without(raw: str, start: int, marks: Iterable[Span]) -> str:
    """The words with the letters of their markup turned into what is passed over, each in its place."""
    for mark in marks:
        first, end = max(mark.start - start, 0), min(mark.end - start, len(raw))
        if first < end:
            raw = raw[:first] + _LETTER.sub('"', raw[first:end]) + raw[end:]
    return raw
