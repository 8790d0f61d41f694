"""Which rule a phrase belongs to, what hides it, and what it names beside other words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimaudit.domain.domain import Domain, load_domain

Make = Callable[..., Domain]
Named = Callable[[Domain, str], list[tuple[str, str]]]

PEEL = """
[chemical_peel]
category = "procedure"
nouns = ["peel", "face peel"]
matches = ["A [peel]."]
[peeling]
category = "sign"
nouns = ["peeling"]
verbs = ["peel", "come off"]
adjectives = ["flaky"]
not_in = ["orange peeling"]
matches = ["[Peeling]."]
[hands_off]
category = "activity"
verbs = ["touch"]
without = ["hands off"]
forms = ["touchy-feely"]
misspelt = ["tuch"]
matches = ["[Touch]."]
"""
CUES = """
[avoid]
role = "restrict"
verbs = ["avoid", "peel", "leave out"]
matches = ["Avoid touch. => restriction hands_off"]
[leave]
role = "restrict"
verbs = ["leave"]
particles = ["alone", "time"]
not_in = ["leave the house"]
matches = ["Leave it alone. => restriction hands_off"]
[keep]
role = "restrict"
value = "recommend"
verbs = ["keep"]
particles = ["away"]
matches = ["Keep it away. => restriction hands_off"]
"""


@pytest.fixture
def small(make: Make) -> Domain:
    return make(PEEL, CUES)


def owner(domain: Domain, phrase: str) -> str:
    entry = domain.lexicon[phrase]
    return (entry.concept or entry.cue).id  # type: ignore[union-attr]


def test_the_first_category_has_a_phrase_that_two_concepts_name(small: Domain) -> None:
    assert owner(small, "peel") == "chemical_peel"
    assert owner(small, "peels") == "chemical_peel"
    assert owner(small, "peeling") == "peeling"
    assert owner(small, "peeled") == "peeling"


def test_categories_come_in_their_own_order_whatever_the_file_says(make: Make) -> None:
    first, *others = PEEL.split("[peeling]\n")
    turned = make("[peeling]\n" + "[peeling]\n".join(others) + first)
    assert list(turned.concepts) == ["chemical_peel", "hands_off", "peeling"]
    assert owner(turned, "peel") == "chemical_peel"


def test_a_concept_has_a_phrase_before_a_cue(small: Domain) -> None:
    assert small.lexicon["peel"].cue is None
    assert owner(small, "left out") == "avoid"


def test_a_word_can_be_several_forms_of_one_rule(small: Domain) -> None:
    assert small.lexicon["peeling"].forms == {"noun", "gerund"}
    assert small.lexicon["avoid"].forms == {"base"}
    assert small.lexicon["flakier"].forms == {"adjective"}
    assert small.lexicon["hands off"].forms == {"without"}
    assert small.lexicon["tuch"].forms == {"noun", "literal"}


def test_the_longest_phrase_wins(small: Domain, named: Named) -> None:
    assert named(small, "A face peel comes off.") == [
        ("face peel", "chemical_peel"),
        ("comes off", "peeling"),
    ]


def test_a_longer_phrase_hides_what_means_something_else_in_it(small: Domain, named: Named) -> None:
    assert named(small, "An orange peeling away") == []
    assert named(small, "Orange, peeling away") == [("peeling", "peeling")]
    assert named(small, "Leave the house alone.") == []


def test_a_phrase_hides_only_its_own_rule(make: Make, named: Named) -> None:
    domain = make(PEEL.replace('not_in = ["orange peeling"]', 'not_in = ["orange peel"]'))
    assert named(domain, "An orange peel") == [("peel", "chemical_peel")]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Leave it alone.", True),
        ("Leave it alone, please.", True),
        ("Leave it for two days.", True),
        ("Leave it here.", False),
        ("Leave it here; alone is fine.", False),
        ("Leave the aloneness.", False),
    ],
)
def test_a_verb_with_particles_needs_one_of_them(named: Named, text: str, counts: bool) -> None:
    assert ("leave" in [name for _, name in named(load_domain("example"), text)]) == counts


def test_a_verb_without_its_particle_can_be_something_else(small: Domain, named: Named) -> None:
    assert named(small, "Keep it away.") == [("Keep", "keep")]
    assert named(small, "Keep it.") == [("Keep", "keep")]


BESIDE = """
[drink]
category = "activity"
nouns = ["alcohol", "wine"]
otherwise = { product = "spirit" }
matches = ["[Wine]."]
[spirit]
category = "product"
nouns = ["toner alcohol"]
matches = ["[Toner alcohol]."]
[perfume]
category = "product"
nouns = ["perfume"]
matches = ["[Perfume]."]
"""
JOINTS = """
[comma]
role = "comma"
phrases = [","]
matches = ["Avoid wine, perfume. => restriction drink"]
[and]
role = "and"
phrases = ["and"]
matches = ["Avoid wine and perfume. => restriction drink"]
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("No perfume and alcohol", ["perfume", "spirit"]),
        ("No alcohol, perfume", ["spirit", "perfume"]),
        ("No alcohol", ["drink"]),
        ("No wine and alcohol", ["drink", "drink"]),
    ],
)
def test_a_word_names_what_its_list_is_about(make: Make, named: Named, text: str, found: list[str]) -> None:
    domain = make(BESIDE, JOINTS)
    assert [name for _, name in named(domain, text) if name in domain.concepts] == found


def test_misspellings_come_last(make: Make) -> None:
    domain = make(
        '[salicylic]\ncategory = "product"\nnouns = ["salicylate"]\nmatches = ["[Salicylate]."]\n'
        '[other]\ncategory = "sign"\nnouns = ["salicylat"]\nmatches = ["[Salicylat]."]\n'
    )
    assert owner(domain, "salicylat") == "other"
    assert owner(domain, "saliylate") == "salicylic"


def test_contractions_are_what_they_stand_for(make: Make, named: Named) -> None:
    domain = make(
        PEEL,
        '[not]\nrole = "negate"\nphrases = ["do not"]\nmatches = ["Do not touch. => restriction hands_off"]\n',
    )
    assert named(domain, "Don't touch.") == [("Don't", "not"), ("touch", "hands_off")]
    assert named(domain, "Do not touch.") == [("Do not", "not"), ("touch", "hands_off")]


def test_choices_are_spelled_out(make: Make) -> None:
    domain = make(
        PEEL,
        '[rest]\nrole = "wait"\nphrases = ["{stay|stays} in the {bag|drawer}", "leave {|it }there"]\n'
        'matches = ["Stay. => restriction hands_off"]\n',
    )
    assert domain.cues["rest"].phrases == (
        "stay in the bag", "stay in the drawer", "stays in the bag", "stays in the drawer",
        "leave there", "leave it there",
    )  # fmt: skip


def test_without_a_rule_its_phrases_go_to_the_next(small: Domain) -> None:
    assert owner(small.without("chemical_peel"), "peel") == "peeling"
    assert owner(small.without("chemical_peel").without("peeling"), "peel") == "avoid"
    assert "avoid" not in small.without("avoid").lexicon
