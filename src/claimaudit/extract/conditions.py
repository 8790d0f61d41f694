"""Conditions in the article's own words, and their comparable form: phase, triggers, audience."""

from __future__ import annotations

from typing import NamedTuple

from claimaudit.domain.domain import Domain
from claimaudit.domain.forms import over_pattern
from claimaudit.extract.degrees import degree_before
from claimaudit.extract.marks import Condition, Mark
from claimaudit.extract.state import Sentence
from claimaudit.extract.words import Words

_NOT_NARROWING = ("especially", "particularly", "even if")


class Scope(NamedTuple):
    """When and for whom a claim holds: the words, and what of them can be compared."""

    condition: str = ""
    phase: str = ""
    triggers: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()

    def within(self, outer: Scope) -> Scope:
        """This scope under a heading's: its own words first, the heading's where it has none of that sort."""
        if outer is no_scope or self is no_scope:
            return outer if self is no_scope else self
        return Scope(
            self.condition or outer.condition,
            self.phase or outer.phase,
            self.triggers if self.condition else (self.triggers or outer.triggers),
            self.audience or outer.audience,
        )


no_scope = Scope()


def scope_of(
    sentence: Sentence,
    words: Words,
    domain: Domain,
    clause: int | None = None,
    *,
    warns: bool = False,
) -> Scope:
    """The scope of one clause of a sentence (None: of the whole, as a heading has).

    What a warning's own "if" names is what it warns of, and limits nothing.
    """
    if not (sentence.conditions or sentence.phases or sentence.whom):
        return no_scope
    told = [words.text(mark.start, mark.end) for mark in sentence.whom if mark.role == "variant"]
    triggers: set[str] = set()
    for condition in sentence.conditions:
        empty = condition.end <= condition.opener.end  # "call us if:"
        if empty or condition.concedes or (warns and _is_warned_of(condition)):
            continue
        if clause is None or condition.holds_for(clause):
            end = condition.end if condition.reason is None else min(condition.reason, condition.end)
            text = words.text(condition.start, end).strip(" ,:;")
            told.append(text)
            if not text.lower().startswith(_NOT_NARROWING) and not (warns and is_warning(condition)):
                triggers.update(triggers_of(condition, words, domain))
    phase = sentence.phases[-1] if sentence.phases else ""
    audience = {mark.cue.value for mark in sentence.whom if mark.cue and mark.role == "audience"}
    return Scope("; ".join(told), phase, tuple(sorted(triggers)), tuple(sorted(audience)))


def triggers_of(condition: Condition, words: Words, domain: Domain) -> list[str]:
    """The concepts that a condition names, "not:" where it holds once they are gone, with a bounding degree."""
    gone = over_pattern().search(words.text(condition.start, condition.end))
    until = condition.opener.role == "until"
    unless = words.texts[condition.start].lower() == "unless"
    found = []
    for mark in condition.marks:
        degree = degree_before(mark, words, domain)
        name = f"{degree}:{mark.concept_id}" if degree else mark.concept_id
        found.append(f"not:{mark.concept_id}" if unless or (gone and not until) else name)
    found += [mark.concept_id for mark in condition.referred]
    found += [f"not:{mark.concept_id}" for mark in condition.negated]
    return found


def task_of(sentence: Sentence, words: Words) -> Scope:
    """The situation of what follows a heading such as "Managing breakouts"."""
    for at, mark in enumerate(sentence.marks):
        if mark.cue is not None and mark.cue.value == "relief":
            signs = tuple(sorted({one.concept_id for one in sentence.marks[at + 1 :] if one.is_sign}))
            if signs:
                return Scope(words.text(mark.start, len(words)).strip(" ?:."), "", signs)
    return no_scope


def is_warning(condition: Condition) -> bool:
    """Is it an "if" or "when", so that a call for help makes its signs warnings?"""
    cue = condition.opener.cue
    return cue is not None and cue.value in {"if", "when", "inverts", "develops"} and not condition.past


def _is_warned_of(condition: Condition) -> bool:
    """Does it hold what the warning warns of, and nothing that would limit it?"""
    return is_warning(condition) and (not condition.marks or bool(signs_of(condition)))


def signs_of(condition: Condition) -> list[Mark]:
    """The signs that a condition names."""
    return [mark for mark in (*condition.marks, *condition.referred) if mark.is_sign]


def unconditional(sentence: Sentence) -> list[Mark]:
    """The concepts that stand in the clauses themselves, not in a condition or an aside."""
    conditional = {
        id(mark) for condition in sentence.conditions for mark in (*condition.marks, *condition.negated)
    }
    return [mark for mark in sentence.clear if id(mark) not in conditional]
