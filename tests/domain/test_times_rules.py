"""The rule files for times: their own examples, what each rule is good for, and what is refused on loading."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claimaudit.domain.time_files import general_times, load_times
from claimaudit.domain.times import LEXICAL, MAKES, TimeExample, TimeRules
from claimaudit.errors import ClaimauditError
from claimaudit.extract.time_expression import ENDS
from claimaudit.extract.time_makers import MAKERS
from claimaudit.extract.times import find_times, time_for

GENERAL = Path(__file__).parents[2] / "src" / "claimaudit" / "domains" / "general" / "times.toml"
RULES = general_times()
IDS = [rule.id for rule in RULES]

SMALL = """
[word.hour]
category = "unit"
words = ["hour"]
plural = ["hours"]
hours = 1
matches = [{ text = "Wait [2 hours].", role = "for", min = 2, max = 2 }]

[amount.simple]
pattern = "digits units"
make = "product"
gives = "amount"
matches = [{ text = "Wait [3 hours].", role = "for", min = 3, max = 3 }]

[reading.for]
pattern = "amount"
reads = { "*" = "for stated", expected_effect = "lasts stated" }
matches = [{ text = "Wait [4 hours].", role = "for", min = 4, max = 4 }]
"""


def read(example: TimeExample, rules: TimeRules) -> list[tuple[int, int, str, float | None, float | None]]:
    """The times of an example's sentence, read in a claim of its kind."""
    found = []
    for time in find_times(example.text, rules):
        alone = (time.role, time.min_hours, time.max_hours)
        found.append((time.start, time.end, *(time_for(time, example.kind) if example.kind else alone)))
    return found


def broken_examples(rule_id: str, rules: TimeRules) -> list[str]:
    """The examples of a rule that do not hold under the rules given."""
    rule = next(one for one in RULES if one.id == rule_id)
    wrong = [
        example.text
        for example in rule.matches
        if read(example, rules)
        != [
            (
                example.start,
                example.end,
                example.role,
                example.min_hours if example.min_hours is None else pytest.approx(example.min_hours),
                example.max_hours if example.max_hours is None else pytest.approx(example.max_hours),
            )
        ]
    ]
    return wrong + [text for text in rule.rejects if find_times(text, rules)]


def load(tmp_path: Path, *texts: str) -> TimeRules:
    files = []
    for number, text in enumerate(texts):
        files.append(tmp_path / f"times{number or ''}.toml")
        files[-1].write_text(text, encoding="utf-8")
    return load_times(files)


def refusal(tmp_path: Path, *texts: str) -> str:
    with pytest.raises(ClaimauditError) as caught:
        load(tmp_path, *texts)
    return str(caught.value)


def test_there_are_rules_of_every_table() -> None:
    assert {rule_id.split(".")[0] for rule_id in IDS} == {
        "word",
        "number",
        "amount",
        "compound",
        "bound",
        "joint",
        "reading",
    }


@pytest.mark.parametrize("rule_id", IDS)
def test_every_example_holds(rule_id: str) -> None:
    assert broken_examples(rule_id, RULES) == []


@pytest.mark.parametrize("rule_id", IDS)
def test_a_rule_disabled_breaks_an_example_of_its_own(rule_id: str) -> None:
    assert broken_examples(rule_id, RULES.without(rule_id)) != []


@pytest.mark.parametrize("rule_id", IDS)
def test_a_rule_is_named_by_the_times_that_its_examples_show(rule_id: str) -> None:
    """A rule that makes a value or a reading is among the rules that the expression names."""
    table = rule_id.partition(".")[0]
    rule = next(one for one in RULES if one.id == rule_id)
    named = [rule_id in time.rule_ids for example in rule.matches for time in find_times(example.text, RULES)]
    if named and table in {"amount", "joint", "reading"}:
        assert any(named)


@pytest.mark.parametrize(
    "word",
    [
        (rule.id, word)
        for rule in RULES.words
        if rule.category in {"ones", "teens", "tens"}
        for word in rule.words
    ],
    ids=str,
)
def test_every_number_word_counts(word: tuple[str, str]) -> None:
    rule_id, spelled = word
    value = next(rule.words[spelled] for rule in RULES.words if rule.id == rule_id)
    [time] = find_times(f"Avoid it for {spelled} days.", RULES)
    assert value is not None
    assert time.low == value[0] * 24


@pytest.mark.parametrize(
    "unit",
    [
        (word, rule.hours)
        for rule in RULES.words
        if rule.hours and rule.category in {"unit", "day", "night", "short"} and rule.after != "numeral dash"
        for word in (*rule.words, *rule.plural)
    ],
    ids=str,
)
def test_every_unit_has_its_hours(unit: tuple[str, float]) -> None:
    word, hours = unit
    [time] = find_times(f"Avoid it for 3 {word}", RULES)
    assert (time.role, time.low, time.high) == ("for", pytest.approx(3 * hours), pytest.approx(3 * hours))


def test_makers_and_spans_are_those_that_rules_may_name() -> None:
    assert set(MAKERS) == set(MAKES)
    assert {span for rule in RULES.readings for _, span in rule.reads.values()} <= set(ENDS)


def test_every_maker_and_every_span_is_used() -> None:
    assert {rule.make for rule in RULES.parts} == set(MAKES)
    assert {span for rule in RULES.readings for _, span in rule.reads.values()} == set(ENDS)


