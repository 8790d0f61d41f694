"""Loads the rule files for times, and refuses what could not work.

Everything wrong in the files is told at once, each fault with its file, its rule and the nearest valid name: a
rule that silently does nothing would be found only by the article that it misreads.
"""

from __future__ import annotations

import re
import tomllib
from difflib import get_close_matches
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from claimaudit.domain.times import (
    HIDING,
    HINTS,
    LEVELS,
    MAKES,
    SPANS,
    PartRule,
    ReadingRule,
    Reads,
    TimeExample,
    TimeRule,
    TimeRules,
    WordRule,
)
from claimaudit.errors import ClaimauditError
from claimaudit.model import KINDS, TIME_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_SHARED = ("matches", "rejects")
_KEYS: dict[str, tuple[str, ...]] = {
    "word": ("category", "words", "values", "plural", "hours", "count", "after", *_SHARED),
    **dict.fromkeys(LEVELS, ("pattern", "make", "gives", "only_after", "not_after", "not_before", *_SHARED)),
    "reading": ("pattern", "reads", "only_after", "not_after", "not_before", *_SHARED),
}
_EXAMPLE_KEYS = ("text", "role", "min", "max", "kind")
_ACTS = ("restriction", "recommendation")
_NAME = re.compile(r"[a-z_]+")
_SYNTAX = re.compile(r"[a-z_ ()|?*+]*")


