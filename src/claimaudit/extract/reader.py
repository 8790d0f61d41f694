"""Reads one sentence from left to right: every mark is handled by what its role asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from claimaudit.domain.inflection import GERUND
from claimaudit.extract import (
    alternatives,
    asides,
    causes,
    joints,
    modifiers,
    nouns,
    openers,
    predicates,
    pronouns,
    sights,
    verbs,
)
from claimaudit.extract.marks import Governor, Mark, Statement
from claimaudit.extract.stances import ACTS, turned
from claimaudit.extract.state import ASIDE, CONDITION, MAIN, Sentence

_BEFORE = frozenset({"reading.before_you"})
Handler = Callable[[Sentence, Mark], None]


def read_sentence(
    marks: Sequence[Mark], topic: Sequence[Mark], professional: str, before: Statement | None = None
) -> Sentence:
    """The statements, conditions and times of a sentence.

    ``topic`` is what its pronouns may stand for, ``before`` the last act stated, which "this includes" goes on with.
    """
    sentence = Sentence(marks, topic, professional, before=before)
    for at, mark in enumerate(marks):
        sentence.at = at
        if mark.gap:
            _meet_unknown(sentence)
            sentence.fresh, sentence.expecting = (
                False,
                sentence.expecting and bool(sentence.clause.pending) and mark.gap < 1,
            )
        role = mark.role
        handler = HANDLERS.get(role)
        if handler is not None:
            handler(sentence, mark)
        if role not in _TRANSPARENT:
            if role not in _JOINTS and not (role == "reason" and sentence.mode == MAIN):
                sentence.fresh = False
            if role not in _EXPECT and not (role == "that" and _is_told_whom(sentence, mark)):
                sentence.expecting = False
        if sentence.mode == CONDITION and sentence.conditions and role != "stop":
            sentence.conditions[-1].end = max(sentence.conditions[-1].end, mark.end)
    if sentence.mode == CONDITION and marks and marks[-1].role == "stop":
        sentence.conditions[-1].end = marks[-1].start
    sentence.left = _left_open(sentence)
    sentence.finish_clause()
    return sentence


def _is_told_whom(sentence: Sentence, mark: Mark) -> bool:
    """Is it the "that" of "it is important that you avoid …", "we recommend that patients avoid …"?"""
    told = next((one for one in reversed(sentence.marks[: sentence.at]) if one.role != "adverb"), None)
    whom = sentence.following()
    tells = told is not None and told.role in _TELLING and not mark.gap
    if not tells or whom is None or whom.role != "person" or whom.gap:
        return False
    sentence.clause.pronoun, sentence.expecting = None, True
    return True


def _left_open(sentence: Sentence) -> Governor | None:
    """What the end of a lead-in leaves open for the items under it: a verb without its object, or a bare "do not"."""
    clause = sentence.clause
    if clause.governor and (not clause.governor.used or joints.ends_open(sentence)):
        return clause.governor
    if sentence.expecting and not clause.governor:
        stance = turned("recommend", clause.negation)
        return Governor(stance, clause.strength, clause.pending) if stance else None
    return None


def _meet_unknown(sentence: Sentence) -> None:
    """Unknown words are a subject or an object of their own: what came before is no longer meant."""
    clause = sentence.clause
    told = sentence.aside is not None and sentence.aside.role in {"reason", "purpose"}
    explains = (sentence.mode == ASIDE and told) or sentence.mode == CONDITION
    clause.objects = clause.objects or (clause.governor is not None and not explains)
    if clause.number and not clause.subjects and not clause.governor:
        clause.inherited = []


def _read_about(sentence: Sentence, _mark: Mark) -> None:
    sentence.about = True


def _read_whom(sentence: Sentence, mark: Mark) -> None:
    sentence.whom.append(mark)


def _read_time(sentence: Sentence, mark: Mark) -> None:
    if _is_wait(sentence, mark) and mark.time is not None:
        mark.time = replace(mark.time, hint="waits")
        sentence.open_governor("wait", mark, sticky=True)
    elif _is_put_at(sentence, mark):
        sentence.state(sentence.clause.subjects, "wait", sentence.clause.strength, (mark,))
        sentence.clause.predicated = True
    if sentence.mode == CONDITION and sentence.conditions:
        sentence.conditions[-1].times.append(mark)
    elif not _is_beside(sentence) or sentence.awaits_end:
        sentence.times.append((mark, sentence.clause.number))


def _is_beside(sentence: Sentence) -> bool:
    """Is it the time of a relative clause, or of a reason ("…, as healing takes weeks")?"""
    reason = sentence.aside is not None and sentence.aside.role == "reason"
    return sentence.mode == ASIDE and (reason or sentence.opened_by("relative"))


def _is_wait(sentence: Sentence, mark: Mark) -> bool:
    """ "It takes 24 hours before …", "it will be a week before you can …": what comes then has to wait."""
    clause = sentence.clause
    ahead = mark.time is not None and (mark.time.role == "before" or mark.time.form in _BEFORE)
    return ahead and sentence.mode == MAIN and clause.pronoun is not None and clause.governor is None


def _is_put_at(sentence: Sentence, mark: Mark) -> bool:
    """ "Your next visit must be at least four weeks later": the subject has to wait."""
    clause, time = sentence.clause, mark.time
    ought = clause.modal is not None and clause.strength in {"should", "must"} and not clause.negation
    bound = time is not None and time.bound == "at_least" and time.role != "every"
    plain = sentence.mode == MAIN and sentence.copula and not clause.predicated and not clause.unreal
    return (
        ought and bound and plain and bool(clause.subjects) and all(one.is_action for one in clause.subjects)
    )


def _read_answer(sentence: Sentence, mark: Mark) -> None:
    if sentence.fresh and not sentence.statements and not sentence.answer:
        sentence.answer = mark.role
    elif mark.role == "yes" and sentence.clause.governor is None and _ends_part(sentence):
        sentence.state([one for one in sentence.clause.subjects if one.is_action], "recommend", "", (mark,))
        sentence.clause.subjects = []
    if mark.role == "no":
        modifiers.read_negation(sentence, mark)


def _ends_part(sentence: Sentence) -> bool:
    following = sentence.following()
    return following is None or (
        following.gap == 0 and following.role in {"comma", "stop", "break", "and", "contrast"}
    )


def _read_continuation(sentence: Sentence, mark: Mark) -> None:
    before = sentence.before
    sentence.clause.by = sentence.clause.by or sentence.at == 0  # "this includes avoiding it"
    and_so = (mark.cue and mark.cue.value == "here") or sentence.marks[sentence.at - 1].role == "and"
    if and_so and sentence.at and sentence.statements:
        last, following = sentence.statements[-1], sentence.following()
        sentence.new_clause()
        doing = following is not None and following.role in ACTS and following.may_be(GERUND)
        sentence.clause.by = doing  # "…, and so is wearing a hat"
        sentence.clause.governor = None if doing else Governor(last.stance, last.strength, (*last.cues, mark))
    elif before is not None and sentence.at <= 1 and sentence.fresh and sentence.mode == MAIN:
        sentence.clause.governor = Governor(before.stance, before.strength, (mark,))


def _read_restriction(sentence: Sentence, mark: Mark) -> None:
    if mark.cue is not None and mark.cue.id == "no" and sentence.at == 0 and _ends_part(sentence):
        sentence.answer = sentence.answer or "no"
        return
    if mark.cue is not None and mark.cue.value == "noun":
        openers.end_people(sentence, mark)
    if mark.cue is not None and mark.cue.id == "no" and sentence.clause.subjects and _ends_part(sentence):
        acts = [one for one in sentence.clause.subjects if one.is_action]
        sentence.state(acts, "restrict", "", (mark,))
        return
    if mark.cue is not None and mark.cue.value == "noun":
        before = sentence.marks[sentence.at - 1] if sentence.at else None
        taken = sentence.clause.governor is not None and before is not None and before.concept is not None
        if taken and not mark.gap:
            return  # "the collagen your skin needs"
        acts = [one for one in sentence.clause.subjects if one.is_action]
        if sentence.copula and acts and not sentence.noun_ahead():
            sentence.state(acts, turned(mark.role, sentence.clause.negation), "", (mark,))
        elif sentence.mode == MAIN:
            sentence.open_governor(mark.role, mark)
        return
    if mark.cue is not None and mark.cue.value == "advice":
        sentence.advised = True
        sentence.open_governor(mark.role, mark)
        return
    (predicates.read_predicate if _said_of_subject(mark) else verbs.read_act)(sentence, mark)


def _said_of_subject(mark: Mark) -> bool:
    return mark.cue is not None and mark.cue.takes == "subject" and not mark.cue.verbs


def _read_close(sentence: Sentence, mark: Mark) -> None:
    """ ")": what was opened within the brackets ends there."""
    opened = max((one.start for one in sentence.marks[: sentence.at] if one.role == "open"), default=-1)
    if sentence.mode == ASIDE and sentence.aside is not None and sentence.aside.start > opened:
        sentence.mode = MAIN
    elif sentence.mode == CONDITION and sentence.conditions[-1].start > opened:
        openers.close_condition(sentence, mark.start)
        sentence.mode = MAIN


def _nothing(_sentence: Sentence, _mark: Mark) -> None:
    """A word that changes nothing."""


HANDLERS: dict[str, Handler] = {
    "audience": _read_whom, "variant": _read_whom,
    "concept": nouns.read_concept, "pronoun": pronouns.read_pronoun, "that": pronouns.read_that,
    "person": pronouns.read_person,
    "first_person": pronouns.read_first_person, "be": pronouns.read_be, "look": pronouns.read_look,
    "restrict": _read_restriction, "recommend": _read_restriction, "return": verbs.read_act, "wait": verbs.read_wait,
    "seek": verbs.read_seek, "permit": predicates.read_permission, "necessity": predicates.read_necessity,
    "normal": predicates.read_predicate, "course": predicates.read_predicate, "warn": predicates.read_predicate,
    "notice": sights.read_notice, "persist": sights.read_persistence, "indicate": sights.read_indication,
    "cause": causes.read_cause, "caused_by": causes.read_origin,
    "negate": modifiers.read_negation, "unneeded": modifiers.read_unneeded, "modal": modifiers.read_modal,
    "ask": modifiers.read_ask,
    "comma": joints.read_comma, "and": joints.read_and, "or": joints.read_or, "contrast": openers.read_contrast,
    "break": openers.read_contrast, "colon": joints.read_colon, "condition": openers.read_condition,
    "until": openers.read_condition, "concession": openers.read_concession, "moment": openers.read_moment,
    "event": openers.read_event, "purpose": openers.read_purpose, "reason": asides.read_reason,
    "aside": asides.read_aside, "except": alternatives.read_exception, "instead": alternatives.read_alternative,
    "including": alternatives.read_including, "continue": _read_continuation, "time": _read_time, "about": _read_about,
    "nothing": alternatives.read_nothing, "by": modifiers.read_by, "minimal": modifiers.read_minimal,
    "adverb": joints.read_put_in, "yes": _read_answer, "no": _read_answer, "close": _read_close,
}  # fmt: skip
_TELLING = frozenset({"necessity", "recommend", "ask"})
_TRANSPARENT = frozenset(
    {"adverb", "time", "yes", "no", "open", "close", "audience", "variant", "phase", "quote"}
)
_JOINTS = frozenset(
    {
        "comma",
        "and",
        "or",
        "contrast",
        "break",
        "colon",
        "by",
        "negate",
        "modal",
        "necessity",
        "unneeded",
        "ask",
        "event",
    }
)
_EXPECT = frozenset(
    {
        "permit",
        "negate",
        "modal",
        "necessity",
        "unneeded",
        "ask",
        "colon",
        "purpose",
        "or",
        "person",
        "first_person",
        "pronoun",
        "instead",
    }
)
