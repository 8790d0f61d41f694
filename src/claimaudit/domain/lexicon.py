"""The lexicon: every literal phrase that a domain knows, and what it may stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claimaudit.domain.concepts import Concept
from claimaudit.domain.cues import Cue
from claimaudit.domain.inflection import (
    ADJECTIVE, BASE, LITERAL, NOUN, PAST, Form, misspellings, noun_forms, spellings, verb_forms,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """What one phrase may stand for: a concept, a cue, or (neither) nothing, hiding the shorter phrases inside it."""

    concept: Concept | None
    cue: Cue | None
    forms: frozenset[Form]


Lexicon = dict[str, Entry]
_HIDDEN = Entry(None, None, frozenset())


def build_lexicon(concepts: Mapping[str, Concept], cues: Mapping[str, Cue]) -> Lexicon:
    """Every phrase in lower case with what it stands for.

    Where a concept and a cue share a phrase, or a ``not_in`` names a concept's own phrase, the concept has it; where
    two concepts share one, the first in the order of the files; a phrase may be several forms of one word at once
    ("peel": noun and verb).
    """
    lexicon: Lexicon = {}
    for concept in concepts.values():
        for phrase, form in _concept_phrases(concept):
            _add(lexicon, phrase, Entry(concept, None, frozenset({form})))
    for cue in (one for one in cues.values() if one.role != "heading"):
        for phrase, form in _cue_phrases(cue):
            _add(lexicon, phrase, Entry(None, cue, frozenset({form})))
    for phrases in (*(one.not_in for one in concepts.values()), *(one.not_in for one in cues.values())):
        for phrase in phrases:
            _hide(lexicon, phrase.lower())
    for concept in concepts.values():
        for phrase in misspellings(concept.nouns):
            lexicon.setdefault(phrase, Entry(concept, None, frozenset({NOUN})))
    return lexicon


def _add(lexicon: Lexicon, phrase: str, entry: Entry) -> None:
    for variant in spellings(phrase):
        known = lexicon.get(variant)
        if known is None:
            lexicon[variant] = entry
        elif known.concept is entry.concept and known.cue is entry.cue:
            lexicon[variant] = Entry(entry.concept, entry.cue, known.forms | entry.forms)


def _hide(lexicon: Lexicon, phrase: str) -> None:
    for variant in spellings(phrase):
        if variant not in lexicon or lexicon[variant].concept is None:
            lexicon[variant] = _HIDDEN


def _concept_phrases(concept: Concept) -> Iterable[tuple[str, Form]]:
    for noun in concept.nouns:
        yield from noun_forms(noun.lower()).items()
    for verb in concept.verbs:
        yield from verb_forms(verb.lower()).items()
    for adjective in concept.adjectives:
        yield adjective.lower(), ADJECTIVE
    for literal in (*concept.forms, *concept.misspelt):
        yield literal.lower(), NOUN
        yield literal.lower(), LITERAL


def _cue_phrases(cue: Cue) -> Iterable[tuple[str, Form]]:
    for verb in cue.verbs:
        yield from verb_forms(verb.lower()).items()
    for phrase in cue.phrases:
        yield phrase.lower(), BASE if cue.takes == "object" else PAST
        yield phrase.lower(), LITERAL
