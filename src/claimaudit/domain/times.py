"""Rules that read expressions of time: their records, and how the parts of a pattern are named.

A time is composed: words have categories, patterns over categories make numbers, amounts and bounds, and a
reading gives the whole its role. Every step is a rule with an id, so that each time found can say what made it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimaudit.model import Kind, TimeRole

LEVELS = ("number", "amount", "compound", "bound", "joint")
"""The order in which parts are composed; readings come last."""

MAKES = (
    "keep", "range", "spelled", "multiply", "mixed", "fraction", "product", "one_or", "point", "span", "total",
    "frequency", "interval", "one_each", "shared", "extended", "all_the_time", "end", "start", "bounded", "exceeded",
    "limited", "joined", "word", "hide",
)  # fmt: skip
"""The ways in which a part's value is made of its pieces."""

HIDING = ("hide", "all_the_time")
"""The makers that give no piece: the words are no time."""

SPANS = ("stated", "from", "open", "past", "low_end", "past_end", "to", "course")
"""The ways in which a reading turns an amount into its two ends."""

LEXICAL = ("digits", "nth", "word", "sign", "stop")
"""The categories that need no rule: numerals, numerals with an ordinal ending, and everything unknown."""

OWN_SENSE = ("restriction", "recommendation", "warning_sign")
"""The kinds of claim in which a verb beside a time changes nothing, unless a rule says so or it is a wait."""

Hint = Literal["", "lasts", "ends", "begins", "waits"]
HINTS: tuple[Hint, ...] = ("", "lasts", "ends", "begins", "waits")
"""What a verb beside the time says of it: it goes on, is over, starts, or keeps the reader waiting."""

Bound = Literal["exact", "at_least", "at_most"]
BOUNDS: tuple[Bound, ...] = ("exact", "at_least", "at_most")

Reading = tuple["TimeRole", str]
"""A role and the way its two ends are taken from the amount (one of ``SPANS``)."""
Reads = dict[tuple["Kind | Literal['']", Hint], Reading]


@dataclass(frozen=True, slots=True)
class TimeExample:
    """A sentence and the one time in it: where it stands, and its reading alone or in a claim of ``kind``."""

    text: str
    start: int
    end: int
    role: TimeRole
    min_hours: float | None
    max_hours: float | None
    kind: Kind | Literal[""] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRule:
    """What every rule has: an id, the file it stands in, and the examples that are its tests."""

    id: str
    file: str
    matches: tuple[TimeExample, ...] = ()
    rejects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRule(TimeRule):
    """Words of one category, each with its lowest and highest value (None where the word is no amount).

    ``hours`` is the length of a unit, ``count`` how its ordinal counts: day 3 ``ends`` at 3 × 24 hours, week 3
    ``spans`` the third week. ``after`` is a pattern that must stand before the word for it to be of the category.
    """

    category: str
    words: Mapping[str, tuple[float, float] | None]
    plural: tuple[str, ...] = ()
    hours: float = 0.0
    count: Literal["", "ends", "spans"] = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternRule(TimeRule):
    """A pattern over categories, and the patterns one of which must, or none of which may, stand beside it."""

    pattern: str
    only_after: tuple[str, ...] = ()
    only_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()

    @property
    def patterns(self) -> tuple[str, ...]:
        """Its own pattern and those beside it."""
        return (self.pattern, *self.only_after, *self.only_before, *self.not_after, *self.not_before)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRule(PatternRule):
    """A pattern that makes one piece of a new category, at one level of the composition."""

    level: str
    make: str
    gives: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRule(PatternRule):
    """A whole expression and what it says, by the kind of claim and the verb beside it; none where it is no time."""

    reads: Reads = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class TimeRules:
    """All rules that read times, in the order of their files: where two fit at one place, the first is taken."""

    classes: Mapping[str, str]
    words: tuple[WordRule, ...]
    parts: tuple[PartRule, ...]
    readings: tuple[ReadingRule, ...]

    def __iter__(self) -> Iterator[WordRule | PartRule | ReadingRule]:
        """Every rule, words first."""
        yield from self.words
        yield from self.parts
        yield from self.readings

    def categories(self) -> frozenset[str]:
        """Every name that a pattern may use, apart from the classes."""
        given = {rule.gives for rule in self.parts if rule.gives}
        words = {rule.category for rule in self.words} | {
            f"{rule.category}s" for rule in self.words if rule.plural
        }
        bounded = {f"{name}_{bound}" for name in given for bound in BOUNDS[1:]}
        return frozenset({*LEXICAL, *given, *words, *bounded})

    def without(self, rule_id: str) -> TimeRules:
        """The same rules with one disabled, to show what it is good for."""
        return replace(
            self,
            words=tuple(rule for rule in self.words if rule.id != rule_id),
            parts=tuple(rule for rule in self.parts if rule.id != rule_id),
            readings=tuple(rule for rule in self.readings if rule.id != rule_id),
        )
