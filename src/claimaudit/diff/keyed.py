"""Issues and guidance: rows that keep their id while their content changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from claimaudit.diff.changes import Change, Row, different
from claimaudit.review.positions import marks_of

if TYPE_CHECKING:
    import pandas as pd

ISSUE = {
    "severity": ("severity",),
    "status": ("status",),
    "positions": ("fingerprint",),
    "articles": ("sources",),
    "ruling": ("decision",),
    "proposal": ("proposal",),
}
GUIDANCE = {
    "time": ("min_hours", "max_hours"),
    "scope": ("condition", "triggers", "audience"),
    "strength": ("strength",),
    "basis": ("basis", "reviewed"),
    "articles": ("for", "against"),
    "reworded": ("wording",),
}
_LISTS = ("sources", "for", "against", "silent")
_SITUATION = ("concept", "stance", "phase")


def compare_issues(old: pd.DataFrame, new: pd.DataFrame, renamed: Mapping[str, str]) -> tuple[Change, ...]:
    """Issues added, gone, and changed in severity, status, positions, articles, ruling or proposal."""
    return tuple(_compare(_by_id(old, "issue_id", renamed), _by_id(new, "issue_id", {}), ISSUE))


def compare_guidance(old: pd.DataFrame, new: pd.DataFrame, renamed: Mapping[str, str]) -> tuple[Change, ...]:
    """Rows of guidance added, gone, and changed in time, scope, strength, basis, articles or wording.

    A row whose id is gone is the one that alone says something of the same concept, stance and phase now.
    """
    before, after = _by_id(old, "guidance_id", renamed), _by_id(new, "guidance_id", {})
    return tuple(_compare(_with_new_ids(before, after), after, GUIDANCE))


def _by_id(table: pd.DataFrame, id_: str, renamed: Mapping[str, str]) -> dict[str, Row]:
    rows = [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]
    for row in rows:
        for name in _LISTS:
            if name in row:
                row[name] = ";".join(sorted(renamed.get(one, one) for one in str(row[name]).split(";")))
    return {str(row[id_]): row for row in rows}


def _with_new_ids(before: dict[str, Row], after: dict[str, Row]) -> dict[str, Row]:
    gone = _in_situations({one: row for one, row in before.items() if one not in after})
    come = _in_situations({one: row for one, row in after.items() if one not in before})
    moved = {
        ids[0]: come[situation][0]
        for situation, ids in gone.items()
        if len(ids) == 1 and len(come.get(situation, [])) == 1
    }
    return {moved.get(one, one): row for one, row in before.items()}


def _in_situations(rows: Mapping[str, Row]) -> dict[tuple[str, ...], list[str]]:
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for one, row in rows.items():
        found[tuple(str(row[name]) for name in _SITUATION)].append(one)
    return found


def _compare(
    before: Mapping[str, Row], after: Mapping[str, Row], groups: Mapping[str, tuple[str, ...]]
) -> Iterator[Change]:
    for one in sorted(before.keys() | after.keys()):
        old, new = before.get(one), after.get(one)
        if old is None or new is None:
            yield Change("added" if old is None else "gone", old, new)
            continue
        known = {
            what: tuple(name for name in names if name in old and name in new)
            for what, names in groups.items()
        }
        what, fields = different(old, new, known)
        if what:
            yield Change("changed", old, new, what, fields)


def positions_words(old: str, new: str) -> str:
    """How many positions of an issue are new and gone: "2 new, 1 gone"."""
    then, now = set(marks_of(old)), set(marks_of(new))
    if not then or not now:
        return "others than before"
    counts = ((len(now - then), "new"), (len(then - now), "gone"))
    return ", ".join(f"{number} {word}" for number, word in counts if number)
