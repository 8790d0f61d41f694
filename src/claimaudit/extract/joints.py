"""Reading what joins a sentence: commas, "and", openers of conditions, purposes, reasons and exceptions."""

from __future__ import annotations

from claimaudit.extract.ahead import chunk, has_subject, is_finite, starts_directive
from claimaudit.extract.marks import Condition, Governor, Mark
from claimaudit.extract.stances import ACTS, SIGHTS, speaks_of
from claimaudit.extract.state import ASIDE, CONDITION, EXCEPT, INSTEAD, MAIN, Sentence

_CLAIMING = frozenset(
    {"normal", "course", "warn", "necessity", "permit", "notice", "indicate", "restrict", "recommend"}
)


def read_comma(sentence: Sentence, mark: Mark) -> None:
    """A comma goes on with a list, or ends a condition or an aside, or begins a clause."""
    part = chunk(sentence.marks, sentence.at + 1)
    if sentence.mode == MAIN:
        _join(sentence, part)
    elif sentence.mode == CONDITION:
        following = sentence.following()
        if (
            following is not None
            and following.role in {"condition", "or"}
            and _goes_on_as_condition(sentence)
        ):
            return
        if _ends_condition(sentence, part):
            _close_condition(sentence, mark.start)
            sentence.mode = MAIN
            sentence.new_clause()
    elif not sentence.statements and not sentence.clause.subjects and sentence.clause.governor is None:
        sentence.mode = MAIN
        sentence.new_clause()
    elif sentence.mode in {EXCEPT, INSTEAD} and not (is_finite(part) or starts_directive(part)):
        pass
    elif is_finite(part) or starts_directive(part) or _goes_on_with_list(sentence, part) or not part:
        sentence.mode = MAIN
        if starts_directive(part) or (sentence.clause.directive and is_finite(part)):
            sentence.new_clause()
    sentence.fresh = True


def read_and(sentence: Sentence, mark: Mark) -> None:
    """ "And" goes on with a list, or begins a clause."""
    part = chunk(sentence.marks, sentence.at + 1)
    if sentence.mode == MAIN:
        _join(sentence, part)
    elif sentence.mode == CONDITION:
        ended = _fronted(sentence) or _is_span(sentence.conditions[-1].opener)
        if starts_directive(part) and ended and not _condition_verb(part):
            _close_condition(sentence, mark.start)
            sentence.new_clause()
    elif sentence.mode in {EXCEPT, INSTEAD} and not starts_directive(part):
        pass
    elif (sentence.clause.directive and starts_directive(part)) or _goes_on_with_list(sentence, part):
        sentence.mode = MAIN
        if starts_directive(part):
            sentence.new_clause()
    sentence.fresh = True


def read_or(sentence: Sentence, mark: Mark) -> None:
    """ "Or" goes on with what stood before, under the same negation; a "nor" that begins a sentence negates it."""
    if sentence.at == 0 and mark.cue and mark.cue.id == "nor":
        sentence.clause.negation = "not"
        if sentence.before is not None:
            sentence.clause.governor = Governor(sentence.before.stance, sentence.before.strength, (mark,))
    sentence.fresh = sentence.mode == MAIN


def read_contrast(sentence: Sentence, mark: Mark) -> None:
    """ "But", a semicolon or a dash: another clause; "then" begins what is right once the time is over."""
    if sentence.mode == CONDITION:
        _close_condition(sentence, mark.start)
    sentence.new_clause()
    sentence.clause.afterwards = mark.cue is not None and mark.cue.value == "then"


def read_colon(sentence: Sentence, mark: Mark) -> None:
    """A colon: what an open verb takes is listed behind it; otherwise a label is the topic of what follows."""
    clause = sentence.clause
    if sentence.personal:
        sentence.personal, sentence.told_until = False, clause.number
    if sentence.mode == CONDITION:
        condition = sentence.conditions[-1]
        if not (condition.marks or condition.times):
            return
        _close_condition(sentence, mark.start)
        sentence.mode = MAIN
    opens = clause.governor is not None and clause.governor.stance not in {"cause", "deny", "from"}
    if opens and clause.governor and not clause.governor.used and mark.gap == 0:
        sentence.mode, sentence.fresh = MAIN, False
        return
    label = [one for one in sentence.mentioned if one.concept is not None]
    sentence.topic = (
        *label,
        *(old for old in sentence.topic if all(old.is_sign != new.is_sign for new in label)),
    )
    sentence.new_clause()
    sentence.clause.label = label
    sentence.clause.inherited = label


