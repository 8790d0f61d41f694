"""One rule file in several folders: the general one first, the subject's own last."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from claimaudit.domain.files import Faults, Table, check_keys, nearest, read_tables, strings


class Layers:
    """The tables of every file of one name; a folder without the file adds nothing."""

    def __init__(self, folders: Sequence[Path], name: str) -> None:
        self._paths = [folder / name for folder in folders if (folder / name).is_file()]

    @cached_property
    def files(self) -> list[tuple[Path, dict[str, Table]]]:
        """Each file with its tables, in the order of the folders."""
        return [(path, read_tables(path)) for path in self._paths]

    def tables(self, name: str) -> Iterator[tuple[Path, Table]]:
        """Every table of that name."""
        for path, tables in self.files:
            if name in tables:
                yield path, tables[name]

    def check_tables(self, known: Sequence[str], faults: Faults) -> None:
        """Note every table that the file may not have."""
        for path, tables in self.files:
            check_keys(path, "file", tables, known, faults=faults)

    def names(self, table: str, key: str, known: Collection[str], faults: Faults) -> frozenset[str]:
        """The union of one list over all files, each entry being one of the known names."""
        found: set[str] = set()
        for path, values in self.tables(table):
            check_keys(path, table, values, (key,), faults=faults)
            found.update(
                checked((path, table), strings(path, table, values, key, faults=faults), known, faults)
            )
        return frozenset(found)


def checked(
    place: tuple[Path, str], names: Sequence[str], known: Collection[str], faults: Faults
) -> tuple[str, ...]:
    """The names that are known; each other one is noted, at its file and rule, with the nearest that is."""
    path, rule = place
    for name in names:
        if name not in known:
            faults.add(path, rule, f"unknown name '{name}'{nearest(name, known)}")
    return tuple(name for name in names if name in known)


def concept_names(layers: Layers, table: str, concepts: Mapping[str, Any], faults: Faults) -> frozenset[str]:
    """The concepts that a table lists under ``concepts``."""
    return layers.names(table, "concepts", concepts.keys(), faults)


def concept_lists(
    layers: Layers, table: str, concepts: Mapping[str, Any], faults: Faults
) -> dict[str, tuple[str, ...]]:
    """A table of concept → concepts."""
    found: dict[str, tuple[str, ...]] = {}
    for path, values in layers.tables(table):
        for key in checked((path, table), list(values), concepts, faults):
            found[key] = checked(
                (path, f"{table}.{key}"), strings(path, table, values, key, faults=faults), concepts, faults
            )
    return found


def concept_texts(layers: Layers, table: str, concepts: Mapping[str, Any], faults: Faults) -> dict[str, str]:
    """A table of concept → text."""
    found: dict[str, str] = {}
    for path, values in layers.tables(table):
        for key in checked((path, table), list(values), concepts, faults):
            found[key] = text(path, table, values[key], faults)
    return found


def text(path: Path, rule: str, value: object, faults: Faults) -> str:
    """A non-empty string, or a fault."""
    if isinstance(value, str) and value.strip():
        return value
    faults.add(path, rule, f"needs a text, not {value!r}")
    return ""
