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

_LOOKS = (
    *((char, "-") for char in "–—‐‑‒−"),
    *((char, "'") for char in "’‘ʼ"),
    *((char, " ") for char in "\u00a0\u202f\u2009\u2007\u2008\u200a\u2002\u2003\u3000\t\r"),
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
    for char, plain in _LOOKS:
        if char in low:
            low = low.replace(char, plain)
    return low


_SIGNS = ("sign", "mark", "other")
_BEFORE = 4
"""How many words back the pattern that a word stands after can reach."""


class Entry(NamedTuple):
    """One reading of a word: the words that must follow it, its code and piece, and what must stand before it."""

    rest: tuple[str, ...]
    code: str
    piece: Piece
    after: re.Pattern[str] | None


class Lexicon:
    """Cuts text into pieces, each with the category of its word."""

    def __init__(self, rules: TimeRules, codes: Codes) -> None:
        self._plain = {
            group: (codes.of[name], Piece(name))
            for group, name in (("word", "word"), ("stop", "stop"), *((group, "sign") for group in _SIGNS))
        }
        self._numerals = {name: codes.of[name] for name in ("digits", "nth")}
        self._entries: dict[str, list[Entry]] = {}
        for rule in rules.words:
            after = re.compile(codes.regex(rule.after) + r"\Z") if rule.after else None
            for word, piece in _pieces(rule):
                first, *rest = (match.group() for match in _TOKEN.finditer(fold(word)))
                entry = Entry(tuple(rest), codes.of[piece.category], piece, after)
                self._entries.setdefault(first, []).append(entry)
        for entries in self._entries.values():
            entries.sort(key=lambda entry: (-len(entry.rest), entry.after is None))

    def read(self, folded: str, start: int, end: int) -> Row:
        """The pieces of one stretch of folded text."""
        tokens = list(_TOKEN.finditer(folded, start, end))
        words = [token.group() for token in tokens]
        codes: list[str] = []
        pieces: list[Piece] = []
        places: list[tuple[int, int]] = []
        following = 0
        for number, word in enumerate(words):
            if number < following:
                continue
            entry = self._entry(words, number, codes) if word in self._entries else None
            if entry is None:
                code, piece = self._unknown(word, tokens[number].lastgroup or "")
                place = tokens[number].span()
            else:
                code, piece = entry.code, entry.piece
                following = number + 1 + len(entry.rest)
                place = (tokens[number].start(), tokens[following - 1].end())
            codes.append(code)
            pieces.append(piece)
            places.append(place)
        return Row("".join(codes), pieces, places)

    def _unknown(self, word: str, group: str) -> tuple[str, Piece]:
        """The code and the piece of a numeral, or of a word that no rule names."""
        if group in self._plain:
            return self._plain[group]
        value = float(word.replace(",", "") if group == "digits" else word[:-2])
        return self._numerals[group], Piece(group, value, value)

    def _entry(self, words: Sequence[str], position: int, codes: Sequence[str]) -> Entry | None:
        for entry in self._entries[words[position]]:
            if entry.rest and tuple(words[position + 1 : position + 1 + len(entry.rest)]) != entry.rest:
                continue
            if entry.after is None or entry.after.search("".join(codes[-_BEFORE:])):
                return entry
        return None


def _pieces(rule: WordRule) -> Iterator[tuple[str, Piece]]:
    """Each word of a rule with the piece that it makes."""
    piece = Piece(rule.category, unit=rule.hours, counts=rule.count, rules=(rule.id,))
    for word, value in rule.words.items():
        yield word, piece if value is None else piece._replace(low=value[0], high=value[1])
    for word in rule.plural:
        yield word, piece._replace(category=f"{rule.category}s")
