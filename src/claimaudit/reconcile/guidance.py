"""Topics → rows of guidance: one a concept and situation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from claimaudit.reconcile.entries import entry
from claimaudit.reconcile.merging import degree_words, interval, merged_time, sign_bounds, strength
from claimaudit.reconcile.phrases import Advice
from claimaudit.reconcile.settlements import ASK, BOTH, CAUTIOUS, CLOSED, OTHER, PERMISSIVE, Settlement
from claimaudit.reconcile.topics import Situation, situations

if TYPE_CHECKING:
    from claimaudit.reconcile.settlements import Case
    from claimaudit.reconcile.topics import Topic

_STANCES = ("avoid", "use", "normal", "warning")


def guidance_rows(
    case: Case, topics: Sequence[Topic], settlements: Sequence[Settlement]
) -> Iterator[dict[str, Any]]:
    """Every row of guidance."""
    exceptions = _exceptions(case, settlements)
    for topic in topics:
        if topic.concept in case.policy.unsettled and not _is_ruled(topic):
            yield from _asked(case, topic)
            continue
        for stance in _STANCES:
            for situation, positions in situations(case, _speaking(case, topic.followed[stance])).items():
                yield _row(case, topic, (stance, situation, positions), exceptions)
    for settlement in settlements:
        if settlement.type == "cause" and settlement.side not in (OTHER, ASK):
            yield from _causes(case, settlement)
    yield from _reworded(case, settlements)


def _is_ruled(topic: Topic) -> bool:
    """Has a reviewer settled whatever is disputed about it?"""
    return bool(topic.settlements) and all(settlement.ruling is not None for settlement in topic.settlements)


def _speaking(case: Case, positions: Iterable[int]) -> list[int]:
    """Without what a professional decides for one person, and what names nothing that a reader could act on."""
    authority = case.domain.comparison.relations.authority
    degrees = case.domain.comparison.degrees
    columns = case.positions.columns
    return [
        one
        for one in positions
        if authority.isdisjoint(columns["triggers"][one].split(";"))
        and not degrees.is_vague(degrees.read(columns["degree"][one]))
    ]


def _exceptions(case: Case, settlements: Iterable[Settlement]) -> dict[int, set[str]]:
    """The members that each restriction of a class no longer holds for."""
    found: dict[int, set[str]] = {}
    concepts = case.positions.columns["concept"]
    for settlement in settlements:
        if settlement.type == "use_vs_avoid" and settlement.side in (PERMISSIVE, BOTH):
            for position in settlement.cautious:
                if concepts[position] != settlement.concept:
                    found.setdefault(position, set()).add(settlement.concept)
    return found


def _row(
    case: Case, topic: Topic, part: tuple[str, Situation, list[int]], exceptions: dict[int, set[str]]
) -> dict[str, Any]:
    stance, situation, positions = part
    concerned = [settlement for settlement in topic.settlements if _side(settlement, positions)]
    timing, low, high = merged_time(case, positions, concerned)
    advice = Advice(
        stance=stance,
        concept=topic.concept,
        phase=topic.phase,
        triggers=situation.triggers,
        audience=situation.audience,
        timing=timing,
        low=low,
        high=high,
        strength=strength(case, positions),
        degree="" if stance in ("use", "warning") else degree_words(case, positions),
        every=interval(case, positions),
        except_for=_except_for(case, topic, positions, exceptions) if stance == "avoid" else (),
        bounds=sign_bounds(case, positions) if stance == "warning" else (),
    )
    against = set().union(*(_against(settlement, positions) for settlement in concerned))
    return entry(case, advice, (positions, against), concerned)


def _side(settlement: Settlement, positions: list[int]) -> frozenset[int]:
    """The positions of a row that took part in a settlement."""
    return (settlement.cautious | settlement.permissive).intersection(positions)


def _against(settlement: Settlement, positions: list[int]) -> frozenset[int]:
    """What stands against a row in a settlement: the other side, or of two times the one that is overruled."""
    if settlement.side == CLOSED:
        return frozenset()
    if settlement.type != "timeline":
        other = settlement.permissive if settlement.cautious.intersection(positions) else settlement.cautious
        return other.difference(positions)
    if settlement.side not in (CAUTIOUS, PERMISSIVE):
        return frozenset()
    return settlement.lost - (settlement.cautious if settlement.side == CAUTIOUS else settlement.permissive)


def _except_for(
    case: Case, topic: Topic, positions: list[int], exceptions: dict[int, set[str]]
) -> tuple[str, ...]:
    """What the restrictions of this row except themselves, and the members for which they do not hold."""
    columns = case.positions.columns
    found = set.intersection(*(set(filter(None, columns["excepted"][one].split(";"))) for one in positions))
    for position in positions:
        if columns["concept"][position] == topic.concept:
            found |= exceptions.get(position, set())
    return tuple(sorted(found - case.domain.comparison.relations.qualified - {topic.concept}))


def _asked(case: Case, topic: Topic) -> Iterator[dict[str, Any]]:
    """One row that sends the reader to the prescriber, whatever the articles say."""
    disputed = (settlement.cautious | settlement.permissive for settlement in topic.settlements)
    positions = sorted(_speaking(case, topic.followed["avoid"].union(topic.followed["use"], *disputed)))
    if positions:
        advice = Advice(stance="ask", concept=topic.concept, phase=topic.phase, strength="must")
        settled = Settlement("", "", topic.concept, ASK, "prescriber", frozenset(), frozenset())
        row = entry(case, advice, (positions, ()), [settled, *topic.settlements])
        yield {**row, "issues": row["issues"].strip(";"), "essential": False}


def _causes(case: Case, settlement: Settlement) -> Iterator[dict[str, Any]]:
    """What to say of a disputed cause, sign by sign."""
    columns = case.positions.columns
    sides = {"cause": settlement.cautious, "no_cause": settlement.permissive}
    stances = {CAUTIOUS: ("cause",), PERMISSIVE: ("no_cause",)}.get(settlement.side, ("cause", "no_cause"))
    for stance in stances:
        against = set().union(*(side for name, side in sides.items() if name not in stances))
        for about in sorted({columns["about"][one] for one in sides[stance]}):
            mine = sorted(one for one in sides[stance] if columns["about"][one] == about)
            phase = columns["phase"][mine[0]]
            advice = Advice(stance=stance, concept=settlement.concept, phase=phase, about=about)
            yield entry(case, advice, (mine, () if settlement.side == CLOSED else against), [settlement])


def _reworded(case: Case, settlements: Iterable[Settlement]) -> Iterator[dict[str, Any]]:
    """One row for each ruling that says it in its own words, under the concept that the issue is mostly about."""
    by_issue: dict[str, list[Settlement]] = {}
    for settlement in settlements:
        if settlement.side == OTHER:
            by_issue.setdefault(settlement.issue_id, []).append(settlement)
    columns = case.positions.columns
    for together in by_issue.values():
        cautious = set().union(*(settlement.cautious for settlement in together))
        permissive = set().union(*(settlement.permissive for settlement in together))
        named = Counter(columns["concept"][one] for one in cautious)
        concept = min(named, key=lambda one: (-named[one], one))
        advice = Advice(stance="other", concept=concept, phase=columns["phase"][min(cautious)])
        yield entry(case, advice, (sorted(cautious | permissive), ()), together)