def read_condition(sentence: Sentence, mark: Mark) -> None:
    """ "If", "when", "during", "until": what follows limits the clause."""
    if sentence.mode == CONDITION and sentence.conditions and not _is_span(mark):
        sentence.conditions[-1].end = mark.end
        return
    fronted = sentence.fresh and not sentence.clause.directive and not sentence.clause.subjects
    number = sentence.clause.number
    sentence.conditions.append(Condition(mark, mark.start, mark.end, number, None if fronted else number))
    sentence.mode, sentence.expecting = CONDITION, False


def read_concession(sentence: Sentence, mark: Mark) -> None:
    """ "While redness is normal, …" is a clause of its own; "while your skin heals" is a condition."""
    taken = False
    for one in sentence.marks[sentence.at + 1 :]:
        if one.role == "comma" and (taken or sentence.at):
            break
        taken = taken or one.concept is not None or one.role == "pronoun"
        if one.role in _CLAIMING:
            read_contrast(sentence, mark)
            return
        if one.role in {"seek", "break", "stop"}:
            break
    read_condition(sentence, mark)


def _is_span(mark: Mark) -> bool:
    """ "During …", "until …": a stretch of time within which an "if" may stand, and no part of what the "if" names."""
    return mark.role == "until" or (mark.cue is not None and mark.cue.value == "during")


def end_people(sentence: Sentence, mark: Mark) -> None:
    """ "Those prone to acne might …": a condition that names people ends with the verb, and what they use stands before it."""
    condition = sentence.conditions[-1] if sentence.conditions and sentence.mode == CONDITION else None
    if (
        condition is None
        or condition.opener.cue is None
        or condition.opener.cue.value != "who"
        or not condition.marks
    ):
        return
    _close_condition(sentence, mark.start)
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
    if following is None or sentence.mode == CONDITION:
        return
    if following.concept is not None and following.is_sign:
        read_condition(sentence, mark)
    else:
        _open_aside(sentence)


def read_event(sentence: Sentence, mark: Mark) -> None:
    """The procedure that the articles are about: where a verb takes it, the verb takes nothing else."""
    governor, following = sentence.clause.governor, sentence.following()
    if (
        sentence.mode == CONDITION
        and _is_span(sentence.conditions[-1].opener)
        and not sentence.conditions[-1].marks
    ):
        _close_condition(sentence, mark.end)
        sentence.mode = MAIN
        return
    joined = following is not None and following.role in {"including", "and", "or", "comma"}
    if governor and governor.stance in ACTS and not (governor.used or governor.sticky or mark.gap or joined):
        sentence.clause.governor = None


