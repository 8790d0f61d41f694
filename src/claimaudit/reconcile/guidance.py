"""Topics → rows of guidance: one a concept and situation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from claimaudit.reconcile.entries import entry
from claimaudit.reconcile.merging import degree_words, interval, merged_time, sign_bounds, strength
from claimaudit.reconcile.outcomes import ASK, BOTH, CAUTIOUS, CLOSED, OTHER, PERMISSIVE, Outcome
from claimaudit.reconcile.phrases import Advice
from claimaudit.reconcile.topics import Situation, situations

if TYPE_CHECKING:
    from claimaudit.reconcile.outcomes import Case
    from claimaudit.reconcile.topics import Topic

_STANCES = ("avoid", "use", "normal", "warning")


def guidance_rows(
    case: Case, topics: Sequence[Topic], outcomes: Sequence[Outcome]
) -> Iterator[dict[str, Any]]:
    """Every row of guidance."""
    exceptions = _exceptions(case, outcomes)
    for topic in topics:
        if topic.concept in case.policy.unsettled and not _is_ruled(topic):
            yield from _asked(case, topic)
            continue
        for stance in _STANCES:
            for situation, positions in situations(case, _speaking(case, topic.followed[stance])).items():
                yield _row(case, topic, (stance, situation, positions), exceptions)
    for outcome in outcomes:
        if outcome.type == "cause" and outcome.side not in (OTHER, ASK):
            yield from _causes(case, outcome)
    yield from _reworded(case, outcomes)


def _is_ruled(topic: Topic) -> bool:
    """Has a reviewer settled whatever is disputed about it?"""
    return bool(topic.outcomes) and all(outcome.ruling is not None for outcome in topic.outcomes)


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


def _exceptions(case: Case, outcomes: Iterable[Outcome]) -> dict[int, set[str]]:
    """The members that each restriction of a class no longer holds for."""
    found: dict[int, set[str]] = {}
    concepts = case.positions.columns["concept"]
    for outcome in outcomes:
        if outcome.type == "use_vs_avoid" and outcome.side in (PERMISSIVE, BOTH):
            for position in outcome.cautious:
                if concepts[position] != outcome.concept:
                    found.setdefault(position, set()).add(outcome.concept)
    return found


def _row(
    case: Case, topic: Topic, part: tuple[str, Situation, list[int]], exceptions: dict[int, set[str]]
) -> dict[str, Any]:
    stance, situation, positions = part
    concerned = [outcome for outcome in topic.outcomes if _side(outcome, positions)]
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
    against = set().union(*(_against(outcome, positions) for outcome in concerned))
    return entry(case, advice, (positions, against), concerned)


def _side(outcome: Outcome, positions: list[int]) -> frozenset[int]:
    """The positions of a row that took part in an outcome."""
    return (outcome.cautious | outcome.permissive).intersection(positions)


def _against(outcome: Outcome, positions: list[int]) -> frozenset[int]:
    """What stands against a row in an outcome: the other side, or of two times the one that is overruled."""
    if outcome.side == CLOSED:
        return frozenset()
    if outcome.type != "timeline":
        other = outcome.permissive if outcome.cautious.intersection(positions) else outcome.cautious
        return other.difference(positions)
    if outcome.side not in (CAUTIOUS, PERMISSIVE):
        return frozenset()
    return outcome.lost - (outcome.cautious if outcome.side == CAUTIOUS else outcome.permissive)


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
    disputed = (outcome.cautious | outcome.permissive for outcome in topic.outcomes)
    positions = sorted(_speaking(case, topic.followed["avoid"].union(topic.followed["use"], *disputed)))
    if positions:
        advice = Advice(stance="ask", concept=topic.concept, phase=topic.phase, strength="must")
        settled = Outcome("", "", topic.concept, ASK, "prescriber", frozenset(), frozenset())
        row = entry(case, advice, (positions, ()), [settled, *topic.outcomes])
        yield {**row, "issues": row["issues"].strip(";"), "essential": False}


def _causes(case: Case, outcome: Outcome) -> Iterator[dict[str, Any]]:
    """What to say of a disputed cause, sign by sign."""
    columns = case.positions.columns
    sides = {"cause": outcome.cautious, "no_cause": outcome.permissive}
    stances = {CAUTIOUS: ("cause",), PERMISSIVE: ("no_cause",)}.get(outcome.side, ("cause", "no_cause"))
    for stance in stances:
        against = set().union(*(side for name, side in sides.items() if name not in stances))
        for about in sorted({columns["about"][one] for one in sides[stance]}):
            mine = sorted(one for one in sides[stance] if columns["about"][one] == about)
            phase = columns["phase"][mine[0]]
            advice = Advice(stance=stance, concept=outcome.concept, phase=phase, about=about)
            yield entry(case, advice, (mine, () if outcome.side == CLOSED else against), [outcome])


def _reworded(case: Case, outcomes: Iterable[Outcome]) -> Iterator[dict[str, Any]]:
    """One row for each ruling that says it in its own words, under the concept that the issue is mostly about."""
    by_issue: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        if outcome.side == OTHER:
            by_issue.setdefault(outcome.issue_id, []).append(outcome)
    columns = case.positions.columns
    for together in by_issue.values():
        cautious = set().union(*(outcome.cautious for outcome in together))
        permissive = set().union(*(outcome.permissive for outcome in together))
        named = Counter(columns["concept"][one] for one in cautious)
        concept = min(named, key=lambda one: (-named[one], one))
        advice = Advice(stance="other", concept=concept, phase=columns["phase"][min(cautious)])
        yield entry(case, advice, (sorted(cautious | permissive), ()), together)
