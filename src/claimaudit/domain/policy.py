"""The policy of a project: how disagreements are settled until a reviewer rules."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimaudit.domain.files import Faults, check_keys, nearest, read_file, strings

if TYPE_CHECKING:
    from claimaudit.domain.domain import Domain

AUTHORITIES = ("ruling", "cautious", "majority", "unanimity")
SEVERITIES = ("high", "medium", "low")
_TIMES = {
    "restriction": ("longest", "shortest"),
    "permission": ("latest", "earliest"),
    "warning": ("earliest", "latest"),
    "course": ("range", "longest", "shortest"),
    "interval": ("shortest", "longest"),
}
_STRENGTHS = ("must", "should", "may")


@dataclass(frozen=True, slots=True)
class Policy:
    """How a project settles what no reviewer has ruled on.

    ``authority`` is the order in which to ask. ``cautious_severities``: conflicts that the cautious reading settles.
    ``safe_to_use``: concepts whose safe side is to use them. ``unsettled``: concepts that policy never settles.
    ``times``: which of several times is stated. ``essential_strength`` said by ``essential_publishers`` publishers
    makes advice that an article must not leave out.
    """

    authority: tuple[str, ...] = AUTHORITIES
    cautious_severities: frozenset[str] = frozenset({"high"})
    safe_to_use: frozenset[str] = frozenset()
    unsettled: frozenset[str] = frozenset()
    times: tuple[tuple[str, str], ...] = tuple((name, allowed[0]) for name, allowed in _TIMES.items())
    essential_strength: str = "must"
    essential_publishers: int = 2

    def time(self, what: str) -> str:
        """Which of several times is stated of a restriction, permission, warning, course or interval."""
        return dict(self.times)[what]


def load_policy(path: Path | None, domain: Domain) -> Policy:
    """The policy of a file; without one, the plain order of authority.

    Concepts stand for everything below them. Medicines are what a category says they are: ``[unsettled]`` names
    ``categories`` and ``concepts``.

    Raises:
        ClaimauditError: names the file, the key and the nearest valid name of everything that is wrong.
    """
    if path is None or not path.is_file():
        return Policy()
    faults = Faults()
    document = read_file(path)
    check_keys(
        path, "policy", document, ("authority", "cautious", "unsettled", "times", "essential"), faults=faults
    )
    cautious = _table((path, document), "cautious", ("severities", "safe_to_use"), faults)
    unsettled = _table((path, document), "unsettled", ("categories", "concepts"), faults)
    times = _table((path, document), "times", tuple(_TIMES), faults)
    essential = _table((path, document), "essential", ("strength", "publishers"), faults)
    categories = {concept.category for concept in domain.concepts.values()}
    kinds = set(_names(path, ("unsettled", unsettled, "categories"), sorted(categories), faults))
    policy = Policy(
        authority=_authority(path, document, faults),
        cautious_severities=frozenset(
            _names(path, ("cautious", cautious, "severities"), SEVERITIES, faults)
            if "severities" in cautious
            else ("high",)
        ),
        safe_to_use=_below(
            domain, _names(path, ("cautious", cautious, "safe_to_use"), list(domain.concepts), faults)
        ),
        unsettled=_below(
            domain, _names(path, ("unsettled", unsettled, "concepts"), list(domain.concepts), faults)
        )
        | {concept.id for concept in domain.concepts.values() if concept.category in kinds},
        times=tuple(
            (name, _one_of(path, ("times", times, name), allowed, faults)) for name, allowed in _TIMES.items()
        ),
        essential_strength=_one_of(path, ("essential", essential, "strength"), _STRENGTHS, faults),
        essential_publishers=_count(path, essential, faults),
    )
    faults.raise_any()
    return policy


def _table(
    place: tuple[Path, dict[str, Any]], name: str, keys: Sequence[str], faults: Faults
) -> dict[str, Any]:
    path, document = place
    table = document.get(name, {})
    if not isinstance(table, dict):
        faults.add(path, name, "must be a table")
        return {}
    check_keys(path, name, table, keys, faults=faults)
    return table


def _authority(path: Path, document: dict[str, Any], faults: Faults) -> tuple[str, ...]:
    if "authority" not in document:
        return AUTHORITIES
    order = _names(path, ("policy", document, "authority"), AUTHORITIES, faults)
    if len(set(order)) != len(order):
        faults.add(path, "policy", "'authority' names one twice")
    if "ruling" in order and order[0] != "ruling":
        faults.add(path, "policy", "'authority' must begin with 'ruling': what a reviewer decided stands")
    return order


def _names(
    path: Path, place: tuple[str, dict[str, Any], str], known: Collection[str], faults: Faults
) -> tuple[str, ...]:
    rule, table, key = place
    names = strings(path, rule, table, key, faults=faults)
    for name in names:
        if name not in known:
            faults.add(path, rule, f"'{key}' names unknown '{name}'{nearest(name, known)}")
    return tuple(name for name in names if name in known)


def _one_of(
    path: Path, place: tuple[str, dict[str, Any], str], allowed: Sequence[str], faults: Faults
) -> str:
    rule, table, key = place
    value = table.get(key, allowed[0])
    if value not in allowed:
        faults.add(
            path,
            rule,
            f"'{key}' must be one of {', '.join(allowed)}, not {value!r}{nearest(str(value), allowed)}",
        )
        return allowed[0]
    return str(value)


def _count(path: Path, table: dict[str, Any], faults: Faults) -> int:
    value = table.get("publishers", 2)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        faults.add(path, "essential", "'publishers' must be a number from 1 on")
        return 2
    return value


def _below(domain: Domain, concepts: Sequence[str]) -> frozenset[str]:
    return frozenset(
        member for concept in concepts for member in (concept, *domain.hierarchy.descendants(concept))
    )
