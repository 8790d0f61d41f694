"""Claims as web annotations, and annotations on a newer text."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from claimaudit.report.annotations import annotation_file, annotations_of, lost, reanchor
from claimaudit.report.evidence import Evidence


def selectors(annotation: dict) -> tuple[dict, dict]:
    quote, position = annotation["target"]["selector"]
    return quote, position


def of(found: Evidence, source_id: str) -> list[dict]:
    return [one for one in annotations_of(found) if one["target"]["source"].endswith(f":{source_id}")]


def test_every_claim_has_an_annotation_whose_two_selectors_agree(found: Evidence) -> None:
    annotations = annotations_of(found)
    assert len(annotations) == len(found.claims)
    for annotation in annotations:
        quote, position = selectors(annotation)
        text = found.articles[annotation["target"]["source"].rpartition(":")[2]].text
        start, end = position["start"], position["end"]
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])


def test_the_file_is_one_page_of_json_ld(found: Evidence) -> None:
    page = json.loads(annotation_file(found))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    assert len({item["id"] for item in page["items"]}) == len(found.claims)


def test_on_the_same_text_everything_stays(found: Evidence) -> None:
    for source_id, article in found.articles.items():
        annotations = of(found, source_id)
        results = reanchor(annotations, article.text)
        assert {result.fit for result in results} == {"kept"}
        assert [result.annotation for result in results] == annotations


def test_an_edit_moves_what_follows_and_loses_what_it_changed(found: Evidence) -> None:
    source_id = "skin-care-after-microneedling"
    old = found.articles[source_id].text
    newer = "A new line at the top.\n" + old.replace("Wait at least 24 hours after", "Wait two days after")
    results = reanchor(of(found, source_id), newer)
    gone = lost(results)
    assert gone
    assert all("Wait at least 24 hours" in selectors(result.annotation)[0]["exact"] for result in gone)
    assert all("Wait two days after" in result.nearest for result in gone)
    assert {result.fit for result in results if result not in gone} == {"moved"}
    for result in results:
        if result.fit == "moved":
            quote, position = selectors(result.annotation)
            assert newer[position["start"] : position["end"]] == quote["exact"]


def test_of_several_equal_places_the_surroundings_decide() -> None:
    text = "On day one: keep it clean. On day two: keep it clean. On day three: keep it clean."
    start = text.index("keep", 30)
    quote = {
        "type": "TextQuoteSelector",
        "exact": "keep it clean.",
        "prefix": "On day two: ",
        "suffix": " On day three",
    }
    position = {"type": "TextPositionSelector", "start": start, "end": start + 14}
    annotation = {"id": "x", "target": {"source": "a", "selector": [quote, position]}}
    newer = "On day zero: keep it clean. " + text
    (result,) = reanchor([annotation], newer)
    assert newer[: selectors(result.annotation)[1]["start"]].endswith("On day two: ")


def test_other_white_space_is_no_loss_but_other_words_are() -> None:
    quote = {"type": "TextQuoteSelector", "exact": "Avoid the sun.", "prefix": "", "suffix": ""}
    annotation = {"id": "x", "target": {"source": "a", "selector": [quote]}}
    assert reanchor([annotation], "First.\nAvoid the\n  sun. Then.")[0].fit == "respaced"
    (result,) = reanchor([annotation], "First. Avoid the suns. Then.")
    assert (result.fit, result.nearest) == ("lost", "Avoid the suns.")
    assert result.annotation == annotation


@given(
    st.text(alphabet="ab .\n", min_size=1, max_size=40),
    st.text(alphabet="ab .\n\u00e9", max_size=20),
    st.data(),
)
def test_text_put_before_moves_a_place_by_its_length(text: str, before: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - 32) : start],
    }
    quote["suffix"] = text[end : end + 32]
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    annotation = {"id": "x", "target": {"source": "a", "selector": [quote, position]}}
    newer = before + text
    (result,) = reanchor([annotation], newer)
    assert result.fit in {"kept", "moved"}
    place = selectors(result.annotation)[1]
    assert newer[place["start"] : place["end"]] == text[start:end]
