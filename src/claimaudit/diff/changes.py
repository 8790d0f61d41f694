"""What a comparison of audits says: changes, one a claim, issue or row of guidance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["added", "gone", "changed"]
KINDS: tuple[Kind, ...] = ("added", "gone", "changed")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One claim, issue or row of guidance that is not as it was.

    ``what`` says in which ways it changed; ``old`` and ``new`` hold the row before and after, None where it was not
    there; ``fields`` are the columns of the two that tell the difference.
    """

    kind: Kind
    old: Row | None
    new: Row | None
    what: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()

    @property
    def row(self) -> Row:
        """The row as it is, or as it was."""
        return self.new or self.old or {}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs between two audits. ``renamed`` are articles, the old id with the new one."""

    renamed: Mapping[str, str]
    articles_added: tuple[str, ...] = ()
    articles_gone: tuple[str, ...] = ()
    tables: Mapping[str, tuple[Change, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.renamed or self.articles_added or self.articles_gone or any(self.tables.values()))


def counted(changes: Iterable[Change]) -> dict[str, int]:
    """How many changes of which kind; those that changed, by each way in which they did."""
    found: dict[str, int] = {}
    for change in changes:
        for name in change.what or (change.kind,):
            found[name] = found.get(name, 0) + 1
    first = ("added", "gone")
    return {name: found[name] for name in (*first, *sorted(set(found) - set(first))) if name in found}


def different(
    old: Row, new: Row, groups: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """In which ways two rows differ, and the columns that say so; ``groups`` are the columns of each way."""
    found = {
        what: [name for name in names if not same(old.get(name), new.get(name))]
        for what, names in groups.items()
    }
    return tuple(what for what, names in found.items() if names), tuple(
        n for names in found.values() for n in names
    )


def same(one: object, other: object) -> bool:
    """Whether two cells say the same; a missing number equals another."""
    return one == other or (one != one and other != other)  # noqa: PLR0124 - NaN alone differs from itself
