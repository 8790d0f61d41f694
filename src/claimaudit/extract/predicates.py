"""Reading what is said of a subject: normal, essential, off-limits, lasts, is a sign of, causes."""

from __future__ import annotations

from claimaudit.domain.inflection import GERUND, PAST, THIRD
from claimaudit.extract.marks import Governor, Mark, Statement
from claimaudit.extract.stances import ACTS, turned
from claimaudit.extract.state import ASIDE, CONDITION, MAIN, Sentence


def read_predicate(sentence: Sentence, mark: Mark) -> None:
    """A word that is said of the subjects before it, or else opens what comes behind ("it is normal to see …")."""
    clause = sentence.clause
    if sentence.mode == CONDITION or mark.cue is None:
        _read_degree(sentence, mark)
        return
    if mark.cue.role == "course" and _is_unbounded(sentence):
        return
    if (
        mark.cue.role == "warn"
        and mark.cue.verbs
        and mark.cue.takes == "object"
        and not (mark.may_be(PAST) and sentence.copula)
    ):
        if (sentence.mode == MAIN and sentence.fresh) or sentence.expecting:
            sentence.open_governor("warn", mark)
        return
    if (
        sentence.mode == ASIDE
        or _is_attribute(sentence, mark)
        or (mark.cue.value == "plain" and clause.strength == "may")
    ):
        return
    if clause.unreal and mark.cue.role == "warn":
        return
    ahead = sentence.noun_ahead()
    if mark.cue.role == "course" and ahead is not None and ahead.is_sign and _recommends(sentence, mark):
        return
    stance = turned(mark.cue.role, clause.negation)
    subjects = [one for one in _subjects(sentence) if _fits(stance, one)]
    governor = clause.governor
    own = [one for one in sentence.statements if governor and governor.nominal and one.cues == governor.cues]
    sentence.qualified = False
    if own and stance in ACTS:
        for statement in own:
            statement.stance = turned(statement.stance, "not") if stance == "restrict" else statement.stance
            statement.tentative = False
        clause.governor = None
    elif subjects:
        sentence.state(subjects, stance, clause.strength or mark.cue.strength, (mark,))
        clause.predicated = True
        _spend_negation(sentence)
    elif mark.cue.takes == "both" or clause.pronoun:
        strength = mark.cue.strength
        clause.governor = Governor(stance, strength, (mark,)) if stance else None
    sentence.copula = False


def read_necessity(sentence: Sentence, mark: Mark) -> None:
    """ "Is essential": says how strong the subject's stance is, or waits for the verb behind it."""
    clause = sentence.clause
    if sentence.mode != MAIN or _is_attribute(sentence, mark):
        return
    strength = mark.cue.strength if mark.cue else ""
    governor = clause.governor
    own = [one for one in sentence.statements if governor and governor.nominal and one.cues == governor.cues]
    acts = [one for one in _subjects(sentence) if one.is_action]
    if own:
        _strengthen(sentence, own, mark, strength)
        sentence.state(acts, turned("recommend", clause.negation), strength, (mark,))
        clause.governor = None
    elif acts and (
        sentence.copula or (mark.gap == 0 and sentence.marks[sentence.at - 1].concept is not None)
    ):
        sentence.state(acts, turned("recommend", clause.negation), strength, (mark,))
        clause.predicated = True
    else:
        clause.pending, clause.strength, sentence.expecting = (*clause.pending, mark), strength, True
        if mark.cue and mark.cue.takes == "object" and clause.governor is None:
            clause.governor = Governor(turned("recommend", clause.negation), strength, (mark,))
    sentence.copula = False


def read_permission(sentence: Sentence, mark: Mark) -> None:
    """ "Is fine": allows what is done, and calls a sign normal."""
    clause = sentence.clause
    if sentence.mode != MAIN or _is_attribute(sentence, mark):
        return
    if mark.cue and mark.cue.takes == "object":
        clause.pending, clause.strength, sentence.expecting = (mark,), clause.strength or "may", True
        return
    signs = [one for one in _subjects(sentence) if one.is_sign]
    acts = [one for one in _subjects(sentence) if one.is_action]
    sentence.state(acts, turned("permit", clause.negation), "may", (mark,))
    sentence.state(signs, turned("normal", clause.negation), "", (mark,))
    governor = clause.governor
    own = [one for one in sentence.statements if governor and governor.nominal and one.cues == governor.cues]
    _strengthen(sentence, own, mark, "may")
    bare = not sentence.mentioned
    if not (signs or acts or own) and (clause.pronoun or bare):
        clause.governor = Governor(turned("permit", clause.negation), "may", (mark,))
    clause.predicated = bool(signs or acts)
    sentence.copula = False


def read_notice(sentence: Sentence, mark: Mark) -> None:
    """ "You may notice", "expect": what follows is to be expected; a story told in the past is not."""
    clause = sentence.clause
    if sentence.mode == CONDITION or sentence.mode == ASIDE:
        return
    if mark.cue and mark.cue.takes == "subject":
        _say_of_subjects(sentence, mark, "notice")
        return
    likely = (
        clause.strength in {"may", "should"}
        or sentence.fresh
        or sentence.expecting
        or clause.person
        or clause.pending
    )
    plain = (
        mark.cue is not None
        and mark.cue.takes == "object"
        and not mark.may_be(GERUND)
        and not mark.may_be(PAST)
    )
    if likely and (plain or clause.strength):
        stance = turned("notice", clause.negation)
        clause.governor = Governor(stance, "", (mark,)) if stance else None
        sentence.copula = False


def read_persistence(sentence: Sentence, mark: Mark) -> None:
    """ "Worsens", "persists": a degree, for the condition or the warning that it stands in."""
    _read_degree(sentence, mark)


