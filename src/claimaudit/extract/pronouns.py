"""Reading pronouns, the people a sentence speaks of, and "be"."""

from __future__ import annotations

from claimaudit.extract.marks import Condition, Governor, Mark
from claimaudit.extract.openers import close_condition, ends_inner_condition
from claimaudit.extract.sights import read_listing
from claimaudit.extract.state import ASIDE, CONDITION, EXCEPT, INSTEAD, MAIN, Sentence


def read_pronoun(sentence: Sentence, mark: Mark) -> None:
    """ "It", "them": the subject of what follows, or what an open verb takes."""
    clause = sentence.clause
    if sentence.mode == CONDITION:
        if _stands_for_list(sentence):
            return
        condition = sentence.conditions[-1]
        if _is_done(sentence, condition):
            condition.referred.extend([one for one in sentence.topic if one.is_action][:1])
        elif not condition.marks and any(one.role == "seek" for one in sentence.marks):
            condition.referred.extend(one for one in _earlier(sentence) if one.is_sign)
        return
    if sentence.mode != MAIN:
        return
    governor = clause.governor
    if mark.cue is not None and mark.cue.value == "one" and (governor is None or governor.used or mark.gap):
        return  # "this one", "one can see"
    if (
        governor
        and not governor.used
        and mark.gap <= 1
        and not governor.nominal
        and not _is_treated(governor)
        and not _starts_clause(sentence)
    ):
        referents = sentence.referents(governor.stance)
        if referents and governor.stance != "seek":
            sentence.state(referents, governor.stance, governor.strength, governor.cues)
            governor.used = True
        return
    if not clause.subjects:
        clause.pronoun = mark
        sentence.reported = sentence.reported or (sentence.at == 0 and _is_professional(sentence))


def _stands_for_list(sentence: Sentence) -> bool:
    """ "Call us if you notice any of these:": does it stand for what is listed below?"""
    following = sentence.following()
    return following is sentence.marks[-1] and following.role == "colon" and not following.gap


def read_that(sentence: Sentence, mark: Mark) -> None:
    """ "That" at the start of a clause is a pronoun; behind what a verb has taken it says more of it, up to a joint."""
    before = sentence.marks[sentence.at - 1] if sentence.at else None
    governor = sentence.clause.governor
    following = sentence.following()
    joined = before is not None and before.role == "and" and sentence.noun_ahead() is not None
    joined = joined and sentence.at > 1 and sentence.marks[sentence.at - 2].role == "comma"
    if joined and sentence.mode == MAIN:
        sentence.new_clause()  # "remember that …, and that the gel …"
    elif sentence.fresh:
        read_pronoun(sentence, mark)
    elif mark.gap and sentence.mode == MAIN and governor is None and following and following.role == "modal":
        sentence.mode, sentence.aside_has_act, sentence.aside = (
            ASIDE,
            False,
            None,
        )  # "a spot that has to start over"
    elif (
        sentence.mode == MAIN
        and governor is None
        and before is not None
        and (before.concept is not None or before.role == "person")
        and mark.gap == 0
        and not _is_result(sentence)
    ):
        sentence.qualified = True
    elif (
        sentence.mode == MAIN
        and governor
        and governor.used
        and before is not None
        and before.concept is not None
    ):
        sentence.mode, sentence.aside_has_act, sentence.aside = ASIDE, False, None


def _is_result(sentence: Sentence) -> bool:
    """ "The result is skin that feels tight": what it is like is said of the skin, and does not pick one out."""
    return sentence.at > 1 and sentence.marks[sentence.at - 2].role == "be"


def read_person(sentence: Sentence, mark: Mark) -> None:
    """ "You", "clients": the clause has a subject that is no concept, so that its verbs are no orders."""
    sentence.copula = False
    if _ends_span(sentence):
        close_condition(sentence, mark.start)
        sentence.new_clause()
    if sentence.mode == MAIN and not sentence.clause.subjects:
        sentence.clause.person = True
        sentence.clause.others = mark.cue is not None and mark.cue.value == "else"


