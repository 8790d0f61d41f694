"""Reading the verbs of a sentence: what restricts, recommends, calls for help or makes the reader wait."""

from __future__ import annotations

from claimaudit.domain.inflection import BASE, GERUND, LITERAL, NOUN, PAST, THIRD
from claimaudit.extract import sights
from claimaudit.extract.marks import Governor, Mark
from claimaudit.extract.openers import end_people
from claimaudit.extract.stances import SIGHTS, seen, turned
from claimaudit.extract.state import ASIDE, CONDITION, MAIN, Sentence
from claimaudit.extract.subjects import awaiting, keeps_well, limits_sign


def is_directive(sentence: Sentence, mark: Mark) -> bool:
    """Does a base form stand where it tells the reader what to do: first in its clause, or behind "should", "to"?"""
    told = mark.may_be(BASE) or (
        sentence.clause.wished and mark.may_be(PAST)
    )  # "we would rather you avoided it"
    return told and mark.gap == 0 and (sentence.fresh or sentence.expecting)


def read_act(sentence: Sentence, mark: Mark) -> None:
    """A verb of the stances on what is used or done: "avoid", "should use", "using", "can be applied"."""
    clause = sentence.clause
    if sentence.mode == CONDITION or (sentence.mode == ASIDE and not _restarts(sentence, mark)):
        return
    if (
        _is_relative(sentence, mark)
        or _is_sight(sentence, mark)
        or (_is_noun(sentence, mark) and clause.governor and not clause.governor.used)
    ):
        return  # "anything that leaves you breathless", "apply a thin layer of"
    assert_role = mark.role
    if limits_sign(sentence, mark) or _tells_of_sign(sentence, mark) or _ought_not_feel(sentence, mark):
        return
    if mark.may_be(PAST) and sentence.copula:
        read_passive(sentence, mark, assert_role)
    elif clause.governor and (clause.governor.sticky or _is_resisted(sentence, mark)):
        return
    elif is_directive(sentence, mark):
        sentence.open_governor(assert_role, mark)
    elif mark.may_be(GERUND) or _is_noun(sentence, mark):
        read_gerund(sentence, mark, assert_role)
    elif mark.may_be(BASE) and mark.cue and not mark.cue.verbs and (clause.governor or clause.by):
        sentence.open_governor(assert_role, mark)
    elif mark.may_be(THIRD) or mark.may_be(BASE):
        _read_statement(sentence, mark, assert_role)


def _is_resisted(sentence: Sentence, mark: Mark) -> bool:
    """ "Resist the urge to use …": the verb goes on with what the reader is told not to do."""
    governor, before = sentence.clause.governor, sentence.marks[sentence.at - 1] if sentence.at else None
    barred = governor is not None and not governor.used and governor.stance in {"restrict", "permit"}
    taken = governor.cues if governor is not None and barred else ()
    return before in taken and mark.gap == 0 and mark.role in {"recommend", "return"}


def _is_relative(sentence: Sentence, mark: Mark) -> bool:
    """Is it the verb of a relative clause, which tells nobody what to do?"""
    before = sentence.marks[sentence.at - 1] if sentence.at else None
    return before is not None and before.role == "that" and mark.gap == 0 and not sentence.fresh


def _is_sight(sentence: Sentence, mark: Mark) -> bool:
    """ "It is common to have a rash": the verb goes on with what was said of seeing it."""
    governor, before = sentence.clause.governor, sentence.marks[sentence.at - 1] if sentence.at else None
    felt = (
        mark.cue is not None and mark.cue.value == "felt" and before is not None and before.role == "purpose"
    )
    return felt and governor is not None and not governor.used and governor.stance in SIGHTS


def _ought_not_feel(sentence: Sentence, mark: Mark) -> bool:
    """ "You should not have a fever": warns of the sign."""
    clause, ahead = sentence.clause, sentence.noun_ahead(2)
    felt = mark.cue is not None and mark.cue.value == "felt" and mark.may_be(BASE) and clause.person
    if not felt or ahead is None or not ahead.is_sign or seen(clause) != "warn":
        return False
    clause.governor = Governor("warn", "", (mark,))
    return True


