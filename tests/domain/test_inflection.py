"""English word forms: what is stated once is known in every number, tense and spelling."""

from __future__ import annotations

import re

import pytest

from claimaudit.domain.forms import irregular_verbs
from claimaudit.domain.inflection import comparative, misspellings, plural, spellings, verb_forms


@pytest.mark.parametrize(
    ("noun", "several"),
    [
        ("gel", "gels"),
        ("body wash", "body washes"),
        ("box", "boxes"),
        ("face mask", "face masks"),
        ("therapy", "therapies"),
        ("spray", "sprays"),
        ("glasses", "glasses"),
        ("patch", "patches"),
    ],
)
def test_the_last_word_of_a_noun_phrase_takes_the_plural(noun: str, several: str) -> None:
    assert plural(noun) == several


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("avoid", "avoided avoids avoiding avoid"),
        ("use", "used uses using use"),
        ("apply", "applied applies applying apply"),
        ("spray", "sprayed sprays spraying spray"),
        ("stop", "stopped stops stopping stop"),
        ("dab", "dabbed dabs dabbing dab"),
        ("wash", "washed washes washing wash"),
        ("relax", "relaxed relaxes relaxing relax"),
        ("soften", "softened softens softening soften"),
        ("agree", "agreed agrees agreeing agree"),
        ("tie", "tied ties tying tie"),
        ("take", "taken takes taking take"),
        ("put", "put puts putting put"),
        ("prefer", "preferred prefers preferring prefer"),
        ("control", "controlled controls controlling control"),
        ("withhold", "withheld withholds withholding withhold"),
    ],
)
def test_a_verb_has_its_four_forms(verb: str, forms: str) -> None:
    assert [form for form, _ in verb_forms(verb)] == forms.split()


def test_only_the_first_word_of_a_verb_phrase_changes() -> None:
    assert verb_forms("stay away from") == [
        ("stayed away from", "past"),
        ("stays away from", "third"),
        ("staying away from", "gerund"),
        ("stay away from", "base"),
    ]
    assert ("gone without", "past") in verb_forms("go without")


def test_irregular_verbs_end_as_verbs_do() -> None:
    for base, (third, gerund, _) in irregular_verbs().items():
        assert third.endswith("s"), base
        assert gerund.endswith("ing"), base
        assert re.fullmatch(r"[a-z-]+", base)


@pytest.mark.parametrize(
    ("term", "others"),
    [
        ("moisturize", {"moisturise"}),
        ("moisturizing", {"moisturising"}),
        (
            "tanning-color",
            {"tanning-colour", "tanning color", "tanning colour", "tanningcolor", "tanningcolour"},
        ),
        ("edema", {"oedema"}),
        ("gray", {"grey"}),
        ("face cream", {"face-cream"}),
        ("anti-redness", {"anti redness", "antiredness"}),
        ("bar of soap", set()),
        ("size", set()),
        ("prize", set()),
    ],
)
def test_both_spellings_and_every_way_to_join_a_compound_are_known(term: str, others: set[str]) -> None:
    assert set(spellings(term)) == {term} | others


@pytest.mark.parametrize(
    ("adjective", "more"),
    [
        ("red", "redder"),
        ("tight", "tighter"),
        ("itchy", "itchier"),
        ("sore", "sorer"),
        ("pink", "pinker"),
        ("swollen", "swollen"),
        ("inflamed", "inflamed"),
        ("irritated", "irritated"),
        ("hot to touch", "hot to touch"),
    ],
)
def test_a_short_adjective_has_a_comparative(adjective: str, more: str) -> None:
    assert comparative(adjective) == more


def test_simple_misspellings_are_one_slip_behind_the_second_letter() -> None:
    found = misspellings(["sunscreen"])
    assert {"suncsreen", "sunscren", "sunsccreen", "sunscreeen"} <= found
    assert {"usnscreen", "snscreen", "sunscreen", "sun screen"} & found == set()
    assert all(len(word) in {8, 9, 10} for word in found)


@pytest.mark.parametrize("word", ["retinol", "face cream", "retinol-a9", "hat"])
def test_short_words_and_phrases_are_not_misspelt(word: str) -> None:
    assert misspellings([word]) == set()
