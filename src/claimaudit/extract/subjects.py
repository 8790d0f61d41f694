"""What a predicate speaks of, and how it bears on a stance that a gerund took before it."""

from __future__ import annotations

from claimaudit.domain.inflection import GERUND, THIRD
from claimaudit.extract.ahead import chunk
from claimaudit.extract.marks import Mark, Statement
from claimaudit.extract.stances import ACTS, turned
from claimaudit.extract.state import ASIDE, Sentence


def subjects_of(sentence: Sentence) -> list[Mark]:
    """The concepts that a predicate speaks of: the clause's own, else those that it goes on with."""
    clause = sentence.clause
    if clause.subjects:
        return clause.subjects
    if clause.pronoun is not None or clause.person:
        return []
    return clause.inherited or clause.label


def is_attribute(sentence: Sentence, mark: Mark) -> bool:
    """Does the word stand before the noun that it describes ("mild redness"), with no "is" before it?"""
    following = sentence.following()
    beside = following is not None and following.concept is not None and following.gap == 0
    beside = beside and following is not None and following.concept_id != sentence.professional
    if (
        beside
        and following is not None
        and not sentence.copula
        and (following.is_sign or sentence.clause.predicated)
    ):
        return True
    governor = sentence.clause.governor
    if governor and governor.stance in {"from", "cause", "deny", *ACTS} and not governor.nominal:
        return True
    if mark.cue is not None and mark.cue.role == "course":
        return False
    said = (
        sentence.copula
        or sentence.has_subject
        or (sentence.clause.pronoun is not None and mark.gap == 0)
        or (bool(sentence.clause.label) and mark.cue is not None and mark.cue.takes == "subject")
    )
    return not said and (beside or not sentence.fresh)


def awaiting(sentence: Sentence) -> list[Statement]:
    """What gerunds took as subjects of the clause ("using gel and avoiding heat …"), until something is said of it."""
    governor = sentence.clause.governor
    if governor is None or not governor.nominal:
        return []
    return [one for one in sentence.statements if one.tentative]


def strengthen(sentence: Sentence, own: list[Statement], mark: Mark, strength: str) -> None:
    """Let a predicate settle what a gerund took: how strong it is, or, under a negation, the contrary."""
    negation = sentence.clause.negation
    for statement in own:
        stance = statement.stance
        statement.stance = turned(stance, "unneeded" if negation and stance == "restrict" else negation)
        statement.strength = "may" if negation and stance == "restrict" else strength
        statement.cues = (*statement.cues, mark)
        statement.tentative = False


def recommends(sentence: Sentence, mark: Mark) -> bool:
    """What does good is recommended by that: "a cold cloth can help"; only explanations speak of what just happens."""
    clause, governor = sentence.clause, sentence.clause.governor
    loose = sentence.fresh or sentence.copula or mark.gap > 0
    if loose and not clause.strength and not mark.may_be(THIRD):
        return False
    own = [one for one in sentence.statements if governor and governor.nominal and one.cues == governor.cues]
    acts = [one for one in subjects_of(sentence) if one.is_action]
    if clause.negation or not (own or acts) or mark.may_be(GERUND):
        return False
    strengthen(sentence, own, mark, "may")
    sentence.state(
        [one for one in acts if all(one is not two.mark for two in own)], "recommend", "may", (mark,)
    )
    clause.governor, clause.predicated, clause.subjects = None, True, []
    sentence.mode = ASIDE
    return True


def keeps_well(sentence: Sentence, mark: Mark) -> bool:
    """ "Choosing a bland cream keeps this to a minimum", but not "heat keeps the flush going"."""
    behind = chunk(sentence.marks, sentence.at + 1)
    kept = mark.role == "restrict" or not any(one.is_sign for one in behind)
    return kept and recommends(sentence, mark)


def limits_sign(sentence: Sentence, mark: Mark) -> bool:
    """ "Sleeping on your back can limit swelling": what lessens a sign does good."""
    ahead = sentence.noun_ahead()
    limits = mark.cue is not None and mark.cue.id == "avoid" and ahead is not None and ahead.is_sign
    return limits and bool(sentence.clause.strength) and recommends(sentence, mark)
