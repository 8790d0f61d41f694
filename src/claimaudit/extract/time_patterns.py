"""Patterns over categories, compiled to regular expressions over one character a category.

A text of twenty words becomes a string of twenty characters, so that a whole level of rules is one search.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimaudit.extract.time_parts import MAKERS, Declined, Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from claimaudit.domain.times import PartRule, PatternRule, TimeRules

_NAME = re.compile(r"[a-z_]+")
_FIRST_CODE = 0x4E00
"""Where the characters that stand for categories begin: far from everything that a pattern's syntax uses."""


class Codes:
    """Gives each category its character, and turns patterns of names into regular expressions."""

    def __init__(self, rules: TimeRules) -> None:
        self.of = {name: chr(_FIRST_CODE + number) for number, name in enumerate(sorted(rules.categories()))}
        self._classes = rules.classes

    def regex(self, pattern: str) -> str:
        """The pattern with its classes spelled out, in a group of its own."""
        return f"(?:{_NAME.sub(self._expand, pattern.replace('(', '(?:')).replace(' ', '')})"

    def guarded(self, rule: PatternRule) -> str:
        """The rule's pattern with what must and must not stand beside it.

        What must stand before it is asked last, since it is the dearest to ask at every place.
        """
        own = self.regex(rule.pattern)
        behind = "|".join(f"(?<={self.regex(name)})" for name in rule.only_after)
        ahead = "".join(f"(?!{self.regex(name)})" for name in rule.not_before)
        if rule.only_before:
            ahead += f"(?={self.regex('|'.join(rule.only_before))})"
        before = "".join(f"(?<!{self.regex(name)})" for name in rule.not_after)
        needed = f"(?={own})(?:{behind})" if behind else ""
        return f"{before}{needed}{own}{ahead}"

    def _expand(self, match: re.Match[str]) -> str:
        name = match.group()
        others = self._classes.get(name, "")
        if others.startswith("!"):
            return f"[^{''.join(self.of.get(other, '') for other in others[1:].split('|'))}]"
        if others:
            return self.regex(others)
        return self.of.get(name, "(?!)")


class _Part(NamedTuple):
    rule: PartRule
    pattern: re.Pattern[str]
    make: Callable[[Sequence[Piece]], Piece | None]


class Level:
    """The rules of one level: rewrites the pieces that they match into one piece each."""

    def __init__(self, rules: Sequence[PartRule], codes: Codes) -> None:
        sources = [codes.guarded(rule) for rule in rules]
        self._codes = codes.of
        self._any = re.compile("|".join(f"({source})" for source in sources) or "(?!)")
        self._parts = [
            _Part(rule, re.compile(source), MAKERS[rule.make])
            for rule, source in zip(rules, sources, strict=True)
        ]

    def rewrite(self, codes: str, pieces: list[Piece]) -> tuple[str, list[Piece]]:
        """One pass from left to right; the first rule that fits at a place is taken."""
        match = self._any.search(codes)
        if match is None:
            return codes, pieces
        new_codes: list[str] = []
        new_pieces: list[Piece] = []
        position = 0
        while match is not None:
            begin = match.start()
            end, made = self._make(codes, pieces, match)
            new_codes += (codes[position:begin], "".join(self._codes[piece.category] for piece in made))
            new_pieces += pieces[position:begin]
            new_pieces += made
            position = end
            match = self._any.search(codes, position)
        new_codes.append(codes[position:])
        new_pieces += pieces[position:]
        return "".join(new_codes), new_pieces

    def _make(self, codes: str, pieces: list[Piece], match: re.Match[str]) -> tuple[int, list[Piece]]:
        """The end of what was matched and the pieces that stand for it."""
        begin = match.start()
        for part in self._parts[(match.lastindex or 1) - 1 :]:
            fit = part.pattern.match(codes, begin)
            if fit is None or fit.end() == begin:
                continue
            matched = pieces[begin : fit.end()]
            try:
                made = part.make(matched)
            except Declined:
                continue
            return fit.end(), [_placed(part.rule, made, matched)]
        return begin + 1, [pieces[begin]]


def _placed(rule: PartRule, made: Piece | None, matched: Sequence[Piece]) -> Piece:
    """The new piece at the place of its own, with the rules that had a part in it."""
    start, end = matched[0].start, matched[-1].end
    if made is None:
        return Piece("sign", start, end)
    used = dict.fromkeys((*(rule_id for piece in matched for rule_id in piece.rules), rule.id))
    category = rule.gives if made.bound == "exact" else f"{rule.gives}_{made.bound}"
    return made._replace(category=category, start=start, end=end, rules=tuple(used))
