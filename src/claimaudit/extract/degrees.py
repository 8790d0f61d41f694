"""The wording that bounds a concept: "excessively red", "severe or persistent breakouts", "harsh soap"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter

from claimaudit.domain.domain import Domain
from claimaudit.domain.inflection import ADJECTIVE
from claimaudit.extract.known import Known
from claimaudit.extract.marks import Mark, Statement
from claimaudit.extract.state import Sentence
from claimaudit.extract.words import Words

_REACH = 4
_NEAR = 2
_APART = frozenset({"break", "contrast", "seek", "stop"})
_RELATIVE_ENDS = frozenset({"comma", "break", "stop", "seek", "warn", "normal", "contrast", "be", "modal"})
_start = attrgetter("start")
_JOINTS = frozenset({"or", "and", ","})


def degree_before(mark: Mark, words: Words, domain: Domain) -> str:
    """The degree words right before a concept, in the article's words, lower case; "" where there are none."""
    degrees = _degrees(domain)
    last = first = mark.start
    for at in range(mark.start - 1, max(mark.start - _REACH - 1, -1), -1):
        word = words.texts[at]
        if degrees[word]:
            first = at
        elif word.lower() not in _JOINTS:
            break
    return words.text(first, last).lower().strip(" ,") if first < last else ""


def degree_inside(mark: Mark, words: Words, domain: Domain) -> str:
    """The degree words inside a concept's own words: "strenuous" in "strenuous exercise"."""
    degrees = _degrees(domain)
    return " ".join([word.lower() for word in words.texts[mark.start : mark.end] if degrees[word]])


@lru_cache(maxsize=8)
def _degrees(domain: Domain) -> Known[bool]:
    """Which words bound a concept, each asked of the domain once."""
    read = domain.comparison.degrees.read
    others = {0, read("\x00")}
    return Known(lambda word: read(word.lower()) not in others)


def degree_of(sentence: Sentence, statement: Statement, words: Words, domain: Domain) -> str:
    """The wording that bounds the concept of a statement: before it, inside it, in its list, or as its course."""
    mark = statement.mark
    if not sentence.names(mark):
        return ""
    inside = degree_inside(mark, words, domain) if mark.concept and mark.concept.category != "product" else ""
    before = degree_before(mark, words, domain)
    listed = "" if before else _listed_degree(sentence, mark, words, domain)
    course = _course(sentence, mark, words) if statement.stance == "warn" and mark.is_sign else ""
    return "; ".join(dict.fromkeys([word for word in (before, inside, listed, course) if word]))


def _listed_degree(sentence: Sentence, mark: Mark, words: Words, domain: Domain) -> str:
    """The degree of the first of a list, which speaks of all: "severe irritation or discomfort"."""
    at = bisect_left(sentence.marks, mark.start, key=_start)
    for one in reversed(sentence.marks[:at]):
        if one.role == "comma" and ADJECTIVE not in mark.forms:
            return ""
        if one.concept is not None and one.concept.category == (
            mark.concept.category if mark.concept else ""
        ):
            degree = degree_before(one, words, domain)
            if degree:
                return degree
        elif one.role not in {"comma", "or", "and", "determiner"}:
            return ""
    return ""


def _course(sentence: Sentence, mark: Mark, words: Words) -> str:
    """ "Worsens", "spreads", "… that throbs" said of a sign in the same condition or clause."""
    relative = _relative(sentence, mark, words)
    if relative:
        return relative
    for number, one in enumerate(sentence.marks):
        if one.start >= mark.end and _goes_on(sentence.marks, number):
            between = [mid for mid in sentence.marks if mark.end <= mid.start < one.start]
            if all(mid.role not in _APART for mid in between) and not _is_of_other(between):
                return words.text(one.start, one.end).lower()
        if one.role == "persist" and one.end <= mark.start and mark.start - one.end <= _NEAR:
            return words.text(one.start, one.end).lower()
    return ""


def _is_of_other(between: Sequence[Mark]) -> bool:
    """ "If you notice swelling, or if redness persists": another "if" with a sign of its own stands before the word."""
    again = max(
        (number for number, mid in enumerate(between) if mid.role == "condition"), default=len(between)
    )
    return any(mid.is_sign for mid in between[again + 1 :])


def _goes_on(marks: Sequence[Mark], number: int) -> bool:
    """Does the word say how a sign goes on: "persists", or "spreads" where nothing is spread?"""
    one = marks[number]
    if one.role != "cause":
        return one.role == "persist"
    following = marks[number + 1] if number + 1 < len(marks) else None
    return following is None or (
        following.concept is None and following.role not in {"determiner", "including"}
    )


def _relative(sentence: Sentence, mark: Mark, words: Words) -> str:
    """The relative clause behind a sign, up to the next joint: "spreads or throbs"."""
    at = bisect_left(sentence.marks, mark.start, key=_start)
    following = sentence.following(at)
    if following is None or following.role != "that" or following.gap:
        return ""
    behind = [one for one in sentence.marks[at + 2 :] if one.start > following.end]
    end = next((one.start for one in behind if one.role in _RELATIVE_ENDS), len(words))
    bare = sentence.following(at + 1)
    if bare is not None and bare.role == "modal" and bare.end == end:
        return ""  # "an issue that needs to be addressed"
    return words.text(following.end, end).lower().strip(" .,;:")
