"""Reading what is said of a subject: normal, essential, off-limits, lasts."""

from __future__ import annotations

from dataclasses import replace

from claimaudit.domain.inflection import PAST
from claimaudit.extract.marks import Governor, Mark
from claimaudit.extract.sights import read_persistence
from claimaudit.extract.stances import ACTS, turned
from claimaudit.extract.state import ASIDE, CONDITION, MAIN, Sentence
from claimaudit.extract.subjects import awaiting, is_attribute, recommends, strengthen, subjects_of


def read_predicate(sentence: Sentence, mark: Mark) -> None:
    """A word that is said of the subjects before it, or else opens what comes behind ("it is normal to see …")."""
    if sentence.within_subject and mark.cue is not None and mark.cue.role != "course":
        sentence.mode = MAIN  # "spots that show after a wash deserve a look"
    if sentence.mode == CONDITION or mark.cue is None:
        read_persistence(sentence, mark)
    elif _is_warning_verb(sentence, mark):
        told = (sentence.mode == MAIN and sentence.fresh) or sentence.expecting
        if told and mark.cue.value == "seeks":
            sentence.state([mark], "seek", "", (mark,))
        if told or (sentence.mode == MAIN and mark.cue.value == "list"):
            sentence.open_governor("warn", mark)
    elif mark.cue.role == "course" and _is_relative_denial(sentence):
        read_persistence(sentence, mark)
    elif not _says_nothing(sentence, mark) and not _does_good(sentence, mark):
        _say(sentence, mark)


def _is_warning_verb(sentence: Sentence, mark: Mark) -> bool:
    """ "Report …", "complications include …": warns of what it takes."""
    cue = mark.cue
    warns = cue is not None and cue.role == "warn" and cue.takes == "object"
    return warns and not (mark.may_be(PAST) and sentence.copula)


def _is_participle(sentence: Sentence, mark: Mark) -> bool:
    """ "The most frequently reported side effects": does it describe the noun behind it?"""
    following = sentence.following()
    noun = following is not None and following.concept is not None and not following.gap
    return noun and mark.may_be(PAST) and mark.gap > 0


def _says_nothing(sentence: Sentence, mark: Mark) -> bool:
    """Does it stand in an aside or before its noun, or say only what might or would be?"""
    clause, cue = sentence.clause, mark.cue
    if (
        cue is None
        or sentence.mode == ASIDE
        or is_attribute(sentence, mark)
        or _is_participle(sentence, mark)
        or _is_said_already(sentence, mark)
    ):
        return True
    if cue.role == "course":
        return _is_unbounded(sentence)
    looks = bool(sentence.at) and sentence.marks[sentence.at - 1].role == "look"
    return (cue.value == "plain" and (looks or clause.strength == "may")) or (
        clause.unreal and cue.role == "warn"
    )


def _is_said_already(sentence: Sentence, mark: Mark) -> bool:
    """ "A normal part of healing", "not part of the usual course": two words, and one thing said."""
    following = sentence.following()
    twice = following is not None and following.role == mark.role and following.gap == 0
    more = sentence.clause.predicated and not sentence.copula and not sentence.fresh
    return mark.role == "normal" and (twice or more)


def _does_good(sentence: Sentence, mark: Mark) -> bool:
    """ "Calms redness", said of something that is used."""
    ahead = sentence.noun_ahead()
    settles = mark.cue is not None and mark.cue.role == "course" and ahead is not None and ahead.is_sign
    return settles and recommends(sentence, mark)


def _say(sentence: Sentence, mark: Mark) -> None:
    clause = sentence.clause
    if mark.cue is None:
        return
    lasting = mark.cue.value == "lasting"  # what does not last passes, as what does
    if lasting and clause.negation == "not":
        _bound_above(sentence)
    stance = mark.cue.role if lasting else turned(mark.cue.role, clause.negation)
    subjects = [one for one in subjects_of(sentence) if _fits(stance, one)]
    own = awaiting(sentence)
    sentence.qualified = False
    if mark.cue.value == "calls" and stance == "warn":
        sentence.state([mark], "seek", "should", (mark,))
    if own and stance in ACTS:
        for statement in own:
            statement.stance = turned(statement.stance, "not") if stance == "restrict" else statement.stance
            statement.tentative = False
        clause.governor = None
    elif subjects:
        sentence.state(subjects, stance, clause.strength or mark.cue.strength, (mark,))
        clause.predicated = True
        _spend_negation(sentence)
    elif mark.cue.role == "course" and clause.pronoun and not sentence.copula and sentence.noun_ahead(0):
        return  # "it calms the swelling" says what it does
    elif mark.cue.takes == "subject" and _speaks_of_pronoun(sentence) and sentence.referents(stance):
        sentence.state(sentence.referents(stance), stance, clause.strength or mark.cue.strength, (mark,))
        clause.predicated = True
    elif mark.cue.takes == "both" or clause.pronoun or (stance != "course" and _heads_list(sentence)):
        strength = mark.cue.strength
        clause.governor = Governor(stance, strength, (mark,)) if stance else None
        _spend_negation(sentence)
    sentence.copula = False


def _heads_list(sentence: Sentence) -> bool:
    """ "Off limits for a week: gel and powder": what stands in front says it of the list behind the colon."""
    behind = [one.role for one in sentence.marks[sentence.at + 1 :]]
    while behind[:1] == ["time"]:
        behind = behind[1:]
    front = [one.role for one in sentence.marks[: sentence.at] if one.role != "adverb"]
    what = front == ["aside"]  # "what does deserve a call is …"
    return (sentence.at == 0 and behind[:1] == ["colon"]) or (what and behind[:1] == ["be"])


