"""What must hold whatever is read."""

from __future__ import annotations

import functools
import random
import re
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from claimaudit.domain.domain import Domain, load_domain
from claimaudit.extract.table import extract, extract_tables
from claimaudit.model import Article
from claimaudit.read.articles import read_articles, read_text

ROOT = Path(__file__).resolve().parents[2]
FAST = settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
REAL = read_articles([ROOT / "sources", ROOT / "tests" / "gold" / "dev"])
PLAIN = sorted((ROOT / "sources").glob("*.txt"))
UNRELATED = "The clinic is on the second floor."
HEAD = "Aftercare Notes\n\n"
FOLDED = [
    "kind",
    "concept",
    "quote",
    "condition",
    "phase",
    "triggers",
    "degree",
    "about",
    "polarity",
    "timing",
]

PRODUCTS = (
    "makeup", "retinol", "sunscreen", "aspirin", "aloe vera", "coffee", "ibuprofen", "glycolic acid", "moisturizer",
    "benzoyl peroxide", "hydroquinone", "witch hazel", "niacinamide", "toner", "vitamin C serum", "salicylic acid",
    "numbing cream", "self-tanner",
)  # fmt: skip
ACTIVITIES = (
    "saunas", "swimming", "exercise", "smoking", "spicy food", "alcohol", "hot showers", "waxing", "hot tubs",
    "tanning beds", "sunbathing", "the gym", "facials", "chemical peels",
)  # fmt: skip
RESTRICTING = (
    "Avoid {x}.",
    "Skip {x} for 24 hours.",
    "Do not use {x}.",
    "{X} should be avoided.",
    "You must not use {x}.",
)
NEGATED = (
    "There is no need to avoid {x}.",
    "You do not have to avoid {x}.",
    "Use {x}.",
    "{X} need not be avoided.",
    "You can use {x}.",
)
SIGNS = ("redness", "swelling", "peeling", "itching", "bruising", "dryness", "fever", "tightness")
TIMES = ("", " for 24 hours", " for two days", " for 5–7 days", " until day 3", " for at least a week")
FRAMES = (
    "Avoid {p}{t}.",
    "{P} should be avoided{t}, and {q} too.",
    "You can use {p}, but skip {q}{t}.",
    "{S} is normal and fades within two days.",
    "Call your clinic if the {s} is severe.",
    "Should you avoid {p}?",
    "Is {s} normal? Yes.",
    "{P} has been around for centuries.",
    "“Avoid {p}” — so the leaflet says… {S} may occur.",
    UNRELATED,
)
FURNITURE = (
    "Subscribe to our newsletter and never use retinol again.",
    "ads.example, pub-99, DIRECT, a1b2",
    "Sponsored: Try the new sunscreen",
    "Home | Makeup | Book now",
    "“My redness was gone in two days!” — Sarah, London",
    "About the author\n\nAnn avoids makeup and wears sunscreen every day.",
)


@functools.cache
def subject() -> Domain:
    """No fixture, because hypothesis prints the arguments of a failing test."""
    return load_domain("microneedling")


def filled(frame: str, p: str, q: str, s: str, t: str) -> str:
    words = {"p": p, "q": q, "s": s, "t": t, "P": capital(p), "S": capital(s), "x": p, "X": capital(p)}
    return frame.format(**words)


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


