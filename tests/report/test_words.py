"""Times and facts in words, addresses, and characters that nobody sees."""

from __future__ import annotations

import pytest

from claimaudit.report.addresses import anchor, slug, slugs
from claimaudit.report.evidence import listed, truth
from claimaudit.report.sheet_text import plain_text, safe_text
from claimaudit.report.times import stated
from claimaudit.report.visible import dump_json, visible


@pytest.mark.parametrize(
    ("role", "least", "most", "words"),
    [
        ("for", 24, None, "for at least 24 hours"),
        ("for", 24, 48, "for 24 to 48 hours"),
        ("for", 10 / 60, 0.25, "for 10 to 15 minutes"),
        ("lasts", 336, 672, "lasts 2 to 4 weeks"),
        ("onset", 0, 0, "begins at once"),
        ("onset", 24, 24, "begins after 24 hours"),
        ("during", 0, 168, "in the first 1 week"),
        ("during", 48, 96, "from 2 to 4 days"),
        ("every", 2, 2, "every 2 hours"),
        ("before", 120, 120, "5 days before"),
        ("after", 24, None, "after 24 hours"),
        ("after", 0, 0, "right afterwards"),
        ("within", None, 24, "within 24 hours"),
        ("", None, None, ""),
    ],
)
def test_a_time_is_said_with_its_role(role: str, least: float | None, most: float | None, words: str) -> None:
    assert stated(role, least, most) == words


def test_names_of_files_are_plain_and_stay_apart() -> None:
    names = slugs(["a/b", "a:b", "Übung", "a b c"])
    assert len(set(names.values())) == 4
    assert all(name == slug(name) for name in names.values())
    assert names["a b c"] == "a-b-c"
    assert slugs(["a/b"])["a/b"] == "a-b", "an address does not change while nothing clashes"


def test_anchors_of_different_ids_differ() -> None:
    assert anchor("claim", "ab12") == "claim-ab12"
    assert anchor("claim", "a b") != anchor("claim", "a-b") != anchor("claim", "a:b")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", " =1", "\r=1", "%x", "|x"])
def test_no_text_is_taken_for_a_formula_and_it_comes_back_whole(text: str) -> None:
    assert safe_text(text).startswith("'")
    assert plain_text(safe_text(text)) == text


@pytest.mark.parametrize("text", ["a = b", "5-10 minutes", "'quoted'", "", "Don’t"])
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert safe_text(text) == text == plain_text(text)


def test_what_steers_or_hides_is_written_out() -> None:
    assert visible("a\u202eb\u0007c\u200bd") == "a[U+202E]b[U+0007]c[U+200B]d"
    assert visible("line\nnext\ttab é “x”") == "line\nnext\ttab é “x”"
    assert "\u202e" not in dump_json({"a": "\u202e"})
    assert "\\u202e" in dump_json({"a": "\u202e"})


def test_cells_that_hold_several_and_cells_that_say_yes() -> None:
    assert listed("a; b;;c") == ["a", "b", "c"] == listed(["a", "b", "c"])
    assert listed("") == listed(None) == listed(3) == []
    assert [truth(value) for value in (True, "true", "Yes", "1", False, "", "no", "not")] == [True] * 4 + [
        False
    ] * 4