def _speaks_of_pronoun(sentence: Sentence) -> bool:
    """ "It has no place in your routine": is it said of what the pronoun means, with no verb to come?"""
    following = sentence.following()
    awaits = (
        following is not None and following.role in {"purpose", "that", "condition"} and not following.gap
    )
    return sentence.clause.pronoun is not None and not awaits


def read_necessity(sentence: Sentence, mark: Mark) -> None:
    """ "Is essential": says how strong the subject's stance is, or waits for the verb behind it."""
    clause = sentence.clause
    told = mark.cue is not None and mark.cue.takes == "object"
    if sentence.at and sentence.marks[sentence.at - 1].role == "that" and not told:
        return  # "it is not only the sun that matters"
    if sentence.mode != MAIN or (is_attribute(sentence, mark) and not told):
        return
    strength = mark.cue.strength if mark.cue else ""
    following = sentence.following()
    if following is not None and following.role in ACTS and following.may_be(PAST) and following.gap == 0:
        clause.strength = strength  # "is best kept", "is better left": the participle says what
        return
    own = awaiting(sentence)
    acts = [one for one in subjects_of(sentence) if one.is_action]
    if own:
        strengthen(sentence, own, mark, strength)
        sentence.state(acts, turned("recommend", clause.negation), strength, (mark,))
        clause.governor = None
    elif acts and (
        sentence.copula or (mark.gap == 0 and sentence.marks[sentence.at - 1].concept is not None)
    ):
        sentence.state(acts, turned("recommend", clause.negation), strength, (mark,))
        clause.predicated = True
    else:
        if told and following is not None and following.role == "that" and not _asks_whom(sentence):
            return  # "do not forget that sun passes through glass"
        clause.pending, clause.strength, sentence.expecting = (*clause.pending, mark), strength, True
        if told and clause.governor is None:
            clause.governor = Governor(turned("recommend", clause.negation), strength, (mark,))
    sentence.copula = False


def _asks_whom(sentence: Sentence) -> bool:
    """Does a "that you" follow, behind which a verb tells what to do?"""
    behind = sentence.marks[sentence.at + 2 : sentence.at + 3]
    return bool(behind) and behind[0].role == "person" and not behind[0].gap


def read_permission(sentence: Sentence, mark: Mark) -> None:
    """ "Is fine": allows what is done, and calls a sign normal."""
    clause = sentence.clause
    noun = mark.cue is not None and mark.cue.value == "noun"  # "she sees no harm in …"
    beside = is_attribute(sentence, mark) and not noun
    if sentence.mode != MAIN or beside or (clause.governor and clause.governor.sticky):
        return
    if noun:
        clause.strength = clause.strength or "may"
        sentence.open_governor("permit", mark)
        return
    if mark.cue and mark.cue.takes == "object":
        clause.pending, clause.strength, sentence.expecting = (mark,), clause.strength or "may", True
        return
    signs = [one for one in subjects_of(sentence) if one.is_sign]
    acts = [one for one in subjects_of(sentence) if one.is_action]
    sentence.state(acts, turned("permit", clause.negation), "may", (mark,))
    sentence.state(signs, turned("normal", clause.negation), "", (mark,))
    own = awaiting(sentence)
    strengthen(sentence, own, mark, "may")
    colon = max((number for number, one in enumerate(sentence.marks) if one.role == "colon"), default=-1)
    front = sentence.marks[colon + 1 : sentence.at]
    bare = not sentence.mentioned and all(one.role != "event" for one in sentence.marks)
    bare = bare and not any(one.gap for one in front)  # "showers are fine" speaks of something else
    if not (signs or acts or own) and (clause.pronoun or bare):
        clause.governor = Governor(turned("permit", clause.negation), "may", (mark,))
    clause.predicated = bool(signs or acts)
    sentence.copula = False


def _is_relative_denial(sentence: Sentence) -> bool:
    """ "Burning that does not ease is …": the relative clause says that it goes on, and the verb is still to come."""
    front = [one.role for one in sentence.marks[: sentence.at] if one.role != "adverb"]
    return sentence.qualified and front[-2:] == ["that", "negate"]


def _bound_above(sentence: Sentence) -> None:
    """ "Rarely lasts longer than a day": what stands behind "longer than" is the end."""
    following = sentence.following()
    time = following.time if following is not None else None
    if following is not None and time is not None and time.bound == "at_least" and not following.gap:
        following.time = replace(time, min_hours=None, max_hours=time.high, bound="at_most")


def _is_unbounded(sentence: Sentence) -> bool:
    """ "Lasts longer than a week" tells no course: it is what a warning or a condition says."""
    following = sentence.following()
    return (
        sentence.clause.negation != "not"
        and following is not None
        and following.time is not None
        and following.time.bound == "at_least"
        and following.gap == 0
    )


def _spend_negation(sentence: Sentence) -> None:
    """A "not" reaches one predicate, and those that "or" joins to it."""
    following = sentence.following()
    if following is None or following.role != "or":
        sentence.clause.negation = ""


def _fits(stance: str, mark: Mark) -> bool:
    return mark.is_action if stance in ACTS else mark.is_sign
