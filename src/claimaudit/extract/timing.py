"""Which time belongs to which statement, and what it says in a claim of that kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimaudit.extract.marks import Clause, Mark, Statement
from claimaudit.extract.stances import ACTS
from claimaudit.extract.state import Sentence
from claimaudit.extract.times import Timing, time_for
from claimaudit.model import Kind

_ACTS = ("restriction", "recommendation")
COURSES = frozenset({"persist", "condition", "course", "that"})
_SEVERAL = 2
_BEFORE = frozenset({"reading.before", "reading.before_you"})
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
        told = sentence.clauses[clause]
        own = own or [number for number, one in enumerate(sentence.statements) if _is_told_later(one, told)]
        if not own and (told.subjects or told.person):
            continue
        if not own:
            own = _last_clause_before(sentence.statements, clause)
        chosen = _awaited(sentence, own, time)
        if not chosen:
            before = [number for number in own if _place(sentence, sentence.statements[number]) < time.start]
            chosen = _nearest(sentence, before, time, earlier.get(clause, -1)) or own
            earlier[clause] = time.start if before else -1
        for number in [one for one in chosen if not _is_beside_call(sentence.statements[one], time)]:
            attached[number].append(time)
    _share_label(sentence, attached)
    _share_back(sentence.statements, attached)
    _share_intervals(sentence.statements, attached)
    _share_on(sentence.statements, attached)
    _share_list(sentence, attached)
    if any(
        mark.role == "that" for mark in sentence.marks
    ):  # "swelling that comes overnight is gone in a week": the later time is the predicate's
        attached = {number: times[::-1] for number, times in attached.items()}
    return {
        number: [*fronted, *times] if _only_repeats(times) else times for number, times in attached.items()
    }


def _only_repeats(times: Sequence[Mark]) -> bool:
    """ "From day two, use it every morning": an interval leaves room for the time that stands in front."""
    return all(mark.time is not None and mark.time.role == "every" for mark in times)


def _is_told_later(statement: Statement, clause: Clause) -> bool:
    """ "Spots that last six weeks may have another cause and should be seen": is the subject spoken of behind it?"""
    return statement.clause > clause.number and statement.mark in clause.subjects


def _is_beside_call(statement: Statement, time: Mark) -> bool:
    """ "Swelling that lasts three days should be seen": the time is the sign's, and not the call's."""
    within = time.time is not None and time.time.role == "within"
    calls = [cue for cue in statement.cues if cue.cue is not None and cue.cue.value == "calls"]
    if statement.stance == "warn" and calls:
        return time.time is not None and time.time.form == "reading.within" and time.start > calls[0].start
    return (
        statement.stance == "seek"
        and bool(statement.cues)
        and time.start < statement.cues[-1].start
        and not within
    )


def _nearest(sentence: Sentence, before: list[int], time: Mark, since: int) -> list[int]:
    """Of the statements before a time those that no time behind them has taken yet."""
    near = _only_last(sentence, before, time)
    near = [number for number in near if _place(sentence, sentence.statements[number]) > since] or near
    last = {id(sentence.statements[number].mark): number for number in near}
    return [number for number in near if last[id(sentence.statements[number].mark)] == number]


def _awaited(sentence: Sentence, own: list[int], time: Mark) -> list[int]:
    """ "Leave two weeks before waxing, and four before a peel": what stands behind each "before" waits as long."""
    waits = [number for number in own if sentence.statements[number].stance == "wait"]
    ahead = [mark for mark, _ in sentence.times if _is_before(mark)]
    if len(ahead) < _SEVERAL and _each_its_own(sentence, waits):
        ahead = [mark for mark, _ in sentence.times]
    if len(ahead) < _SEVERAL or time not in ahead:
        return []
    end = next((mark.start for mark in ahead if mark.start > time.start), None)
    places = {number: _place(sentence, sentence.statements[number]) for number in waits}
    if waits and time.time is not None:
        time.time = replace(time.time, hint="waits")
    return [number for number, place in places.items() if place > time.start and (end is None or place < end)]


def _each_its_own(sentence: Sentence, waits: list[int]) -> bool:
    """ "Wait one day for makeup, two for the gym": does a time stand before each thing, and none behind the last?"""
    places = [_place(sentence, sentence.statements[number]) for number in waits]
    told = sorted(
        [(mark.start, "time") for mark, _ in sentence.times] + [(place, "thing") for place in places]
    )
    return [sort for _, sort in told] == ["time", "thing"] * len(places)


def _is_before(mark: Mark) -> bool:
    """Does the time end in a "before"?"""
    return mark.time is not None and mark.time.form in _BEFORE


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
    for number in range(1, len(statements)):
        here, after = statements[number - 1], statements[number]
        front = [mark for mark in attached[number - 1] if mark.start < here.mark.start]
        if front and here.stance == after.stance and not attached[number] and _is_repeated(here, after):
            attached[number] = front  # "for two days: no gym, no sauna and no pool"
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


def _share_list(sentence: Sentence, attached: dict[int, list[Mark]]) -> None:
    """ "Do not exfoliate for three days, whether with a scrub or with an acid": the list shares what it explains."""
    for number, one in enumerate(sentence.statements[1:], start=1):
        before = sentence.statements[number - 1]
        roles = [mark.role for mark in sentence.marks if before.mark.start < mark.start < one.mark.start]
        explains = ["time", "comma", "including"] in [roles[at : at + 3] for at in range(len(roles))]
        same = one.stance == before.stance and one.cues == before.cues and one.clause == before.clause
        if same and one.stance in ACTS and (explains or "or" in roles):
            attached[number] = attached[number] or list(attached[number - 1])


def _share_on(statements: Sequence[Statement], attached: dict[int, list[Mark]]) -> None:
    """ "Gel is off the table for two days, and so is balm": what goes on with a stance goes on with its time."""
    for number, one in enumerate(statements[1:], start=1):
        goes_on = any(cue.role == "continue" for cue in one.cues)
        acts = one.stance in ACTS and statements[number - 1].stance == one.stance
        if goes_on and not attached[number] and acts:
            attached[number] = list(attached[number - 1])


def _is_repeated(here: Statement, after: Statement) -> bool:
    """Is it one short word ("no") that takes both?"""
    if not (here.cues and after.cues):
        return False
    first, second = here.cues[-1], after.cues[-1]
    return first.role != "condition" and (
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
    """Where a statement stands: at its concept, or at its cue where a pronoun stands for it or two are said of it."""
    twice = any(one is not statement and one.mark is statement.mark for one in sentence.statements)
    if sentence.names(statement.mark) and not twice:
        return statement.mark.start
    return statement.cues[-1].start if statement.cues else 0
