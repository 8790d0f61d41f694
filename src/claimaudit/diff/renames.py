"""Articles that have another name: what they say tells which is which."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

_SHARED = 0.5
_SAYS = ["source_id", "kind", "concept", "quote"]


def find_renames(old: pd.DataFrame, new: pd.DataFrame) -> dict[str, str]:
    """The new id of each article whose old one is gone: the one that makes at least half of its claims as it did.

    Args:
        old: the claims before.
        new: the claims now.
    """
    gone = set(old["source_id"]) - set(new["source_id"])
    come = set(new["source_id"]) - set(old["source_id"])
    before, after = _sayings(old, gone), _sayings(new, come)
    shared = _shared(before, after)
    best = sorted(
        (-number / max(before[one].total(), after[other].total()), one, other)
        for (one, other), number in shared.items()
    )
    found: dict[str, str] = {}
    for share, one, other in best:
        if -share >= _SHARED and one not in found and other not in found.values():
            found[one] = other
    return found


def _sayings(claims: pd.DataFrame, sources: set[str]) -> dict[str, Counter[tuple[str, ...]]]:
    found: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for source, *said in claims.loc[claims["source_id"].isin(sources), _SAYS].itertuples(
        index=False, name=None
    ):
        found[source][tuple(said)] += 1
    return found


def _shared(
    before: dict[str, Counter[tuple[str, ...]]], after: dict[str, Counter[tuple[str, ...]]]
) -> Counter[tuple[str, str]]:
    """How much each pair of articles says alike; only pairs that share a sentence are looked at."""
    where: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for other, sayings in after.items():
        for said in sayings:
            where[said].append(other)
    found: Counter[tuple[str, str]] = Counter()
    for one, sayings in before.items():
        for said, number in sayings.items():
            for other in where[said]:
                found[one, other] += min(number, after[other][said])
    return found
