"""Advice that no verb gives: a list of gentle things, and a portion of something that does good."""

from __future__ import annotations

from claimaudit.domain.domain import Domain
from claimaudit.extract.ahead import is_list
from claimaudit.extract.contexts import Context
from claimaudit.extract.marks import Mark
from claimaudit.extract.state import Sentence

_HOLDS_BACK = frozenset(
    {"negate", "restrict", "wait", "warn", "unneeded", "except", "instead", "first_person"}
)

_SEVERAL = 2


def offer(sentence: Sentence, context: Context, domain: Domain) -> None:
    """State what a sentence without any other stance offers the reader."""
    if not sentence.marks or context.stance or context.cell or sentence.personal:
        return
    if any(mark.role in _HOLDS_BACK for mark in sentence.marks):
        return
    label = sentence.clause.label
    named = [mark for mark in sentence.clear if mark.is_action and mark not in label]
    if _is_all(sentence):
        sentence.state(named, "recommend", "must", sentence.marks[-1:])
    elif _is_portion(sentence):
        sentence.state(named[:1], "recommend", "may", sentence.marks[:1])
    elif _is_promised(sentence, named) and not domain.comparison.severity.safety_restriction & _ids(named):
        sentence.state(
            named, "recommend", "may", [mark for mark in sentence.marks if mark.role == "modal"][:1]
        )
    elif _is_list(sentence) and not domain.comparison.severity.safety_restriction & _ids(named):
        sentence.state(named, "recommend", "", ())


def _is_all(sentence: Sentence) -> bool:
    """ "Lukewarm water only": things, and that there be no others."""
    said = [mark for mark in sentence.marks if mark.role != "stop"]
    only = len(said) > 1 and said[-1].cue is not None and said[-1].cue.value == "only" and not said[-1].gap
    return only and all(mark.is_action and not mark.gap for mark in said[:-1])


def _is_portion(sentence: Sentence) -> bool:
    """ "A few drops of oil will calm it": a portion is the subject, and a verb says what it does."""
    first, named = sentence.marks[0], sentence.following(0)
    portion = first.cue is not None and first.cue.value == "portion"
    behind = sentence.marks[2:]
    does = any(mark.role == "modal" for mark in behind) or (
        any(mark.gap for mark in behind) and not any(mark.role == "be" for mark in behind)
    )
    harms = bool(behind) and behind[-1].role == "stop" and len(behind) > 1 and behind[-2].is_sign
    return portion and named is not None and named.is_action and not named.gap and does and not harms


def _is_promised(sentence: Sentence, named: list[Mark]) -> bool:
    """ "A cleanser, a cream and sunscreen will see you through": gentle things, and a verb that nobody knows."""
    modal = next((mark for mark in sentence.marks if mark.role == "modal"), None)
    things = [mark for mark in sentence.marks if mark.concept is not None]
    told = modal is not None and modal.cue is not None and modal.cue.strength == "may"
    if modal is None or not told or things != named or len(named) < _SEVERAL:
        return False
    behind = [mark for mark in sentence.marks if mark.start > modal.start]
    return named[-1].start < modal.start and bool(behind) and behind[0].gap > 0


def _is_list(sentence: Sentence) -> bool:
    """ "A gentle cleanser, a plain cream and sunscreen.": nothing but things, the words that no rule knows few."""
    inside = {
        id(mark)
        for one in sentence.conditions
        for mark in sentence.marks
        if one.start <= mark.start < one.end
    }
    said = [mark for mark in sentence.marks if id(mark) not in inside]
    colon = next((number for number, mark in enumerate(said) if mark.role == "colon"), -1)
    said = said[colon + 1 :]  # "Sun: hat, shade, SPF 50"
    return is_list(said) and all(mark.is_action for mark in said if mark.concept is not None)


def _ids(marks: list[Mark]) -> set[str]:
    return {mark.concept_id for mark in marks}
