"""Reading rule files: every fault of every file is collected, and told in one go."""

from __future__ import annotations

import difflib
import itertools
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from claimaudit.errors import ClaimauditError

Table = dict[str, Any]
_CHOICE = re.compile(r"\{([^{}]*)\}")


class Faults:
    """The faults found so far, each one line: file, rule, what is wrong, what would be right."""

    def __init__(self) -> None:
        self._lines: list[str] = []

    def add(self, path: Path, rule: str, fault: str) -> None:
        """Note one fault of one rule."""
        self._lines.append(f"{shown(path)}: [{rule}] {fault}")

    def raise_any(self) -> None:
        """End the loading if there was a fault.

        Raises:
            ClaimauditError: names every fault.
        """
        if self._lines:
            raise ClaimauditError("; ".join(self._lines))


def shown(path: Path) -> str:
    """A rule file as its subject's folder and what is below it: "health/cues/signs.toml"."""
    parts = 3 if path.parent.name in {"cues", "concepts"} else 2
    return "/".join(path.parts[-parts:])


def read_file(path: Path) -> Table:
    """A TOML file as it stands.

    Raises:
        ClaimauditError: the file cannot be read, is no TOML, or states a rule twice.
    """
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ClaimauditError(
            f"{path}: cannot be read ({error}); check the path and its permissions"
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise ClaimauditError(f"{path}: no valid TOML, {error}; mend that line") from error


def read_tables(path: Path) -> dict[str, Table]:
    """The tables of a TOML file by name.

    Raises:
        ClaimauditError: as ``read_file``, or something stands outside every table.
    """
    tables = read_file(path)
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise ClaimauditError(f"{path}: '{name}' stands outside every table; put it under a [name]")
    return tables


def check_keys(
    path: Path, rule: str, table: Mapping[str, Any], known: Iterable[str], *, faults: Faults
) -> None:
    """Note every key that a rule may not have, with the nearest one that it may."""
    names = list(known)
    for key in table:
        if key not in names:
            faults.add(path, rule, f"unknown key '{key}'{nearest(key, names)}")


def nearest(name: str, known: Iterable[str]) -> str:
    """``, did you mean 'x'?`` for the known name nearest to the one given, or nothing."""
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f", did you mean '{close[0]}'?" if close else ""


def strings(path: Path, rule: str, table: Mapping[str, Any], key: str, *, faults: Faults) -> tuple[str, ...]:
    """A list of strings under a key, lower-cased terms and examples alike as written; () where it is absent."""
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        faults.add(path, rule, f"'{key}' must be a list of non-empty strings")
        return ()
    return tuple(value)


def terms(path: Path, rule: str, table: Mapping[str, Any], key: str, *, faults: Faults) -> tuple[str, ...]:
    """A list of words and phrases under a key, those with choices spelled out.

    Example: ``"{stay|stays} in the {bag|drawer}"`` is four phrases; an empty choice leaves the word out.
    """
    found: dict[str, None] = {}
    for term in strings(path, rule, table, key, faults=faults):
        if "{" in (rest := _CHOICE.sub("", term)) or "}" in rest:
            faults.add(path, rule, f"'{term}' in '{key}' has a brace without its pair")
        found.update(dict.fromkeys(_spelled_out(term)))
    return tuple(found)


def _spelled_out(term: str) -> Iterable[str]:
    parts = _CHOICE.split(term)
    if len(parts) == 1:
        return [term]
    choices = [part.split("|") if number % 2 else [part] for number, part in enumerate(parts)]
    return (" ".join("".join(chosen).split()) for chosen in itertools.product(*choices))
