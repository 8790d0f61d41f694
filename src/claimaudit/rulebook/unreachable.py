"""Words that a rule lists and can never find, because another rule has them first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from claimaudit.domain.concepts import Concept
from claimaudit.domain.cues import Cue
from claimaudit.domain.domain import Domain
from claimaudit.domain.inflection import misspellings
from claimaudit.domain.lexicon import Lexicon, build_lexicon
from claimaudit.rulebook.fault import Fault

_NAMING = ("nouns", "verbs", "adjectives", "forms", "without", "misspelt")
_TELLING = ("verbs", "phrases")


def unreachable_words(domain: Domain) -> list[Fault]:
    """The words of each rule that belong to an earlier rule in every form.

    Cues are looked at without the concepts: a subject may name with a concept what elsewhere is a cue.
    """
    cues = build_lexicon({}, domain.cues, ())
    faults = [fault for concept in domain.concepts.values() for fault in _of_concept(concept, domain.lexicon)]
    return faults + [
        fault for cue in domain.cues.values() if cue.role != "heading" for fault in _of_cue(cue, cues)
    ]


def _of_concept(concept: Concept, lexicon: Lexicon) -> Iterator[Fault]:
    nothing: dict[str, Any] = dict.fromkeys((*_NAMING, "not_in"), ())
    for key in _NAMING:
        for word in getattr(concept, key):
            one: dict[str, Any] = {**nothing, key: (word,)}
            alone = build_lexicon({concept.id: replace(concept, otherwise={}, **one)}, {}, ())
            yield from _fault(concept, word, alone, lexicon)


def _of_cue(cue: Cue, lexicon: Lexicon) -> Iterator[Fault]:
    nothing: dict[str, Any] = dict.fromkeys((*_TELLING, "not_in"), ())
    for key in _TELLING:
        for word in getattr(cue, key):
            one: dict[str, Any] = {**nothing, key: (word,)}
            yield from _fault(cue, word, build_lexicon({}, {cue.id: replace(cue, **one)}, ()), lexicon)


def _fault(rule: Concept | Cue, word: str, alone: Lexicon, lexicon: Lexicon) -> Iterator[Fault]:
    """A fault if no form of the word belongs to the rule."""
    owners = {lexicon[phrase].rule for phrase in alone.keys() - misspellings([word.lower()])}
    if rule.id not in owners:
        named = ", ".join(f"[{owner}]" for owner in sorted(owners))
        yield Fault(rule.file, rule.id, word, "a word that can be found", f"one that {named} has already")
