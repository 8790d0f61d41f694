"""Reading the concepts of a sentence."""

from __future__ import annotations

from claimaudit.domain.inflection import ADJECTIVE, BASE, GERUND, LITERAL, PAST, THIRD, WITHOUT
from claimaudit.extract import deeds, sights
from claimaudit.extract.marks import Mark
from claimaudit.extract.stances import ACTS, seen, turned
from claimaudit.extract.state import MAIN, Sentence
from claimaudit.extract.verbs import is_directive


def read_concept(sentence: Sentence, mark: Mark) -> None:
    """A concept: part of a condition, an exception or an aside, an order by itself, taken by a verb, or a subject."""
    if _is_predicate_noun(sentence, mark):
        return
    sentence.mentioned.append(mark)
    if sentence.mode == MAIN:
        sentence.clear.append(mark)
    match sentence.mode:
        case "condition":
            _read_in_condition(sentence, mark)
        case "except":
            _read_excepted(sentence, mark)
        case "instead":
            _read_alternative(sentence, mark)
        case "aside":
            _read_in_aside(sentence, mark)
        case _:
            _read_in_clause(sentence, mark)


def _is_predicate_noun(sentence: Sentence, mark: Mark) -> bool:
    """ "Itching is a normal side effect", "SPF is an essential product": the class says nothing more of them."""
    before = sentence.marks[sentence.at - 1] if sentence.at else None
    said = sentence.clause.predicated and not sentence.fresh and sentence.mode == MAIN
    quality = "normal" if mark.is_sign else "necessity"
    return said and before is not None and before.role == quality and mark.gap == 0


def _read_in_condition(sentence: Sentence, mark: Mark) -> None:
    condition = sentence.conditions[-1]
    before = sentence.marks[sentence.at - 1] if sentence.at else None
    negated = before is not None and (
        before.role == "negate" or (before.cue is not None and before.cue.id == "no")
    )
    (condition.negated if negated else condition.marks).append(mark)


def _read_excepted(sentence: Sentence, mark: Mark) -> None:
    if not mark.is_action:
        return
    own = [one for one in sentence.statements if one.clause == sentence.clause.number and one.stance in ACTS]
    governor = sentence.clause.governor
    if not own and governor is not None and governor.stance in {"restrict", "wait"}:
        sentence.state([mark], "permit", governor.strength, governor.cues)
    if not own:
        sentence.spared += [] if sentence.statements or governor else [mark]
        return
    if own[0].stance in {"restrict", "wait"}:
        for statement in own:
            if statement.stance in {"restrict", "wait"}:
                statement.excepted.append(mark)
        sentence.state([mark], "permit", "may", own[0].cues)
    else:
        sentence.state([mark], "restrict", "should", own[0].cues)


def _read_alternative(sentence: Sentence, mark: Mark) -> None:
    acts = [one for one in sentence.statements if one.clause == sentence.clause.number and one.mark.is_action]
    governor = sentence.clause.governor
    against = governor if governor is not None and governor.stance in ACTS else next(iter(acts), None)
    if "act" in mark.otherwise and mark.may_be(GERUND):
        mark.concept = mark.otherwise["act"]
    if against is not None:
        barred = against.stance == "restrict" and mark.may_be(GERUND)  # "leave it alone rather than picking"
        stance = "restrict" if barred else turned(against.stance, "not")
        sentence.state([mark], stance, against.strength, against.cues)
    elif mark.is_action and mark.may_be(GERUND) and sentence.marks[0].role != "instead":
        sentence.state([mark], "restrict", "", ())  # "let them fall off instead of picking"
    elif mark.is_action and not sentence.statements:
        sentence.replaced.append(mark)
    sentence.fresh = False


def _read_in_aside(sentence: Sentence, mark: Mark) -> None:
    sentence.aside_has_act = sentence.aside_has_act or mark.is_action
    if (
        sentence.clause.directive
        and sentence.fresh
        and mark.is_verb_only
        and mark.gap == 0
        and mark.is_action
    ):
        sentence.new_clause()
        _read_in_clause(sentence, mark)


def _read_in_clause(sentence: Sentence, mark: Mark) -> None:
    clause = sentence.clause
    clause.objects = clause.objects or clause.governor is not None
    if "act" in mark.otherwise and _is_told(sentence, mark):
        mark.concept = mark.otherwise["act"]
    if mark.may_be(WITHOUT):
        negation = "" if clause.directive else clause.negation  # "do not use it, and stay in the shade"
        sentence.state([mark], turned("restrict", negation), clause.strength, (mark,))
    elif _is_denied(sentence, mark):
        sights.deny(sentence, clause.subjects or sentence.referents("normal"), mark)
    elif sights.may_turn_out(sentence, mark):
        sights.warn_of(sentence, mark)
    elif _is_seen(sentence, mark):
        _read_look_of_skin(sentence, mark)
    elif not sentence.govern(mark) and not (mark.is_action and deeds.read_own_verb(sentence, mark)):
        _read_named(sentence, mark)


