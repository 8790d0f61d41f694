"""The composition of pieces, level by level: each level rewrites what its rules match into one piece."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimaudit.domain.times import PartRule
from claimaudit.extract.time_makers import MAKERS
from claimaudit.extract.time_parts import Declined, Piece
from claimaudit.extract.time_patterns import Codes, Dispatch

_HIDDEN = Piece("sign")


class Row(NamedTuple):
    """A stretch of text as pieces: the code, the value and the place of each."""

    codes: str
    pieces: list[Piece]
    places: list[tuple[int, int]]


class Level:
    """The rules of one level."""

    def __init__(self, rules: Sequence[PartRule], codes: Codes) -> None:
        self._rules = rules
        self._codes = codes.of
        self._dispatch = Dispatch(rules, codes)

    def rewrite(self, row: Row) -> Row:
        """One pass from left to right; the first rule that fits at a place and can make a value is taken."""
        codes: list[str] = []
        pieces: list[Piece] = []
        places: list[tuple[int, int]] = []
        done = 0
        start = self._dispatch.starts.search(row.codes)
        while start is not None:
            place = start.start()
            end, piece = self._made(row, place)
            if piece is not None:
                codes += (row.codes[done:place], self._codes[piece.category])
                pieces += (*row.pieces[done:place], piece)
                places += (*row.places[done:place], (row.places[place][0], row.places[end - 1][1]))
                done = end
            start = self._dispatch.starts.search(row.codes, end)
        if not done:
            return row
        return Row(
            "".join([*codes, row.codes[done:]]), pieces + row.pieces[done:], places + row.places[done:]
        )

    def _made(self, row: Row, place: int) -> tuple[int, Piece | None]:
        """Where to go on, and the piece that was made of what stands at the place, if one was."""
        for number, end in self._dispatch.fits(row.codes, place):
            matched = row.pieces[place:end]
            rule = self._rules[number]
            try:
                made = MAKERS[rule.make](matched)
            except Declined:
                continue
            return end, _HIDDEN if made is None else _named(rule, made, matched)
        return place + 1, None


def _named(rule: PartRule, made: Piece, matched: Sequence[Piece]) -> Piece:
    """The new piece with its category and the rules that had a part in it."""
    used = dict.fromkeys((*(rule_id for piece in matched for rule_id in piece.rules), rule.id))
    category = rule.gives if made.bound == "exact" else f"{rule.gives}_{made.bound}"
    return made._replace(category=category, rules=tuple(used))
