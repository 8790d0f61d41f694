"""Reading what is done or used and stands as a verb of its own: "moisturize", "can be washed", "peel"."""

from __future__ import annotations

from claimaudit.domain.inflection import GERUND, PAST
from claimaudit.extract.marks import Governor, Mark
from claimaudit.extract.stances import turned
from claimaudit.extract.state import Sentence
from claimaudit.extract.verbs import is_directive


def read_own_verb(sentence: Sentence, mark: Mark) -> bool:
    """What is done or used and stands as a verb: how to do something, an order, a passive, the good that it does."""
    clause = sentence.clause
    if clause.by and mark.may_be(GERUND) and not clause.subjects:
        sentence.state([mark], turned("recommend", clause.negation), "may", (mark,))
    elif _is_order(sentence, mark):
        _order(sentence, mark)
    elif _goes_with_gerund(sentence, mark):
        sentence.state([mark], "recommend", clause.strength, (mark,))
    elif mark.may_be(PAST) and sentence.copula and not mark.is_nominal:
        _read_passive(sentence, mark)
    elif _is_prescribed(sentence, mark):
        sentence.state(
            [mark], turned("recommend", clause.negation), clause.strength, (sentence.marks[sentence.at - 1],)
        )
        clause.predicated = True
    elif mark.is_verb_only and sentence.expecting and _does_good(sentence) and clause.modal:
        sentence.state(clause.subjects, "recommend", "may", (clause.modal, mark))
        clause.predicated = True
    else:
        return False
    return True


def _goes_with_gerund(sentence: Sentence, mark: Mark) -> bool:
    """ "We recommend cutting back on coffee and drinking water": the next of what is advised."""
    governor, before = sentence.clause.governor, sentence.marks[sentence.at - 1]
    advised = any(one.cue is not None and one.cue.id == "recommend" for one in sentence.marks[: sentence.at])
    listed = before.role in {"and", "or", "comma"} and not mark.gap and mark.may_be(GERUND)
    gerund = governor is not None and governor.stance == "restrict" and governor.cues[-1].may_be(GERUND)
    return advised and listed and gerund and not sentence.clause.negation


def _is_prescribed(sentence: Sentence, mark: Mark) -> bool:
    """ "Your sunscreen should be a mineral one", "the last step should be a cream": what something ought to be."""
    clause = sentence.clause
    before = [
        one for one in sentence.marks[: sentence.at] if one.role not in {"determiner", "adverb", "normal"}
    ]
    named = bool(before) and before[-1].role == "be" and mark.gap <= 1 and mark.is_nominal
    ought = clause.modal is not None and clause.strength in {"should", "must"} and not clause.unreal
    return named and ought and not (clause.person or clause.pronoun or clause.negation)


def _does_good(sentence: Sentence) -> bool:
    """ "A serum will hydrate your skin": is it something used of which the verb is said?"""
    subjects = sentence.clause.subjects
    return not sentence.clause.negation and bool(subjects) and all(one.is_action for one in subjects)


def _is_order(sentence: Sentence, mark: Mark) -> bool:
    clause = sentence.clause
    spoken_of = (clause.subjects or clause.pronoun) and not (clause.person or clause.pending)
    limited = (
        clause.governor is not None
        and not clause.person
        and bool(clause.strength)
        and not clause.governor.used
    )
    if not is_directive(sentence, mark) or spoken_of or limited:
        return False
    following = next((one for one in sentence.marks[sentence.at + 1 :] if one.role != "adverb"), None)
    told = sentence.expecting or not sentence.fresh
    if mark.is_nominal and following is not None and following.gap and not told:
        return False  # "ice straight on the skin can …"
    if mark.is_nominal and following is not None and following.gap <= 1:
        verbal = following.role in {
            "cause",
            "be",
            "modal",
            "necessity",
            "wait",
            "permit",
            "negate",
            "course",
            "colon",
            "break",
        } or (following.concept is not None and following.gap == 0)
        return not verbal and not (
            sentence.fresh and following.role in {"comma", "and", "or"} and not sentence.expecting
        )
    return not (mark.is_nominal and sentence.fresh and not sentence.expecting and following is None)


def _order(sentence: Sentence, mark: Mark) -> None:
    clause = sentence.clause
    stance = turned("recommend", clause.negation)
    cues = (*clause.pending, mark)
    sentence.state([mark], stance, clause.strength, cues)
    if mark.is_nominal and sentence.fresh and sentence.statements:
        sentence.statements[-1].weak = True
    clause.governor = Governor(stance, clause.strength, cues, used=True) if stance else None
    if mark.cue is not None and mark.cue.warns_of_object and stance == "recommend":
        clause.governor = Governor("warn", "", (mark,))  # "watch for pus" is done, and warns
    clause.directive, clause.pending = True, ()


def _read_passive(sentence: Sentence, mark: Mark) -> None:
    clause = sentence.clause
    if clause.strength or clause.negation:
        things = [
            one for one in clause.subjects if one.concept is not None and one.concept.category == "activity"
        ]
        told = things or [mark]  # "towels should be washed" speaks of the towels
        sentence.state(told, turned("recommend", clause.negation), clause.strength, (mark,))
