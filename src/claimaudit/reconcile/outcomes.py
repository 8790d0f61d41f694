"""What settles each disagreement: a ruling, caution or the majority."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from claimaudit.compare.blocks import SEVERITIES
from claimaudit.compare.issues import issue_id

if TYPE_CHECKING:
    from claimaudit.compare.positions import Positions
    from claimaudit.compare.scopes import ComparedDomain
    from claimaudit.compare.tally import Key, Tally
    from claimaudit.domain.policy import Policy
    from claimaudit.reconcile.rulings import Ruling

CAUTIOUS, PERMISSIVE, BOTH, OTHER, ASK = "cautious", "permissive", "both", "other", "ask"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one issue is settled for one concept.

    ``side`` is the side of the contradictions that holds, or ``both``, ``other`` (the ruling's own wording) or
    ``ask``; ``basis`` says why.
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
        return {CAUTIOUS: self.permissive, PERMISSIVE: self.cautious}.get(self.side, frozenset())


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

    def voices(self, sources: Iterable[str]) -> set[str]:
        """Their publishers; an article without one speaks for itself."""
        return {self.publishers.get(source) or f"article {source}" for source in sources}


def outcomes(case: Case) -> list[Outcome]:
    """How each conflict is settled, concept by concept."""
    return [
        _outcome(case, key, concept, (frozenset(cautious), frozenset(permissive)))
        for key, tally in case.issues.items()
        for concept, (cautious, permissive) in sorted(tally.opposed.items())
    ]


def _outcome(case: Case, key: Key, concept: str, sides: tuple[frozenset[int], frozenset[int]]) -> Outcome:
    side, basis = _settle(case, key, concept)
    return Outcome(issue_id(key), key[0], concept, side, basis, *sides, case.ruling(key))


def _settle(case: Case, key: Key, concept: str) -> tuple[str, str]:
    """The side that holds and what it rests on, by the policy's order of authority.

    The majority is counted over the whole issue, which one ruling would settle too; what is unsafe to leave out, and
    what policy never settles, depends on the concept.
    """
    ruling = case.ruling(key)
    if ruling is not None:
        sides = {"cautious": CAUTIOUS, "permissive": PERMISSIVE, "other": OTHER}
        return sides.get(ruling.verdict, BOTH), "reviewer"
    if concept in case.policy.unsettled:
        return ASK, "prescriber"
    safe = PERMISSIVE if key[0] == "use_vs_avoid" and concept in case.policy.safe_to_use else CAUTIOUS
    severity = SEVERITIES[case.issues[key].severity]
    for authority in case.policy.authority:
        if authority == "cautious" and severity in case.policy.cautious_severities:
            return safe, "cautious"
        if authority == "majority" and key[0] != "timeline":
            counts = case.counts(key)
            if counts[0] != counts[1]:
                return (CAUTIOUS if counts[0] > counts[1] else PERMISSIVE), "majority"
            return safe, "cautious"
    return safe, "cautious"
