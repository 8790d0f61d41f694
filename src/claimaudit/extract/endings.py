"""What the end of a clause completes: a pronoun's predicate, a verb without its object, a subject without its verb."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from claimaudit.extract.marks import Clause, Governor, Mark
from claimaudit.extract.stances import ACTS, SIGHTS, speaks_of, turned

if TYPE_CHECKING:
    from claimaudit.extract.state import Sentence

_JOINTS = frozenset({"stop", "comma", "and", "contrast", "break"})
_BARE = frozenset({"be", "modal", "negate"})
_LIMITS = frozenset({"condition", "that", "time"})


def finish(sentence: Sentence) -> None:
    """Let a predicate whose subject is a pronoun speak of what the pronoun stands for."""
    clause = sentence.clause
    governor = clause.governor
    listed = bool(sentence.marks) and sentence.marks[-1].role == "colon"
    if governor and governor.stance == "seek" and not governor.used and (listed or not clause.objects):
        sentence.state(governor.cues[-1:], "seek", governor.strength, governor.cues)
    elif governor and not governor.used and not governor.nominal:
        sentence.state(
            _understood(sentence, clause, governor), governor.stance, governor.strength, governor.cues
        )
    told = (
        bool(clause.pending) and clause.pronoun is not None and clause.pronoun.start < clause.pending[0].start
    )
    if told and not clause.governor and not clause.directive:
        stance = turned("recommend", clause.negation)
        sentence.state(sentence.referents(stance), stance, clause.strength, clause.pending)
    elif _is_elliptic(sentence, clause):
        _oppose(sentence, clause)
    elif clause.modal and clause.be and clause.strength in {"must", "should"}:
        _bar_subjects(sentence, clause, clause.modal)
    clause.governor, clause.pending = None, ()


def _is_elliptic(sentence: Sentence, clause: Clause) -> bool:
    """ "…, but fever is not": a subject and a verb, and nothing said of it."""
    if not clause.subjects or clause.governor is not None or _is_cut(sentence):
        return False
    here = sentence.marks[: sentence.at + 1]
    said = [mark for mark in here if mark.role not in _JOINTS]
    spoken = [mark.role for mark in said]
    if (
        spoken[-1] not in _BARE
        or said[-1].gap
        or any(one.clause == clause.number for one in sentence.statements)
    ):
        return False
    alone = clause.number or spoken[-2:] == ["be", "negate"] or not _LIMITS.intersection(spoken)
    if not alone or not (clause.number or sentence.before is not None):  # "Severe burning is not."
        return False
    stops = [(one, mark) for one, mark in pairwise(here) if mark.role == "stop" and mark.gap]
    return all(one.role == "comma" for one, _ in stops)  # "…, fever is not,” she says." is whole


def _is_cut(sentence: Sentence) -> bool:
    """ "Skin that is not ready and …": unknown words stand before the "and"."""
    last = sentence.marks[sentence.at]
    return last.role == "and" and last.gap > 0


def _bar_subjects(sentence: Sentence, clause: Clause, modal: Mark) -> None:
    """ "Lasers should not be carried out": whatever the verb, what ought not to be is barred."""
    said = any(one.clause == clause.number for one in sentence.statements)
    if clause.negation and clause.subjects and not said:
        acts = [mark for mark in clause.subjects if mark.is_action]
        sentence.state(acts, turned("recommend", clause.negation), clause.strength, (modal,))


def _oppose(sentence: Sentence, clause: Clause) -> None:
    """Say of the subject the contrary of what was said last of its like."""
    earlier = [*([sentence.before] if sentence.before else []), *sentence.statements]
    for subject in clause.subjects:
        before = [one for one in earlier if one.mark.is_sign is subject.is_sign]
        if before:
            sentence.state([subject], turned(before[-1].stance, "not"), "", before[-1].cues)


def _understood(sentence: Sentence, clause: Clause, governor: Governor) -> list[Mark]:
    """What a verb without an object speaks of: a pronoun's topic, a label ("Makeup: avoid"), its own subject."""
    stance = governor.stance
    if clause.others:
        return []  # "everything else can wait" speaks of nothing that was named
    if stance in {"return", "permit"} and governor.subjects:
        return [mark for mark in governor.subjects if speaks_of(stance, mark)]
    if stance in ACTS and governor.subjects and not clause.objects and _is_of_subject(sentence, governor):
        return [mark for mark in governor.subjects if speaks_of(stance, mark)]
    reminded = governor.cues[-1].role == "necessity"
    if stance in ACTS and clause.inherited and not clause.objects and not reminded:
        return [mark for mark in clause.inherited if speaks_of(stance, mark)]
    if sentence.marks and sentence.marks[-1].role == "colon":
        return []
    bare = stance in SIGHTS and not any(mark.concept is not None for mark in sentence.marks)
    bare = bare or (stance == "normal" and _is_conditional(sentence, governor))
    bare = bare or (stance == "permit" and not sentence.clear) or _is_again(governor)
    bare = bare or (stance in ACTS and not (sentence.clear or clause.objects) and _names_act(sentence))
    return sentence.referents(stance) if clause.pronoun or stance == "wait" or bare else []


def _is_of_subject(sentence: Sentence, governor: Governor) -> bool:
    """ "Retinol is something you should avoid": the verb's object is what stands before the "is"."""
    front = [one.role for one in sentence.marks if one.start < governor.cues[-1].start]
    return "be" in front and "person" in front[front.index("be") :]


def _is_conditional(sentence: Sentence, governor: Governor) -> bool:
    """ "Nothing to worry about if you see redness": is a condition with a sign all that stands behind, or in front?"""
    last = governor.cues[-1]
    held = next((one for one in sentence.conditions if one.start >= last.end or one.end <= last.start), None)
    following = next((one for one in sentence.marks if one.start >= last.end), None)
    alone = following is None or (
        following.role in {"condition", "stop", "comma", "break"} and not following.gap
    )
    return held is not None and alone and any(one.is_sign for one in held.marks)


def _names_act(sentence: Sentence) -> bool:
    """ "Since retinol can irritate, hold off": is something to be done named anywhere?"""
    return any(one.is_action for one in sentence.mentioned)


def _is_again(governor: Governor) -> bool:
    """ "Reapply every two hours": it goes without saying what."""
    cue = governor.cues[-1].cue if governor.cues else None
    return cue is not None and cue.value == "again"
