"""Reading what sets something apart: "nothing but …", "except …", "instead of …"."""

from __future__ import annotations

from itertools import pairwise

from claimaudit.extract import sights
from claimaudit.extract.marks import Governor, Mark, Statement
from claimaudit.extract.stances import ACTS, turned
from claimaudit.extract.state import EXCEPT, INSTEAD, MAIN, Sentence

_NEAR = 2


def read_nothing(sentence: Sentence, mark: Mark) -> None:
    """ "Nothing on your face but balm": what is excepted is to be used, and nothing else of its kind."""
    if sentence.mode != MAIN:
        return
    if mark.cue is not None and mark.cue.value == "else":
        told = [one for one in sentence.statements if one.stance == "recommend"]
        for statement in told:
            if statement.clause == told[-1].clause:
                statement.cues = (mark, *statement.cues)
    elif mark.cue is not None and mark.cue.value == "all":
        governor = sentence.clause.governor
        if governor is not None and governor.stance == "restrict":
            sentence.clause.governor = Governor("recommend", governor.strength, (mark, *governor.cues))
    elif _excepts(sentence):
        sentence.clause.governor = Governor("recommend", "must", (mark,))
    else:
        sentence.clause.negation = "not"


def _excepts(sentence: Sentence) -> bool:
    """Does an exception follow in the same clause?"""
    behind = sentence.marks[sentence.at + 1 :]
    for one, following in pairwise(behind):
        if one.role == "except" or (one.role == "contrast" and one.cue is not None and one.cue.id == "but"):
            return following.gap <= _NEAR
        if one.role in {"comma", "break", "stop", "colon", "condition", "aside"}:
            return False
    return False


def read_exception(sentence: Sentence, _mark: Mark) -> None:
    """ "Except": what follows is excepted from the restriction before it; "but not for a week" takes a leave back."""
    following = sentence.following()
    timed = following is not None and following.time is not None and following.time.role == "for"
    if timed and not is_nothing_but(sentence):
        for one in sentence.statements:
            if one.clause == sentence.clause.number and one.stance in {"recommend", "permit", "return"}:
                one.stance, one.strength = "restrict", ""
    elif not is_nothing_but(sentence):
        sentence.mode = EXCEPT


def is_nothing_but(sentence: Sentence) -> bool:
    """Is the exception the "but" of "nothing but …", which is read already?"""
    governor = sentence.clause.governor
    return governor is not None and not governor.used and governor.cues[0].role == "nothing"


def read_alternative(sentence: Sentence, mark: Mark) -> None:
    """ "Instead of", or the "over" of "choose a cream over a gel": what follows has the opposite stance."""
    governor = sentence.clause.governor
    cue = governor.cues[-1].cue if governor is not None and governor.used else None
    preferred = cue is not None and cue.id == "choose"
    compares = mark.cue is None or mark.cue.value != "choice" or preferred
    if sentence.mode == MAIN and compares:
        sentence.mode = INSTEAD


def read_including(sentence: Sentence, mark: Mark) -> None:
    """ "Such as": the list goes on; "normal reactions include …" says of its list what was said of the class."""
    if mark.cue is not None and mark.cue.value == "verb":
        sights.read_listing(sentence, mark)


def replace_fronted(sentence: Sentence) -> None:
    """ "Instead of a scrub, use a cream": what stands in front has the opposite stance of what is told first."""
    told = next((one for one in sentence.statements if one.stance in ACTS), None)
    if told is not None and sentence.replaced:
        stance = turned(told.stance, "not")
        sentence.statements += [
            Statement(mark, stance, "", told.cues, told.clause) for mark in sentence.replaced if stance
        ]


def spare_fronted(sentence: Sentence) -> None:
    """ "Apart from a cream, avoid all products": what stands in front is spared, and allowed."""
    barred = [one for one in sentence.statements if one.stance in {"restrict", "wait"}]
    if barred and sentence.spared:
        for one in barred:
            one.excepted += sentence.spared
        sentence.statements += [
            Statement(mark, "permit", "may", barred[0].cues, barred[0].clause) for mark in sentence.spared
        ]


def drop_conceded(sentence: Sentence) -> None:
    """ "While a scrub is usually fine, avoid it": what is conceded first is not what the reader is told."""
    if sentence.marks[0].role == "concession":
        barred = {one.mark.concept_id for one in sentence.statements if one.stance in {"restrict", "wait"}}
        sentence.statements[:] = [
            one for one in sentence.statements if one.stance != "permit" or one.mark.concept_id not in barred
        ]


def join_fronted(sentence: Sentence) -> None:
    """ "Along with redness, you may notice dryness": what stands in front goes with what is said first."""
    first = sentence.marks[0]
    if first.role != "and" or first.gap:
        return
    end = next((one.start for one in sentence.marks if one.role == "comma"), -1)
    told = next((one for one in sentence.statements if one.mark.start > end), None)
    named = [one for one in sentence.clear if one.start < end]
    said = {id(one.mark) for one in sentence.statements}
    if told is not None:
        sentence.statements += [
            Statement(mark, told.stance, told.strength, told.cues, told.clause)
            for mark in named
            if id(mark) not in said and mark.is_sign is told.mark.is_sign
        ]
