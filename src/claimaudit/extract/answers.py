"""What an answer says of what its question named."""

from __future__ import annotations

from itertools import pairwise

from claimaudit.extract.conditions import is_warning, signs_of, unconditional
from claimaudit.extract.contexts import Context
from claimaudit.extract.marks import Mark
from claimaudit.extract.stances import ACTS, speaks_of, turned
from claimaudit.extract.state import Sentence

FINITE = frozenset({"be", "modal", "person", "pronoun", "look", "cause", "course", "normal"})
"""The roles that make a fragment a sentence of its own."""


def answer(sentence: Sentence, context: Context) -> None:
    """ "Can I use it?" — "Not for 24 hours.": the answer speaks of what the question named."""
    if not context.asked or sentence.statements:
        return
    if context.asked == "seek":
        signs = [mark for one in sentence.conditions if is_warning(one) for mark in signs_of(one)]
        sentence.state(signs, "warn", "", [one.opener for one in sentence.conditions][:1])
        return
    clause = sentence.clauses[0]
    negative = (
        sentence.answer == "no"
        or clause.negation == "not"
        or says_no(sentence)
        or _puts_off(sentence, context)
    )
    timed = sentence.times and not _speaks_of_other(sentence, context)
    tells = any(mark.role in {"be", "modal", "permit"} for mark in sentence.marks) and context.asked in ACTS
    if not (sentence.answer or negative or (timed and not tells)):
        return
    if negative and not (sentence.answer or _is_plain_no(sentence)) and context.asked == "normal":
        return
    stance = turned(context.asked, "not") if negative else context.asked
    sentence.state([mark for mark in context.topic if speaks_of(stance, mark)], stance, "", clause.pending)
    if sentence.answer == "yes" and stance in ACTS:
        sentence.state(_means(sentence), "recommend", "", ())


def answer_call(sentence: Sentence, context: Context) -> None:
    """ "Blistering? Call us.", "Is pus normal? No, ring us.": the sign that the question names warns."""
    calls = any(one.stance == "seek" for one in sentence.statements)
    denied = context.asked == "normal" and _is_plain_no(sentence)
    if (context.bare or denied) and calls and not any(is_warning(one) for one in sentence.conditions):
        sentence.state([mark for mark in context.topic if mark.is_sign], "warn", "", ())


def _means(sentence: Sentence) -> list[Mark]:
    """ "Yes, with cool water.": what the answer says to do it with."""
    pairs = pairwise(sentence.marks)
    return [mark for before, mark in pairs if before.role == "including" and not mark.gap and mark.is_action]


def _is_plain_no(sentence: Sentence) -> bool:
    """ "No.", "Never, call us.": is the word the whole answer?"""
    following = sentence.following(0)
    says = opens_with(sentence, "no") or opens_with(sentence, "never")
    return says and (
        following is None or (following.role in {"stop", "comma", "break"} and not following.gap)
    )


def list_answer(sentence: Sentence, context: Context) -> None:
    """ "What may I use?" — "A plain serum.": the answer names it."""
    verbless = not any(mark.role in FINITE for mark in sentence.marks)
    if context.asked in {*ACTS, "normal", "notice"} and not sentence.statements and verbless:
        named = [mark for mark in unconditional(sentence) if speaks_of(context.asked, mark)]
        sentence.state(named, context.asked, "", ())


def _puts_off(sentence: Sentence, context: Context) -> bool:
    """ "When can I?" — "No sooner than a week.", "May I?" — "Keep out of it for a week.": not yet."""
    if context.asked not in {"permit", "recommend", "return"} or sentence.answer == "yes":
        return False
    times = [mark.time for mark, _ in sentence.times if mark.time is not None]
    waits = any(time.bound == "at_least" or time.form == "reading.until" for time in times)
    return waits or any(mark.role in {"restrict", "wait"} for mark in sentence.marks)


def _speaks_of_other(sentence: Sentence, context: Context) -> bool:
    """Does the sentence name something of its own that the question did not?"""
    asked = {mark.concept_id for mark in context.topic}
    return any(mark.concept_id not in asked for mark in sentence.clear if mark.is_action)


def says_no(sentence: Sentence) -> bool:
    """ "No.", "Tomorrow, no."."""
    return any(mark.cue is not None and mark.cue.id == "no" for mark in sentence.marks)


def is_condition(sentence: Sentence) -> bool:
    """ "If you have a fever.": nothing but a condition, under a heading that calls for help."""
    return bool(sentence.marks) and sentence.marks[0].role == "condition" and not sentence.statements


def opens_with(sentence: Sentence, cue: str) -> bool:
    """Is that cue the first thing it says?"""
    first = sentence.marks[0] if sentence.marks else None
    return first is not None and first.cue is not None and first.cue.id == cue