THINGS = st.sampled_from(PRODUCTS + ACTIVITIES)
SENTENCE = st.builds(
    filled, st.sampled_from(FRAMES), THINGS, THINGS, st.sampled_from(SIGNS), st.sampled_from(TIMES)
)
PARAGRAPHS = st.lists(st.lists(SENTENCE, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=5)


def article(paragraphs: list[str], source_id: str = "notes") -> Article:
    return read_text(HEAD + "\n\n".join(paragraphs), source_id)


def fold(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def folded(claims: pd.DataFrame) -> list[tuple[str, ...]]:
    """The claims without their offsets, white space folded, in the order of the text."""
    rows = claims[["claim_id", *FOLDED]].itertuples(index=False, name=None)
    return [tuple(map(fold, row)) for row in rows]


def ids(claims: pd.DataFrame) -> list[str]:
    return claims["claim_id"].tolist()


def assert_spans(articles: list[Article], table: pd.DataFrame) -> None:
    texts = {each.source_id: each.text for each in articles}
    for row in table.to_dict("records"):
        assert row["quote"] == texts[row["source_id"]][row["start"] : row["end"]]
        assert row["quote"] == row["quote"].strip() != ""


def test_every_quote_of_an_article_is_its_span() -> None:
    claims, unread = extract_tables(REAL, subject())
    assert set(claims["source_id"]) == {each.source_id for each in REAL}
    assert_spans(REAL, claims)
    assert_spans(REAL, unread)


@given(paragraphs=PARAGRAPHS)
@FAST
def test_every_quote_of_a_composed_text_is_its_span(paragraphs: list[str]) -> None:
    made = article(paragraphs)
    for table in extract_tables([made], subject()):
        assert_spans([made], table)


@pytest.mark.parametrize("change", [("\n", "\r\n"), ("\n\n", "\n\n\n")], ids=["CRLF", "blank line"])
@pytest.mark.parametrize("path", PLAIN, ids=lambda path: path.stem)
def test_line_ends_and_blank_lines_change_no_claim_of_an_article(path: Path, change: tuple[str, str]) -> None:
    text = path.read_text("utf-8").replace("\r\n", "\n")
    changed = text.replace(*change if change[0] in text else ("\n", "\n\n"))
    assert changed != text
    whole, other = (extract([read_text(each, "one", path=path.name)], subject()) for each in (text, changed))
    assert len(whole) > 10
    assert folded(whole) == folded(other)


@given(paragraphs=PARAGRAPHS, more=st.integers(1, 3), ends=st.sampled_from(["\n", "\r\n"]))
@FAST
def test_line_ends_and_blank_lines_change_no_claim(paragraphs: list[str], more: int, ends: str) -> None:
    wide = (HEAD + ("\n\n" + more * "\n").join(paragraphs)).replace("\n", ends)
    expected = folded(extract([article(paragraphs)], subject()))
    assert folded(extract([read_text(wide, "notes")], subject())) == expected


@given(seed=st.integers(0, 99))
@settings(FAST, max_examples=3)
def test_the_order_of_articles_changes_nothing(seed: int) -> None:
    mixed = random.Random(seed).sample(REAL, len(REAL))  # noqa: S311 - a shuffle, no secret
    assume(mixed != REAL)
    for one, other in zip(extract_tables(REAL, subject()), extract_tables(mixed, subject()), strict=True):
        pd.testing.assert_frame_equal(one, other)


@pytest.mark.parametrize("number", range(len(REAL)), ids=[each.source_id for each in REAL])
def test_an_article_is_read_alike_alone_and_among_others(number: int) -> None:
    alone = extract([REAL[number]], subject())
    among = extract([REAL[number - 1], REAL[number]], subject())
    mine = among[among["source_id"] == REAL[number].source_id].reset_index(drop=True)
    pd.testing.assert_frame_equal(alone, mine)


@pytest.mark.parametrize("path", PLAIN, ids=lambda path: path.stem)
def test_an_unrelated_paragraph_removes_no_claim_of_an_article(path: Path) -> None:
    text = path.read_text("utf-8")
    longer = f"{text.rstrip()}\n\n{UNRELATED}\n"
    before, after = (extract([read_text(each, "one", path=path.name)], subject()) for each in (text, longer))
    assert ids(before)
    assert ids(after) == ids(before)


@given(paragraphs=PARAGRAPHS, at=st.integers(0, 5))
@FAST
def test_an_unrelated_paragraph_removes_no_claim(paragraphs: list[str], at: int) -> None:
    longer = [*paragraphs[:at], UNRELATED, *paragraphs[at:]]
    assert ids(extract([article(longer)], subject())) == ids(extract([article(paragraphs)], subject()))


def kinds(text: str) -> set[str]:
    return set(extract([article([text])], subject())["kind"])


@pytest.mark.parametrize("thing", PRODUCTS + ACTIVITIES)
def test_a_negated_restriction_is_none(thing: str) -> None:
    for frame in RESTRICTING:
        assert "restriction" in kinds(filled(frame, thing, "", "", "")), frame
    for frame in NEGATED:
        said = kinds(filled(frame, thing, "", "", ""))
        assert said, frame
        assert "restriction" not in said, frame


@given(thing=THINGS, other=THINGS, said=st.sampled_from(NEGATED), after=st.booleans())
@FAST
def test_a_negated_restriction_is_none_beside_another(thing: str, other: str, said: str, after: bool) -> None:
    negated, plain = filled(said, thing, "", "", ""), filled(RESTRICTING[0], other, "", "", "")
    claims = extract([article([negated, plain] if after else [plain, negated])], subject())
    restricted = claims[claims["kind"] == "restriction"]
    assert set(restricted["quote"]) == {plain}


@given(paragraphs=PARAGRAPHS, thing=THINGS, said=st.sampled_from(RESTRICTING))
@FAST
def test_titles_and_questions_claim_nothing(paragraphs: list[str], thing: str, said: str) -> None:
    title = filled(said, thing, "", "", "").removesuffix(".")
    asked = f"Is it true that you should avoid {thing}?"
    text = "\n\n".join([title, *paragraphs, asked])
    claims = extract([read_text(text, "notes")], subject())
    assert not any(quote in {title, asked} or quote.endswith("?") for quote in claims["quote"])
    assert ids(claims) == ids(extract([article(paragraphs)], subject()))


@pytest.mark.parametrize("line", FURNITURE)
@given(paragraphs=PARAGRAPHS)
@settings(FAST, max_examples=5)
def test_furniture_claims_nothing(line: str, paragraphs: list[str]) -> None:
    claims = extract([article([*paragraphs, line])], subject())
    assert ids(claims) == ids(extract([article(paragraphs)], subject()))


@pytest.mark.parametrize(
    "line", ["Never use retinol.", "Ann says: avoid makeup and wear sunscreen every day."]
)
def test_the_same_words_in_the_article_do_claim(line: str) -> None:
    assert ids(extract([article([line])], subject()))


def test_ids_are_unique_in_each_article() -> None:
    claims = extract(REAL, subject())
    assert not claims.duplicated(["source_id", "claim_id"]).any()


@given(paragraph=PARAGRAPHS.map(" ".join), times=st.integers(2, 4))
@FAST
def test_ids_are_unique_where_a_text_repeats_itself(paragraph: str, times: int) -> None:
    once = extract([article([paragraph])], subject())
    claims = extract([article([paragraph] * times)], subject())
    assert claims["claim_id"].is_unique
    assert set(ids(once)) <= set(ids(claims))


@given(paragraphs=PARAGRAPHS, other=SENTENCE, at=st.integers(0, 4))
@FAST
def test_an_edit_elsewhere_keeps_the_ids_of_the_rest(paragraphs: list[str], other: str, at: int) -> None:
    assume(at < len(paragraphs))
    changed = [*paragraphs[:at], other, *paragraphs[at + 1 :]]
    quoted = {sentence for part in (paragraphs[at], other) for sentence in part.split(". ")}
    before, after = (extract([article(each)], subject()) for each in (paragraphs, changed))
    for claim_id, quote in zip(before["claim_id"], before["quote"], strict=True):
        if not any(quote.rstrip(".") in each or each.rstrip(".") in quote for each in quoted):
            assert claim_id in set(after["claim_id"]), quote


def test_nothing_that_names_a_concept_is_passed_over() -> None:
    claims, unread = extract_tables(REAL, subject())
    assert (unread["reason"].str.len() > 0).all()
    assert ((unread["concepts"] + unread["cues"]).str.len() > 0).all()
    places = {(row["source_id"], row["start"]) for row in claims.to_dict("records")}
    assert not any((row["source_id"], row["start"]) in places for row in unread.to_dict("records"))


@given(thing=THINGS, sign=st.sampled_from(SIGNS), frame=st.sampled_from(FRAMES[:-1]), around=PARAGRAPHS)
@FAST
def test_a_sentence_with_a_concept_is_claimed_or_unread(
    thing: str, sign: str, frame: str, around: list[str]
) -> None:
    text = filled(frame, thing, thing, sign, "")
    made = article([*around, text])
    claims, unread = extract_tables([made], subject())
    start = len(made.text) - len(text)
    assume(any(block.kind == "paragraph" and block.end == len(made.text) for block in made.blocks))
    covered = [
        *zip(claims["start"], claims["end"], strict=True),
        *zip(unread["start"], unread["end"], strict=True),
    ]
    missed = {at for at in range(start, len(made.text)) if not any(low <= at < high for low, high in covered)}
    left = "".join(made.text[at] for at in sorted(missed)).casefold()
    assert thing.casefold() not in left
    assert sign not in left


def test_a_place_in_the_file_is_no_part_of_an_id() -> None:
    made = article(["Avoid makeup."])
    moved = article([UNRELATED, "Avoid makeup."])
    assert ids(extract([made], subject())) == ids(extract([moved], subject()))
    assert ids(extract([made], subject())) != ids(extract([replace(made, source_id="other")], subject()))
