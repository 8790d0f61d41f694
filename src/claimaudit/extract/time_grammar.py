"""The rules made ready to run: words, levels of composition, readings and the verbs beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimaudit.domain.times import HINTS, LEVELS, Hint, ReadingRule, TimeRules
from claimaudit.extract.time_anchors import Anchors
from claimaudit.extract.time_expression import ENDS, TimeExpression, settled
from claimaudit.extract.time_levels import Level, Row
from claimaudit.extract.time_makers import bounded
from claimaudit.extract.time_parts import Piece, amounts, ends
from claimaudit.extract.time_patterns import Codes, Dispatch
from claimaudit.extract.time_words import Lexicon

_REACH = 6
"""How many words away a verb may stand that says what a time means."""
_BREAKS = ("stop", "comma", "and", "but")


class Grammar:
    """Reads the times of a text, by one set of rules."""

    def __init__(self, rules: TimeRules) -> None:
        codes = Codes(rules)
        self._lexicon = Lexicon(rules, codes)
        self._levels = [
            Level([rule for rule in rules.parts if rule.level == level], codes) for level in LEVELS
        ]
        self._readings = rules.readings
        self._dispatch = Dispatch(rules.readings, codes)
        self._hints: dict[str, Hint] = {codes.of[hint]: hint for hint in HINTS if hint in codes.of}
        self._comma = codes.of.get("comma", "")
        self._breaks = "".join(codes.of.get(name, "") for name in _BREAKS)
        self.anchors = Anchors(rules)

    def find(self, text: str) -> Iterator[TimeExpression]:
        """Every expression of the text, in order."""
        folded, windows = self.anchors.find(text)
        for start, end in windows:
            row = self._lexicon.read(folded, start, end)
            for level in self._levels:
                row = level.rewrite(row)
            yield from self._read(row)

    def _read(self, row: Row) -> Iterator[TimeExpression]:
        found = list(self._found(row.codes))
        for number, (rule, start, end) in enumerate(found):
            if not rule.reads:
                continue
            before = max(found[number - 1][2] if number else 0, start - _REACH)
            behind = min([end + _REACH + 1, *(one[1] for one in found[number + 1 : number + 2])])
            hint = self._hint(row.codes[before:start][::-1]) or self._hint_behind(row.codes[end:behind])
            yield _expression(
                rule, row.pieces[start:end], (row.places[start][0], row.places[end - 1][1]), hint
            )

    def _found(self, codes: str) -> Iterator[tuple[ReadingRule, int, int]]:
        """Each reading that fits, from left to right, with its first and last piece."""
        start = self._dispatch.starts.search(codes)
        while start is not None:
            place = start.start()
            number, end = next(self._dispatch.fits(codes, place), (-1, place + 1))
            if number >= 0:
                yield self._readings[number], place, end
            start = self._dispatch.starts.search(codes, end)

    def _hint(self, codes: str) -> Hint:
        """The nearest verb of the clause, reading away from the time."""
        for code in codes[:_REACH]:
            if code in self._breaks:
                return ""
            if code in self._hints:
                return self._hints[code]
        return ""

    def _hint_behind(self, codes: str) -> Hint:
        hint = self._hint(codes.lstrip(self._comma))
        return "" if hint == "waits" else hint


def _expression(
    rule: ReadingRule, matched: Sequence[Piece], place: tuple[int, int], hint: Hint
) -> TimeExpression:
    amount = bounded([*(piece for piece in matched if not piece.unit), amounts(matched)[-1]])
    low, high = ends(amount)
    role, span = rule.reads["", hint]
    role, least, most = settled((role, *ENDS[span](low, high, amount.bound, amount.named)), "")
    used = dict.fromkeys((*(rule_id for piece in matched for rule_id in piece.rules), rule.id))
    return TimeExpression(
        *place,
        role,
        least,
        most,
        low,
        high,
        amount.bound,
        tuple(used),
        rule.id,
        hint,
        amount.named,
        rule.reads,
    )
