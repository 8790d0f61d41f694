"""Topics → rows of guidance: one a concept and situation."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from claimaudit.compare.hours import span_words
from claimaudit.reconcile.merging import degree_words, interval, merged_time, sign_bounds, strength
from claimaudit.reconcile.outcomes import ASK, BOTH, CAUTIOUS, OTHER, PERMISSIVE, Case, Outcome
from claimaudit.reconcile.phrases import Advice, condition_words, word
from claimaudit.reconcile.topics import Situation, Topic, situations

if TYPE_CHECKING:
    from collections.abc import Sequence

REVIEWED, NOT_REVIEWED = "clinically reviewed", "not clinically reviewed"
_ORDER = ("avoid", "use", "normal", "warning")


def guidance_rows(
    case: Case, topics: Sequence[Topic], outcomes: Sequence[Outcome]
) -> Iterator[dict[str, Any]]:
    """Every row of guidance."""
    exceptions = _exceptions(case, outcomes)
    for topic in topics:
        if topic.concept in case.policy.unsettled:
            yield from _asked(case, topic)
            continue
        for stance in _ORDER:
            for situation, positions in situations(case, _speaking(case, topic.followed[stance])).items():
                yield _row(case, topic, (stance, situation, positions), exceptions)
    for outcome in outcomes:
        if outcome.type == "cause":
            yield from _causes(case, outcome)


def _speaking(case: Case, positions: Iterable[int]) -> list[int]:
    """Without what a professional decides for one person."""
    authority = case.domain.comparison.relations.authority
    triggers = case.positions.columns["triggers"]
    return [one for one in positions if authority.isdisjoint(triggers[one].split(";"))]


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
    concerned = _concerned(topic, stance, positions)
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
    opposed = set(topic.opposed[stance]) | _other_times(concerned, positions)
    return _table_row(case, advice, (positions, sorted(opposed)), concerned)


def _concerned(topic: Topic, stance: str, positions: list[int]) -> list[Outcome]:
    """The outcomes that decided about this row: one of its positions, or its opponents, took part."""
    mine = set(positions)
    return [
        outcome
        for outcome in topic.outcomes
        if mine & (outcome.cautious | outcome.permissive)
        or (outcome.type != "timeline" and topic.opposed[stance] & (outcome.cautious | outcome.permissive))
    ]


def _other_times(concerned: Iterable[Outcome], positions: list[int]) -> set[int]:
    """Positions of this row whose time another one overrides."""
    return {
        position
        for outcome in concerned
        if outcome.type == "timeline" and outcome.side in (CAUTIOUS, PERMISSIVE)
        for position in outcome.lost
        if position in positions
        and position not in (outcome.cautious if outcome.side == CAUTIOUS else outcome.permissive)
    }


def _except_for(
    case: Case, topic: Topic, positions: list[int], exceptions: dict[int, set[str]]
) -> tuple[str, ...]:
    """What the restrictions of this row except themselves, and the members for which they do not hold."""
    columns = case.positions.columns
    own = [set(filter(None, columns["excepted"][one].split(";"))) for one in positions]
    found = set.intersection(*own) if own else set()
    for position in positions:
        if columns["concept"][position] == topic.concept:
            found |= exceptions.get(position, set())
    qualified = case.domain.comparison.relations.qualified
    return tuple(sorted(found - qualified - {topic.concept}))


def _table_row(
    case: Case, advice: Advice, sides: tuple[list[int], list[int]], concerned: Sequence[Outcome]
) -> dict[str, Any]:
    against = case.sources(sides[1])
    agreeing = [one for one in sides[0] if one not in sides[1]]
    favour = case.sources(agreeing or sides[0])
    basis = _basis(case, concerned, favour, against)
    ruling = next((one.ruling for one in concerned if one.ruling is not None), None)
    issues = sorted({one.issue_id for one in concerned})
    wording = word(advice, case.domain)
    if ruling is not None and ruling.wording and ruling.verdict == "other":
        wording = ruling.wording
    return {
        "guidance_id": _id(advice),
        "concept": advice.concept,
        "stance": advice.stance,
        "phase": advice.phase,
        "condition": condition_words(advice, case.domain),
        "min_hours": advice.low,
        "max_hours": advice.high,
        "strength": advice.strength,
        "wording": wording,
        "basis": basis,
        "for": ";".join(favour),
        "against": ";".join(against),
        "silent": ";".join(sorted(set(case.article_ids) - set(favour) - set(against))),
        "issues": ";".join(issues),
        "reviewed": REVIEWED if basis == "reviewer" else NOT_REVIEWED,
        "triggers": advice.triggers,
        "audience": advice.audience,
        "sources_count": len(favour),
        "note": _note(case, basis, favour, sides[0]),
    }


def _basis(case: Case, concerned: Sequence[Outcome], favour: list[str], against: list[str]) -> str:
    """What the row rests on: the highest authority among what decided about it."""
    bases = {outcome.basis for outcome in concerned}
    for basis in ("reviewer", "prescriber", "cautious", "majority"):
        if basis in bases:
            return basis
    return "single" if len(case.voices(favour)) < 2 and not against else "unanimous"


def _note(case: Case, basis: str, favour: list[str], positions: list[int]) -> str:
    """What a writer should know beside the wording."""
    columns = case.positions.columns
    spans = sorted(
        {
            (columns["min_hours"][one], columns["max_hours"][one])
            for one in positions
            if columns["timing"][one] != "every"
        },
        key=lambda span: tuple(-1 if math.isnan(end) else end for end in span),
    )
    times = list(dict.fromkeys(filter(None, (span_words(*span) for span in spans))))
    said = {
        "single": f"Only {favour[0] if favour else 'one article'} says so",
        "cautious": "The cautious reading holds until a reviewer rules",
        "majority": "Most publishers say so; a reviewer has yet to rule",
        "prescriber": "Policy settles nothing here: a reviewer has to rule",
    }
    parts = [said.get(basis, ""), f"Times stated: {', '.join(times)}" if len(times) > 1 else ""]
    return ". ".join(filter(None, parts)) + ("." if any(parts) else "")


def _asked(case: Case, topic: Topic) -> Iterator[dict[str, Any]]:
    """One row that sends the reader to the prescriber, whatever the articles say."""
    banned, used = (_speaking(case, topic.followed[one] | topic.opposed[one]) for one in ("avoid", "use"))
    if not banned and not used:
        return
    advice = Advice(stance="ask", concept=topic.concept, phase=topic.phase, strength="must")
    row = _table_row(case, advice, (sorted({*banned, *used}), []), topic.outcomes)
    ruled = row["basis"] == "reviewer"
    yield row if ruled else {**row, "basis": "prescriber", "note": _note(case, "prescriber", [], [])}


def _causes(case: Case, outcome: Outcome) -> Iterator[dict[str, Any]]:
    """What to say of a disputed cause, sign by sign."""
    if outcome.side in (OTHER, ASK):
        return
    denied = outcome.side == PERMISSIVE
    ours, theirs = (
        (outcome.permissive, outcome.cautious) if denied else (outcome.cautious, outcome.permissive)
    )
    columns = case.positions.columns
    for about in sorted({columns["about"][one] for one in ours}):
        advice = Advice(
            stance="no_cause" if denied else "cause",
            concept=outcome.concept,
            phase=columns["phase"][min(ours)],
            about=about,
        )
        mine = sorted(one for one in ours if columns["about"][one] == about)
        yield _table_row(case, advice, (mine, sorted(theirs)), [outcome])


def _id(advice: Advice) -> str:
    """Readable, and of concept, stance, phase, triggers, audience and window alone."""
    fixed = ("for", "lasts", "every", "", "before")
    window = "" if advice.timing in fixed or advice.stance in ("normal", "warning") else advice.timing
    rest = f"{advice.triggers}|{advice.audience}|{window}|{advice.about}"
    if window and window != "after":
        rest += f"|{advice.low}|{advice.high}"
    name = ":".join(filter(None, (advice.stance, advice.concept, advice.phase)))
    return name if not rest.strip("|") else f"{name}:{hashlib.sha256(rest.encode()).hexdigest()[:6]}"
