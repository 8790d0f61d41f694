"""The words of a block as they are read: white space folded, markup left out, every character traceable."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimaudit.model import Span

_QUOTES = '"“”„«»'
_LETTER = re.compile(r"[^\s\u200b\u2060]")
# Words of one line, the single spaces between them included, are one piece.
_PIECE = re.compile(r"([^\s\u200b\u2060\"“”„«»]+(?: [^\s\u200b\u2060\"“”„«»]+)*)|[\s\u200b\u2060]+")
_BLANK = ("", " ")
_HYPHENS = str.maketrans("\u2010\u2011", "--")


@dataclass(frozen=True, slots=True)
class Wording:
    """A text to read, and where its pieces stand in the article.

    ``pieces`` are the first characters of stretches that were taken over whole, ``places`` where each stands there.
    """

    text: str
    pieces: Sequence[int]
    places: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The article's offsets of a stretch of the text."""
        return self._place(start), self._place(end - 1) + 1

    def before(self, place: int) -> int:
        """How much of the text stands before an offset of the article."""
        piece = bisect_left(self.places, place) - 1
        following = self.pieces[piece + 1] if piece + 1 < len(self.pieces) else len(self.text)
        return min(self.pieces[piece] + place - self.places[piece], following) if piece >= 0 else 0

    def _place(self, at: int) -> int:
        piece = bisect_right(self.pieces, at) - 1
        return self.places[piece] + at - self.pieces[piece]


def read_wording(text: str, start: int, end: int, marks: tuple[Span, ...] = ()) -> Wording:
    """The words between two offsets of an article, without quotation marks and the inline markup in ``marks``."""
    raw = text[start:end]
    raw = raw if raw.isascii() else raw.translate(_HYPHENS)
    if not marks and _is_even(raw):
        return Wording(raw, (0,), (start,))
    letters, pieces, places = [""], [0], [start]
    length = 0
    for piece in _PIECE.finditer(_without(raw, start, marks)):
        word = piece.group() if piece.lastindex else " "
        if word == " " and letters[-1] in _BLANK:
            continue
        letters.append(word)
        pieces.append(length)
        places.append(start + piece.start())
        length += len(word)
    return Wording("".join(letters).rstrip(" "), pieces, places)


def _is_even(raw: str) -> bool:
    """Are its words parted by single spaces, with no quotation mark among them?"""
    return raw.isprintable() and "  " not in raw and not any(quote in raw for quote in _QUOTES)


def _without(raw: str, start: int, marks: Iterable[Span]) -> str:
    """The words with the letters of their markup turned into what is passed over, each in its place."""
    for mark in marks:
        first, end = max(mark.start - start, 0), min(mark.end - start, len(raw))
        if first < end:
            raw = raw[:first] + _LETTER.sub('"', raw[first:end]) + raw[end:]
    return raw
