"""The lexicon: every literal phrase that a domain knows, and what it may stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from claimaudit.domain.concepts import Concept
from claimaudit.domain.cues import Cue
from claimaudit.domain.inflection import (
    ADJECTIVE,
    BASE,
    LITERAL,
    NOUN,
    PAST,
    WITHOUT,
    Form,
    comparative,
    misspellings,
    noun_forms,
    spellings,
    verb_forms,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What one phrase may stand for: a concept, a cue or the procedure itself.

    ``hides`` are the rules whose own shorter phrases mean nothing inside this one ("peel" in "orange peel");
    ``otherwise`` are the concepts that the phrase names among others of a category, or as something done. ``role`` is
    what the phrase does in a sentence, ``rule`` the id of its concept or cue, which the procedure has not; what
    ``means_nothing`` only hides others.
    """

    concept: Concept | None = None
    cue: Cue | None = None
    forms: frozenset[Form] = frozenset()
    event: bool = False
    hides: frozenset[str] = frozenset()
    otherwise: Mapping[str, Concept] = field(default_factory=dict)
    role: str = field(init=False)
    rule: str = field(init=False)
    means_nothing: bool = field(init=False)

    def __post_init__(self) -> None:
        named = self.concept or self.cue
        role = "concept" if self.concept else self.cue.role if self.cue else "event"
        object.__setattr__(self, "role", role)
        object.__setattr__(self, "rule", named.id if named else "")
        object.__setattr__(self, "means_nothing", named is None and not self.event)

    @property
    def hides_itself(self) -> bool:
        """Do the words that name a rule stand among those that it excludes?"""
        return self.rule in self.hides


Lexicon = dict[str, Entry]


def build_lexicon(concepts: Mapping[str, Concept], cues: Mapping[str, Cue], events: Iterable[str]) -> Lexicon:
    """Every phrase in lower case with what it stands for.

    Where several rules share a phrase, a concept has it before a cue and a cue before the procedure, and the first in
    the order of the files before the others; a phrase may be several forms of one word at once ("peel": noun and
    verb). Where the cue warns ("watch for"), the concept keeps it. Misspellings come last.
    """
    lexicon: Lexicon = {}
    for concept in concepts.values():
        otherwise = {case: concepts[name] for case, name in concept.otherwise.items() if name in concepts}
        _add(lexicon, _concept_phrases(concept), Entry(concept, otherwise=otherwise))
    for cue in cues.values():
        if cue.role != "heading":
            _add(lexicon, _cue_phrases(cue), Entry(cue=cue))
    _add(lexicon, [(phrase.lower(), NOUN) for phrase in events], Entry(event=True))
    rules: list[Concept | Cue] = [*concepts.values(), *cues.values()]
    for rule in rules:
        for phrase in rule.not_in:
            _hide(lexicon, phrase.lower(), rule.id)
    for concept in concepts.values():
        entry = Entry(concept, forms=frozenset({NOUN}))
        for phrase in misspellings([noun.lower() for noun in concept.nouns]):
            lexicon.setdefault(phrase, entry)
    return lexicon


def _add(lexicon: Lexicon, phrases: Iterable[tuple[str, Form]], rule: Entry) -> None:
    """Add the phrases of one rule; those that are the same forms of it share one entry."""
    entries: dict[frozenset[Form], Entry] = {}
    for phrase, form in phrases:
        for variant in _variants(phrase):
            known = lexicon.get(variant)
            if known is None:
                forms = frozenset({form})
            elif known.concept is rule.concept and known.cue is rule.cue and form not in known.forms:
                forms = known.forms | {form}
            else:
                if known.concept and not known.cue and rule.cue and rule.cue.role == "warn":
                    lexicon[variant] = replace(known, cue=rule.cue)
                continue
            entry = entries.get(forms)
            if entry is None:
                entry = entries[forms] = replace(rule, forms=forms)
            lexicon[variant] = entry


def _variants(phrase: str) -> list[str]:
    """Its spellings; a single letter at its end may keep the stop of its sentence ("vitamin C.")."""
    found = list(spellings(phrase))
    return [*found, *(f"{one}." for one in found)] if phrase[-2:-1] == " " else found


def _hide(lexicon: Lexicon, phrase: str, rule: str) -> None:
    for variant in spellings(phrase):
        known = lexicon.get(variant, Entry())
        lexicon[variant] = replace(known, hides=known.hides | {rule})


def _concept_phrases(concept: Concept) -> Iterable[tuple[str, Form]]:
    for noun in concept.nouns:
        yield from noun_forms(noun.lower()).items()
    for verb in concept.verbs:
        yield from verb_forms(verb.lower())
    for adjective in concept.adjectives:
        yield adjective.lower(), ADJECTIVE
        yield comparative(adjective.lower()), ADJECTIVE
    for phrase in concept.without:
        yield phrase.lower(), WITHOUT
    for literal in (*concept.forms, *concept.misspelt):
        yield literal.lower(), NOUN
        yield literal.lower(), LITERAL


def _cue_phrases(cue: Cue) -> Iterable[tuple[str, Form]]:
    for verb in cue.verbs:
        yield from verb_forms(verb.lower())
    for phrase in cue.phrases:
        yield phrase.lower(), BASE if cue.takes == "object" else PAST
        yield phrase.lower(), LITERAL
