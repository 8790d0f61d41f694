"""Claims as W3C Web Annotations, and annotations put back onto a newer text.

A target is said twice, by its words with what stands around them and by its place, so that an annotation tool finds
it on the original page, and so that it can be found again after an edit.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from claimaudit.report.times import stated
from claimaudit.report.visible import dump_json
from claimaudit.report.wording import KIND_WORDS

if TYPE_CHECKING:
    from claimaudit.report.evidence import Evidence, Row

AROUND: Final = 32
_LIKE: Final = 0.6
Annotation = dict[str, Any]
Fit = Literal["kept", "moved", "respaced", "lost"]


@dataclass(frozen=True, slots=True)
class Reanchored:
    """What became of one annotation on a newer text.

    ``fit`` is "kept" (same place), "moved", "respaced" (same words, other white space) or "lost"; ``annotation`` is
    the annotation with its new place, or the old one where it is lost, and ``nearest`` the passage of the new text
    that is most like a lost one ("" where none is).
    """

    annotation: Annotation
    fit: Fit
    nearest: str = ""


def annotations_of(evidence: Evidence) -> list[Annotation]:
    """One annotation a claim, in the order of the claims; a claim that a final ruling calls misread has none."""
    return [
        _annotation(claim, evidence) for claim in evidence.counted if claim["source_id"] in evidence.articles
    ]


def annotation_file(evidence: Evidence) -> str:
    """The text of ``annotations.json``: one page that holds every annotation."""
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:claimaudit:annotations",
        "type": "AnnotationPage",
        "items": annotations_of(evidence),
    }
    return dump_json(page)


def _annotation(claim: Row, evidence: Evidence) -> Annotation:
    text = evidence.articles[claim["source_id"]].text
    kind = KIND_WORDS[claim["kind"]].name if claim["kind"] in KIND_WORDS else claim["kind"]
    time = stated(claim["timing"], claim["min_hours"], claim["max_hours"])
    said = ": ".join(part for part in (kind, evidence.label(claim["concept"])) if part)
    bounds = [part for part in (time, claim["condition"], claim["degree"]) if part]
    return {
        "id": f"urn:claimaudit:claim:{claim['claim_id']}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": [
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "text/plain",
                "value": "; ".join([said, *bounds]),
            },
            {"type": "TextualBody", "purpose": "tagging", "value": claim["kind"]},
            {"type": "TextualBody", "purpose": "tagging", "value": claim["concept"]},
        ],
        "target": {
            "source": f"urn:claimaudit:article:{claim['source_id']}",
            "selector": _selectors(text, claim["start"], claim["end"]),
        },
    }


def _selectors(text: str, start: int, end: int) -> list[dict[str, Any]]:
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }
    return [quote, {"type": "TextPositionSelector", "start": start, "end": end}]


def reanchor(annotations: Iterable[Mapping[str, Any]], text: str) -> list[Reanchored]:
    """Put the annotations of one article onto a newer text of it.

    An exact copy of the words is taken where they occur once; where they occur more often, the occurrence whose
    surroundings are most like the old ones wins, and of equals the nearest. Words that differ only in white space
    still fit. Everything else is lost and says so: nothing is ever put onto merely similar words.

    Args:
        annotations: annotations of one article, as ``annotations_of`` makes them.
        text: the newer text.

    Returns:
        one result an annotation, in their order.
    """
    return [_reanchor(dict(annotation), text) for annotation in annotations]


def reanchor_page(
    page: Mapping[str, Any], texts: Mapping[str, str], prefix: str
) -> tuple[dict[str, Any], list[Reanchored]]:
    """A whole annotation page on the newer texts of its articles, and what became of each annotation.

    Args:
        page: what ``annotation_file`` wrote, parsed.
        texts: the newer texts by source id; an annotation of an article that is gone is lost.
        prefix: what stands before the source id in an annotation's target.
    """
    results = []
    for annotation in page["items"]:
        source = str(annotation["target"]["source"]).removeprefix(prefix)
        results.append(_reanchor(dict(annotation), texts.get(source, "")))
    return {**page, "items": [result.annotation for result in results]}, results


def lost(results: Iterable[Reanchored]) -> list[Reanchored]:
    """Those that no longer fit."""
    return [result for result in results if result.fit == "lost"]


def _reanchor(annotation: Annotation, text: str) -> Reanchored:
    quote, position = _read_selectors(annotation)
    start = int(position.get("start", 0))
    places = [(match.start(), match.end()) for match in re.finditer(re.escape(quote["exact"]), text)]
    fit: Fit = "moved"
    if not places and quote["exact"].strip():
        loose = r"\s+".join(re.escape(word) for word in quote["exact"].split())
        places = [(match.start(), match.end()) for match in re.finditer(loose, text)]
        fit = "respaced"
    if not places:
        return Reanchored(annotation, "lost", _nearest(quote["exact"], text))
    best = max(places, key=lambda place: (_likeness(quote, text, place), -abs(place[0] - start)))
    if fit == "moved" and best == (start, int(position.get("end", 0))):
        fit = "kept"
    target = {**annotation["target"], "selector": _selectors(text, *best)}
    return Reanchored({**annotation, "target": target}, fit)


def _read_selectors(annotation: Annotation) -> tuple[dict[str, Any], dict[str, Any]]:
    found = {selector["type"]: selector for selector in annotation["target"]["selector"]}
    return found["TextQuoteSelector"], found.get("TextPositionSelector", {})


def _likeness(quote: Mapping[str, str], text: str, place: tuple[int, int]) -> float:
    """How alike the surroundings are, from 0 to 2."""
    start, end = place
    prefix, suffix = quote.get("prefix", ""), quote.get("suffix", "")
    around = ((prefix, text[max(0, start - len(prefix)) : start]), (suffix, text[end : end + len(suffix)]))
    return sum(difflib.SequenceMatcher(None, old, new, autojunk=False).ratio() for old, new in around)


def _nearest(exact: str, text: str) -> str:
    """The sentence or line of the text that is most like the words, to show where an edit may have happened."""
    passages = [passage.strip() for passage in re.split(r"(?<=[.!?])\s+|\n+", text)]
    close = difflib.get_close_matches(exact, [passage for passage in passages if passage], n=1, cutoff=_LIKE)
    return close[0] if close else ""
