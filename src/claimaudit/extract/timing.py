"""Which time belongs to which statement, and what it says in a claim of that kind."""

from __future__ import annotations

from collections.abc import Sequence

from claimaudit.extract.marks import Mark, Statement
from claimaudit.extract.stances import ACTS
from claimaudit.extract.state import Sentence
from claimaudit.extract.times import Timing, time_for
from claimaudit.model import Kind

_ACTS = ("restriction", "recommendation")
COURSES = frozenset({"persist", "condition", "course", "that"})
NO_TIME: tuple[str, float | None, float | None] = ("", None, None)


def attach_times(sentence: Sentence) -> dict[int, list[Mark]]:
    """The times of each statement by its number: its clause's own, those before it, else one that stands in front."""
    attached: dict[int, list[Mark]] = {
        number: list(one.times) for number, one in enumerate(sentence.statements)
    }
    if not sentence.times and not any(attached.values()):
        return attached
    fronted: list[Mark] = []
    earlier: dict[int, int] = {}
    for time, clause in sentence.times:
        own = [number for number, one in enumerate(sentence.statements) if one.clause == clause]
        if not own and not any(one.clause < clause for one in sentence.statements):
            fronted.append(time)
            continue
        if not own and (sentence.clauses[clause].subjects or sentence.clauses[clause].person):
            continue
        if not own:
            own = _last_clause_before(sentence.statements, clause)
        before = [number for number in own if _place(sentence, sentence.statements[number]) < time.start]
        since = earlier.get(clause, -1)
        before = _only_last(sentence, before, time)
        chosen = (
            [number for number in before if _place(sentence, sentence.statements[number]) > since]
            or before
            or own
        )
        for number in chosen:
            attached[number].append(time)
        earlier[clause] = time.start if before else -1
    _share_label(sentence, attached)
    _share_back(sentence.statements, attached)
    _share_intervals(sentence.statements, attached)
    for times in attached.values():
        if not times:
            times.extend(fronted)
    return attached


def _share_label(sentence: Sentence, attached: dict[int, list[Mark]]) -> None:
    """ "Avoid heat: skip the gym for 72 hours": what the label forbids is forbidden as long as what follows."""
    colon = next((mark.start for mark in sentence.marks if mark.role == "colon"), None)
    if colon is None:
        return
    places = [_place(sentence, one) for one in sentence.statements]
    held = [
        mark for number, times in attached.items() if places[number] > colon for mark in times if _holds(mark)
    ]
    for number, one in enumerate(sentence.statements):
        if places[number] < colon and one.stance == "restrict" and not attached[number] and held:
            attached[number] = held[:1]


def _holds(time: Mark) -> bool:
    return time.time is not None and time.time.role == "for"


def _share_back(statements: Sequence[Statement], attached: dict[int, list[Mark]]) -> None:
    """ "No gym, no sauna and no pool for two days": one cue said again and again, and the time once, at the end."""
    for number in range(len(statements) - 2, -1, -1):
        here, after = statements[number], statements[number + 1]
        if here.stance == after.stance and not attached[number] and _is_repeated(here, after):
            attached[number] = list(attached[number + 1])


def _share_intervals(statements: Sequence[Statement], attached: dict[int, list[Mark]]) -> None:
    """ "Wash your face morning and night with a mild cleanser": what one verb takes is done as often."""
    for number, one in enumerate(statements[1:], start=1):
        before = statements[number - 1]
        same = one.clause == before.clause and one.stance == before.stance and one.cues == before.cues != ()
        if same and one.stance in ACTS and not attached[number]:
            times = attached[number - 1]
            attached[number] = [mark for mark in times if mark.time is not None and mark.time.role == "every"]


def _is_repeated(here: Statement, after: Statement) -> bool:
    """Is it one short word ("no") that takes both?"""
    if not (here.cues and after.cues):
        return False
    first, second = here.cues[-1], after.cues[-1]
    return (
        first.cue is not None
        and first.cue is second.cue
        and first.end - first.start == 1
        and not first.cue.verbs
    )


def timings_of(times: Sequence[Mark], kind: Kind) -> list[tuple[str, float | None, float | None]]:
    """What the times say in a claim of that kind: one of each role; an act has one time beside its interval."""
    if not times:
        return [NO_TIME]
    told: dict[str, Timing] = {}
    silent = {"expected_effect": {"every"}, "warning_sign": {"every", "within"}}.get(kind, set())
    for mark in times:
        if mark.time is not None and mark.time.role not in silent:
            timing = time_for(mark.time, kind)
            told.setdefault(timing[0], timing)
    found = sorted(told.values(), key=_rank)
    if kind in _ACTS:
        found = [
            *[one for one in found if one[0] != "every"][:1],
            *[one for one in found if one[0] == "every"],
        ]
    return [*found] or [NO_TIME]


def _rank(timing: Timing) -> tuple[bool, str]:
    """How long something holds comes first."""
    return timing[0] not in {"lasts", "for"}, timing[0]


def _only_last(sentence: Sentence, before: list[int], time: Mark) -> list[int]:
    """Where the last of a list has a clause of its own ("… or redness that lasts 3 days"), its time is its own."""
    if not before:
        return before
    last = max(_place(sentence, sentence.statements[number]) for number in before)
    if any(last < mark.start < time.start and mark.role in COURSES for mark in sentence.marks):
        return [number for number in before if _place(sentence, sentence.statements[number]) == last]
    return before


def _last_clause_before(statements: Sequence[Statement], clause: int) -> list[int]:
    last = max(one.clause for one in statements if one.clause < clause)
    return [number for number, one in enumerate(statements) if one.clause == last]


def _place(sentence: Sentence, statement: Statement) -> int:
    """Where a statement stands: at its concept, or at its cue where a pronoun stands for the concept."""
    if sentence.names(statement.mark):
        return statement.mark.start
    return statement.cues[-1].start if statement.cues else 0
