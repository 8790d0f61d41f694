"""What settles each disagreement: a ruling, caution or the majority."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from claimaudit.compare.blocks import SEVERITIES
from claimaudit.compare.codes import text_values
from claimaudit.compare.issues import issue_id

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from claimaudit.compare.positions import Positions
    from claimaudit.compare.scopes import ComparedDomain
    from claimaudit.compare.tally import Key, Tally
    from claimaudit.domain.policy import Policy
    from claimaudit.reconcile.rulings import Ruling

CAUTIOUS, PERMISSIVE, BOTH, OTHER, ASK, CLOSED = "cautious", "permissive", "both", "other", "ask", "closed"

_RULED = {"cautious": CAUTIOUS, "permissive": PERMISSIVE, "both": BOTH, "other": OTHER}


@dataclass(frozen=True, slots=True)
class Settlement:
    """How one issue is settled for one concept.

    ``side`` is the side of the contradictions that holds, or ``both``, ``other`` (the ruling's own wording), ``ask``
    (the prescriber) or ``closed`` (no contradiction after all); ``basis`` says why.
    """

    issue_id: str
    type: str
    concept: str
    side: str
    basis: str
    cautious: frozenset[int]
    permissive: frozenset[int]
    ruling: Ruling | None = None

    @property
    def lost(self) -> frozenset[int]:
        """The positions that guidance does not follow."""
        sides = {CAUTIOUS: self.permissive, PERMISSIVE: self.cautious, OTHER: self.cautious | self.permissive}
        return sides.get(self.side, frozenset())


@dataclass(frozen=True)
class Case:
    """Everything that reconciling weighs."""

    positions: Positions
    issues: Mapping[Key, Tally]
    domain: ComparedDomain
    policy: Policy
    rulings: Mapping[str, Ruling]
    publishers: Mapping[str, str]
    article_ids: tuple[str, ...]

    def ruling(self, key: Key) -> Ruling | None:
        """The ruling that stands on an issue."""
        return self.rulings.get(issue_id(key))

    def counts(self, key: Key) -> tuple[int, int]:
        """How many publishers stand on each side of an issue."""
        sides = self.issues[key].opposed.values()
        cautious, permissive = (set[int]().union(*(side[number] for side in sides)) for number in (0, 1))
        return len(self.voices(self.sources(cautious))), len(self.voices(self.sources(permissive)))

    def sources(self, positions: Iterable[int]) -> list[str]:
        """The articles that take any of these positions, sorted."""
        return self.positions.sources_of(np.array(sorted(positions), dtype=np.int64))

    @cached_property
    def strengths(self) -> NDArray[Any]:
        """How strongly each claim is worded."""
        return text_values(self.positions.claims["strength"])

    def voices(self, sources: Iterable[str]) -> set[str]:
        """Their publishers; an article without one speaks for itself."""
        return {self.publishers.get(source) or f"article {source}" for source in sources}


def settlements(case: Case) -> list[Settlement]:
    """How each conflict is settled, concept by concept."""
    return [
        _settlement(case, key, concept, (frozenset(cautious), frozenset(permissive)))
        for key, tally in case.issues.items()
        for concept, (cautious, permissive) in sorted(tally.opposed.items())
    ]


def _settlement(
    case: Case, key: Key, concept: str, sides: tuple[frozenset[int], frozenset[int]]
) -> Settlement:
    side, basis = _settle(case, key, concept)
    return Settlement(issue_id(key), key[0], concept, side, basis, *sides, case.ruling(key))


def _settle(case: Case, key: Key, concept: str) -> tuple[str, str]:
    """The side that holds and what it rests on, by the policy's order of authority.

    The majority is counted over the whole issue, which one ruling would settle too; what is unsafe to leave out, and
    what policy never settles, depends on the concept.
    """
    ruling = case.ruling(key)
    if ruling is not None:
        side = _RULED.get(ruling.verdict, CLOSED)
        return side, "" if side == CLOSED else "reviewer"
    if concept in case.policy.unsettled:
        return ASK, "prescriber"
    if key[0] == "timeline":
        return _by_time(case, case.issues[key].opposed[concept])
    return _by_policy(case, key, concept)


def _by_policy(case: Case, key: Key, concept: str) -> tuple[str, str]:
    """Caution or the majority, whichever the policy asks first; a tie is read cautiously."""
    safe = PERMISSIVE if key[0] == "use_vs_avoid" and concept in case.policy.safe_to_use else CAUTIOUS
    severity = SEVERITIES[case.issues[key].severity]
    for authority in case.policy.authority:
        if authority == "cautious" and severity in case.policy.cautious_severities:
            break
        if authority == "majority":
            cautious, permissive = case.counts(key)
            if cautious != permissive:
                return (CAUTIOUS if cautious > permissive else PERMISSIVE), "majority"
            break
    return safe, "cautious"


def _by_time(case: Case, sides: tuple[set[int], set[int]]) -> tuple[str, str]:
    """The time that the policy states: the longer one is the cautious side, and a range overrules nobody."""
    columns = case.positions.columns
    kinds = {(columns["kind"][one], columns["timing"][one]) for one in sides[0]}
    what = "course" if any(kind == "expected_effect" for kind, _ in kinds) else "restriction"
    if any(kind == "recommendation" for kind, _ in kinds):
        what = "interval" if ("recommendation", "every") in kinds else "permission"
    rule = case.policy.time(what)
    if rule == "range":
        return BOTH, ""
    longer = rule in ("longest", "latest")
    return (CAUTIOUS if longer else PERMISSIVE), "cautious" if longer or what == "interval" else ""