def read_purpose(sentence: Sentence, mark: Mark) -> None:
    """ "To" goes on with an order that waits for its verb; otherwise it opens a purpose, which makes no claims."""
    clause = sentence.clause
    following = sentence.following()
    if sentence.mode != MAIN:
        return
    if clause.governor and (
        clause.governor.sticky or (clause.governor.stance in SIGHTS and not clause.governor.used)
    ):
        return
    if clause.pending or (sentence.expecting and mark.gap == 0):
        sentence.expecting = True
        return
    if (
        following is not None
        and following.gap == 0
        and following.role in {"determiner", "person", "event", "pronoun"}
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
    _open_aside(sentence)


def read_reason(sentence: Sentence, mark: Mark) -> None:
    """ "Because …" makes no claims, unless it reassures: "no need to worry, because redness is temporary"."""
    for one in sentence.marks[sentence.at + 1 :]:
        if one.role in {"normal", "course"} and any(
            mid.is_sign for mid in sentence.marks[sentence.at :] if mid.start < one.start
        ):
            read_contrast(sentence, mark)
            return
        if one.role in {"comma", "cause", "break", "stop"}:
            break
    read_aside(sentence, mark)


def read_aside(sentence: Sentence, mark: Mark) -> None:
    """ "Which …", "because …": nothing in it is a claim, up to the next joint; "what is normal is …" says something."""
    following = sentence.following()
    if sentence.mode == CONDITION or (
        sentence.at == 0 and following is not None and following.role in {"be", "person"}
    ):
        return
    if mark.cue and mark.cue.value == "relative" and _says_something(sentence):
        return
    _open_aside(sentence)


def _says_something(sentence: Sentence) -> bool:
    """ "Peeling, which is normal", "tablets, which should be avoided": the relative clause says something of its own."""
    signs = [one for one in sentence.mentioned if one.is_sign]
    if not sentence.mentioned:
        return False
    verbal = False
    for one in sentence.marks[sentence.at + 1 :]:
        reassures = one.role in {"normal", "course"} and signs
        told = one.role in ACTS and one.is_passive and verbal
        if reassures or told:
            sentence.new_clause()
            sentence.clause.subjects = [sentence.mentioned[-1] if told else signs[-1]]
            return True
        verbal = verbal or one.role in {"be", "modal"}
        if one.role in {"comma", "cause", "and"} or one.concept is not None:
            return False
    return False


def read_exception(sentence: Sentence, _mark: Mark) -> None:
    """ "Except": what follows is excepted from the restriction before it."""
    sentence.mode = EXCEPT


def read_alternative(sentence: Sentence, _mark: Mark) -> None:
    """ "Instead of": what follows has the opposite stance."""
    if sentence.mode == MAIN:
        sentence.mode = INSTEAD


def read_including(sentence: Sentence, _mark: Mark) -> None:
    """ "Such as", "including": the list goes on; a class that was called normal passes it on to its members."""


def _past_determiner(sentence: Sentence) -> Mark | None:
    following = sentence.following()
    if following is not None and following.role == "determiner":
        return sentence.following(sentence.at + 1)
    return following


def _join(sentence: Sentence, part: list[Mark]) -> None:
    clause = sentence.clause
    governor = clause.governor
    if starts_directive(part):
        negation = clause.negation if _ends_in_or(sentence) else ""
        strength = clause.strength
        sentence.new_clause()
        sentence.clause.strength, sentence.clause.negation = strength, negation
        sentence.expecting = bool(negation)
    elif governor and governor.stance in SIGHTS and not has_subject(part):
        return
    elif (governor and not governor.nominal and is_finite(part)) or (
        governor is None and clause.predicated and has_subject(part)
    ):
        sentence.new_clause()


def _ends_in_or(sentence: Sentence) -> bool:
    """Is it a list of verbs that "or" closes, so that one "never" speaks of all: "never pick, scratch or rub"?"""
    for mark in sentence.marks[sentence.at + 1 :]:
        if mark.role == "or":
            return True
        if mark.role in {"and", "contrast", "break", "condition", "colon", "stop", "until", "purpose"}:
            return False
    return False


def _ends_condition(sentence: Sentence, part: list[Mark]) -> bool:
    following = sentence.following()
    if following is not None and following.role == "or":
        return False
    if not part or (_fronted(sentence) and not sentence.conditions[-1].marks):
        return True
    if is_finite(part) or starts_directive(part):
        return True
    acts = [one for one in part if one.role in ACTS or one.role in {"seek", "necessity"}]
    if acts:
        return True
    named = sentence.conditions[-1].marks
    concepts = [one for one in part if one.concept is not None]
    return bool(named and concepts) and named[0].is_sign != concepts[0].is_sign


def _goes_on_with_list(sentence: Sentence, part: list[Mark]) -> bool:
    governor = sentence.clause.governor
    concepts = [one for one in part if one.concept is not None]
    if not governor or not concepts:
        return False
    return speaks_of(governor.stance, concepts[0]) and (
        governor.stance in SIGHTS or not sentence.aside_has_act
    )


def _goes_on_as_condition(sentence: Sentence) -> bool:
    """Is the next opener, past an "or", another condition of the same sort?"""
    for mark in sentence.marks[sentence.at + 1 : sentence.at + 3]:
        if mark.role == "condition":
            return True
    return False


def _fronted(sentence: Sentence) -> bool:
    return sentence.conditions[-1].last_clause is None


def _condition_verb(part: list[Mark]) -> bool:
    return bool(part) and part[0].role == "recommend"


def _close_condition(sentence: Sentence, end: int) -> None:
    if sentence.conditions:
        sentence.conditions[-1].end = max(end, sentence.conditions[-1].end)


def _open_aside(sentence: Sentence) -> None:
    sentence.mode, sentence.aside_has_act, sentence.expecting = ASIDE, False, False
    cue = sentence.marks[sentence.at].cue
    sentence.relative = cue is not None and cue.value == "relative"
