"""Looking ahead in a sentence: does a list go on behind the comma, or does a new clause begin?"""

from __future__ import annotations

from collections.abc import Sequence

from claimaudit.domain.inflection import BASE, NOUN, THIRD
from claimaudit.extract.marks import Mark

_ENDS = frozenset(
    {"comma", "break", "stop", "colon", "contrast", "and", "or", "condition", "concession", "until", "close"}
)
_VERBAL = frozenset({"be", "modal", "necessity", "look", "seek", "negate", "unneeded", "ask"})
_STANCE = frozenset(
    {
        "restrict",
        "recommend",
        "return",
        "wait",
        "permit",
        "course",
        "normal",
        "warn",
        "indicate",
        "cause",
        "notice",
    }
)
_ORDERS = frozenset({"restrict", "recommend", "return", "seek", "wait", "ask"})
_JOINTS = frozenset({"comma", "and", "or"})
_LISTS = _JOINTS | {"determiner", "time", "adverb", "colon", "stop", "break", "including", "degree"}
_NAMING = frozenset({"determiner", "adverb", "normal"})
_LEADING = frozenset({"and", "or", "contrast"})
_LIGHT = frozenset({"and", "or", "contrast", "adverb", "determiner", "including", "degree"})


def chunk(marks: Sequence[Mark], at: int) -> list[Mark]:
    """The marks from there up to the next joint, a leading "and" or "but" passed over."""
    found: list[Mark] = []
    begun = False
    for mark in marks[at:]:
        role = mark.role
        if role in _ENDS and (begun or role not in _LEADING):
            break
        found.append(mark)
        begun = begun or role not in _LIGHT
    return found


def is_finite(part: Sequence[Mark]) -> bool:
    """Does the chunk hold a verb of its own, so that it is a clause and no member of a list?"""
    relative = False
    for number, mark in enumerate(part):
        stands = (
            mark.role == "that" and not number and part[1:2] and part[1].role in _VERBAL
        )  # "that is normal"
        if (mark.role in {"aside", "purpose", "reason", "that"} and not stands) or (
            mark.role == "pronoun" and number and _follows_noun(part, number)
        ):
            relative = True
        if relative or (mark.role == "negate" and not number and _negates_noun(part)):
            continue
        if mark.role in _VERBAL or (mark.role in _STANCE and _is_verb(part, number)):
            return True
        described = number > 0 and part[number - 1].concept is not None  # "warm skin"
        if mark.role in {"pronoun", "person"} and number <= 1 and mark.gap == 0 and not described:
            return True
    return False


def _negates_noun(part: Sequence[Mark]) -> bool:
    """ ", not a brush", ", never gel": nothing but a noun is denied."""
    behind = [mark for mark in part[1:] if mark.role not in {"determiner", "adverb", "degree"}]
    return bool(behind) and behind[0].is_nominal and behind[0].gap == 0 and not is_finite(behind[1:])


def is_list(marks: Sequence[Mark]) -> bool:
    """Are they nothing but things joined by commas, with few words between that no rule knows?"""
    named = [mark for mark in marks if mark.concept is not None]
    return (
        len(named) > 1
        and all(mark.concept is not None or mark.role in _LISTS for mark in marks)
        and len(named) <= sum(mark.role in _JOINTS for mark in marks) + 1
        and sum(mark.gap for mark in marks) <= len(named)
    )


def has_subject(part: Sequence[Mark]) -> bool:
    """Does the chunk name something, known or unknown, and then say something of it?"""
    for number, mark in enumerate(part):
        if mark.concept is not None or mark.role in {"pronoun", "person"}:
            return is_finite(part[number + 1 :]) or mark.role != "concept"
        if mark.role in _VERBAL:
            return mark.gap > 0
    return False


def names_subject(marks: Sequence[Mark], at: int) -> bool:
    """Do the marks from there name a subject, alone or as the first of a list ("…, retinol and acids are not")?"""
    listed = False
    while True:
        while at < len(marks) and marks[at].role in {"and", "or"}:
            at += 1
        part = chunk(marks, at)
        named = bool(part) and (part[0].concept is not None or part[0].role in _NAMING or not listed)
        if not named or has_subject(part):
            return named
        at += len(part)
        listed = all(one.concept is not None or one.role in _NAMING for one in part)
        if not listed or at >= len(marks) or marks[at].role not in _JOINTS:
            return False
        at += 1


def starts_directive(part: Sequence[Mark]) -> bool:
    """Does the chunk begin with an imperative?"""
    for mark in part:
        if mark.role in _LIGHT or mark.role in {"necessity", "negate", "modal"}:
            continue
        lessens = mark.cue is not None and mark.cue.value == "lessen"
        verb = mark.role in _ORDERS or mark.is_verb_only or lessens
        return verb and mark.may_be(BASE) and mark.gap == 0
    return False


def _is_verb(part: Sequence[Mark], number: int) -> bool:
    mark = part[number]
    predicate = mark.cue is not None and mark.cue.takes == "subject" and not mark.cue.verbs
    if predicate and mark.role in {"restrict", "recommend", "permit"}:
        return True  # "a little lotion will settle it"
    if mark.role in {"restrict", "recommend", "return", "wait"}:
        told = mark.may_be(BASE) and starts_directive(part[number:])
        active = number > 0 and mark.may_be(THIRD) and not mark.may_be(NOUN)
        return told or active or (mark.is_passive and number > 0 and mark.gap == 0)
    if mark.role in {"course", "permit", "warn", "normal"}:
        noun = part[number + 1 : number + 2]
        describes = bool(noun) and noun[0].concept is not None and noun[0].gap <= 1 and mark.role == "normal"
        return number > 0 and not (describes and part[number - 1].role == "determiner")  # "a mild cleanser"
    return mark.role in {"cause", "indicate", "notice"} and not mark.may_be("gerund")


def _follows_noun(part: Sequence[Mark], number: int) -> bool:
    return part[number - 1].concept is not None or part[number].gap > 0
