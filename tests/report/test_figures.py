"""Figures that say in words and shapes what they show, and come out the same every time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import etree

from claimaudit.model import Audit
from claimaudit.report.evidence import Evidence
from claimaudit.report.figures import (
    Picture,
    canvas,
    coverage_picture,
    severity_picture,
    span_picture,
    stance_picture,
    stances,
)
from claimaudit.report.figures.coverage import coverage_of
from claimaudit.report.figures.severity import severities_of
from claimaudit.report.figures.spans import panels_of
from claimaudit.report.figures.stances import differs, stances_of

DRAW = [coverage_picture, severity_picture, span_picture, stance_picture]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("draw", DRAW)
@pytest.mark.parametrize("which", ["real", "hostile"])
def test_a_figure_is_the_same_twice_and_safe_on_a_page(
    draw: Callable[[Evidence], Picture], which: str, request: pytest.FixtureRequest
) -> None:
    found = Evidence(request.getfixturevalue(which))
    picture = draw(found)
    assert draw(found).svg == picture.svg
    root = etree.fromstring(picture.svg.encode())
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == picture.title
    assert root.findtext(f"{SVG}desc") == picture.description
    tags = {etree.QName(element).localname for element in root.iter(etree.Element)}
    assert not tags & {"script", "style", "foreignObject", "image", "a", "metadata"}
    attributes = {name for element in root.iter(etree.Element) for name in element.attrib}
    assert not {name for name in attributes if name.startswith("on") or name == "style"}
    links = [element.get("href", "#") for element in root.iter(etree.Element)]
    assert all(link.startswith("#") for link in links)


def test_figures_share_a_page_without_sharing_an_id(found: Evidence) -> None:
    ids = [
        one.get("id")
        for draw in DRAW
        for one in etree.fromstring(draw(found).svg.encode()).iter(etree.Element)
    ]
    named = [one for one in ids if one]
    assert len(named) == len(set(named))


def test_every_part_that_a_figure_draws_from_is_there(found: Evidence) -> None:
    root = etree.fromstring(span_picture(found).svg.encode())
    ids = {f"#{element.get('id')}" for element in root.iter(etree.Element) if element.get("id")}
    used = {element.get("href") for element in root.iter(f"{SVG}use")}
    clips = {element.get("clip-path", "url()")[4:-1] for element in root.iter(etree.Element)} - {""}
    assert used
    assert used | clips <= ids


def test_sides_are_what_the_claims_say(found: Evidence) -> None:
    stances = stances_of(found)
    assert stances["makeup"] == {"skin-care-after-microneedling": "avoid"}
    sides = stances["salicylic_acid"]
    assert sides["breakouts-after-microneedling"] == "use"
    assert sides["skin-peeling-after-microneedling"] == "class"
    assert differs(sides)
    assert not differs({"a": "avoid", "b": "class"})
    first = list(stances)[: sum(differs(one) for one in stances.values())]
    assert all(differs(stances[concept]) for concept in first), "what differs comes first"
    assert "salicylic acid: use in Breakouts" in stance_picture(found).description


def test_times_that_conflict_are_called_so(found: Evidence) -> None:
    panels = {panel.concept: panel for panel in panels_of(found)}
    assert panels["any_symptom"].sign == "≠"
    assert len({line.claim["source_id"] for line in panels["any_symptom"].lines}) == 2
    assert panels["exercise"].sign == "·"
    assert next(iter(panels)) == "any_symptom"
    assert "any symptom (the times disagree)" in span_picture(found).description


def test_coverage_counts_every_word_once(found: Evidence, real: Audit) -> None:
    for source_id, parts in coverage_of(found).items():
        assert sum(parts) == len(found.articles[source_id].text.split())
        assert parts[0] > 0
    nothing = Evidence(replace(real, claims=real.claims.iloc[:0], unread=real.unread.iloc[:0]))
    assert all(parts[:2] == (0, 0) for parts in coverage_of(nothing).values())


def test_issues_are_counted_by_severity_and_status(found: Evidence) -> None:
    tally = severities_of(found)
    assert sum(sum(row.values()) for row in tally.values()) == len(found.issues)
    assert tally["low"] == {"conflict": 0, "resolved": 0, "scoped": 2}


def test_a_row_of_times_says_of_which_kind_it_is_in_words(found: Evidence) -> None:
    said = span_picture(found).description
    assert "⊘ avoid: for at least 24 hours" in said
    assert "○ normal: lasts 2 to 4 days" in said
    caption = span_picture(found).caption
    assert "any symptom" in caption
    assert "disagree (≠)" in caption


def test_a_title_is_cut_to_its_room_and_capitals_take_more_of_it() -> None:
    small, large = "an article about many things", "AN ARTICLE ABOUT MANY THINGS"
    assert canvas.breadth(large) > canvas.breadth(small)
    room = canvas.breadth(small)
    assert canvas.fitted(small, room) == small
    cut = canvas.fitted(large, room)
    assert cut.endswith(" …")
    assert canvas.breadth(cut) <= room
    assert canvas.breadth(canvas.fitted("x" * 90, room)) <= room


def test_heads_stand_upright_where_every_title_has_room_and_no_word_is_broken() -> None:
    assert canvas.wrapped("one two", 1.0, 1) == ["one two"]
    assert canvas.wrapped("one two three four", 0.5, 2) is None
    assert canvas.wrapped("unbreakable", 0.3, 4) is None
    assert stances._upright_heads(["Skin care", "Peeling"]) == ["Skin care", "Peeling"]
    assert stances._upright_heads(["Incomprehensibilities"] * 8) == []


def test_characters_that_the_font_lacks_are_boxes_not_warnings(fixtures: object, real: Audit) -> None:
    odd = fixtures.article("odd", "x", "標題 🙂 $a_b$ title")  # type: ignore[attr-defined]
    picture = coverage_picture(Evidence(replace(real, articles=(odd,))))
    assert "🙂" in picture.description


def test_of_many_articles_a_figure_shows_what_fits_and_says_so(fixtures: object) -> None:
    found = Evidence(fixtures.large_audit(claims=1200, issues=5))  # type: ignore[attr-defined]
    assert "4 articles with less to say are left out" in stance_picture(found).caption
    many = fixtures.large_audit(claims=4500, issues=5)  # type: ignore[attr-defined]
    assert "The 40 least read of 45 articles" in coverage_picture(Evidence(many)).caption
