"""Reading asides: reasons, relative clauses, "without": no claims, unless they say something themselves."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from claimaudit.domain.inflection import GERUND
from claimaudit.extract.marks import Governor, Mark
from claimaudit.extract.openers import read_contrast
from claimaudit.extract.stances import ACTS, SIGHTS
from claimaudit.extract.state import CONDITION, INSTEAD, MAIN, Sentence

_QUESTIONED = frozenset({"be", "person", "warn", "normal", "modal"})


def read_reason(sentence: Sentence, mark: Mark) -> None:
    """ "Because …" makes no claims, unless it reassures: "no need to worry, because redness is temporary"."""
    behind = sentence.marks[sentence.at + 1 :]
    barred = mark.end - mark.start > 1 and bool(behind) and _is_no(behind[0])  # "which means no gel"
    if (barred or _says_what_is(behind)) and sentence.mode != CONDITION:
        read_contrast(sentence, mark)
    else:
        read_aside(sentence, mark)


def _is_no(mark: Mark) -> bool:
    return mark.cue is not None and mark.cue.id == "no" and not mark.gap


def _says_what_is(behind: Sequence[Mark]) -> bool:
    """Does the reason say that a sign is normal, or something used essential, before its clause ends?"""
    named: set[bool] = set()
    for one, after in zip_longest(behind, behind[1:]):
        attribute = after is not None and after.concept is not None and not after.gap
        if one.role in {"normal", "course"} and True in named and not attribute:
            return True
        if one.role == "necessity" and False in named and not attribute:
            return True
        if one.role in {"comma", "cause", "break", "stop", "that"}:
            return False
        if one.concept is not None:
            named.add(one.is_sign)
    return False


def read_aside(sentence: Sentence, mark: Mark) -> None:
    """ "Which …", "because …": nothing in it is a claim, up to the next joint; "what is normal is …" says something."""
    following = next((one for one in sentence.marks[sentence.at + 1 :] if one.role != "adverb"), None)
    if sentence.mode == CONDITION:
        if mark.cue is not None and mark.cue.id == "harm":
            sentence.conditions[-1].past = True
        before = sentence.marks[sentence.at - 1]
        if before.role == "comma" and mark.gap == 0 and sentence.conditions[-1].reason is None:
            sentence.conditions[-1].reason = before.start
    opens = sentence.at == 0 or sentence.marks[sentence.at - 1].role == "colon"
    if sentence.mode == CONDITION or (opens and following is not None and following.role in _QUESTIONED):
        return
    if mark.cue and mark.cue.value == "relative" and _says_something(sentence):
        return
    if mark.cue and mark.cue.value == "without" and _does_without(sentence, mark):
        return
    sentence.open_aside()


def _does_without(sentence: Sentence, mark: Mark) -> bool:
    """ "Never go out without a hat" asks for the hat; "two days without makeup" forbids makeup."""
    clause, governor = sentence.clause, sentence.clause.governor
    if not (sentence.at or mark.gap) and _is_missed(sentence):
        sentence.state(
            [one for one in (sentence.following(),) if one is not None], "recommend", "must", (mark,)
        )
    before = sentence.marks[sentence.at - 1] if sentence.at else None
    timed = before is not None and before.role == "time" and mark.gap == 0
    if _lacks(sentence) and not timed:
        sentence.mode = INSTEAD
        return True
    following = sentence.following()
    doing = following is not None and following.may_be(GERUND) and following.gap == 0
    doing = doing and following is not None and following.role != "seek"  # "without asking us"
    barred = governor is not None and governor.stance == "restrict"
    told = barred and (doing or (clause.objects and governor is not None and not governor.used))
    seen = timed and governor is not None and governor.stance in {*SIGHTS, "recommend"} and not governor.used
    if sentence.mode != MAIN or (governor is not None and not (told or seen)) or clause.subjects:
        return False
    if clause.negation == "not" or told:
        clause.governor = Governor("recommend", clause.strength, (*clause.pending, mark))
    elif timed:
        clause.governor = Governor("restrict", clause.strength, (*clause.pending, mark))
    return clause.governor is not None


def _is_missed(sentence: Sentence) -> bool:
    """ "Without sunscreen you should not …": what stands in front is asked for."""
    following = sentence.following()
    barred = any(one.role == "negate" for one in sentence.marks[2:])
    return barred and following is not None and following.is_action and not following.gap


def _lacks(sentence: Sentence) -> bool:
    """ "Choose a cream without perfume": what the thing to be used must not contain."""
    governor, following = sentence.clause.governor, sentence.following()
    used = governor is not None and governor.stance == "recommend" and sentence.mode == MAIN
    named = following is not None and following.is_action and not following.gap
    return used and named and following is not None and not following.may_be(GERUND)


def _says_something(sentence: Sentence) -> bool:
    """ "…, which is normal", "…, which should be avoided": the relative clause says something of its own."""
    signs = [one for one in sentence.mentioned if one.is_sign]
    if not sentence.mentioned:
        return False
    verbal = False
    for one in sentence.marks[sentence.at + 1 :]:
        reassures = one.role in {"normal", "course"} and signs
        told = one.role in ACTS and one.is_passive and verbal
        if reassures or told:
            sentence.new_clause()
            sentence.clause.subjects = [sentence.mentioned[-1]] if told else _listed(sentence, signs[-1])
            return True
        verbal = verbal or one.role in {"be", "modal"}
        if one.role in {"comma", "cause", "and"} or one.concept is not None:
            return False
    return False


def _listed(sentence: Sentence, last: Mark) -> list[Mark]:
    """The signs of the list that ends before the "which": all that one cue took."""
    said = next((one for one in reversed(sentence.statements) if one.mark is last), None)
    return [one.mark for one in sentence.statements if said is not None and one.cues == said.cues] or [last]
