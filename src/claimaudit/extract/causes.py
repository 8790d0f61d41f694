"""Reading what explains: one thing causes another, comes from it, or does good."""

from __future__ import annotations

from dataclasses import replace

from claimaudit.domain.inflection import GERUND, PAST, THIRD
from claimaudit.extract import verbs
from claimaudit.extract.marks import Governor, Mark
from claimaudit.extract.openers import ends_inner_condition
from claimaudit.extract.sights import never_ought, warn_of_subjects
from claimaudit.extract.stances import turned
from claimaudit.extract.state import MAIN, Sentence
from claimaudit.extract.subjects import recommends

_FEW = 2


def read_cause(sentence: Sentence, mark: Mark) -> None:
    """ "X causes Y" explains Y by X; the order that it may stand behind stays what it is."""
    if _is_attribute(sentence, mark):
        return
    if sentence.within_subject or (mark.may_be(THIRD) and ends_inner_condition(sentence)):
        sentence.mode = MAIN  # "changing it before bed helps"
    if mark.cue is not None and mark.cue.value == "lessen" and _bars(sentence, mark):
        verbs.read_act(sentence, replace(mark, role="restrict"))
    elif _does_good_with(sentence, mark):
        sentence.open_governor("recommend", mark)  # "protect your skin with a hat"
    elif never_ought(sentence) and sentence.noun_ahead() is None:
        warn_of_subjects(sentence, mark)  # "swelling should not spread"
    else:
        _explain(sentence, mark)


def _explain(sentence: Sentence, mark: Mark) -> None:
    clause = sentence.clause
    if sentence.mode != MAIN or clause.directive or (mark.may_be(PAST) and not mark.may_be("base")):
        return
    ahead = sentence.noun_ahead(3)
    lessens = mark.cue is not None and mark.cue.value == "lessen"
    if lessens and (ahead is None or not ahead.is_sign):
        return  # "it may reduce your results"
    if mark.cue and mark.cue.value and recommends(sentence, mark):
        return
    if (
        not clause.subjects
        and not clause.strength
        and (mark.may_be(GERUND) or (sentence.fresh and mark.may_be("base")))
    ):
        return
    clause.inherited = clause.subjects or clause.inherited
    clause.governor = Governor(turned("cause", clause.negation), "", (mark,))
    clause.negation = ""


def _is_attribute(sentence: Sentence, mark: Mark) -> bool:
    """ "Redness that spreads", "that is still spreading", "pus or increasing pain": does it only describe a sign?"""
    before = sentence.marks[sentence.at - 1] if sentence.at else None
    if before is None:
        return False
    if before.role == "that" and mark.gap == 0 and before is not sentence.marks[0]:
        return True
    verb = next((one for one in reversed(sentence.marks[: sentence.at]) if one.role != "adverb"), before)
    if mark.may_be(GERUND) and verb.role == "be" and sentence.noun_ahead(2) is None:
        return True
    ahead = sentence.following()
    joined = before.role in {"and", "or"} and mark.may_be(GERUND) and mark.gap == 0
    signs = ahead is not None and ahead.is_sign and ahead.gap == 0
    return joined and signs and not sentence.clause.predicated


def _does_good_with(sentence: Sentence, mark: Mark) -> bool:
    """Is it an order to do good, or what can be done, and is it told with what?"""
    good = mark.cue is not None and mark.cue.value in {"benefit", "relief"}
    ordered = verbs.is_directive(sentence, mark) and not sentence.clause.subjects
    done = mark.may_be(PAST) and sentence.copula and bool(sentence.clause.strength)
    if not (good and (ordered or done)) or sentence.mode != MAIN:
        return False
    behind = sentence.marks[sentence.at + 1 :]
    for number, one in enumerate(behind[:-1]):
        if one.role in {"comma", "and", "break", "stop", "contrast", "by", "purpose"}:
            return False
        named = next((other for other in behind[number + 1 :] if other.role != "determiner"), one)
        if one.role == "including" and named.is_action and named.gap <= _FEW:
            return True
    return False


def _bars(sentence: Sentence, mark: Mark) -> bool:
    """ "Minimise exercise", "sun should be reduced": said of something done, it bars; said of a sign, it does good."""
    ahead, subjects = sentence.noun_ahead(), sentence.clause.subjects
    if mark.may_be(PAST) and sentence.copula:
        return any(one.is_action for one in subjects)
    return ahead is not None and ahead.is_action and not subjects


def read_origin(sentence: Sentence, mark: Mark) -> None:
    """ "Y is due to X" explains Y by X."""
    clause = sentence.clause
    if sentence.mode != MAIN:
        return
    clause.inherited = clause.subjects or sentence.referents("cause")
    clause.governor = Governor("from", "", (mark,))
