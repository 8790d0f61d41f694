"""What pages say in ordinary words: one thing in many frames, headings with their lists, questions and answers."""

from __future__ import annotations

import functools
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pytest

from claimaudit.domain.domain import Domain, load_domain
from claimaudit.extract.table import extract
from claimaudit.read.articles import read_text

FRAMES = Path(__file__).parent / "frames"
KINDS = ("restriction", "recommendation", "expected_effect", "warning_sign")
Found = tuple[str, str, str]


class Sentence(NamedTuple):
    """A frame that was filled: what has to be found, and its time ("" for any)."""

    text: str
    kind: str
    concept: str
    time: str


@functools.cache
def subject() -> Domain:
    return load_domain("microneedling")


def load(name: str) -> dict[str, Any]:
    return tomllib.loads((FRAMES / f"{name}.toml").read_text(encoding="utf-8"))


def filled(frame: str, words: dict[str, str]) -> str:
    for key, word in words.items():
        frame = frame.replace(f"{{{key}}}", word).replace(f"{{{key.upper()}}}", word[:1].upper() + word[1:])
    return frame


def sentences(kind: str) -> Iterator[Sentence]:
    rule = load("sentences")[kind]
    for line in rule["frames"]:
        frame, _, time = line.partition(" => ")
        for thing, concept in rule["things"].items():
            yield Sentence(filled(frame, {"x": thing}), kind, concept, time)


def orders() -> Iterator[Sentence]:
    rule = load("orders")
    for frame in rule["frames"]:
        time = "for 48 48" if "two days" in frame and "During" not in frame else ""
        for verb, gerund in rule["verbs"].items():
            for thing, concept in rule["things"].items():
                text = filled(frame, {"x": thing, "v": verb, "g": gerund})
                yield Sentence(text[:1].upper() + text[1:], "restriction", concept, time)


def found(texts: Sequence[str]) -> dict[str, list[Found]]:
    """What is claimed of each text: kind, concept and time; explanations are left out."""
    articles = [read_text(f"Aftercare\n\n{text}\n", source_id=f"{at}") for at, text in enumerate(texts)]
    claims: dict[str, list[Found]] = defaultdict(list)
    rows = extract(articles, subject())
    for source, claim in zip(rows["source_id"], claimed(rows), strict=True):
        if claim[0] in KINDS:
            claims[source].append(claim)
    return {text: claims[f"{at}"] for at, text in enumerate(texts)}


def claimed(rows: pd.DataFrame) -> Iterator[Found]:
    """Kind, concept and time of each claim: "for 24 48", "after 24 -"."""
    for row in rows.to_dict("records"):
        low, high = ("-" if pd.isna(row[end]) else f"{row[end]:g}" for end in ("min_hours", "max_hours"))
        yield row["kind"], row["concept"], f"{row['timing']} {low} {high}"


def misread(wanted: Sequence[Sentence]) -> list[str]:
    read = found([one.text for one in wanted])
    wrong = []
    for one in wanted:
        here = [claim for claim in read[one.text] if claim[1] == one.concept]
        right = bool(here) and {claim[0] for claim in here} == {one.kind}
        if not right or (one.time and one.time not in {claim[2] for claim in here}):
            wrong.append(f"{one.text} {here}")
    return wrong


@pytest.mark.parametrize("kind", KINDS)
def test_a_thing_is_read_in_every_frame(kind: str) -> None:
    assert misread(list(sentences(kind))) == []


def test_every_verb_fits_every_order() -> None:
    assert misread(list(orders())) == []


@pytest.mark.parametrize("piece", load("pieces")["piece"], ids=lambda piece: piece["text"].strip()[:60])
def test_a_piece_of_a_page_says_what_its_reader_takes_from_it(piece: dict[str, Any]) -> None:
    """A claim is a kind and a concept, and its time where one is given; of the "silent" nothing is said."""
    text = f"# Aftercare\n\nOur nurses are asked about these days.\n\n{piece['text']}\n"
    rows = extract([read_text(text, path="page.md")], subject())
    got = [claim for claim in claimed(rows) if claim[0] in KINDS]
    wanted = [(kind, concept, " ".join(time)) for kind, concept, *time in map(str.split, piece["claims"])]
    named = {concept for _, concept, _ in wanted} | set(piece.get("silent", []))
    assert {claim[:2] for claim in got if claim[1] in named} == {claim[:2] for claim in wanted}
    assert [claim for claim in wanted if claim[2] and claim not in got] == []
