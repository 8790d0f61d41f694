"""Words that name another concept, or doing without one, by where they stand: read in whole sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimaudit.domain.domain import load_domain
from claimaudit.rulebook.concept_examples import ConceptFinder
from claimaudit.rulebook.cue_examples import CueReader

CONCEPTS = """
[flaking]
category = "sign"
verbs = ["flake", "come off"]
otherwise = { act = "picking" }
matches = ["It [flakes]."]

[picking]
category = "activity"
verbs = ["pick"]
without = ["hands off"]
matches = ["[Pick] it."]

[shade]
category = "activity"
nouns = ["umbrella"]
matches = ["An [umbrella]."]

[sun]
category = "activity"
nouns = ["sun"]
without = ["stay in the shade"]
is_a = []
matches = ["The [sun]."]
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("small")
    (made / "concepts").mkdir()
    (made / "concepts" / "words.toml").write_text(CONCEPTS, encoding="utf-8")
    (made / "domain.toml").write_text('title = "Small"\nextends = ["health"]\n', encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def reader(folder: Path) -> CueReader:
    return CueReader(load_domain(str(folder)))


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Resist the urge to flake it.", [("restriction", "picking")]),
        ("The skin may flake for two days.", [("expected_effect", "flaking")]),
        ("Hands off for two days.", [("restriction", "picking")]),
        ("Stay in the shade for a week.", [("restriction", "sun")]),
        ("Take an umbrella.", [("recommendation", "shade")]),
    ],
)
def test_a_sentence_decides_what_its_words_name(
    reader: CueReader, text: str, claims: list[tuple[str, str]]
) -> None:
    assert [(claim.kind, claim.concept) for claim in reader.read(text)] == claims


def test_the_check_sees_the_concept_that_the_sentence_decided(folder: Path) -> None:
    finder = ConceptFinder(load_domain(str(folder)))
    assert finder.find("Avoid flaking it.") == [(6, 13, "picking")]
    assert finder.find("It flakes.") == [(3, 9, "flaking")]
