"""Reading what opens a part of a sentence: conditions, asides, purposes, and a new clause."""

from __future__ import annotations

from itertools import pairwise

from claimaudit.domain.inflection import BASE, THIRD
from claimaudit.extract.ahead import chunk, is_finite, starts_directive
from claimaudit.extract.alternatives import is_nothing_but
from claimaudit.extract.marks import Condition, Mark
from claimaudit.extract.stances import ACTS, SIGHTS
from claimaudit.extract.state import ASIDE, CONDITION, MAIN, Sentence

_NEAR = 4
_ENDS = frozenset({"and", "comma", "stop", "contrast", "break"})
_VERBS = ACTS | {"be", "look", "modal", "course", "persist", "cause", "notice"}
_CLAIMING = frozenset(
    {"normal", "course", "warn", "necessity", "permit", "notice", "indicate", "restrict", "recommend"}
)


def read_contrast(sentence: Sentence, mark: Mark) -> None:
    """ "But", a semicolon or a dash: another clause; "then" begins what is right once the time is over."""
    if is_nothing_but(sentence) or (mark.role == "break" and _brackets(sentence, mark)):
        return
    if sentence.mode == CONDITION:
        close_condition(sentence, mark.start)
    sentence.new_clause()
    sentence.clause.afterwards = mark.cue is not None and mark.cue.value == "then"


def _brackets(sentence: Sentence, mark: Mark) -> bool:
    """ "Swelling – mostly around the eyes – is common": what stands between two dashes interrupts its clause."""
    if sentence.mode == ASIDE and sentence.aside is not None and sentence.aside.role == "break":
        sentence.mode = MAIN
        return True
    behind = sentence.marks[sentence.at + 1 :]
    listed = bool(behind) and behind[0].role in {"including", "continue"} and not behind[0].gap
    if sentence.mode == CONDITION:
        return listed  # "if anything looks odd – for example, …"
    end = next((number for number, one in enumerate(behind) if one.role == "break"), None)
    verb = behind[end + 1] if end is not None and end + 1 < len(behind) else None
    goes_on = (
        verb is not None
        and verb.role in {"be", "modal", "look", "course", "persist", "notice"}
        and not verb.gap
    )
    if sentence.mode != MAIN or not goes_on or not (sentence.clause.subjects or sentence.clause.pronoun):
        return False
    sentence.mode, sentence.aside = ASIDE, mark
    return True


def read_condition(sentence: Sentence, mark: Mark) -> None:
    """ "If", "when", "during", "until": what follows limits the clause."""
    if sentence.mode == CONDITION and sentence.conditions and not is_span(mark):
        sentence.conditions[-1].end = mark.end
        return
    if _tells_when(sentence, mark):
        sentence.new_clause()
        return
    if _begins_next(sentence, mark):
        sentence.new_clause()
    fronted = sentence.fresh and not sentence.clause.directive and not sentence.clause.subjects
    number = sentence.clause.number
    one = Condition(mark, mark.start, mark.end, number, None if fronted else number)
    one.concedes = mark.cue is not None and mark.cue.value in {"as", "although"}
    sentence.conditions.append(one)
    sentence.mode, sentence.expecting = CONDITION, False


def _tells_when(sentence: Sentence, mark: Mark) -> bool:
    """ "Days two to four are when you notice …": limits nothing, and tells the time."""
    before = [one.role for one in sentence.marks[: sentence.at]][-2:]
    return before == ["time", "be"] and mark.cue is not None and mark.cue.value == "when"


def _begins_next(sentence: Sentence, mark: Mark) -> bool:
    """ "It fades in two days, and if it has not, call us": does the condition stand before a clause of its own?"""
    before = sentence.marks[sentence.at - 1] if sentence.at else mark
    said = any(one.clause == sentence.clause.number for one in sentence.statements)
    if before.role != "and" or mark.gap or not said or sentence.mode != MAIN:
        return False
    behind = sentence.marks[sentence.at + 1 :]
    parts = [chunk(behind, number + 1) for number, one in enumerate(behind) if one.role == "comma"]
    return any(is_finite(part) or starts_directive(part) for part in parts)


