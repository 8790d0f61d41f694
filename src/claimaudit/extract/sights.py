"""Reading what is seen: "you may notice", "is a sign of", "worsens"."""

from __future__ import annotations

from claimaudit.domain.inflection import GERUND, LITERAL, PAST, THIRD
from claimaudit.extract.marks import Governor, Mark
from claimaudit.extract.stances import ACTS, seen, turned
from claimaudit.extract.state import ASIDE, CONDITION, MAIN, Sentence
from claimaudit.extract.subjects import subjects_of

_CLASSES = frozenset({"normal", "warn", "indicate"})


def read_notice(sentence: Sentence, mark: Mark) -> None:
    """ "You may notice", "expect": what follows is to be expected; a story told in the past is not."""
    clause = sentence.clause
    if sentence.mode in {CONDITION, ASIDE}:
        return
    if mark.cue and mark.cue.takes == "subject":
        relative = sentence.marks[sentence.at - 1].role == "that"
        if not (relative and any(one.role == "warn" for one in sentence.marks[sentence.at :])):
            _say_of_subjects(sentence, mark, "notice")
        return
    likely = (
        clause.strength in {"may", "should"}
        or sentence.fresh
        or sentence.expecting
        or clause.person
        or clause.pending
        or mark.may_be(LITERAL)
    )
    plain = (
        mark.cue is not None
        and mark.cue.takes == "object"
        and not mark.may_be(GERUND)
        and not mark.may_be(PAST)
    )
    if likely and (plain or clause.strength):
        stance = seen(clause)
        clause.governor = Governor(stance, "", (mark,)) if stance else None
        sentence.copula = False


def read_listing(sentence: Sentence, mark: Mark) -> None:
    """ "Normal reactions are …", "signs of infection include …": what is said of the class is said of its members."""
    clause = sentence.clause
    front = sentence.marks[: sentence.at]
    said = next((one for one in front if one.cue is not None and one.cue.role in _CLASSES), None)
    if said is None and mark.role == "including":
        said = next((one for one in clause.subjects if one.is_sign), None)
    ahead = sentence.noun_ahead()
    stated = any(one.clause == clause.number for one in sentence.statements)
    if said is None or ahead is None or not ahead.is_sign or stated or sentence.mode == CONDITION:
        return
    named = [one for one in clause.subjects if one.start >= said.start]
    if mark.role == "be" and any(one.gap == 0 and one.start == said.end for one in named):
        return  # "a mild rash is …" speaks of the rash
    calls = (
        said.concept.serious
        if said.concept and not said.cue
        else said.cue is not None and said.cue.role != "normal"
    )
    calls = calls or any(one.role == "seek" for one in sentence.marks[sentence.at :])
    if calls:
        sentence.state(
            [one for one in named if one.concept is not None and one.concept.serious], "warn", "", (said,)
        )
    sentence.mode = MAIN
    clause.governor = Governor("warn" if calls else "notice", "", (said, mark))
    clause.subjects, sentence.copula = [], False


def read_persistence(sentence: Sentence, mark: Mark) -> None:
    """ "Worsens", "persists": a degree, for the condition or the warning that it stands in."""
    if sentence.mode == CONDITION and sentence.conditions:
        sentence.conditions[-1].end = max(sentence.conditions[-1].end, mark.end)
    elif never_ought(sentence):
        warn_of_subjects(sentence, mark)  # "pain should never get worse"
    elif _is_bounded(sentence):
        _say_of_subjects(sentence, mark, "course")  # "redness can linger for up to five days"


def warn_of_subjects(sentence: Sentence, mark: Mark) -> None:
    """What the signs ought not to do is a warning of them."""
    sentence.state([one for one in sentence.clause.subjects if one.is_sign], "warn", "", (mark,))
    sentence.clause.predicated = True


def never_ought(sentence: Sentence) -> bool:
    """Is it told what the subject, and no person, ought not to do?"""
    clause = sentence.clause
    ought = clause.modal is not None and clause.strength in {"should", "must"}
    return (
        clause.negation == "not"
        and ought
        and sentence.mode == MAIN
        and any(one.is_sign for one in clause.subjects)
    )


def _is_bounded(sentence: Sentence) -> bool:
    """Does a time follow that says until when at most?"""
    times = [mark.time for mark in sentence.marks[sentence.at + 1 :] if mark.time is not None]
    calls = any(mark.role in {"seek", "warn"} for mark in sentence.marks)
    told = sentence.clause.subjects or sentence.clause.pronoun
    bounded = bool(times) and times[0].bound == "at_most"
    return bool(told) and bounded and not calls and sentence.mode != ASIDE


