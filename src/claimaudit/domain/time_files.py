"""Loads the rule files for times, and refuses what could not work.

Everything wrong in the files is told at once, each fault with its file, its rule and the nearest valid name: a
rule that silently does nothing would be found only by the article that it misreads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, cast

from claimaudit.domain.files import Faults, check_keys, nearest, read_tables, shown, strings
from claimaudit.domain.hierarchy import find_cycle
from claimaudit.domain.times import (
    HIDING,
    HINTS,
    LEVELS,
    MAKES,
    OWN_SENSE,
    SPANS,
    PartRule,
    PatternRule,
    ReadingRule,
    Reads,
    TimeExample,
    TimeRule,
    TimeRules,
    WordRule,
)
from claimaudit.model import KINDS, TIME_ROLES

_SHARED = ("matches", "rejects")
_BESIDE = ("only_after", "only_before", "not_after", "not_before")
_KEYS: dict[str, tuple[str, ...]] = {
    "word": ("category", "words", "values", "plural", "hours", "count", "after", *_SHARED),
    **dict.fromkeys(LEVELS, ("pattern", "make", "gives", *_BESIDE, *_SHARED)),
    "reading": ("pattern", "reads", *_BESIDE, *_SHARED),
}
_EXAMPLE_KEYS = ("text", "role", "min", "max", "kind")
_NAME = re.compile(r"[a-z_]+")
_SYNTAX = re.compile(r"!?[a-z_ ()|?*+]*")


@cache
def general_times() -> TimeRules:
    """The rules that come with the package: English, and no subject."""
    return load_times([Path(__file__).parent.parent / "domains" / "general" / "times.toml"])


def load_times(files: Sequence[Path]) -> TimeRules:
    """Reads rule files into one set of rules, the files in the order given.

    Raises:
        ClaimauditError: a file cannot be read as TOML, or holds an unknown key or name, an id twice, a rule
            without an example, a class made of itself, or a pattern that names no category.
    """
    faults = Faults()
    classes: dict[str, str] = {}
    rules: dict[str, TimeRule] = {}
    for path in files:
        for table, members in read_tables(path).items():
            if table == "classes":
                classes.update({name: str(pattern) for name, pattern in members.items()})
            elif table in _KEYS:
                _read_rules(path, table, members, rules, faults=faults)
            else:
                faults.add(path, table, f"unknown table{nearest(table, ('classes', *_KEYS))}")
    times = TimeRules(
        classes=classes,
        words=tuple(rule for rule in rules.values() if isinstance(rule, WordRule)),
        parts=tuple(rule for rule in rules.values() if isinstance(rule, PartRule)),
        readings=tuple(rule for rule in rules.values() if isinstance(rule, ReadingRule)),
    )
    if files:
        _check_patterns(times, files[-1], faults)
    faults.raise_any()
    return times


@dataclass(frozen=True, slots=True)
class _Place:
    """The rule being read, and where its faults go."""

    path: Path
    rule: str
    faults: Faults

    def fault(self, said: str) -> None:
        self.faults.add(self.path, self.rule, said)

    def choice(self, what: str, name: str, valid: Iterable[str]) -> None:
        """Note a name that is none of the valid ones, with the nearest that is."""
        names = list(valid)
        if name not in names:
            self.fault(f"unknown {what} '{name}'{nearest(name, names)}")

    def hours(self, value: float | str) -> float:
        """A number, or a fraction written as a string."""
        try:
            return float(Fraction(value))
        except (TypeError, ValueError, ZeroDivisionError):
            self.fault(f"{value!r} is no number; write 24, 0.5 or '1/60'")
            return 0.0

    def strings(self, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        return strings(self.path, self.rule, table, key, faults=self.faults)


def _read_rules(
    path: Path, table: str, members: Mapping[str, Any], rules: dict[str, TimeRule], *, faults: Faults
) -> None:
    for name, keys in members.items():
        place = _Place(path, f"{table}.{name}", faults)
        if not isinstance(keys, dict):
            place.fault("is no table of keys; write it as one")
            continue
        check_keys(path, place.rule, keys, _KEYS[table], faults=faults)
        if place.rule in rules:
            place.fault(f"the id is taken by a rule in {rules[place.rule].file}; choose another")
        matches = tuple(
            example for item in keys.get("matches", ()) if (example := _example(item, place)) is not None
        )
        rejects = place.strings(keys, "rejects")
        if not matches and not rejects:
            place.fault("has no example; add one to matches or to rejects")
        rules[place.rule] = _rule(table, keys, place, matches, rejects=rejects)


def _rule(
    table: str,
    keys: Mapping[str, Any],
    place: _Place,
    matches: tuple[TimeExample, ...],
    *,
    rejects: tuple[str, ...],
) -> TimeRule:
    rule = TimeRule(id=place.rule, file=shown(place.path), matches=matches, rejects=rejects)
    if table == "word":
        return _word(rule, keys, place)
    if not keys.get("pattern"):
        place.fault("has no pattern; write one")
    beside = [place.strings(keys, key) for key in _BESIDE]
    pattern = PatternRule(
        id=rule.id, file=rule.file, matches=matches, rejects=rejects, pattern=str(keys.get("pattern", "")),
        only_after=beside[0], only_before=beside[1], not_after=beside[2], not_before=beside[3],
    )  # fmt: skip
    if table == "reading":
        return ReadingRule(**_fields(pattern), reads=_reads(keys.get("reads", {}), place))
    make, gives = str(keys.get("make", "keep")), str(keys.get("gives", ""))
    place.choice("make", make, MAKES)
    if not gives and make not in HIDING:
        place.fault("gives no category; name one in gives")
    return PartRule(**_fields(pattern), level=table, make=make, gives=gives)


def _fields(rule: TimeRule) -> dict[str, Any]:
    return {name: getattr(rule, name) for name in rule.__dataclass_fields__}


def _word(rule: TimeRule, keys: Mapping[str, Any], place: _Place) -> WordRule:
    words: dict[str, tuple[float, float] | None] = dict.fromkeys(place.strings(keys, "words"))
    for word, value in keys.get("values", {}).items():
        low, high = value if isinstance(value, list) and len(value) == 2 else (value, value)
        words[word] = (place.hours(low), place.hours(high))
    plural = place.strings(keys, "plural")
    if not words and not plural:
        place.fault("has no words; list them in words, values or plural")
    if not keys.get("category"):
        place.fault("has no category; name one")
    place.choice("count", keys.get("count", ""), ("", "ends", "spans"))
    return WordRule(
        **_fields(rule),
        category=str(keys.get("category", "word")),
        words=words,
        plural=plural,
        hours=place.hours(keys.get("hours", 0)),
        count=keys.get("count", ""),
        after=str(keys.get("after", "")),
    )


def _example(item: Mapping[str, Any], place: _Place) -> TimeExample | None:
    check_keys(place.path, place.rule, item, _EXAMPLE_KEYS, faults=place.faults)
    text = str(item.get("text", ""))
    before, _, rest = text.partition("[")
    words, closed, after = rest.partition("]")
    if not words or not closed or "[" in after or "]" in after:
        place.fault(f"the example '{text}' does not mark one time in square brackets")
        return None
    role, kind = item.get("role", ""), item.get("kind", "")
    place.choice("role", role, TIME_ROLES)
    place.choice("kind", kind, ("", *KINDS))
    low, high = (place.hours(item[end]) if end in item else None for end in ("min", "max"))
    return TimeExample(before + words + after, len(before), len(before + words), role, low, high, kind)


def _reads(keys: Mapping[str, str], place: _Place) -> Reads:
    """Spells the table out for every kind and verb.

    What is written for a kind and a verb comes first; then a verb, which says nothing of an act or a warning unless
    it keeps the reader waiting; then a kind; then "*".
    """
    said: dict[str, tuple[str, str]] = {}
    for context, reading in keys.items():
        kind, _, hint = context.partition("/")
        place.choice("kind", kind, ("*", *KINDS))
        place.choice("verb", hint, HINTS)
        role, _, span = str(reading).partition(" ")
        place.choice("role", role, TIME_ROLES)
        place.choice("span", span, SPANS)
        said[context] = (role, span)
    if keys and "*" not in said:
        place.fault('reads has no "*"; say what the time means alone')
    if "*" not in said:
        return {}
    table: dict[tuple[str, str], tuple[str, str]] = {}
    for kind in ("", *KINDS):
        for hint in HINTS:
            verb = f"*/{hint}" if hint == "waits" or kind not in OWN_SENSE else ""
            order = (f"{kind}/{hint}", verb, kind, "*")
            table[kind, hint] = next(said[context] for context in order if context in said)
    return cast("Reads", table)


def _check_patterns(times: TimeRules, path: Path, faults: Faults) -> None:
    named = {
        name: [part for part in _NAME.findall(made) if part in times.classes]
        for name, made in times.classes.items()
    }
    if cycle := find_cycle(named):
        faults.add(path, "classes", f"{' → '.join(cycle)} is made of itself; take one name out")
    valid = sorted(times.categories() | set(times.classes))
    for name, pattern in times.classes.items():
        _check_pattern(_Place(path, f"classes.{name}", faults), pattern, valid)
    for rule in times:
        place = _Place(Path(rule.file), rule.id, faults)
        patterns = rule.patterns if isinstance(rule, PatternRule) else (rule.after,)
        for pattern in patterns:
            _check_pattern(place, pattern, valid)


def _check_pattern(place: _Place, pattern: str, valid: Iterable[str]) -> None:
    if not _SYNTAX.fullmatch(pattern) or pattern.count("(") != pattern.count(")"):
        place.fault(f"the pattern '{pattern}' may hold names, spaces and ( ) | ? * + only, brackets in pairs")
    for name in dict.fromkeys(_NAME.findall(pattern)):
        place.choice("category", name, valid)