def read_concession(sentence: Sentence, mark: Mark) -> None:
    """ "While redness is normal, …" is a clause of its own; "while your skin heals" is a condition.

    "While it can be tiring" and "redness, while unsightly, is …" limit nothing, and neither does any "although".
    """
    taken, concedes = False, _is_put_in(sentence, mark)
    if _awaits_verb(sentence, mark):
        read_condition(sentence, mark)
        return
    if sentence.at and mark.cue is not None and mark.cue.value == "although":
        read_contrast(sentence, mark)
        return
    for one in sentence.marks[sentence.at + 1 :]:
        if one.role == "comma" and (taken or sentence.at):
            break
        taken = taken or one.concept is not None or one.role == "pronoun"
        concedes = concedes or one.role == "modal"
        seen = any(mid.is_sign for mid in sentence.marks[sentence.at : sentence.at + _NEAR])
        if one.role in _CLAIMING or (one.role == "return" and taken and seen):
            read_contrast(sentence, mark)
            return
        if one.role in {"seek", "break", "stop"}:
            break
    read_condition(sentence, mark)
    sentence.conditions[-1].concedes |= concedes


def _awaits_verb(sentence: Sentence, mark: Mark) -> bool:
    """ "A sting while you roll is normal": does a subject without its verb stand right before it?"""
    clause, before = sentence.clause, sentence.marks[sentence.at - 1] if sentence.at else None
    named = before is not None and before.concept is not None and before in clause.subjects and not mark.gap
    return named and not (clause.predicated or sentence.copula or clause.governor is not None)


def _is_put_in(sentence: Sentence, mark: Mark) -> bool:
    """Does it stand between commas, behind its subject, with no thing of its own?"""
    before = sentence.marks[sentence.at - 1] if sentence.at else None
    following = sentence.following()
    between = (
        before is not None and before.role == "comma" and following is not None and following.role == "comma"
    )
    return between and bool(sentence.clause.subjects or sentence.clause.pronoun) and mark.gap == 0


def is_span(mark: Mark) -> bool:
    """ "During …", "until …": a stretch of time within which an "if" may stand, and no part of what the "if" names."""
    return mark.role == "until" or (mark.cue is not None and mark.cue.value == "during")


def end_people(sentence: Sentence, mark: Mark) -> None:
    """ "Those prone to it might …": what names people ends with the verb, and their remedy stands before it."""
    condition = sentence.conditions[-1] if sentence.conditions and sentence.mode == CONDITION else None
    if (
        condition is None
        or condition.opener.cue is None
        or condition.opener.cue.value not in {"who", "develops"}
        or not (condition.marks or mark.gap or sentence.marks[sentence.at - 1] is not condition.opener)
    ):
        return
    close_condition(sentence, mark.start)
    sentence.mode = MAIN
    if len(condition.marks) > 1 and condition.marks[-1].is_action:
        sentence.clause.subjects = [condition.marks.pop()]
    else:
        sentence.clause.person = True


def read_moment(sentence: Sentence, mark: Mark) -> None:
    """ "Before" and "after" something: an aside, unless the reader is told to wait for it."""
    governor = sentence.clause.governor
    following = _past_determiner(sentence)
    if following is not None and following.role == "event":
        sentence.phases.append(mark.cue.value if mark.cue else "")
        return
    if governor and governor.sticky:
        return
    if following is None or sentence.mode == CONDITION or (following.role in _ENDS and not following.gap):
        return  # "the morning after, …"
    if following.concept is not None and following.is_sign:
        read_condition(sentence, mark)
    else:
        sentence.open_aside()