def read_indication(sentence: Sentence, mark: Mark) -> None:
    """ "Is a sign of …": a warning of both ends, a reassurance where it is a sign of healing."""
    clause = sentence.clause
    if sentence.within_subject:
        sentence.mode = MAIN  # "a rash after use suggests …"
    if sentence.mode in {CONDITION, ASIDE}:
        return
    ahead = sentence.noun_ahead() or sentence.told_ahead()
    named = subjects_of(sentence) or ([] if clause.pronoun is None else sentence.referents("warn"))
    subjects = [one for one in named if one.is_sign]
    if mark.may_be(LITERAL) and _suggests(sentence, mark, ahead, subjects):
        clause.governor = Governor("recommend", "", (mark,))
    elif ahead is None or not ahead.is_sign:
        spoken = sentence.copula or clause.be or clause.modal or clause.pronoun or clause.negation
        if subjects and (spoken or mark.may_be(THIRD) or mark.may_be(LITERAL)):
            _tell_what_it_shows(sentence, mark, ahead, subjects)
        clause.governor = None
    elif clause.negation:
        deny(sentence, subjects, mark)
        sentence.copula = False
    else:
        sentence.state(subjects, "warn", "", (mark,))
        clause.governor, sentence.copula = Governor("warn", "", (mark,)), False


def _suggests(sentence: Sentence, mark: Mark, ahead: Mark | None, subjects: list[Mark]) -> bool:
    """ "Hartley suggests a cold pack", "suggests avoiding it": somebody advises, and nothing is shown."""
    following = sentence.following()
    acts = following is not None and following.role in ACTS and following.may_be(GERUND)
    if acts and following is not None and not following.gap and not subjects:
        return True
    return ahead is not None and ahead.is_action and not sentence.clause.subjects and mark.gap > 0


def _tell_what_it_shows(sentence: Sentence, mark: Mark, ahead: Mark | None, subjects: list[Mark]) -> None:
    """ "Shows that the skin is healing" reassures, "that it is not", or a call for help beside it, warns."""
    clause = sentence.clause
    inner = ahead is not None and ahead.is_process
    reassures = clause.negation or inner or (mark.cue is not None and mark.cue.value == "that")
    shown = [] if clause.negation or not _may_be(sentence, mark) else _shown(sentence)
    sentence.state(shown, "warn", "", (mark,))
    calls = bool(shown) or any(one.role == "seek" for one in sentence.marks) or _persists(sentence)
    calls = calls or any(one.stance == "warn" for one in sentence.statements)
    denied = (_is_denied_ahead(sentence) or calls) and not clause.negation
    clause.predicated = True
    if denied or reassures:
        sentence.state(subjects, "warn" if denied else "normal", "", (mark,))


def deny(sentence: Sentence, subjects: list[Mark], mark: Mark) -> None:
    """ "Is not a sign of …", "is no …": harmless itself, and what follows is denied of it."""
    clause = sentence.clause
    sentence.state(subjects, "normal", "", (mark,))
    clause.inherited, clause.predicated, sentence.copula = list(subjects), True, False
    clause.governor = Governor("deny", "", (mark,))
    if mark.concept is not None:
        sentence.govern(mark)


def _may_be(sentence: Sentence, mark: Mark) -> bool:
    """Is it said of what may be so ("may mean that …")?"""
    return sentence.clause.strength == "may" or (mark.may_be(LITERAL) and sentence.following() is not None)


def _shown(sentence: Sentence) -> list[Mark]:
    """ "… may mean that you are having an allergic reaction": the serious thing that it shows."""
    found: list[Mark] = []
    for one in sentence.marks[sentence.at + 1 :]:
        if one.role in {"comma", "break", "stop", "contrast", "negate"}:
            break
        found += [one] if one.is_sign and one.concept is not None and one.concept.serious else []
    return found


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


def _say_of_subjects(sentence: Sentence, mark: Mark, role: str) -> None:
    clause = sentence.clause
    stance = turned(role, clause.negation)
    subjects = [one for one in subjects_of(sentence) if one.is_sign]
    if not subjects and clause.pronoun is not None:
        subjects = sentence.referents(role)
    sentence.state(subjects, stance, "", (mark,))
    clause.predicated = True


def may_turn_out(sentence: Sentence, mark: Mark) -> bool:
    """ "Dark patches may be hyperpigmentation": what a sign may turn out to be is no common course."""
    clause = sentence.clause
    serious = mark.concept is not None and mark.concept.serious
    modal = clause.modal is not None and clause.modal.cue is not None and clause.modal.cue.strength == "may"
    before = [
        one for one in sentence.marks[: sentence.at] if one.role not in {"determiner", "adverb", "normal"}
    ]
    is_said = bool(before) and before[-1].role == "be" and not mark.gap
    said = is_said and clause.governor is None and not (clause.person or clause.negation)
    return serious and modal and said and sentence.mode == MAIN


def warn_of(sentence: Sentence, mark: Mark) -> None:
    """The sign, and what it may turn out to be."""
    clause = sentence.clause
    signs = [one for one in clause.subjects if one.is_sign]
    sentence.state([*signs, mark], "warn", "", [clause.modal] if clause.modal else [])
    clause.predicated = True