def read_indication(sentence: Sentence, mark: Mark) -> None:
    """ "Is a sign of …": a warning of both ends, a reassurance where it is a sign of healing."""
    clause = sentence.clause
    if sentence.mode in {CONDITION, ASIDE}:
        return
    ahead = sentence.noun_ahead()
    subjects = [
        one
        for one in (_subjects(sentence) or ([] if clause.pronoun is None else sentence.referents("warn")))
        if one.is_sign
    ]
    if ahead is None or not ahead.is_sign:
        if subjects and (sentence.copula or mark.may_be(THIRD) or clause.pronoun):
            denied = _is_denied_ahead(sentence) and not clause.negation
            healing = (
                clause.negation
                or (mark.cue and mark.cue.value == "that")
                or (ahead is not None and ahead.is_process)
            )
            calls = any(one.role == "seek" for one in sentence.marks) or _persists(sentence)
            denied = denied or (calls and not clause.negation)
            clause.predicated = True
            if denied or healing:
                sentence.state(subjects, "warn" if denied else "normal", "", (mark,))
        clause.governor = None
        return
    if clause.negation:
        sentence.state(subjects, "normal", "", (mark,))
        clause.governor = Governor("deny", "", (mark,))
        clause.inherited = subjects
    else:
        sentence.state(subjects, "warn", "", (mark,))
        clause.governor = Governor("warn", "", (mark,))
    sentence.copula = False


def _persists(sentence: Sentence) -> bool:
    """Was the sign said to worsen, or to last longer than some time?"""
    before = sentence.marks[: sentence.at]
    return any(
        one.role == "persist" or (one.time is not None and one.time.bound == "at_least") for one in before
    )


def _is_denied_ahead(sentence: Sentence) -> bool:
    """ "A sign that the skin is not healing": what is shown is denied before the clause ends."""
    for mark in sentence.marks[sentence.at + 1 :]:
        if mark.role in {"comma", "and", "break", "stop", "contrast"}:
            return False
        if mark.role == "negate":
            return True
    return False


def read_cause(sentence: Sentence, mark: Mark) -> None:
    """ "X causes Y" explains Y by X; the order that it may stand behind stays what it is."""
    clause = sentence.clause
    if sentence.mode != MAIN or clause.directive or (mark.may_be(PAST) and not mark.may_be("base")):
        return
    if mark.cue and mark.cue.value == "benefit" and _recommends(sentence, mark):
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


def _is_unbounded(sentence: Sentence) -> bool:
    """ "Lasts longer than a week" tells no course: it is what a warning or a condition says."""
    following = sentence.following()
    return (
        following is not None
        and following.time is not None
        and following.time.bound == "at_least"
        and following.gap == 0
    )


def _recommends(sentence: Sentence, mark: Mark) -> bool:
    """What does good is recommended by that: "a cold cloth can help"; only explanations speak of what just happens."""
    clause, governor = sentence.clause, sentence.clause.governor
    if sentence.fresh and not clause.strength and not mark.may_be(THIRD):
        return False
    own = [one for one in sentence.statements if governor and governor.nominal and one.cues == governor.cues]
    acts = [one for one in _subjects(sentence) if one.is_action]
    if clause.negation or not (own or acts) or mark.may_be(GERUND):
        return False
    _strengthen(sentence, own, mark, "may")
    sentence.state([] if own else acts, "recommend", "may", (mark,))
    clause.governor, clause.predicated, clause.subjects = None, True, []
    sentence.mode = ASIDE
    return True


def read_origin(sentence: Sentence, mark: Mark) -> None:
    """ "Y is due to X" explains Y by X."""
    clause = sentence.clause
    if sentence.mode != MAIN:
        return
    clause.inherited = clause.subjects or sentence.referents("cause")
    clause.governor = Governor("from", "", (mark,))


def _spend_negation(sentence: Sentence) -> None:
    """A "not" reaches one predicate, and those that "or" joins to it."""
    following = sentence.following()
    if following is None or following.role != "or":
        sentence.clause.negation = ""


def _say_of_subjects(sentence: Sentence, mark: Mark, role: str) -> None:
    clause = sentence.clause
    stance = turned(role, clause.negation)
    subjects = [one for one in _subjects(sentence) if one.is_sign]
    if not subjects and clause.pronoun is not None:
        subjects = sentence.referents(role)
    sentence.state(subjects, stance, "", (mark,))
    clause.predicated = True


def _subjects(sentence: Sentence) -> list[Mark]:
    clause = sentence.clause
    if clause.subjects:
        return clause.subjects
    if clause.pronoun is not None or clause.person:
        return []
    return clause.inherited or clause.label


def _fits(stance: str, mark: Mark) -> bool:
    return mark.is_action if stance in ACTS else mark.is_sign


def _is_attribute(sentence: Sentence, mark: Mark) -> bool:
    """Does the word stand before the noun that it describes ("mild redness"), with no "is" before it?"""
    following = sentence.following()
    beside = following is not None and following.concept is not None and following.gap == 0
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
        or bool(sentence.clause.subjects)
        or (sentence.clause.pronoun is not None and mark.gap == 0)
    )
    return not said and (beside or not sentence.fresh)


def _strengthen(sentence: Sentence, own: list[Statement], mark: Mark, strength: str) -> None:
    negation = sentence.clause.negation
    for statement in own:
        stance = statement.stance
        statement.stance = turned(stance, "unneeded" if negation and stance == "restrict" else negation)
        statement.strength = "may" if negation and stance == "restrict" else strength
        statement.cues = (*statement.cues, mark)
        statement.tentative = False


def _read_degree(sentence: Sentence, mark: Mark) -> None:
    if sentence.mode == CONDITION and sentence.conditions:
        sentence.conditions[-1].end = max(sentence.conditions[-1].end, mark.end)
