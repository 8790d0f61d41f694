"""The rules made ready to run: words, levels of composition and readings, and where in a text to look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from claimaudit.domain.times import HINTS, LEVELS
from claimaudit.extract.time_expression import ENDS, TimeExpression, settled
from claimaudit.extract.time_parts import Piece, amounts, bounded
from claimaudit.extract.time_patterns import Codes, Level
from claimaudit.extract.time_words import Lexicon, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimaudit.domain.times import Hint, ReadingRule, TimeRules

_LEFT, _RIGHT = 110, 80
"""How many characters around a word of time are read."""
_REACH = 6
"""How many words away a verb may stand that says what a time means."""
_SHORT = 3
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
        sources = [f"({codes.guarded(rule)})" for rule in rules.readings]
        self._reading = re.compile("|".join(sources) or "(?!)")
        self._hints: dict[str, Hint] = {codes.of[hint]: hint for hint in HINTS if hint in codes.of}
        self._comma = codes.of.get("comma", "")
        self._breaks = "".join(codes.of.get(name, "") for name in _BREAKS)
        self._anchors = _Anchors(rules)

    def find(self, text: str) -> Iterator[TimeExpression]:
        """Every expression of the text, in order."""
        folded = self._anchors.fold(text)
        if folded is None:
            return
        for start, end in self._anchors.windows(folded):
            codes, pieces = self._lexicon.read(folded, start, end)
            for level in self._levels:
                codes, pieces = level.rewrite(codes, pieces)
            yield from self._read(codes, pieces)

    def _read(self, codes: str, pieces: Sequence[Piece]) -> Iterator[TimeExpression]:
        found = [match for match in self._reading.finditer(codes) if match.end() > match.start()]
        for number, match in enumerate(found):
            rule = self._readings[(match.lastindex or 1) - 1]
            if not rule.reads:
                continue
            before = found[number - 1].end() if number else 0
            behind = found[number + 1].start() if number + 1 < len(found) else len(codes)
            hint = self._hint(codes[before : match.start()][::-1]) or self._hint_behind(
                codes[match.end() : behind]
            )
            yield _expression(rule, pieces[match.start() : match.end()], hint)

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


def _expression(rule: ReadingRule, matched: Sequence[Piece], hint: Hint) -> TimeExpression:
    amount = bounded([*(piece for piece in matched if not piece.unit), amounts(matched)[-1]])
    low, high = cast("float", amount.low), cast("float", amount.high)
    role, span = rule.reads["", hint]
    role, least, most = settled((role, *ENDS[span](low, high, amount.bound, amount.named)), "")
    used = dict.fromkeys((*(rule_id for piece in matched for rule_id in piece.rules), rule.id))
    return TimeExpression(
        matched[0].start, matched[-1].end, role, least, most, low, high, amount.bound, tuple(used),
        rule.id, hint, amount.named, rule.reads,
    )  # fmt: skip


class _Anchors:
    """The words that any time must contain: a cheap test first, then their places."""

    def __init__(self, rules: TimeRules) -> None:
        words = {fold(word) for rule in rules.words if rule.hours for word in (*rule.words, *rule.plural)}
        long = sorted((word for word in words if len(word) > _SHORT or word == "day"), key=len)
        roots: list[str] = []
        for word in long:
            if not any(root in word for root in roots):
                roots.append(word)
        self._roots = tuple(roots)
        short = sorted(word for word in words if word not in long)
        self._short = re.compile(rf"[\d\s(-](?:{_alternatives(short)})(?![^\W\d_])", re.IGNORECASE)
        self._words = re.compile(rf"(?<![^\W\d_])(?:{_alternatives(sorted(words))})(?![^\W\d_])")

    def fold(self, text: str) -> str | None:
        """The folded text, or None where no time can be in it."""
        low = text.lower()
        if any(root in low for root in self._roots) or self._short.search(text):
            return fold(text)
        return None

    def windows(self, folded: str) -> Iterator[tuple[int, int]]:
        """The stretches around such words, those that touch as one."""
        start, end = 0, -1
        for match in self._words.finditer(folded):
            begin, stop = _whole_words(folded, match.start() - _LEFT, match.end() + _RIGHT)
            if end < 0:
                start = begin
            elif begin > end:
                yield start, end
                start = begin
            end = stop
        if end >= 0:
            yield start, end


def _alternatives(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in words) or "(?!)"


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch cut back to whole words."""
    start = max(start, 0)
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, min(end, len(text))
