"""Claims added, gone, reworded, moved to another sentence, changed in time, degree, scope or strength."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from claimaudit.diff.changes import Change, Row, different

if TYPE_CHECKING:
    import pandas as pd

READING = {
    "time": ("timing", "min_hours", "max_hours"),
    "degree": ("degree",),
    "scope": ("condition", "phase", "triggers", "audience", "excepted"),
    "strength": ("strength",),
}
_ABOUT = ("source_id", "kind", "concept", "about", "polarity")
_ALIKE = 0.5
_Pair = tuple[Row, Row, float]


def compare_claims(old: pd.DataFrame, new: pd.DataFrame, renamed: Mapping[str, str]) -> tuple[Change, ...]:
    """What became of each claim.

    A claim is the same while its article makes it, about the same concept in the same direction, in the same words;
    failing that, in words that are at least half alike; failing that, in other words that are read in the same way.

    Args:
        old: the claims before.
        new: the claims now.
        renamed: the new id of articles that have another name.
    """
    before, after = _grouped(old, renamed), _grouped(new, {})
    headings = _headings(before), _headings(after)
    changes: list[Change] = []
    for about in sorted(set(before) | set(after)):
        kept = headings[0][about[0]] & headings[1][about[0]]
        changes += _compare_group(before.get(about, []), after.get(about, []), kept)
    return tuple(sorted(changes, key=_place))


def _grouped(claims: pd.DataFrame, renamed: Mapping[str, str]) -> dict[tuple[str, ...], list[Row]]:
    found: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for given in claims.to_dict("records"):
        row: Row = {str(name): value for name, value in given.items()}
        about = (renamed.get(row["source_id"], row["source_id"]), *(row[name] for name in _ABOUT[1:]))
        found[about].append(row)
    return {
        about: sorted(rows, key=lambda row: (row["start"], row["claim_id"])) for about, rows in found.items()
    }


def _headings(groups: Mapping[tuple[str, ...], list[Row]]) -> dict[str, set[str]]:
    """The headings of each article that claims stand under."""
    found: dict[str, set[str]] = defaultdict(set)
    for about, rows in groups.items():
        found[about[0]] |= {row["section"] for row in rows}
    return found


def _compare_group(old: list[Row], new: list[Row], headings: set[str]) -> Iterator[Change]:
    """The claims of one article about one thing, before and now; ``headings`` are those that it had and has."""
    pairs, gone, come = _paired(old, new)
    for before, after, alike in pairs:
        what, fields = different(before, after, READING)
        if not what:
            what, fields = _told_otherwise(before, after, alike, headings)
        if what:
            yield Change("changed", before, after, what, fields)
    yield from (Change("gone", row, None) for row in gone)
    yield from (Change("added", None, row) for row in come)


def _told_otherwise(
    old: Row, new: Row, alike: float, headings: set[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """How a claim that says what it said is told now; that its heading has other words is no change of it."""
    if alike < _ALIKE:
        return ("moved",), ("quote", "section")
    if _words(old) != _words(new):
        return ("reworded",), ("quote",)
    moved = old["section"] != new["section"] and not headings.isdisjoint({old["section"], new["section"]})
    return (("moved",), ("section",)) if moved else ((), ())


def _paired(old: list[Row], new: list[Row]) -> tuple[list[_Pair], list[Row], list[Row]]:
    """Claims before and now that are one, the most alike first; and those that are left."""
    gone, come = list(old), list(new)
    pairs: list[_Pair] = []
    for alike, before, after in sorted(_candidates(old, new), key=lambda one: -one[0]):
        if before in gone and after in come:
            pairs.append((before, after, alike))
            gone.remove(before)
            come.remove(after)
    return pairs, gone, come


def _candidates(old: list[Row], new: list[Row]) -> Iterator[tuple[float, Row, Row]]:
    """Pairs that may be one claim, and how alike their words are; of equal words, those also read alike come first."""
    for before in old:
        for after in new:
            read = not different(before, after, READING)[0]
            matcher = SequenceMatcher(None, _words(before), _words(after), autojunk=False)
            alike = 1.0 if _words(before) == _words(after) else min(matcher.ratio(), 0.99)
            if alike >= _ALIKE or read:
                bonus = 0.001 * (read + 0.5 * (before["section"] == after["section"]))
                yield alike + bonus if alike >= _ALIKE else alike, before, after


def _words(row: Row) -> list[str]:
    return str(row["quote"]).split()


def _place(change: Change) -> tuple[str, int, str, str]:
    row = change.row
    return row["source_id"], row["start"], row["concept"], change.kind