def read_first_person(sentence: Sentence, _mark: Mark) -> None:
    """ "I", "my": a story, unless it advises."""
    sentence.personal.add(sentence.clause.number)


def read_look(sentence: Sentence, mark: Mark) -> None:
    """ "Feels tight": like "be", it takes what the skin is; "people feel a sting" takes nouns too."""
    read_be(sentence, mark)
    following, clause = sentence.following(), sentence.clause
    noun = (
        following is not None and following.role in {"determiner", "degree", "normal"} and not following.gap
    )
    if noun and clause.person and sentence.mode == MAIN and clause.governor is None and not clause.negation:
        clause.governor = Governor("notice", "", (mark,))


def read_be(sentence: Sentence, mark: Mark) -> None:
    """ "Is": what follows is said of the subjects; a verb of a nominal clause has ended."""
    clause = sentence.clause
    before = sentence.marks[sentence.at - 1] if sentence.at else None
    if before is not None and before.role == "time" and mark.gap == 0 and not clause.subjects:
        clause.person = True  # "a day and a half is kinder" speaks of the time
    if sentence.mode in {EXCEPT, INSTEAD} or sentence.within_subject or ends_inner_condition(sentence):
        sentence.mode = MAIN
    if sentence.mode == MAIN:
        if sentence.qualified and before is not None and before.role not in {"that", "negate", "modal"}:
            clause.negation = ""  # "a mark that was not there is …"
        sentence.copula, clause.be = True, mark.gap == 0
        governor = clause.governor
        if governor and governor.used and not (governor.nominal or governor.sticky):
            clause.governor = None
        if sentence.at and sentence.marks[0].role == "or":
            clause.negation = ""
        if mark.role == "be" and clause.governor is None:
            read_listing(sentence, mark)


def _ends_span(sentence: Sentence) -> bool:
    """ "During the day you may …": what names a span of time ends where somebody acts."""
    if sentence.mode != CONDITION:
        return False
    condition, mark, following = sentence.conditions[-1], sentence.marks[sentence.at], sentence.following()
    span = condition.opener.cue is not None and condition.opener.cue.value == "during"
    acts = following is not None and following.role in {"modal", "be"} and following.gap == 0
    named = condition.marks or condition.times or mark.gap
    return span and condition.last_clause is None and bool(named) and acts


def _is_done(sentence: Sentence, condition: Condition) -> bool:
    """ "When you go back to it", "if you use it": the pronoun stands for what is done."""
    before = sentence.marks[sentence.at - 1]
    return not condition.marks and before.role in {"return", "recommend"} and before.start > condition.start


def _is_professional(sentence: Sentence) -> bool:
    """Does "they" mean the people whom the sentence before told the reader to ask, as in "they can assess …"?"""
    people = [mark.concept_id in {"", sentence.professional} for mark in sentence.topic]
    ahead = sentence.marks[sentence.at + 1 : sentence.at + 3]
    acting = [mark.role for mark in ahead][:1] == ["modal"] and any(mark.role == "seek" for mark in ahead[1:])
    return people[:1] == [True] or (any(people) and acting)


def _is_treated(governor: Governor) -> bool:
    """ "Treat them with balm": the pronoun is what is treated, and not what is used."""
    cue = governor.cues[-1].cue
    return cue is not None and cue.id == "treat_with"


def _starts_clause(sentence: Sentence) -> bool:
    following = sentence.following()
    return (
        following is not None and following.role in {"be", "modal", "negate", "look"} and following.gap == 0
    )


def _earlier(sentence: Sentence) -> list[Mark]:
    said = [one.mark for one in sentence.statements if one.mark.is_sign]
    return said or [mark for mark in sentence.clear if mark.is_sign] or list(sentence.topic)
