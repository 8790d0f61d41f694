"""Domains to try rules in, and a pipeline that learns another domain instead of being built anew."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, TypeVar

import pytest

from claimaudit.domain.concepts import Concept
from claimaudit.domain.cues import Cue
from claimaudit.domain.domain import Domain, load_domain
from claimaudit.extract.pipeline import PHRASES, make_pipeline

if TYPE_CHECKING:
    from spacy.language import Language

Rule = TypeVar("Rule", Concept, Cue)
LISTS = {
    Concept: ("nouns", "verbs", "adjectives", "forms", "without", "misspelt", "not_in"),
    Cue: ("verbs", "phrases", "not_in"),
}


@pytest.fixture(scope="session")
def example() -> Domain:
    """The vocabulary of no subject, of which the examples of shared cues speak."""
    return load_domain("example")


@pytest.fixture(scope="session")
def subject() -> Domain:
    """The packaged subject."""
    return load_domain("microneedling")


@pytest.fixture(scope="session")
def pupil(example: Domain) -> Language:
    """A pipeline of its own, since the one that the program keeps must not forget what it has learnt."""
    return make_pipeline.__wrapped__(example)


@pytest.fixture
def relearning(monkeypatch: pytest.MonkeyPatch, pupil: Language) -> None:
    """Let one pipeline learn each domain in turn: making one takes longer than all that is tried with it."""

    def learn(domain: Domain) -> Language:
        pupil.get_pipe(PHRASES).learn(domain)
        return pupil

    monkeypatch.setattr("claimaudit.extract.articles.make_pipeline", learn)
    monkeypatch.setattr("claimaudit.rulebook.concept_examples.make_pipeline", learn)


@pytest.fixture(scope="session")
def narrowed() -> Callable[[Domain, Iterable[str]], Domain]:
    """A domain without the words that can stand in none of the texts, which is learnt at once."""
    return narrow


@cache
def openings(text: str) -> frozenset[str]:
    """The first two letters of each word, of a compound those of its first part."""
    return frozenset(word[:2].strip("-'’") for word in re.findall(r"[a-z]+(?:[-'’][a-z]+)*", text.lower()))


# What a form in a text begins with → what the word in the rule file does.
BEGIN_OTHERWISE = {
    "is": "be",
    "ar": "be",
    "he": "ho",
    "to": "te",
    "so": "se",
    "la": "li",
    "ly": "li",
    "oe": "ed",
    "ae": "es",
    "do": "no",
}


def narrow(domain: Domain, texts: Iterable[str]) -> Domain:
    met = openings(" ".join(texts).replace("-", " "))
    met |= {BEGIN_OTHERWISE[opening] for opening in met & BEGIN_OTHERWISE.keys()}

    def fewer(rule: Rule) -> Rule:
        kept = {
            key: tuple(term for term in getattr(rule, key) if openings(term) <= met)
            for key in LISTS[type(rule)]
        }
        return replace(rule, **kept)

    return replace(
        domain,
        concepts={key: fewer(concept) for key, concept in domain.concepts.items()},
        cues={key: fewer(cue) for key, cue in domain.cues.items()},
    )