def _tells_of_sign(sentence: Sentence, mark: Mark) -> bool:
    """ "It can take five days to clear", "flaking begins": said of a sign, and no order."""
    clause = sentence.clause
    begun = not clause.objects and mark.may_be(THIRD) and any(one.is_sign for one in clause.label)
    if not _is_described(sentence, mark, begun):
        return False
    named = [*clause.label, *clause.subjects] if begun else clause.subjects
    signs = [one for one in named if one.is_sign] or ([] if clause.subjects else sentence.referents("course"))
    ahead, following = sentence.noun_ahead() or sentence.told_ahead(), sentence.following()
    suggests = mark.role == "recommend" and "recommend" in _id(mark)
    if suggests and ahead is not None and ahead.is_action and not clause.subjects:
        return False  # "they suggest a cream"
    if suggests and signs and ahead is not None and ahead.is_sign:
        sights.read_indication(sentence, mark)  # "blisters suggest an infection"
        return True
    begins = mark.cue is not None and mark.cue.role == "return"
    timed = following is not None and following.role == "time" and following.gap == 0
    if signs and (begins or timed or mark.role == "restrict"):
        sentence.state(signs, turned("notice" if begins else "course", clause.negation), "", (mark,))
        clause.predicated = True
        return True
    acts = [one for one in clause.subjects if one.is_action]
    if acts and mark.cue is not None and mark.cue.takes == "both" and _ends_there(sentence):
        sentence.state(acts, turned(mark.role, clause.negation), clause.strength, (mark,))
        clause.predicated = True
        return True
    return not begins


def _is_described(sentence: Sentence, mark: Mark, begun: bool) -> bool:
    """Does an active verb stand behind something that it is said of, and is it no order?"""
    clause, front = sentence.clause, sentence.marks[: sentence.at]
    means = mark.cue is not None and not mark.cue.verbs and clause.governor is not None
    if means or [one.role for one in front][-2:] == ["person", "modal"]:
        return False  # "aftercare means no gel", "gel is something you should avoid"
    named = any(one.concept_id != sentence.professional for one in clause.subjects)
    before = next((one for one in reversed(front) if one.role != "adverb"), None)
    perfect = before is not None and before.cue is not None and before.cue.value == "felt"  # "has stopped"
    passive = mark.may_be(PAST) and sentence.copula
    active = (mark.may_be(BASE) or mark.may_be(THIRD) or perfect) and not passive
    ordered = clause.person or clause.pending or (sentence.fresh and not begun)
    return active and not ordered and (begun or named or clause.pronoun is not None)


def _ends_there(sentence: Sentence) -> bool:
    """Does nothing follow that the verb could take ("jogging pauses for a day", not "sunscreen stops it")?"""
    following = sentence.following()
    taken = following is not None and following.role in {"pronoun", "person", "determiner"}
    return not (taken or sentence.noun_ahead() or (following is not None and following.gap))


def read_gerund(sentence: Sentence, mark: Mark, stance: str) -> None:
    """ "Avoiding …", "the use of …": takes what follows, and may itself be the subject of what comes then."""
    governor = sentence.clause.governor
    if governor and governor.stance in {"restrict", "wait"} and stance in {"recommend", "return", "permit"}:
        return
    if governor and governor.stance == "recommend" and stance == "recommend" and not governor.nominal:
        return
    clause = sentence.clause
    told = bool(clause.pending or clause.strength or clause.by) or (
        governor is not None and not governor.nominal
    )
    told = told or _is_defined(sentence, mark)
    sentence.open_governor(stance, mark, nominal=not told)
    if not told:
        clause.negation = ""  # "not wearing it is a mistake": the gerund has taken the "not"


def _is_defined(sentence: Sentence, mark: Mark) -> bool:
    """ "The key is avoiding …", "this may include avoiding …": what something is or holds is told."""
    before = sentence.marks[sentence.at - 1] if sentence.at else mark
    held = before.role == "including" and before.cue is not None and before.cue.value == "verb"
    known = sentence.clause.person or sentence.clause.pronoun
    defined = held or (before.role == "be" and not known)
    return defined and not mark.gap and sentence.clause.governor is None


def read_passive(sentence: Sentence, mark: Mark, stance: str) -> None:
    """ "Should be avoided", "can be applied": speaks of the subjects; a mere "is used" tells nobody to use it."""
    clause = sentence.clause
    if clause.modal and not clause.be:
        return  # "must have been finished" says what was
    said = clause.strength or (mark.cue.strength if mark.cue else "")
    if (
        stance in {"recommend", "return"}
        and not said
        and not clause.negation
        and "recommend" not in _id(mark)
    ):
        return
    own = awaiting(sentence)
    if own and stance == "restrict":
        for one in own:
            one.stance, one.tentative = turned(one.stance, "" if clause.negation else "not"), False
        clause.predicated, clause.governor = True, None
        return
    turned_stance = turned(stance, clause.negation)
    subjects = clause.subjects or ([] if clause.pronoun else clause.inherited or clause.label)
    if not subjects and clause.pronoun:
        subjects = sentence.referents(turned_stance)
    if not subjects and clause.person and _takes_means(sentence):
        sentence.open_governor(stance, mark)  # "the area should be washed with …"
        return
    sentence.state(subjects, turned_stance, said, (*clause.pending, mark))
    following = sentence.following()
    if not subjects and following is not None and following.role == "colon":
        clause.governor = Governor(turned_stance, said, (mark,))  # "the following should be avoided:"
    clause.predicated, clause.pending, sentence.copula = True, (), False


