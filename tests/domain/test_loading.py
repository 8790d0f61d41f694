"""What does not load: one error that names every faulty rule with its file and the nearest valid name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from claimaudit.domain.domain import Domain, domain_names, load_domain
from claimaudit.errors import ClaimauditError

Make = Callable[..., Domain]
GEL = '[gel]\ncategory = "product"\nnouns = ["gel"]\nmatches = ["A [gel]."]\n'
BALM = '[balm]\ncategory = "product"\nis_a = ["gel"]\nnouns = ["balm"]\nmatches = ["A [balm]."]\n'
AVOID = '[avoid]\nrole = "restrict"\nverbs = ["avoid"]\nmatches = ["Avoid gel. => restriction gel"]\n'


def refusal(make: Make, **texts: str) -> str:
    with pytest.raises(ClaimauditError) as caught:
        make(**texts)
    said = str(caught.value)
    assert "\n" not in said
    return said


def test_what_is_right_loads(make: Make) -> None:
    domain = make(GEL + BALM, AVOID)
    assert (list(domain.concepts), list(domain.cues)) == (["gel", "balm"], ["avoid"])
    assert domain.concepts["balm"].file == "small/concepts/words.toml"
    assert domain.hierarchy.is_a("balm", "gel")


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("nouns", "nuons", "[gel] unknown key 'nuons', did you mean 'nouns'?"),
        ('"product"', '"produkt"', "[gel] unknown category 'produkt', did you mean 'product'?"),
        ('nouns = ["gel"]\n', "", "[gel] has no words; add 'nouns', 'verbs', 'adjectives' or 'forms'"),
        ('matches = ["A [gel]."]\n', "", "[gel] has no example; add a sentence to 'matches'"),
        ('matches = ["A [gel]."]\n', "matches = []\n", "[gel] has no example"),
        ('["gel"]', '"gel"', "[gel] 'nouns' must be a list of non-empty strings"),
        ('["gel"]', '["gel", " "]', "[gel] 'nouns' must be a list of non-empty strings"),
        ('["gel"]', '["{hair|face gel"]', "[gel] '{hair|face gel' in 'nouns' has a brace without its pair"),
        ("nouns =", 'is_a = ["gell"]\nnouns =', "[gel] is_a 'gell' is no concept, did you mean 'gel'?"),
        (
            "nouns =",
            'otherwise = { sign = "balms" }\nnouns =',
            "[gel] otherwise 'balms' is no concept, did you mean 'balm'?",
        ),
        (
            "nouns =",
            'otherwise = { sing = "balm" }\nnouns =',
            "[gel.otherwise] unknown key 'sing', did you mean 'sign'?",
        ),
        ("nouns =", 'serious = "true"\nnouns =', "[gel] 'serious' must be true or false"),
        ("nouns =", 'otherwise = "balm"\nnouns =', "[gel] 'otherwise' must name a concept for a category"),
        ("nouns =", 'is_a = ["balm"]\nnouns =', "is_a goes in a circle: "),
        ("nouns =", 'is_a = ["gel"]\nnouns =', "[gel] is_a goes in a circle: gel > gel"),
    ],
)
def test_a_faulty_concept_is_refused(make: Make, right: str, wrong: str, told: str) -> None:
    assert right in GEL
    said = refusal(make, concepts=GEL.replace(right, wrong) + BALM)
    assert "small/concepts/words.toml: [" in said
    assert told in said


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("verbs", "verb", "[avoid] unknown key 'verb', did you mean 'verbs'?"),
        ('"restrict"', '"restrikt"', "[avoid] unknown role 'restrikt', did you mean 'restrict'?"),
        ('role = "restrict"\n', "", "[avoid] unknown role ''"),
        ("verbs =", 'takes = "objects"\nverbs =', "[avoid] unknown takes 'objects', did you mean 'object'?"),
        (
            "verbs =",
            'strength = "shuold"\nverbs =',
            "[avoid] unknown strength 'shuold', did you mean 'should'?",
        ),
        (
            "verbs =",
            'value = "advise"\nverbs =',
            "[avoid] unknown value 'advise' for the role 'restrict', did you mean 'advice'?",
        ),
        ('verbs = ["avoid"]\n', "", "[avoid] has no words; add 'verbs' or 'phrases'"),
        (
            'matches = ["Avoid gel. => restriction gel"]\n',
            "",
            "[avoid] has no example; add a sentence and the claims",
        ),
    ],
)
def test_a_faulty_cue_is_refused(make: Make, right: str, wrong: str, told: str) -> None:
    assert right in AVOID
    assert f"small/cues/words.toml: {told}" in refusal(make, concepts=GEL, cues=AVOID.replace(right, wrong))


def test_every_fault_is_told_at_once(make: Make) -> None:
    said = refusal(make, concepts=(GEL + BALM).replace("nouns", "nuons"))
    assert said.count("unknown key 'nuons'") == 2
    assert said.count("has no words") == 2


def test_a_table_that_stands_twice_is_refused(make: Make) -> None:
    said = refusal(make, concepts=GEL + GEL)
    assert "small/concepts/words.toml" in said
    assert "'gel'" in said


def test_an_id_in_two_files_is_refused(make: Make, tmp_path: Path) -> None:
    make(GEL)
    other = tmp_path / "small" / "concepts" / "zzz.toml"
    other.write_text(GEL, encoding="utf-8")
    assert "small/concepts/zzz.toml: [gel] is defined in small/concepts/words.toml already" in refusal(
        make, concepts=GEL
    )


def test_a_shared_cue_cannot_be_defined_anew(make: Make) -> None:
    said = refusal(make, concepts=GEL, cues=AVOID, head='title = "Small"\nextends = ["general"]\n')
    assert "small/cues/words.toml: [avoid] is defined in general/cues/stances.toml already" in said


def test_a_concept_and_a_cue_cannot_share_an_id(make: Make) -> None:
    said = refusal(make, concepts=GEL, cues=AVOID.replace("[avoid]", "[gel]"))
    assert "small/concepts/words.toml: [gel] is a cue in small/cues/words.toml already" in said


def test_what_stands_outside_every_table_is_refused(make: Make) -> None:
    assert "words.toml: 'nouns' stands outside every table" in refusal(make, concepts='nouns = ["gel"]\n')


def test_a_file_that_is_no_toml_is_refused(make: Make) -> None:
    said = refusal(make, concepts="[gel\n")
    assert "words.toml: no valid TOML" in said


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ('titel = "x"\n', "small/domain.toml: [domain] unknown key 'titel', did you mean 'title'?"),
        ('extends = ["helth"]\n', "no domain 'helth', did you mean 'health'?"),
        ('extends = "health"\n', "small/domain.toml: [domain] 'extends' must be a list of non-empty strings"),
        (
            'professional = "gell"\n',
            "small/domain.toml: [domain] professional 'gell' is no concept, did you mean 'gel'?",
        ),
        (
            'default_phase = "afterwards"\n',
            "small/domain.toml: [domain] unknown default_phase 'afterwards', did you mean 'after'?",
        ),
    ],
)
def test_a_faulty_head_is_refused(make: Make, head: str, told: str) -> None:
    assert told in refusal(make, concepts=GEL, head=head)


def test_subjects_that_extend_each_other_are_refused(make: Make, tmp_path: Path) -> None:
    folder = tmp_path / "small"
    said = refusal(make, concepts=GEL, head=f'extends = ["{folder.as_posix()}"]\n')
    assert "small/domain.toml: extends goes in a circle: small > small; take one out" in said


def test_an_unknown_subject_is_told_with_the_nearest() -> None:
    with pytest.raises(ClaimauditError, match="no domain 'microneedeling', did you mean 'microneedling'"):
        load_domain("microneedeling")


def test_the_vocabulary_of_the_examples_is_no_subject() -> None:
    assert "microneedling" in domain_names()
    assert {"example", "general", "health"} & set(domain_names()) == set()
