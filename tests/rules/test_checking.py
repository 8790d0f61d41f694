"""The check itself: what a false example, or one that cannot be read, is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimaudit.domain.domain import Domain
from claimaudit.rulebook.concept_examples import ConceptFinder, check_concept, read_brackets
from claimaudit.rulebook.cue_examples import CueReader, StatementError, check_cue, read_claims
from claimaudit.rulebook.time_examples import check_time_rule


@pytest.fixture(scope="module")
def finder(example: Domain) -> ConceptFinder:
    return ConceptFinder(example)


@pytest.fixture(scope="module")
def reader(example: Domain) -> CueReader:
    return CueReader(example)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("A [gel] and a [powder].", "wanted [gel], [powder], got [gel], [powder] as powder"),
        ("A [cool gel].", "wanted [cool gel], got [gel]"),
        ("A [gel] and a gel.", "wanted [gel], got [gel], [gel]"),
        ("A [cube].", "wanted [cube], got nothing"),
        ("A gel.", "wanted words in brackets, got [gel]"),
    ],
)
def test_a_false_example_of_a_concept_is_told(
    example: Domain, finder: ConceptFinder, sentence: str, told: str
) -> None:
    concept = replace(example.concepts["gel"], matches=(sentence,), rejects=())
    (fault,) = check_concept(concept, finder)
    assert str(fault) == f"example/concepts/example.toml: [gel] {sentence!r}: {told}"


def test_what_a_concept_must_not_find_is_told_where_it_is_found(
    example: Domain, finder: ConceptFinder
) -> None:
    concept = replace(example.concepts["gel"], matches=("A [gel].",), rejects=("The gel.", "The powder."))
    assert [(one.text, one.wanted, one.got) for one in check_concept(concept, finder)] == [
        ("The gel.", "nothing", "[gel] as gel")
    ]


def test_brackets_are_taken_off_and_kept_as_places() -> None:
    text, places = read_brackets("[Gel], not [a balm].")
    assert text == "Gel, not a balm."
    assert [text[start:end] for start, end in places] == ["Gel", "a balm"]


@pytest.mark.parametrize(
    ("example_of", "told"),
    [
        ("Avoid gel. => restriction balm", "wanted restriction balm, got restriction gel"),
        ("Avoid gel. => recommendation gel", "wanted recommendation gel, got restriction gel"),
        ("Avoid gel for a day. => restriction gel", "wanted restriction gel, got restriction gel for 24 24"),
        ("Avoid gel. => restriction gel for 24 24", "wanted restriction gel for 24 24, got restriction gel"),
        (
            "Avoid gel and powder. => restriction gel",
            "wanted restriction gel, got restriction gel; restriction powder",
        ),
        (
            "Avoid gel. => restriction gel strength=must",
            "wanted restriction gel strength=must, got restriction gel strength=should",
        ),
        ("The gel is blue. => restriction gel", "wanted restriction gel, got nothing"),
    ],
)
def test_a_false_example_of_a_cue_is_told(
    example: Domain, reader: CueReader, example_of: str, told: str
) -> None:
    cue = replace(example.cues["avoid"], matches=(example_of,), rejects=())
    (fault,) = check_cue(cue, reader)
    assert str(fault).endswith(told)
    assert str(fault).startswith("general/cues/stances.toml: [avoid] '")


def test_a_claim_where_none_may_be_is_told(example: Domain, reader: CueReader) -> None:
    cue = replace(example.cues["avoid"], matches=(), rejects=("Avoid gel.", "The gel is blue."))
    assert [(one.text, one.wanted, one.got) for one in check_cue(cue, reader)] == [
        ("Avoid gel.", "no claim", "restriction gel")
    ]


@pytest.mark.parametrize(
    ("claims", "told"),
    [
        ("", "no claims behind ' => '"),
        ("restrict gel", "unknown kind 'restrict', did you mean 'restriction'?"),
        ("restriction gell", "unknown concept 'gell', did you mean 'gel'?"),
        ("restriction gel fro 24 24", "unknown role 'fro', did you mean 'for'?"),
        ("restriction gel for 24 x", "'x' is no number of hours"),
        ("restriction gel for 24", "'restriction gel for 24'"),
        ("restriction gel strenght=must", "unknown column 'strenght', did you mean 'strength'?"),
    ],
)
def test_claims_that_cannot_be_read_are_told(
    example: Domain, reader: CueReader, claims: str, told: str
) -> None:
    with pytest.raises(StatementError) as caught:
        read_claims(claims, reader.concepts)
    assert told in str(caught.value)
    cue = replace(example.cues["avoid"], matches=(f"Avoid gel. => {claims}",), rejects=())
    (fault,) = check_cue(cue, reader)
    assert told in fault.got


def test_claims_are_read_with_their_columns(reader: CueReader) -> None:
    one, other = read_claims(
        "warning_sign rash condition=if it lasts degree=; restriction gel after 24 -", reader.concepts
    )
    assert (one.kind, one.concept, one.columns) == (
        "warning_sign",
        "rash",
        {"condition": "if it lasts", "degree": ""},
    )
    assert (other.timing, str(other)) == (("after", 24.0, None), "restriction gel after 24 -")


def test_a_text_of_several_lines_is_read_as_an_article(reader: CueReader) -> None:
    assert [claim.kind for claim in reader.read("What to avoid:\n- Gel")] == ["restriction"]
    assert reader.read("What to avoid: gel?") == []


def test_a_false_example_of_a_time_rule_is_told(example: Domain) -> None:
    week = next(rule for rule in example.times if rule.id == "word.week")
    (right, *_) = week.matches
    false = replace(
        week,
        matches=(right, replace(right, max_hours=1.0), replace(right, end=right.end - 1)),
        rejects=("Wait 2 weeks.", "No."),
    )
    assert [(one.wanted, one.got) for one in check_time_rule(false, example.times)] == [
        ("[for 2 weeks] for 336 1", "[for 2 weeks] for 336 336"),
        ("[for 2 week] for 336 336", "[for 2 weeks] for 336 336"),
        ("no time", "[2 weeks]"),
    ]
