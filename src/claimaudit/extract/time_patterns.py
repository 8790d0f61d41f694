"""Patterns over categories, compiled to regular expressions over one character a category.

A text of twenty words becomes a string of twenty characters. Each pattern also knows the categories that it can
begin with, so that a rule is tried only where one of them stands: more rules cost nothing elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimaudit.domain.times import PatternRule, TimeRules

_TOKEN = re.compile(r"[a-z_]+|[()|?*+]")
_FIRST_CODE = 0x4E00
"""Where the characters that stand for categories begin: far from everything that a pattern's syntax uses."""


class Shape(NamedTuple):
    """A regular expression, the codes that it can begin with, and whether it can match nothing."""

    regex: str
    first: frozenset[str]
    empty: bool


class Codes:
    """Gives each category its character, and turns patterns of names into regular expressions."""

    def __init__(self, rules: TimeRules) -> None:
        self.of = {name: chr(_FIRST_CODE + number) for number, name in enumerate(sorted(rules.categories()))}
        self._classes = rules.classes

    def regex(self, pattern: str) -> str:
        """The pattern as a regular expression, in a group of its own."""
        return self.shape(pattern).regex

    def shape(self, pattern: str) -> Shape:
        """The pattern with its classes spelled out."""
        if pattern.startswith("!"):
            barred = {self.of.get(name, "") for name in pattern[1:].split("|")}
            return Shape(f"[^{''.join(sorted(barred))}]", frozenset(self.of.values()) - barred, empty=False)
        tokens = [match.group() for match in _TOKEN.finditer(pattern)]
        return self._choice(iter([*tokens, ")"]))

    def guarded(self, rule: PatternRule) -> Shape:
        """The rule's pattern with what must and must not stand beside it."""
        own = self.shape(rule.pattern)
        behind = "|".join(f"(?<={self.regex(name)})" for name in rule.only_after)
        ahead = "".join(f"(?!{self.regex(name)})" for name in rule.not_before)
        if rule.only_before:
            ahead += f"(?={self.regex('|'.join(rule.only_before))})"
        before = "".join(f"(?<!{self.regex(name)})" for name in rule.not_after)
        needed = f"(?={own.regex})(?:{behind})" if behind else ""
        return own._replace(regex=f"{before}{needed}{own.regex}{ahead}")

    def _choice(self, tokens: Iterator[str]) -> Shape:
        """Everything up to the closing bracket, in a group."""
        branches: list[list[Shape]] = [[]]
        for part in tokens:
            if part == ")":
                break
            if part == "|":
                branches.append([])
            elif part in "?*+":
                last = branches[-1][-1]
                branches[-1][-1] = Shape(last.regex + part, last.first, empty=last.empty or part != "+")
            else:
                branches[-1].append(self._choice(tokens) if part == "(" else self._named(part))
        joined = [_sequence(parts) for parts in branches]
        return Shape(
            f"(?:{'|'.join(shape.regex for shape in joined)})",
            frozenset().union(*(shape.first for shape in joined)),
            any(shape.empty for shape in joined),
        )

    def _named(self, name: str) -> Shape:
        if name in self._classes:
            return self.shape(self._classes[name])
        code = self.of.get(name)
        return Shape(code, frozenset(code), empty=False) if code else Shape("(?!)", frozenset(), empty=False)


def _sequence(parts: Sequence[Shape]) -> Shape:
    """Shapes one behind the other."""
    first: frozenset[str] = frozenset()
    for part in parts:
        first |= part.first
        if not part.empty:
            break
    return Shape("".join(part.regex for part in parts), first, all(part.empty for part in parts))


class Dispatch:
    """Finds the rules that fit at a place, in their order, by the code that stands there."""

    def __init__(self, rules: Sequence[PatternRule], codes: Codes) -> None:
        shapes = [codes.guarded(rule) for rule in rules]
        by_code: dict[str, list[int]] = {}
        for number, shape in enumerate(shapes):
            for code in sorted(shape.first):
                by_code.setdefault(code, []).append(number)
        self.starts = re.compile(f"[{''.join(sorted(by_code))}]" if by_code else "(?!)")
        self._patterns = [re.compile(shape.regex) for shape in shapes]
        self._by_code = {
            code: (re.compile("|".join(f"({shapes[number].regex})" for number in numbers)), tuple(numbers))
            for code, numbers in by_code.items()
        }

    def fits(self, codes: str, place: int) -> Iterator[tuple[int, int]]:
        """The number and the end of each rule that fits at the place, which must be one of ``starts``."""
        pattern, numbers = self._by_code[codes[place]]
        match = pattern.match(codes, place)
        if match is None or match.lastindex is None:
            return
        yield numbers[match.lastindex - 1], match.end()
        for number in numbers[match.lastindex :]:
            other = self._patterns[number].match(codes, place)
            if other is not None:
                yield number, other.end()
