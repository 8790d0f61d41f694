"""The rule files that comparing reads: what they say of the subject, and what is said of their faults."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from claimaudit.domain.comparison import load_comparison
from claimaudit.domain.policy import Policy, load_policy
from claimaudit.errors import ClaimauditError


@dataclass(frozen=True)
class Thing:
    id: str
    category: str = "product"
    label: str = "thing"
    is_a: tuple[str, ...] = ()


THINGS = {
    one.id: one
    for one in (
        Thing("cream"),
        Thing("balm", is_a=("cream",)),
        Thing("salve", is_a=("balm", "oil")),
        Thing("oil"),
    )
}


def load(folder, things=THINGS, **files):
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return load_comparison([folder], things)


def test_every_file_may_be_missing(tmp_path):
    comparison = load(tmp_path)
    assert comparison.families.of == {name: name for name in THINGS}
    assert comparison.wording.phrases["after"] == "afterwards"


def test_a_concept_belongs_to_its_nearest_family(tmp_path):
    families = load(
        tmp_path, families='[soft]\nconcepts = ["cream", "salve"]\n[hard]\nconcepts = ["oil"]'
    ).families
    assert families.of == {"cream": "soft", "balm": "soft", "salve": "soft", "oil": "hard"}


def test_two_families_at_one_distance_are_a_fault(tmp_path):
    with pytest.raises(ClaimauditError, match="as near to hard as to soft"):
        load(tmp_path, families='[soft]\nconcepts = ["balm"]\n[hard]\nconcepts = ["oil"]')


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("families", '[soft]\nconcept = ["cream"]', ["families.toml", "concept", "did you mean 'concepts'"]),
        ("families", '[soft]\nconcepts = ["creme"]', ["families.toml", "creme", "did you mean 'cream'"]),
        ("families", '[a]\nconcepts = ["oil"]\n[b]\nconcepts = ["oil"]', ["'oil' is in family 'a' already"]),
        ("relations", '[involve]\ncream = ["oil"]', ["relations.toml", "did you mean 'involves'"]),
        ("relations", '[involves]\ncream = ["oyl"]', ["involves.cream", "did you mean 'oil'"]),
        ("relations", '[advice]\ncategories = ["produce"]', ["did you mean 'product'"]),
        ("severity", '[safety_restrictions]\nconcepts = []', ["severity.toml", "did you mean 'safety_restriction'"]),
        ("severity", "[timeline]\nfactor = -1", ["'factor' must be a number above 0"]),
        ("degrees", '[much]\nword = ["very"]', ["degrees.toml", "did you mean 'words'"]),
        ("degrees", '[much]\nagainst = ["litle"]\n[little]', ["did you mean 'little'"]),
        ("degrees", '[much]\nbounds = ["warning"]', ["did you mean 'warning_sign'"]),
        ("wording", '[use]\ncraem = "Use it"', ["wording.toml", "did you mean 'cream'"]),
        ("wording", '[phrases]\nafer = "later"', ["did you mean 'after'"]),
        ("wording", "[use]\ncream = 3", ["needs a text"]),
    ],
)  # fmt: skip
def test_a_fault_names_the_file_the_key_and_what_would_be_right(tmp_path, name, text, words):
    with pytest.raises(ClaimauditError) as fault:
        load(tmp_path, **{name: text})
    assert all(word in str(fault.value) for word in words), fault.value


def test_all_faults_are_told_at_once(tmp_path):
    with pytest.raises(ClaimauditError) as fault:
        load(tmp_path, families='[soft]\nconcepts = ["creme"]', severity='[minor]\nconcepts = ["oyl"]')
    assert "creme" in str(fault.value)
    assert "oyl" in str(fault.value)


def test_a_later_folder_adds_to_an_earlier_one(tmp_path):
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    (tmp_path / "one" / "degrees.toml").write_text(
        '[much]\nwords = ["very"]\nbounds = ["warning_sign"]', "utf-8"
    )
    (tmp_path / "two" / "degrees.toml").write_text('[much]\nlabel = "strong"\nwords = ["wors*"]', "utf-8")
    degrees = load_comparison([tmp_path / "one", tmp_path / "two"], THINGS).degrees
    assert degrees.read("very") == degrees.read("worsening") == degrees.bounding("warning_sign") & 1
    assert degrees.labels(degrees.read("worse")) == ["strong"]


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("excessively", ["excessive"]),
        ("prolonged or excessive", ["excessive", "prolonged"]),
        ("for an extended period of time; worsens over time", ["prolonged", "getting worse"]),
        ("slight", ["mild"]),
        ("some", []),
        ("one side only", []),
        ("", []),
    ],
)
def test_degrees_are_read_by_their_words(domain, words, kinds):
    degrees = domain.comparison.degrees
    wanted = degrees.bounding("warning_sign") | degrees.read("mild")
    assert degrees.labels(degrees.read(words) & wanted) == kinds


def test_every_family_of_the_subject_has_concepts(domain):
    families = domain.comparison.families
    assert set(families.of) == set(domain.concepts)
    assert set(families.labels) == set(families.of.values())


def test_no_policy_is_the_plain_order_of_authority(tmp_path, domain):
    assert load_policy(None, domain) == load_policy(tmp_path / "policy.toml", domain) == Policy()


def test_a_policy_names_whole_classes_and_categories(tmp_path, domain):
    path = tmp_path / "policy.toml"
    path.write_text(
        '[cautious]\nsafe_to_use = ["sunscreen"]\n[unsettled]\ncategories = ["medicine"]', "utf-8"
    )
    policy = load_policy(path, domain)
    assert policy.safe_to_use == {"sunscreen", "mineral_sunscreen", "chemical_sunscreen"}
    assert {"aspirin", "antiviral"} <= policy.unsettled
    assert "makeup" not in policy.unsettled


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('authorities = ["ruling"]', ["policy.toml", "did you mean 'authority'"]),
        ('authority = ["ruling", "majorty"]', ["did you mean 'majority'"]),
        ('authority = ["majority", "ruling"]', ["must begin with 'ruling'"]),
        ('authority = ["ruling", "majority", "majority"]', ["names one twice"]),
        ('[cautious]\nsafe_to_use = ["sunscrean"]', ["did you mean 'sunscreen'"]),
        ('[cautious]\nseverities = ["hgih"]', ["did you mean 'high'"]),
        ('[unsettled]\ncategories = ["medicines"]', ["did you mean 'medicine'"]),
        ('[times]\nrestriction = "longst"', ["must be one of longest, shortest", "did you mean 'longest'"]),
        ('[times]\nrestrictions = "longest"', ["did you mean 'restriction'"]),
        ("[essential]\npublishers = 0", ["must be a number from 1 on"]),
        ("cautious = 3", ["[cautious] must be a table"]),
        ("[cautious", ["no valid TOML"]),
    ],
)
def test_a_fault_of_the_policy_names_what_would_be_right(tmp_path, domain, text, words):
    path = tmp_path / "policy.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ClaimauditError) as fault:
        load_policy(path, domain)
    assert all(word in str(fault.value) for word in words), fault.value