def _takes_means(sentence: Sentence) -> bool:
    """Does a thing follow that it is to be done with?"""
    ahead = sentence.noun_ahead()
    return ahead is not None and ahead.is_action and ahead.is_nominal


def read_wait(sentence: Sentence, mark: Mark) -> None:
    """ "Wait 24 hours before …" takes what follows; "makeup can wait" speaks of its subject."""
    end_people(sentence, mark)
    clause = sentence.clause
    if sentence.mode != MAIN:
        return
    before = sentence.marks[sentence.at - 1] if sentence.at else None
    if before is not None and before.role == "determiner":
        return
    acts = [one for one in clause.subjects if one.is_action]
    if acts and (sentence.copula or clause.strength or (mark.cue and mark.may_be(PAST))):
        sentence.state(acts, turned("wait", clause.negation), clause.strength, (mark,))
        clause.predicated = True
    elif (
        is_directive(sentence, mark)
        or mark.may_be(GERUND)
        or clause.person
        or clause.pronoun
        or mark.may_be(PAST)
    ):
        sentence.open_governor("wait", mark, sticky=True)


def read_seek(sentence: Sentence, mark: Mark) -> None:
    """ "Call your doctor", "please contact us", "it is best to consult …"."""
    if sentence.mode == CONDITION or (sentence.mode == ASIDE and not _restarts(sentence, mark)):
        return
    clause = sentence.clause
    signs = [one for one in clause.subjects or clause.inherited if one.is_sign]
    signs = signs or (sentence.referents("warn") if clause.pronoun is not None else [])
    passive = mark.may_be(PAST) and sentence.copula and not mark.may_be(LITERAL) and bool(signs)
    directive = is_directive(sentence, mark) or clause.pending or clause.strength or passive
    if not directive and mark.may_be(GERUND) and sentence.mode == MAIN and clause.governor is None:
        sentence.open_governor("seek", mark, nominal=True)  # "consulting your doctor is recommended"
        return
    if not directive and _is_felt(sentence, mark):
        sentence.open_governor("notice", mark)
    if (
        not directive
        or clause.negation
        or (sentence.reported and clause.strength == "may" and not mark.may_be(PAST))
    ):
        return
    if passive:
        sentence.state(signs, "warn", "", (mark,))
    asked = [one for one in clause.subjects if one.concept_id == sentence.professional]
    if asked and mark.may_be(PAST) and sentence.copula:
        sentence.state(asked[:1], "seek", clause.strength, (mark,))
        clause.predicated = True
        return
    sentence.open_governor("seek", mark)
    governor = clause.governor
    if governor and (mark.may_be(LITERAL) or passive):
        sentence.state([mark], "seek", governor.strength, governor.cues)
        governor.used = True


def _restarts(sentence: Sentence, mark: Mark) -> bool:
    return sentence.clause.directive and sentence.fresh and mark.gap == 0 and mark.may_be(BASE)


def _is_noun(sentence: Sentence, mark: Mark) -> bool:
    before = sentence.marks[sentence.at - 1] if sentence.at else None
    return mark.may_be(BASE) and before is not None and before.role == "determiner" and mark.gap <= 1


def _read_statement(sentence: Sentence, mark: Mark, stance: str) -> None:
    if "keep_away" in _id(mark) and keeps_well(sentence, mark):
        return
    if (
        sentence.advised
        or (stance == "recommend" and "recommend" in _id(mark))
        or (stance == "restrict" and "prohibit" in _id(mark))
    ):
        someone = not any(one.concept_id != sentence.professional for one in sentence.clause.subjects)
        if sentence.clause.person or sentence.fresh or sentence.advised or someone:
            sentence.open_governor(stance, mark)
    elif _is_felt(sentence, mark):
        sentence.open_governor("notice", mark)
    elif not mark.may_be(NOUN):
        sentence.clause.governor = None


def _id(mark: Mark) -> str:
    return mark.cue.id if mark.cue else ""


def _is_felt(sentence: Sentence, mark: Mark) -> bool:
    """ "Some people have a rash": what people have is to be expected, where it is a sign."""
    ahead = sentence.noun_ahead(unknown=3)
    has = mark.cue is not None and mark.cue.value == "felt" and not mark.may_be(PAST)
    return (
        has
        and sentence.clause.person
        and ahead is not None
        and ahead.is_sign
        and (ahead.is_nominal or ahead is sentence.following())
    )
