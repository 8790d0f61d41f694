"""The word families of page furniture and of headings, loaded once from ``domains/general``.

They are data, with examples that must and must not match, so that a reviewer can add a family without code.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from claimaudit.errors import ClaimauditError

FILES = ("furniture.toml", "layout.toml")
FORMS = ("closing_heading", "switch", "enumerated", "count", "phase", "opener")
ROLES = (
    "line",
    "paragraph",
    "section",
    "slot",
    "testimonial",
    "attribution",
    "class",
    "hidden_class",
    *FORMS,
    "closing_paragraph",
    "lead",
    "row_head",
    "preparation",
)
_KEYS = frozenset({"id", "role", "pattern", "contains", "matches", "misses"})


@dataclass(frozen=True, slots=True)
class LayoutRule:
    """One family of lines: what it is (``role``), the pattern, and its examples.

    ``contains`` lists words of which one must stand in the line, in lower case, before the pattern is tried.
    """

    id: str
    role: str
    pattern: re.Pattern[str]
    matches: tuple[str, ...]
    misses: tuple[str, ...]
    contains: tuple[str, ...] = ()

    def fits(self, line: str) -> bool:
        """Does the rule read this line?"""
        if self.contains and not any(word in line.lower() for word in self.contains):
            return False
        return self.pattern.match(line) is not None


@cache
def load_rules() -> tuple[LayoutRule, ...]:
    """Every rule of the package's layout files, in the order of the files.

    Raises:
        ClaimauditError: a rule lacks an example or a key, has an unknown one, or its id comes twice.
    """
    rules = [
        parse_rule(table, name)
        for name in FILES
        for table in tomllib.loads(_package_text(name)).get("rule", [])
    ]
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise ClaimauditError(f"layout rule '{rule.id}' is stated twice; rename one of the two")
        seen.add(rule.id)
    return tuple(rules)


def parse_rule(table: dict[str, Any], name: str) -> LayoutRule:
    """One rule of a file, checked.

    Raises:
        ClaimauditError: names the file, the rule and what is wrong with it.
    """
    place = f"{name}: rule '{table.get('id', '?')}'"
    if unknown := sorted(set(table) - _KEYS):
        raise ClaimauditError(f"{place} has the unknown key '{unknown[0]}'{_nearest(unknown[0])}")
    if not (table.get("id") and table.get("matches") and table.get("misses")):
        raise ClaimauditError(f"{place} needs an id, and examples under 'matches' and 'misses'")
    if table.get("role") not in ROLES:
        raise ClaimauditError(f"{place} needs a role out of {', '.join(ROLES)}")
    try:
        pattern = re.compile(table["pattern"], re.IGNORECASE)
    except re.error as error:
        raise ClaimauditError(f"{place} has no valid pattern ({error}); correct it") from error
    words = {key: tuple(table.get(key, ())) for key in ("matches", "misses", "contains")}
    return LayoutRule(id=table["id"], role=table["role"], pattern=pattern, **words)


class Family:
    """All rules of one role, tried as one pattern; the guarded ones only where a word of theirs stands."""

    def __init__(self, rules: Iterable[LayoutRule]) -> None:
        listed = list(rules)
        self._open = [rule for rule in listed if not rule.contains]
        self._joined = _join(self._open)
        self._guarded = [(word, rule) for rule in listed for word in rule.contains]

    def fits(self, line: str) -> bool:
        """Does any rule of the family read this line?"""
        if self._open and self._joined.match(line):
            return True
        if not self._guarded:
            return False
        lowered = line.lower()
        return any(word in lowered and rule.pattern.match(line) for word, rule in self._guarded)

    def for_text(self, text: str) -> Family:
        """The family without the rules that cannot match in this article."""
        if not self._guarded:
            return self
        lowered = text.lower()
        narrowed = Family(self._open)
        narrowed._guarded = [(word, rule) for word, rule in self._guarded if word in lowered]
        return narrowed


@cache
def _joined_pattern(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or "(?!)", re.IGNORECASE)


def _join(rules: Iterable[LayoutRule]) -> re.Pattern[str]:
    return _joined_pattern(tuple(rule.pattern.pattern for rule in rules))


@cache
def _forms() -> re.Pattern[str]:
    named = (f"(?P<{role}>{_join(r for r in load_rules() if r.role == role).pattern})" for role in FORMS)
    return re.compile("|".join(named), re.IGNORECASE)


def find_form(line: str) -> str:
    """Which of ``FORMS`` the whole line has, "" for none: the form of a heading."""
    found = _forms().match(line)
    return (found.lastgroup or "") if found else ""


@cache
def family(role: str) -> Family:
    """The rules of one role (see ``ROLES``)."""
    return Family(rule for rule in load_rules() if rule.role == role)


def _nearest(key: str) -> str:
    close = difflib.get_close_matches(key, sorted(_KEYS), n=1)
    return f", did you mean '{close[0]}'?" if close else f"; known are {', '.join(sorted(_KEYS))}"


def _package_text(name: str) -> str:
    return (files("claimaudit") / "domains" / "general" / name).read_text("utf-8")
