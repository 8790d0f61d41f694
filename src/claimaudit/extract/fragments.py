"""Completes a sentence by what stands over it: answers, list items, and signs under a call for help."""

from __future__ import annotations

from claimaudit.extract.alarms import warn_of_conditions, warn_of_exceptions, warn_of_subjects
from claimaudit.extract.alternatives import drop_conceded, join_fronted, replace_fronted, spare_fronted
from claimaudit.extract.answers import FINITE, answer, answer_call, list_answer
from claimaudit.extract.conditions import unconditional
from claimaudit.extract.contexts import Context
from claimaudit.extract.inheritance import inherit
from claimaudit.extract.marks import Mark, Statement
from claimaudit.extract.provisos import ask_for_provisos
from claimaudit.extract.stances import ACTS
from claimaudit.extract.state import Sentence

_FEWEST_WORDS = 3


def complete(sentence: Sentence, context: Context) -> None:
    """Add the statements that the sentence makes only together with its surroundings, and drop what is no advice."""
    if sentence.personal and not sentence.advised:
        sentence.statements[:] = [one for one in sentence.statements if _is_no_story(sentence, one)]
        if not sentence.statements:
            return
    if sentence.statements:
        sentence.statements[:] = [one for one in sentence.statements if _is_said(sentence, one, context)]
        _explain(sentence)
        warn_of_conditions(sentence)
        warn_of_exceptions(sentence)
        warn_of_subjects(sentence)
        ask_for_provisos(sentence)
    answer(sentence, context)
    answer_call(sentence, context)
    if sentence.statements:
        _allow_afterwards(sentence)
        replace_fronted(sentence)
        spare_fronted(sentence)
        drop_conceded(sentence)
        join_fronted(sentence)
        _gap(sentence)
        _wait_first(sentence)
        _spare_routine(sentence)
    else:
        _deny_label(sentence)
        list_answer(sentence, context)
        _begin(sentence, context)
        _repeat(sentence, context)
    if context.stance:
        inherit(sentence, context)
    if not sentence.statements:
        _expect(sentence, context)
    _tell_processes(sentence)


def is_bare(sentence: Sentence) -> bool:
    """ "No washing, no products.": does it go on with the sentence before it, since it has no verb of its own?"""
    first = sentence.marks[0]
    barred = first.cue is not None and first.cue.id == "no" and not first.gap
    return barred and not any(mark.role in FINITE or mark.role == "purpose" for mark in sentence.marks)


def _is_no_story(sentence: Sentence, statement: Statement) -> bool:
    """ "Retinol is off limits, and I would …": advice in a clause in which nobody speaks of themselves."""
    advice = statement.stance in {*ACTS, "seek", "warn"}
    return advice and statement.clause not in sentence.personal


def _is_said(sentence: Sentence, statement: Statement, context: Context) -> bool:
    """Is it the article's own advice: no story, no gerund left hanging, nothing that somebody else may advise?"""
    if statement.clause <= sentence.told_until or statement.tentative:
        return False
    overruled = statement.weak and context.stance in ACTS
    reported = sentence.reported and not sentence.advised
    return not overruled and not (reported and statement.stance in ACTS)


def _explain(sentence: Sentence) -> None:
    """Turn what a cause governs into explanations: the agent is the concept, its effect what it is about."""
    kept: list[Statement] = []
    for statement in sentence.statements:
        if statement.stance not in {"cause", "deny", "from"}:
            kept.append(statement)
            continue
        others = [
            mark
            for mark in sentence.clauses[statement.clause].inherited
            if mark.concept_id != statement.mark.concept_id
        ]
        kept.extend(_explanations(statement, others))
    sentence.statements[:] = kept


def _explanations(statement: Statement, others: list[Mark]) -> list[Statement]:
    mark, stance = statement.mark, "deny" if statement.stance == "deny" else "cause"
    number, cues = statement.clause, statement.cues
    if statement.stance == "cause":
        agents = [Statement(other, stance, "", cues, number, mark) for other in others]
        return agents or ([Statement(mark, stance, "", cues, number)] if not mark.is_action else [])
    about = [one for one in others if one.is_sign]
    return [Statement(mark, stance, "", cues, number, one) for one in about] or (
        [Statement(mark, stance, "", cues, number)] if statement.stance == "from" else []
    )


def _allow_afterwards(sentence: Sentence) -> None:
    """ "No washing for 8 hours, then cool water": what is named behind "then" is allowed."""
    for clause in sentence.clauses[1:]:
        said = [one for one in sentence.statements if one.clause == clause.number]
        if clause.afterwards and sentence.statements and not said:
            acts = [mark for mark in clause.subjects if mark.is_action]
            sentence.statements += [
                Statement(mark, "recommend", "", sentence.statements[0].cues, clause.number) for mark in acts
            ]


def _deny_label(sentence: Sentence) -> None:
    """ "Swimming: not for two weeks.", "Makeup: not before day 3.", "Retinol not for a week."."""
    clause = sentence.clause
    awaited = any(mark.time is not None and mark.time.form == "reading.until" for mark, _ in sentence.times)
    verbless = not any(mark.role in {"be", "modal", "recommend", "return"} for mark in sentence.marks)
    if (
        not sentence.statements
        and sentence.times
        and (clause.negation == "not" or (awaited and clause.label))
    ):
        named = clause.label or (clause.subjects or clause.inherited if verbless else [])
        sentence.state([mark for mark in named if mark.is_action], "restrict", "", clause.pending)


