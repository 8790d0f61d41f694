"""Every rule of every packaged subject holds its own examples, and is needed for one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from claimaudit.domain.concepts import Concept
from claimaudit.domain.cues import Cue
from claimaudit.domain.domain import Domain, load_domain
from claimaudit.rulebook import check_examples, count_examples, unreachable_words
from claimaudit.rulebook.concept_examples import ConceptFinder, check_concept
from claimaudit.rulebook.cue_examples import CueReader, check_cue

Narrow = Callable[[Domain, Iterable[str]], Domain]
CUES = load_domain("example").cues
OWN_CUES = {name: cue for name, cue in load_domain("microneedling").cues.items() if name not in CUES}
CONCEPTS = load_domain("microneedling").concepts
EVERY = [*CUES.values(), *OWN_CUES.values(), *CONCEPTS.values(), *load_domain("example").concepts.values()]
TOY = Path(__file__).parents[1] / "second_subject" / "domain"


def texts_of(rule: Concept | Cue) -> list[str]:
    return [*rule.matches, *rule.rejects]


@pytest.mark.parametrize("name", ["general", "health", "example", "microneedling", str(TOY)])
def test_every_example_holds(name: str) -> None:
    assert list(map(str, check_examples(load_domain(name)))) == []


@pytest.mark.parametrize("name", ["example", "microneedling", str(TOY)])
def test_no_rule_lists_a_word_that_another_has(name: str) -> None:
    assert list(map(str, unreachable_words(load_domain(name)))) == []


@pytest.mark.parametrize("rule", CUES.values(), ids=list(CUES))
@pytest.mark.usefixtures("relearning")
def test_without_a_cue_one_of_its_examples_fails(rule: Cue, example: Domain, narrowed: Narrow) -> None:
    domain = narrowed(example, texts_of(rule))
    assert list(map(str, check_cue(rule, CueReader(domain)))) == []
    assert list(check_cue(rule, CueReader(domain.without(rule.id)))) != []


@pytest.mark.parametrize("rule", OWN_CUES.values(), ids=list(OWN_CUES))
@pytest.mark.usefixtures("relearning")
def test_without_a_cue_of_the_subject_one_of_its_examples_fails(
    rule: Cue, subject: Domain, narrowed: Narrow
) -> None:
    domain = narrowed(subject, texts_of(rule))
    assert list(map(str, check_cue(rule, CueReader(domain)))) == []
    assert list(check_cue(rule, CueReader(domain.without(rule.id)))) != []


@pytest.mark.parametrize("rule", CONCEPTS.values(), ids=list(CONCEPTS))
@pytest.mark.usefixtures("relearning")
def test_without_a_concept_one_of_its_examples_fails(
    rule: Concept, subject: Domain, narrowed: Narrow
) -> None:
    domain = narrowed(subject, texts_of(rule))
    assert list(map(str, check_concept(rule, ConceptFinder(domain)))) == []
    assert list(check_concept(rule, ConceptFinder(domain.without(rule.id)))) != []


@pytest.mark.parametrize("rule", EVERY, ids=[rule.id for rule in EVERY])
def test_every_rule_says_what_it_must_not_find(rule: Concept | Cue) -> None:
    assert rule.rejects != ()


def test_rules_and_examples_are_counted(example: Domain) -> None:
    one = CUES["avoid"]
    small = replace(
        example,
        concepts={},
        cues={"avoid": one},
        times=replace(example.times, words=(), parts=(), readings=()),
    )
    assert count_examples(small) == (1, len(one.matches) + len(one.rejects))