def read_event(sentence: Sentence, mark: Mark) -> None:
    """The procedure that the articles are about: where a verb takes it, the verb takes nothing else."""
    governor, following = sentence.clause.governor, sentence.following()
    if (
        sentence.mode == CONDITION
        and is_span(sentence.conditions[-1].opener)
        and not sentence.conditions[-1].marks
    ):
        close_condition(sentence, mark.end)
        sentence.mode = MAIN
        return
    before = sentence.marks[sentence.at - 1] if sentence.at else mark
    joined = following is not None and following.role in {"including", "and", "or", "comma"}
    joined = joined or before.role in {"moment", "time"}  # "what should I avoid after the visit?"
    if governor and governor.stance in ACTS and not (governor.used or governor.sticky or mark.gap or joined):
        sentence.clause.governor = None


def _goes_on_with_order(sentence: Sentence, mark: Mark) -> bool:
    """ "It is important to rest, and to drink": does another verb follow, told by the same words?"""
    before, following = sentence.marks[sentence.at - 1] if sentence.at else None, sentence.following()
    told = following is not None and (following.role in ACTS or following.role == "seek")
    verb = told and following is not None and following.may_be(BASE) and not (following.gap or mark.gap)
    joined = before is not None and before.role in {"and", "or"}
    return verb and joined and any(one.role in {"purpose", "ask"} for one in sentence.marks[: sentence.at])


def read_purpose(sentence: Sentence, mark: Mark) -> None:
    """ "To" goes on with an order that waits for its verb; otherwise it opens a purpose, which makes no claims."""
    clause = sentence.clause
    following = sentence.following()
    if sentence.mode != MAIN:
        return
    if clause.governor and (
        clause.governor.sticky or (clause.governor.stance in SIGHTS and not clause.governor.used)
    ):
        if following is not None and following.role in ACTS and not following.gap:
            sentence.expecting = True  # "expect to avoid it for a week"
        return
    again = _goes_on_with_order(sentence, mark)
    long = mark.end - mark.start > 1  # "so that"
    if again and clause.governor is not None:
        sentence.new_clause()  # "it is important to limit it and to rely on a hat"
        sentence.clause.strength = clause.strength
    clause = sentence.clause
    if clause.pending or again or (sentence.expecting and mark.gap == 0 and not long):
        sentence.expecting = True
        if sentence.copula:  # the "it" of "it is best not to" stands for nothing
            clause.pronoun, sentence.copula = None, False
        return
    if (
        following is not None
        and following.gap == 0
        and following.role in {"determiner", "person", "event", "pronoun"}
        and not long
    ):
        return
    if (
        following is not None
        and following.gap == 0
        and following.concept is not None
        and following.is_nominal
        and not following.may_be("base")
    ):
        return
    sentence.open_aside()


def _past_determiner(sentence: Sentence) -> Mark | None:
    at = sentence.at
    while (following := sentence.following(at)) is not None and following.role in {"determiner", "variant"}:
        at += 1
    return following


def close_condition(sentence: Sentence, end: int) -> None:
    """Let the condition at hand reach up to there."""
    if sentence.conditions:
        sentence.conditions[-1].end = max(end, sentence.conditions[-1].end)


def ends_inner_condition(sentence: Sentence) -> bool:
    """ "A tingle when you apply serum is normal": the second verb is that of the clause around the condition."""
    if sentence.mode != CONDITION or not sentence.has_subject or sentence.clause.predicated:
        return False
    condition = sentence.conditions[-1]
    inside = [one for one in sentence.marks[: sentence.at] if one.start >= condition.start]
    unknown = any(
        one.role == "person" and after.gap for one, after in pairwise([*inside, sentence.marks[sentence.at]])
    )
    has_verb = unknown or any(one.role in _VERBS or _is_done_verb(one) for one in inside)
    return condition.last_clause is not None and (has_verb or is_span(condition.opener))


def _is_done_verb(mark: Mark) -> bool:
    return mark.concept is not None and (mark.may_be(BASE) or mark.may_be(THIRD))
