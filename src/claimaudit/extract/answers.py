"""What an answer says of what its question named."""

from __future__ import annotations

from claimaudit.extract.conditions import unconditional
from claimaudit.extract.contexts import Context
from claimaudit.extract.stances import ACTS, speaks_of, turned
from claimaudit.extract.state import Sentence

FINITE = frozenset({"be", "modal", "person", "pronoun", "look", "cause", "course", "normal"})
"""The roles that make a fragment a sentence of its own."""


def answer(sentence: Sentence, context: Context) -> None:
    """ "Can I use it?" — "Not for 24 hours.": the answer speaks of what the question named."""
    if not context.asked or sentence.statements:
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
    if negative and not sentence.answer and context.asked == "normal":
        return
    stance = turned(context.asked, "not") if negative else context.asked
    sentence.state([mark for mark in context.topic if speaks_of(stance, mark)], stance, "", clause.pending)


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
    return waits or any(mark.role == "restrict" for mark in sentence.marks)


def _speaks_of_other(sentence: Sentence, context: Context) -> bool:
    """Does the sentence name something of its own that the question did not?"""
    asked = {mark.concept_id for mark in context.topic}
    return any(mark.concept_id not in asked for mark in sentence.clear if mark.is_action)


def says_no(sentence: Sentence) -> bool:
    """ "No.", "Tomorrow, no."."""
    return any(mark.cue is not None and mark.cue.id == "no" for mark in sentence.marks)


def opens_with(sentence: Sentence, cue: str) -> bool:
    """Is that cue the first thing it says?"""
    first = sentence.marks[0] if sentence.marks else None
    return first is not None and first.cue is not None and first.cue.id == cue