class _Faults:
    """Collects what is wrong, so that one run tells everything."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def add(self, place: str, fault: str) -> None:
        self.lines.append(f"{place}: {fault}")

    def unknown(self, place: str, what: str, name: str, valid: Iterable[str]) -> None:
        near = get_close_matches(name, sorted(valid), n=1, cutoff=0.0)
        self.add(place, f"unknown {what} {name!r}; the nearest valid one is {near[0]!r}" if near else f"unknown {what}")

    def choice(self, place: str, what: str, name: str, valid: Sequence[str]) -> None:
        if name not in valid:
            self.unknown(place, what, name, valid)


@lru_cache(maxsize=1)
def general_times() -> TimeRules:
    """The rules that come with the package: English, and no subject."""
    return load_times([Path(__file__).parent.parent / "domains" / "general" / "times.toml"])


def load_times(files: Sequence[Path]) -> TimeRules:
    """Reads rule files into one set of rules, the files in the order given.

    Raises:
        ClaimauditError: A file cannot be read as TOML, or holds an unknown key or name, an id twice, a rule
            without an example, or a pattern that names no category.
    """
    faults = _Faults()
    classes: dict[str, str] = {}
    rules: list[TimeRule] = []
    seen: dict[str, str] = {}
    for file in files:
        for table, members in _parse(file).items():
            if table == "classes":
                classes.update(members)
            elif table in _KEYS:
                for name, keys in members.items():
                    rule_id = f"{table}.{name}"
                    place = f"{file.name}: rule {rule_id}"
                    if rule_id in seen:
                        faults.add(place, f"the id is taken by a rule in {seen[rule_id]}")
                    seen[rule_id] = file.name
                    rules.append(_rule(table, rule_id, keys, place=place, file=file.name, faults=faults))
            else:
                faults.unknown(file.name, "table", table, ("classes", *_KEYS))
    times = TimeRules(
        classes=classes,
        words=tuple(rule for rule in rules if isinstance(rule, WordRule)),
        parts=tuple(rule for rule in rules if isinstance(rule, PartRule)),
        readings=tuple(rule for rule in rules if isinstance(rule, ReadingRule)),
    )
    _check_patterns(times, faults)
    if faults.lines:
        raise ClaimauditError("\n".join(faults.lines))
    return times


def _parse(file: Path) -> dict[str, dict[str, Any]]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ClaimauditError(f"{file.name}: cannot be read as TOML ({error}); correct the file") from error


def _rule(table: str, rule_id: str, keys: Mapping[str, Any], *, place: str, file: str, faults: _Faults) -> TimeRule:
    for key in keys:
        faults.choice(place, "key", key, _KEYS[table])
    matches = tuple(
        example
        for item in keys.get("matches", ())
        if (example := _example(item, place=place, faults=faults)) is not None
    )
    rejects = tuple(keys.get("rejects", ()))
    if not matches and not rejects:
        faults.add(place, "has no example; add one to matches or rejects")
    head = {"id": rule_id, "file": file, "matches": matches, "rejects": rejects}
    if table == "word":
        return _word(head, keys, place=place, faults=faults)
    guards = {key: tuple(keys.get(key, ())) for key in ("only_after", "not_after", "not_before") if key in keys}
    if table == "reading":
        reads = _reads(keys.get("reads", {}), place=place, faults=faults)
        return ReadingRule(**head, **guards, pattern=keys.get("pattern", ""), reads=reads)
    make = keys.get("make", "keep")
    faults.choice(place, "make", make, MAKES)
    gives = keys.get("gives", "")
    if not gives and make not in HIDING:
        faults.add(place, "gives no category; name one in gives")
    return PartRule(**head, **guards, level=table, pattern=keys.get("pattern", ""), make=make, gives=gives)


def _word(head: Mapping[str, Any], keys: Mapping[str, Any], *, place: str, faults: _Faults) -> WordRule:
    words: dict[str, tuple[float, float] | None] = dict.fromkeys(keys.get("words", ()))
    for word, value in keys.get("values", {}).items():
        low, high = value if isinstance(value, list) else (value, value)
        words[word] = (float(low), float(high))
    if not words and "plural" not in keys:
        faults.add(place, "has no words; list them in words or values")
    if "category" not in keys:
        faults.add(place, "has no category; name one")
    faults.choice(place, "count", keys.get("count", ""), ("", "ends", "spans"))
    return WordRule(
        **head,
        category=keys.get("category", "word"),
        words=words,
        plural=tuple(keys.get("plural", ())),
        hours=float(Fraction(keys.get("hours", 0))),
        count=keys.get("count", ""),
        after=keys.get("after", ""),
    )


def _example(item: Mapping[str, Any], *, place: str, faults: _Faults) -> TimeExample | None:
    for key in item:
        faults.choice(place, "example key", key, _EXAMPLE_KEYS)
    text = str(item.get("text", ""))
    before, _, rest = text.partition("[")
    words, _, after = rest.partition("]")
    if not words or "[" in after or "]" in after:
        faults.add(place, f"the example {text!r} does not mark one time in square brackets")
        return None
    role, kind = item.get("role", ""), item.get("kind", "")
    faults.choice(place, "role", role, TIME_ROLES)
    faults.choice(place, "kind", kind, ("", *KINDS))
    low, high = (None if item.get(end) is None else float(Fraction(item[end])) for end in ("min", "max"))
    return TimeExample(before + words + after, len(before), len(before + words), role, low, high, kind)


def _reads(keys: Mapping[str, str], *, place: str, faults: _Faults) -> Reads:
    """Spells the table out for every kind and verb.

    What is written for a kind and a verb comes first; then a verb, which says nothing of an act unless it keeps
    the reader waiting; then a kind; then "*".
    """
    if not keys:
        return {}
    said: dict[str, tuple[str, str]] = {}
    for context, reading in keys.items():
        kind, _, hint = context.partition("/")
        faults.choice(place, "kind", kind, ("*", *KINDS))
        faults.choice(place, "verb", hint, HINTS)
        role, _, span = str(reading).partition(" ")
        faults.choice(place, "role", role, TIME_ROLES)
        faults.choice(place, "span", span, SPANS)
        said[context] = (role, span)
    if "*" not in said:
        faults.add(place, 'reads has no "*"; say what the time means alone')
        return {}
    table: dict[tuple[str, str], tuple[str, str]] = {}
    for kind in ("", *KINDS):
        for hint in HINTS:
            verb = f"*/{hint}" if hint == "waits" or kind not in _ACTS else ""
            order = (f"{kind}/{hint}", verb, kind, "*")
            table[kind, hint] = next(said[context] for context in order if context in said)
    return cast("Reads", table)


def _check_patterns(rules: TimeRules, faults: _Faults) -> None:
    valid = rules.categories() | set(rules.classes)
    for name, pattern in rules.classes.items():
        _check_pattern(f"class {name}", pattern, valid, faults)
    for rule in rules:
        place = f"{rule.file}: rule {rule.id}"
        if isinstance(rule, WordRule):
            _check_pattern(place, rule.after, valid, faults)
            continue
        if not rule.pattern:
            faults.add(place, "has no pattern; write one")
        guards = (*rule.only_after, *rule.not_after, *rule.not_before)
        _check_pattern(place, " ".join((rule.pattern, *guards)), valid, faults)


def _check_pattern(place: str, pattern: str, valid: Iterable[str], faults: _Faults) -> None:
    if not _SYNTAX.fullmatch(pattern):
        faults.add(place, f"the pattern {pattern!r} may hold names, spaces and ( ) | ? * + only")
    for name in dict.fromkeys(_NAME.findall(pattern)):
        if name not in valid:
            faults.unknown(place, "category", name, valid)


