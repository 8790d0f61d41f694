"""The words of time expressions: one dictionary look-up a token, and a cheap test for texts that hold no time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimaudit.extract.time_levels import Row
from claimaudit.extract.time_parts import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimaudit.domain.times import TimeRules, WordRule
    from claimaudit.extract.time_patterns import Codes

_LOOKS = str.maketrans(
    {
        **dict.fromkeys("–—‐‑‒−", "-"),
        **dict.fromkeys("’‘ʼ", "'"),
        **dict.fromkeys("\u00a0\u202f\u2009\u2007\u2008\u200a\u2002\u2003\u3000\t\r", " "),
    }
)
_TOKEN = re.compile(
    r"(?P<nth>\d+(?:st|nd|rd|th)\b)"
    r"|(?P<digits>\d{1,3}(?:,\d{3})+(?![\d,])|\d+(?:\.\d+)?(?!\d|[:.]\d))"
    r"|(?P<other>\d[\d.,:]*)"
    r"|(?P<stop>[.;:!?](?!\w)|\n[ ]*\n|\n[ ]*(?:[-*•–·✔✘✅❌]|\d+[.)])[ ]+)"
    r"|(?P<mark>[½¼¾⅓⅔])"
    r"|(?P<word>[a-z]+(?!\w)|[^\W\d_]\w*)"
    r"|(?P<sign>[^\w\s]|_)"
)


def fold(text: str) -> str:
    """The text in lower case with plain spaces, dashes and apostrophes, every character in its old place."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char if len(char.lower()) != 1 else char.lower() for char in text)
    return low if low.isascii() and "\r" not in low and "\t" not in low else low.translate(_LOOKS)


_SIGN = Piece("sign")
_PLAIN = {"word": Piece("word"), "stop": Piece("stop")}
_BEFORE = 4
"""How many words back the pattern that a word stands after can reach."""


class Entry(NamedTuple):
    """One reading of a word: the words that must follow it, and the piece it makes."""

    rest: tuple[str, ...]
    piece: Piece
    after: re.Pattern[str] | None


class Lexicon:
    """Cuts text into pieces, each with the category of its word."""

    def __init__(self, rules: TimeRules, codes: Codes) -> None:
        self._codes = codes
        self._entries: dict[str, list[Entry]] = {}
        for rule in rules.words:
            after = re.compile(codes.regex(rule.after) + r"\Z") if rule.after else None
            for word, piece in _pieces(rule):
                first, *rest = (match.group() for match in _TOKEN.finditer(fold(word)))
                self._entries.setdefault(first, []).append(Entry(tuple(rest), piece, after))
        for entries in self._entries.values():
            entries.sort(key=lambda entry: (-len(entry.rest), entry.after is None))

    def read(self, folded: str, start: int, end: int) -> Row:
        """The pieces of one stretch of folded text."""
        tokens = list(_TOKEN.finditer(folded, start, end))
        words = [match.group() for match in tokens]
        codes: list[str] = []
        pieces: list[Piece] = []
        places: list[tuple[int, int]] = []
        position = 0
        while position < len(words):
            begin = tokens[position].start()
            entry = self._entry(words, position, codes) if words[position] in self._entries else None
            if entry is None:
                piece = _plain(tokens[position])
            else:
                piece = entry.piece
                position += len(entry.rest)
            codes.append(self._codes.of[piece.category])
            pieces.append(piece)
            places.append((begin, tokens[position].end()))
            position += 1
        return Row("".join(codes), pieces, places)

    def _entry(self, words: Sequence[str], position: int, codes: Sequence[str]) -> Entry | None:
        for entry in self._entries[words[position]]:
            if entry.rest and tuple(words[position + 1 : position + 1 + len(entry.rest)]) != entry.rest:
                continue
            if entry.after is None or entry.after.search("".join(codes[-_BEFORE:])):
                return entry
        return None


def _plain(token: re.Match[str]) -> Piece:
    """The piece of a token that no rule names."""
    kind = token.lastgroup
    if kind == "digits":
        value = float(token.group().replace(",", ""))
        return Piece("digits", value, value)
    if kind == "nth":
        value = float(token.group()[:-2])
        return Piece("nth", value, value)
    return _PLAIN.get(kind or "", _SIGN)


def _pieces(rule: WordRule) -> Iterator[tuple[str, Piece]]:
    """Each word of a rule with the piece that it makes."""
    piece = Piece(rule.category, unit=rule.hours, counts=rule.count, rules=(rule.id,))
    for word, value in rule.words.items():
        yield word, piece if value is None else piece._replace(low=value[0], high=value[1])
    for word in rule.plural:
        yield word, piece._replace(category=f"{rule.category}s")
