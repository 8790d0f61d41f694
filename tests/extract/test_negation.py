"""Negating a restriction never leaves it one: every verb and word of the rule files that restricts, every concept."""

from __future__ import annotations

import functools
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimaudit.domain.cues import Cue
from claimaudit.domain.domain import Domain, load_domain
from claimaudit.domain.inflection import PAST, verb_forms
from claimaudit.extract.table import extract
from claimaudit.read.articles import read_text

FAST = settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
NEGATIONS = (
    "Do not {v} {x}{tail}.",
    "Don’t {v} {x}{tail}.",
    "Never {v} {x}{tail}.",
    "No need to {v} {x}{tail}.",
    "There's no need to {v} {x}{tail}.",
    "You do not have to {v} {x}{tail}.",
    "You don't need to {v} {x}{tail}.",
    "You needn't {v} {x}{tail}.",
    "It is not necessary to {v} {x}{tail}.",
    "It isn't essential to {v} {x}{tail}.",
    "There is no reason to {v} {x}{tail}.",
    "You should not {v} {x}{tail}.",
)
PASSIVES = (
    "{X} should not be {p}.",
    "{X} need not be {p}.",
    "{X} does not have to be {p}.",
    "{X} doesn't need to be {p}.",
)
USING = ("use", "apply", "put on", "reach for")
ORDERS = (
    "Do not {v} {x}.",
    "Don't {v} {x}.",
    "Never {v} {x}.",
    "You must not {v} {x}.",
    "{X} must not be used.",
)
CONSENTS = ("Use {x}.", "You can {v} {x}.", "You may {v} {x}.", "Feel free to {v} {x}.", "{X} can be used.")


@functools.cache
def subject() -> Domain:
    return load_domain("microneedling")


def named(*categories: str) -> list[str]:
    """The nouns that a rule file gives the subject's concepts, those of people left out."""
    return sorted(
        noun
        for concept in subject().concepts.values()
        if concept.category in categories and concept.id != subject().professional
        for noun in concept.nouns
        if re.fullmatch(r"[a-z]+(?: [a-z]+)*", noun)
    )


def restricting() -> list[tuple[Cue, str]]:
    cues = [cue for cue in subject().cues.values() if cue.role in {"restrict", "wait"}]
    return [(cue, verb) for cue in cues for verb in cue.verbs]


def kinds(sentence: str) -> set[str]:
    return set(extract([read_text(sentence)], subject())["kind"])


def tail(cue: Cue) -> str:
    """What a verb needs behind what it takes: "leave it alone", "give it two days"."""
    words = [particle for particle in cue.particles if particle != "time"]
    return f" {words[0]}" if words else " for two days" if cue.particles else ""


@pytest.mark.parametrize(("cue", "verb"), restricting(), ids=lambda part: getattr(part, "id", part))
def test_no_verb_restricts_under_a_negation(cue: Cue, verb: str) -> None:
    words = {"v": verb, "x": "makeup", "X": "Makeup", "tail": tail(cue)}
    said = "{v} {x}{tail}.".format(**words)
    assert "restriction" in kinds(said[:1].upper() + said[1:])
    for frame in NEGATIONS:
        found = kinds(frame.format(**words))
        assert found, frame
        assert "restriction" not in found, frame


@pytest.mark.parametrize(
    "verb", sorted({verb for cue, verb in restricting() if " " not in verb and not cue.particles})
)
def test_no_passive_restricts_under_a_negation(verb: str) -> None:
    past = next(form for form, sort in verb_forms(verb) if sort == PAST)
    assert "restriction" in kinds(f"Makeup should be {past}.")
    for frame in PASSIVES:
        found = kinds(frame.format(X="Makeup", p=past))
        assert found, frame
        assert "restriction" not in found, frame


@pytest.mark.parametrize(
    "phrase",
    [
        phrase
        for cue in subject().cues.values()
        if cue.role == "restrict" and cue.takes == "subject"
        for phrase in cue.phrases
    ],
)
def test_no_predicate_restricts_under_a_negation(phrase: str) -> None:
    assert "restriction" in kinds(f"Makeup is {phrase}.")
    assert "restriction" not in kinds(f"Makeup is not {phrase}.")


@given(
    thing=st.sampled_from(named("product", "medicine", "procedure", "activity")),
    verb=st.sampled_from(["avoid", "skip", "stay away from", "hold off on", "refrain from", "give up"]),
    frame=st.sampled_from(NEGATIONS),
)
@FAST
def test_no_concept_is_restricted_under_a_negation(thing: str, verb: str, frame: str) -> None:
    words = {"v": verb, "x": thing, "tail": ""}
    said = "{v} {x}.".format(**words)
    assert "restriction" in kinds(said[:1].upper() + said[1:])
    assert kinds(frame.format(**words)) == {"recommendation"}


@given(
    thing=st.sampled_from(named("product")),
    verb=st.sampled_from(USING),
    order=st.sampled_from(ORDERS),
    consent=st.sampled_from(CONSENTS),
)
@FAST
def test_what_must_not_be_used_may_be_without_the_not(
    thing: str, verb: str, order: str, consent: str
) -> None:
    words = {"v": verb, "x": thing, "X": thing[:1].upper() + thing[1:]}
    assert "restriction" in kinds(order.format(**words))
    found = kinds(consent.format(**words))
    assert "recommendation" in found
    assert "restriction" not in found