def _is_seen(sentence: Sentence, mark: Mark) -> bool:
    """Is the sign what skin looks, feels or does ("is pink", "may flake")?"""
    if not mark.is_sign:
        return False
    clause = sentence.clause
    if sentence.copula and not _is_awaited(sentence) and _describes(sentence, mark):
        return not _is_set(sentence)
    verbal = (mark.may_be(BASE) or mark.may_be(THIRD)) and (
        not mark.is_nominal or _follows_its_subject(sentence, mark)
    )
    skin = clause.person or (clause.pronoun is not None and _speaks_of_skin(sentence))
    return verbal and skin and clause.governor is None


def _is_set(sentence: Sentence) -> bool:
    """ "The shower should be warm", "sweat makes skin sting": said of something that is no skin."""
    clause = sentence.clause
    ought = clause.modal is not None and clause.strength in {"should", "must"}
    used = bool(clause.subjects) and all(one.is_action for one in clause.subjects)
    made = used and sentence.marks[sentence.at - 1].role == "look"  # "sweat can make the skin sting"
    return made or (ought and not (clause.person or clause.pronoun or clause.subjects))


def _speaks_of_skin(sentence: Sentence) -> bool:
    """Is the last thing that an "it" can stand for the skin: "your skin will be red and it may flake"?"""
    spoken = [one for one in sentence.marks[: sentence.at] if one.role == "person" or one.is_action]
    return bool(spoken) and spoken[-1].cue is not None and spoken[-1].cue.value == "thing"


def _read_named(sentence: Sentence, mark: Mark) -> None:
    """A concept that no verb has taken is the subject of one to come."""
    governor = sentence.clause.governor
    if governor is None or governor.nominal or governor.stance not in {"restrict", "recommend", "wait"}:
        _read_subject(sentence, mark)


def _is_told(sentence: Sentence, mark: Mark) -> bool:
    """Is the reader told not to do what skin also does by itself ("do not peel")?"""
    clause = sentence.clause
    spoken_of = clause.person or clause.subjects or clause.pronoun
    told = clause.modal is not None and clause.strength != "may"
    begins = not spoken_of and sentence.marks[0].gap == 0
    forbidden = clause.negation == "not" and (told or begins)
    return forbidden and is_directive(sentence, mark)


def _follows_its_subject(sentence: Sentence, mark: Mark) -> bool:
    """ "The skin stings", "it may flake": a word that is a noun too stands where the verb does."""
    last = sentence.marks[sentence.at - 1] if sentence.at else mark
    if last.cue is not None and last.cue.value == "begins" and not mark.gap:
        return mark.may_be(BASE)  # "the skin feels rough and begins to flake"
    before = next((one for one in reversed(sentence.marks[: sentence.at]) if one.role != "adverb"), mark)
    thing = before.cue is not None and before.cue.value == "thing"
    spoken_of = before.role == "modal" or (before.role == "person" and mark.may_be(THIRD if thing else BASE))
    return mark.gap == 0 and spoken_of


def _is_denied(sentence: Sentence, mark: Mark) -> bool:
    """ "Redness is not an infection": what a sign is said not to be."""
    clause = sentence.clause
    spoken = clause.subjects or (sentence.referents("normal") if clause.pronoun is not None else [])
    signs = bool(spoken) and all(one.is_sign for one in spoken)
    before = sentence.marks[sentence.at - 1] if sentence.at else None
    named = before is not None and before.role == "determiner"
    return bool(mark.is_sign and sentence.copula and clause.negation == "not" and signs and named)


def _is_awaited(sentence: Sentence) -> bool:
    """Does "what is not fine is …" wait for what it warns of?"""
    governor = sentence.clause.governor
    return governor is not None and governor.stance in {"warn", "normal"} and not governor.nominal


def _describes(sentence: Sentence, mark: Mark) -> bool:
    """Does the sign stand as what something is or feels, and not as a noun of its own?"""
    before = next(
        (
            one
            for one in reversed(sentence.marks[: sentence.at])
            if one.role not in {"determiner", "including", "normal"}
        ),
        sentence.marks[0],
    )
    felt = before.role == "look" or (before.role in {"be", "adverb"} and mark.may_be(LITERAL))
    return mark.may_be(ADJECTIVE) or mark.may_be(PAST) or (felt and mark.gap == 0)


def _read_look_of_skin(sentence: Sentence, mark: Mark) -> None:
    """ "Your skin will be pink": expected, whatever nothing else says."""
    clause = sentence.clause
    cue = sentence.marks[sentence.at - 1]
    stance = seen(clause)
    if sentence.qualified:
        clause.subjects += [mark] if clause.person else []  # "skin that is pink is normal"
        return
    if stance and not clause.directive and not clause.predicated:
        sentence.state([mark], stance, "", (cue,))
    clause.subjects.append(mark)


def _read_subject(sentence: Sentence, mark: Mark) -> None:
    clause = sentence.clause
    before = sentence.marks[sentence.at - 1] if sentence.at else None
    if (
        mark.is_sign
        and clause.subjects
        and before is not None
        and before.cue is not None
        and before.cue.id == "no"
    ):
        return
    if (
        mark.is_action
        and not mark.is_nominal
        and (mark.may_be(THIRD) or mark.may_be(PAST) or mark.may_be(BASE))
    ):
        return
    if clause.predicated and not mark.may_be(GERUND):
        clause.subjects, clause.predicated = [], False
        clause.negation, clause.strength = "", ""
    clause.subjects.append(mark)
