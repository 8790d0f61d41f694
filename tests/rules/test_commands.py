"""``claimaudit rules``: what it prints and how it ends."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimaudit.cli import main
from claimaudit.domain.cues import ROLES
from claimaudit.domain.domain import Domain
from claimaudit.errors import ClaimauditError
from claimaudit.rulebook import describe_rule
from claimaudit.rulebook.purposes import PURPOSES, TAKING

TOY = Path(__file__).parents[1] / "second_subject" / "domain"

DRENCH = """
[drench]
role = "recommend"
verbs = ["drench with"]
matches = [
    "Drench it with fertilizer. => recommendation plant_food",
    "Drench with plant feed. => recommendation plant_food",
]
"""


def call(*words: str) -> Result:
    return CliRunner().invoke(main, ["rules", *words])


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """The toy subject with one example that is not true."""
    folder = tmp_path / "plants"
    shutil.copytree(TOY, folder)
    path = folder / "concepts" / "signs.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("A draught brings", "A draught brings [dust] and"),
        encoding="utf-8",
    )
    return folder


def test_rules_that_hold_are_counted() -> None:
    said = call("test", str(TOY))
    assert said.exit_code == 0, said.output
    assert said.stdout.startswith("domain: all ")
    assert said.stdout.endswith(" rules hold\n")


def test_an_example_that_fails_is_printed_with_file_rule_and_sentence(broken: Path) -> None:
    said = call("test", str(broken))
    assert said.exit_code == 1
    assert said.stdout == (
        "plants/concepts/signs.toml: [leaf_drop] 'A draught brings [dust] and [leaf drop].': "
        "wanted [dust], [leaf drop], got [leaf drop]\n"
    )


def test_a_word_that_another_rule_has_is_printed(broken: Path) -> None:
    path = broken / "concepts" / "products.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('"feeding pellet"', '"feeding pellet", "fertiliser", "plant feed"'), encoding="utf-8"
    )
    said = call("test", str(broken))
    told = "plants/concepts/products.toml: [slow_release_pellet] '{}': {}"
    fault = "wanted a word that can be found, got one that [plant_food] has already"
    assert said.stdout.splitlines()[:2] == [told.format(word, fault) for word in ("fertiliser", "plant feed")]
    assert said.exit_code == 1


def test_an_own_cue_speaks_of_the_own_vocabulary(broken: Path) -> None:
    """A shared cue's examples would not fit here, nor an own cue's examples there."""
    (broken / "cues").mkdir()
    (broken / "cues" / "own.toml").write_text(DRENCH, encoding="utf-8")
    said = call("test", str(broken))
    assert [line.split("'")[1] for line in said.stdout.splitlines() if "[drench]" in line] == [
        "Drench it with fertilizer."
    ]


def test_a_concept_is_explained(example: Domain) -> None:
    said = call("show", "balm", "--domain", "example").stdout
    assert said == describe_rule(example, "balm") + "\n"
    assert said.splitlines() == [
        "balm: a product (example/concepts/example.toml)",
        'Guidance prints it as "balm".',
        "It is a kind of: gel",
        "2 words and phrases name it, with their plurals, forms, spellings and misspellings:",
        "  nouns: balm",
        "Found in these sentences, the words in brackets and no others:",
        "  A [balm] is warm.",
        "Not found in these:",
        "  The day is balmy.",
    ]


def test_a_cue_is_explained(example: Domain) -> None:
    said = describe_rule(example, "give_up")
    assert said.startswith(
        "give_up: a cue that tells the reader to keep from something (general/cues/stances.toml)\n"
    )
    assert "It takes what stands behind it." in said
    assert "Only where one of these follows in the sentence: a miss" in said
    assert "  Give balm a miss for a week. => restriction balm for 168 168" in said


@pytest.mark.parametrize("rule", ["fine", "heads_do", "must", "comma", "wait", "word.week", "growth"])
def test_an_explanation_names_the_file_and_every_example(example: Domain, rule: str) -> None:
    said = " ".join(describe_rule(example, rule).split())
    for record in (example.concepts.get(rule), example.cues.get(rule)):
        for sentence in (*record.matches, *record.rejects) if record else ():
            assert " ".join(sentence.replace("\n", " / ").split()) in said
    assert ".toml)" in said


def test_a_time_rule_is_explained(example: Domain) -> None:
    lines = describe_rule(example, "word.week").splitlines()
    assert lines[0] == "word.week: words of time of the category 'unit' (general/times.toml)"
    assert "  Avoid it [for 2 weeks]. => for 336 336" in lines


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("avoidd", "no rule 'avoidd' in example, did you mean 'avoid'?"),
        ("steer clear of", "no rule 'steer clear of' in example; these words belong to 'avoid'"),
        ("spotty", "no rule 'spotty' in example; these words belong to 'rash'"),
        ("xyzzyx", "no rule 'xyzzyx' in example; give the id of a rule, as its file states it"),
    ],
)
def test_an_unknown_rule_is_told_with_the_nearest(example: Domain, rule: str, told: str) -> None:
    with pytest.raises(ClaimauditError) as caught:
        describe_rule(example, rule)
    assert str(caught.value) == told
    said = call("show", rule, "--domain", "example")
    assert (said.exit_code, said.stdout, said.stderr) == (2, "", f"claimaudit: {told}\n")


def test_an_unknown_subject_is_told() -> None:
    said = call("test", "microneedlin")
    assert said.exit_code == 2
    assert "no domain 'microneedlin', did you mean 'microneedling'?" in said.stderr


def test_every_role_has_words_for_people() -> None:
    assert sorted(PURPOSES) == sorted(ROLES)
    assert set(ROLES) >= TAKING
