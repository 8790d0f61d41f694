"""Reading what bends a stance: negations, modals, "by", what somebody asks for, "as little as possible"."""

from __future__ import annotations

from claimaudit.extract import openers
from claimaudit.extract.marks import Governor, Mark
from claimaudit.extract.state import EXCEPT, INSTEAD, MAIN, Sentence

_JOINING = frozenset({"and", "comma", "contrast"})


def read_negation(sentence: Sentence, mark: Mark) -> None:
    """ "Not", "never": turns what follows, sets a noun apart ("not a brush"), or bars what is done ("a mistake to")."""
    if sentence.mode == MAIN and mark.cue is not None and mark.cue.value == "act":
        _read_unwise(sentence, mark)
    elif sentence.mode == MAIN:
        clause = sentence.clause
        before = sentence.marks[sentence.at - 1] if sentence.at else None
        governor = clause.governor
        listed = (
            before is not None and before.role == "comma" and mark.gap == 0 and bool(sentence.noun_ahead(0))
        )
        following = sentence.following()
        means = following is not None and following.role == "including" and not (mark.gap or following.gap)
        listed = listed or (means and before is not None and before.role in _JOINING)
        taken = governor is not None and governor.stance == "recommend"
        if listed and (taken or (governor is None and _is_put_in(sentence))):
            sentence.mode = (
                INSTEAD  # "use your fingertips, not a brush", "acetaminophen, not ibuprofen, is …"
            )
            return
        if governor is not None and governor.cues[-1].role == "necessity" and not governor.used:
            clause.governor = None  # "make sure you do not …"
        clause.negation = "not"
        clause.strength = (mark.cue.strength if mark.cue else "") or clause.strength
        clause.pending = (*clause.pending, mark) if clause.pending else clause.pending
        sentence.expecting = True


def _read_unwise(sentence: Sentence, mark: Mark) -> None:
    """ "It is a mistake to …", "the commonest mistake is …": bars what is done, and asks for what is left undone."""
    clause = sentence.clause
    strength = mark.cue.strength if mark.cue else ""
    clause.governor = Governor("restrict", strength, (mark,))
    clause.negation, clause.strength, sentence.expecting = "not", strength, True
    clause.pronoun, sentence.copula = None, False


def _is_put_in(sentence: Sentence) -> bool:
    """Does nothing but a noun stand between the "not" and the next comma, behind something to be done?"""
    behind = [one for one in sentence.marks[sentence.at + 1 :] if one.role not in {"determiner", "adverb"}]
    named = len(behind) > 1 and behind[0].is_action and behind[1].role == "comma" and behind[1].gap == 0
    return named and any(one.is_action for one in sentence.clause.subjects)


def read_unneeded(sentence: Sentence, _mark: Mark) -> None:
    """ "No need to": what follows need not be done; the "it" of "it is not necessary to" stands for nothing."""
    if sentence.mode != MAIN:
        return
    sentence.clause.negation, sentence.expecting = "unneeded", True
    if sentence.copula:
        sentence.clause.pronoun, sentence.copula = None, False


def read_modal(sentence: Sentence, mark: Mark) -> None:
    """ "Should", "can": how strong what follows is, and that a verb comes."""
    following = sentence.following()
    asks = following is not None and following.role == "first_person"  # "should I stop?"
    if not (sentence.at or mark.gap or asks) and mark.cue and mark.cue.value == "inverts":
        openers.read_condition(sentence, mark)  # "Should blisters form, …"
        return
    openers.end_people(sentence, mark)
    inner = sentence.within_subject or openers.ends_inner_condition(sentence)
    if sentence.mode in {EXCEPT, INSTEAD} or inner:
        sentence.mode = MAIN
    if sentence.mode == MAIN and mark.cue:
        clause = sentence.clause
        if clause.governor and not clause.governor.nominal and not sentence.fresh and clause.governor.used:
            clause.governor = None
        if (clause.predicated and not clause.directive) or _ends_relative(sentence):
            clause.negation = ""  # "brushes that have not been washed should …"
        clause.strength, clause.modal, sentence.expecting = mark.cue.strength, mark, True
        clause.unreal = mark.cue.value == "unreal"
        if clause.subjects and all(one.concept_id == sentence.professional for one in clause.subjects):
            sentence.reported = True


def _ends_relative(sentence: Sentence) -> bool:
    """Does the verb stand behind a relative clause that has one of its own?"""
    return sentence.qualified and sentence.marks[sentence.at - 1].role != "that"


def read_by(sentence: Sentence, _mark: Mark) -> None:
    """ "By using …", "this means using …": the gerund behind it is told."""
    if sentence.mode == MAIN:
        sentence.clause.by = True


def read_ask(sentence: Sentence, mark: Mark) -> None:
    """ "We ask you to": an order follows."""
    sentence.advised = True
    sentence.clause.strength, sentence.expecting = "should", True
    sentence.clause.pending = (mark,)
    sentence.clause.wished = mark.cue is not None and mark.cue.value == "past"


def read_minimal(sentence: Sentence, mark: Mark) -> None:
    """ "As little as possible" makes the contrary of what was told."""
    governor = sentence.clause.governor
    if governor is not None and not governor.used and governor.stance in {"recommend", "permit"}:
        governor.stance, governor.cues = "restrict", (*governor.cues, mark)
    for statement in sentence.statements:
        if statement.clause == sentence.clause.number and statement.stance in {"recommend", "permit"}:
            statement.stance, statement.cues = "restrict", (*statement.cues, mark)