def _gap(sentence: Sentence) -> None:
    """ "Retinol is off limits for a week, acids for two": a subject and a time go on with what was said before."""
    if not sentence.times:
        return
    said = {id(one.mark) for one in sentence.statements}
    for number, mark in enumerate(sentence.marks[1:-1], start=1):
        before, behind = sentence.marks[number - 1], sentence.marks[number + 1]
        told = [one for one in sentence.statements if one.stance in ACTS and one.mark.start < mark.start]
        last = told[-1] if told else None
        if last is None or id(mark) in said or not mark.is_action or mark.gap or mark not in sentence.clear:
            continue
        predicate = last.cues and last.cues[-1].start > last.mark.start
        timed = behind.time is not None and behind.time.role in {"for", "before"} and not behind.gap
        if predicate and timed and before.role in {"comma", "and", "break"}:
            statement = Statement(mark, last.stance, last.strength, last.cues, last.clause, times=[behind])
            sentence.statements.append(statement)
            sentence.times = [one for one in sentence.times if one[0] is not behind]


def _wait_first(sentence: Sentence) -> None:
    """ "A peel is possible, but not before day seven": what is allowed has to wait first."""
    late = [
        mark for mark, _ in sentence.times if mark.time is not None and mark.time.form == "reading.not_before"
    ]
    for time in late:
        before = next((one for one in reversed(sentence.marks) if one.end <= time.start), time)
        told = [one for one in sentence.statements if one.mark.start < time.start and one.stance in ACTS]
        allows = bool(told) and told[-1].stance in {"recommend", "permit", "return"}
        if allows and before.role == "contrast" and not time.gap:
            last = told[-1]
            sentence.statements.append(
                Statement(last.mark, "restrict", "", last.cues, last.clause, times=[time])
            )
            sentence.times = [one for one in sentence.times if one[0] is not time]


def _spare_routine(sentence: Sentence) -> None:
    """ "No sauna for a week and SPF every morning", "…, a cream whenever you like": what the "no" does not bar."""
    barred = [one for one in sentence.statements if one.cues and one.cues[-1].role == "restrict"]
    times = [mark for mark, _ in sentence.times if mark.time is not None]
    for one in barred[1:]:
        first = barred[0].mark
        ended = any(first.start < mark.start < one.mark.start for mark in times)
        behind = next((mark for mark in times if mark.start >= one.mark.end), None)
        daily = behind is not None and behind.time is not None and behind.time.role == "every"
        freely = any(mark.role == "permit" and mark.start == one.mark.end for mark in sentence.marks)
        if ended and (daily or freely) and one.cues == barred[0].cues:
            one.stance, one.strength, one.cues = "recommend", "", ()


def _repeat(sentence: Sentence, context: Context) -> None:
    """ "SPF every morning.": a fragment that names a thing and an interval tells the reader to use it."""
    repeated = any(mark.time is not None and mark.time.role == "every" for mark, _ in sentence.times)
    if (
        repeated
        and not context.stance
        and not sentence.statements
        and not any(mark.role in FINITE for mark in sentence.marks)
    ):
        sentence.state([mark for mark in unconditional(sentence) if mark.is_action], "recommend", "", ())


def _tell_processes(sentence: Sentence) -> None:
    """ "The body lays down new collagen": what goes on in the skin is told, whatever nothing else explains it."""
    processes = [mark for mark in sentence.clear if mark.is_process]
    if not processes or any(one.stance in {"cause", "deny"} for one in sentence.statements):
        return
    if sum(mark.gap for mark in sentence.marks) >= _FEWEST_WORDS:
        sentence.state(processes[:1], "cause", "", processes[:1])


def _expect(sentence: Sentence, context: Context) -> None:
    """ "Day 2: red and tight", or an item under "Days 2–3": a fragment of signs is what that day brings."""
    dated = any(
        mark.time is not None and mark.time.role == "during" for mark in _opening_times(sentence, context)
    )
    bare = not sentence.statements and not context.stance and not context.asked
    signs = all(mark.is_sign or mark.is_process for mark in sentence.mentioned)
    verbless = not any(mark.role in FINITE - {"course"} for mark in sentence.marks)
    if dated and bare and signs and verbless:
        sentence.state([mark for mark in unconditional(sentence) if mark.is_sign], "notice", "", ())


def _begin(sentence: Sentence, context: Context) -> None:
    """ "From day two: a face wash and a moisturizer": a list behind the time from which it is used."""
    head = sentence.marks[0] if sentence.marks else None
    starts = head is not None and head.time is not None and head.time.role in {"after", "during"}
    labelled = starts and any(mark.role == "colon" for mark in sentence.marks[:2])
    verbless = not any(mark.role in FINITE for mark in sentence.marks)
    if labelled and verbless and not (sentence.statements or context.stance or context.asked):
        sentence.state([mark for mark in unconditional(sentence) if mark.is_action], "recommend", "", ())


def _opening_times(sentence: Sentence, context: Context) -> list[Mark]:
    """The time that stands as a label before the sentence, or over it."""
    at_head = (
        bool(sentence.marks)
        and sentence.marks[0].role == "time"
        and any(mark.role == "colon" for mark in sentence.marks[:2])
    )
    return [sentence.marks[0]] if at_head else list(context.times)
