"""The word families of furniture and layout: every one with examples, every one needed."""

import pytest

from claimaudit.errors import ClaimauditError
from claimaudit.read.rules import ROLES, Family, find_form, load_rules, parse_rule

RULES = {rule.id: rule for rule in load_rules()}


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_every_rule_reads_its_examples_and_no_others(rule):
    assert [line for line in rule.matches if not rule.fits(line)] == []
    assert [line for line in rule.misses if rule.fits(line)] == []


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_without_a_rule_one_of_its_examples_is_lost(rule):
    others = Family(other for other in RULES.values() if other.role == rule.role and other is not rule)
    assert not all(others.fits(line) for line in rule.matches)


@pytest.mark.parametrize("role", ROLES)
def test_every_role_has_a_rule(role):
    assert any(rule.role == role for rule in RULES.values())


def test_a_family_reads_the_same_narrowed_to_an_article():
    lines = [line for rule in RULES.values() for line in (*rule.matches, *rule.misses)]
    for role in ROLES:
        whole = Family(rule for rule in RULES.values() if rule.role == role)
        for line in lines:
            assert whole.for_text(line).fits(line) == whole.fits(line)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"patern": "x"}, "unknown key 'patern', did you mean 'pattern'?"),
        ({"misses": []}, "needs an id, and examples"),
        ({"role": "lines"}, "needs a role out of"),
        ({"pattern": "("}, "no valid pattern"),
    ],
)
def test_a_faulty_rule_does_not_load(change, message):
    table = {"id": "furniture.x", "role": "line", "pattern": "x", "matches": ["x"], "misses": ["y"]}
    with pytest.raises(ClaimauditError) as caught:
        parse_rule({**table, **change}, "furniture.toml")
    assert message in str(caught.value)
    assert "furniture.toml: rule 'furniture.x'" in str(caught.value)


@pytest.mark.parametrize(
    ("line", "form"),
    [
        ("Conclusion", "closing_heading"),
        ("DON'T:", "switch"),
        ("Step 2: Cleanse", "enumerated"),
        ("Days 2–3", "count"),
        ("After the first week", "count"),
        ("Before Your Appointment", "phase"),
        ("How to Manage Swelling", "opener"),
        ("Sun Protection", ""),
    ],
)
def test_the_form_of_a_heading(line, form):
    assert find_form(line) == form