def test_every_class_is_used() -> None:
    patterns = " ".join(
        [
            *RULES.classes.values(),
            *(rule.after for rule in RULES.words),
            *(part for rule in (*RULES.parts, *RULES.readings) for part in rule.patterns),
        ]
    )
    words = set(patterns.replace("(", " ").replace(")", " ").replace("|", " ").replace("?", " ").split())
    words = {word.strip("*+!") for word in words}
    assert sorted(set(RULES.classes) - words) == []


def test_a_word_has_one_rule_unless_what_stands_before_it_decides() -> None:
    seen: dict[str, str] = {}
    for rule in RULES.words:
        for word in (*rule.words, *rule.plural):
            if not rule.after:
                assert word not in seen, f"{word} is in {seen[word]} and in {rule.id}"
                seen[word] = rule.id


def test_a_small_file_loads_and_reads(tmp_path: Path) -> None:
    rules = load(tmp_path, SMALL)
    [time] = find_times("Rest for 5 hours today.", rules)
    assert (time.role, time.min_hours, time.max_hours) == ("for", 5, 5)
    assert time.rule_ids == ("word.hour", "amount.simple", "reading.for")
    assert time_for(time, "expected_effect") == ("lasts", 5, 5)


def test_a_second_file_adds_rules(tmp_path: Path) -> None:
    more = (
        '[word.moon]\ncategory = "unit"\nwords = ["moon"]\nplural = ["moons"]\nhours = 708\n'
        'matches = [{ text = "Avoid it [for 2 moons].", role = "for", min = 1416, max = 1416 }]\n'
    )
    (tmp_path / "more.toml").write_text(more, encoding="utf-8")
    rules = load_times([GENERAL, tmp_path / "more.toml"])
    [time] = find_times("Avoid it for at least two moons.", rules)
    assert (time.low, time.bound) == (1416, "at_least")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('words = ["hour"]', 'word = ["hour"]', ["times.toml", "word.hour", "'word'", "'words'"]),
        ('make = "product"', 'make = "prodct"', ["amount.simple", "'prodct'", "'product'"]),
        ('"for stated"', '"fro stated"', ["reading.for", "'fro'", "'for'"]),
        ('"for stated"', '"for statd"', ["reading.for", "'statd'", "'stated'"]),
        ("expected_effect =", "expected_efect =", ["reading.for", "'expected_efect'", "'expected_effect'"]),
        ('role = "for", min = 4', 'role = "fore", min = 4', ["reading.for", "'fore'", "'for'"]),
        ("min = 4,", "minimum = 4,", ["reading.for", "'minimum'", "'min'"]),
        ("digits units", "digits unit_s", ["amount.simple", "'unit_s'", "'units'"]),
        ("digits units", "digits (units", ["amount.simple", "brackets in pairs"]),
        ("digits units", "digits {units}", ["amount.simple", "may hold names"]),
        ('pattern = "amount"', 'pattern = ""', ["reading.for", "has no pattern"]),
        ('gives = "amount"', "", ["amount.simple", "gives no category"]),
        ('category = "unit"', "", ["word.hour", "has no category"]),
        ("hours = 1", 'hours = "1/0"', ["word.hour", "'1/0' is no number"]),
        ("hours = 1", 'hours = 1\ncount = "end"', ["word.hour", "'end'", "'ends'"]),
        ("Wait [4 hours].", "Wait 4 hours.", ["reading.for", "does not mark one time"]),
        ("Wait [4 hours].", "Wait [4] [hours].", ["reading.for", "does not mark one time"]),
        ('"*" = "for stated", ', "", ["reading.for", 'has no "*"']),
        ("[reading.for]", "[readings.for]", ["times.toml", "readings", "'reading'"]),
        (
            'matches = [{ text = "Wait [3 hours].", role = "for", min = 3, max = 3 }]',
            "",
            ["times.toml", "amount.simple", "no example"],
        ),
    ],
)
def test_a_faulty_file_is_refused_with_its_place(tmp_path: Path, old: str, new: str, told: list[str]) -> None:
    assert old in SMALL
    message = refusal(tmp_path, SMALL.replace(old, new))
    assert [words for words in told if words not in message] == []


def test_every_fault_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    message = refusal(
        tmp_path, SMALL.replace('make = "product"', 'make = "prodct"').replace("for stated", "fro stated")
    )
    assert "amount.simple" in message
    assert "reading.for" in message


def test_an_id_twice_in_a_file_is_refused(tmp_path: Path) -> None:
    assert "times.toml" in refusal(tmp_path, SMALL + SMALL[SMALL.index("[reading.for]") :])


def test_an_id_taken_by_another_file_is_refused(tmp_path: Path) -> None:
    message = refusal(tmp_path, SMALL, SMALL[SMALL.index("[reading.for]") :])
    assert "times1.toml" in message
    assert "reading.for" in message
    assert "taken by a rule in" in message
    assert "/times.toml; choose another" in message


def test_a_class_made_of_itself_is_refused(tmp_path: Path) -> None:
    message = refusal(tmp_path, SMALL + '\n[classes]\nlong = "short | unit"\nshort = "long"\n')
    assert "made of itself" in message
    assert "long" in message


def test_a_file_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    assert "times.toml" in refusal(tmp_path, "[word.hour\n")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ClaimauditError, match=r"absent\.toml"):
        load_times([tmp_path / "absent.toml"])


def test_the_lexical_categories_are_no_rule_of_the_file() -> None:
    declared = {rule.get("category") for rule in tomllib.loads(GENERAL.read_text("utf-8"))["word"].values()}
    assert declared.isdisjoint(LEXICAL)
