"""The pipeline: the same tokens as spaCy's, and components that write where they say."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from claimaudit.domain.domain import Domain, load_domain
from claimaudit.extract.articles import ArticleReader
from claimaudit.extract.pipeline import PHRASES, SENTENCES, TIMES, make_pipeline, marks_of
from claimaudit.extract.table import extract_tables
from claimaudit.extract.wording import read_wording
from claimaudit.extract.words import words_of
from claimaudit.read.articles import read_articles, read_text

ROOT = Path(__file__).resolve().parents[2]
FAST = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
REAL = read_articles([ROOT / "sources", ROOT / "tests" / "gold" / "dev"])
TEXTS = [" ".join(one.text[block.start : block.end].split()) for one in REAL for block in one.blocks]
TEXT = "Don't use retinol for 24–48 hours. Redness (mild) is normal; call us if it lasts 3 days."


@functools.cache
def subject() -> Domain:
    return load_domain("microneedling")


@functools.cache
def plain() -> Language:
    return spacy.blank("en")


def tokens(doc: Any) -> list[tuple[str, str, str, int]]:
    return [(token.text, token.whitespace_, token.norm_, token.idx) for token in doc]


def spelled_out(doc: Any) -> list[tuple[str, str, str, int]]:
    """spaCy's tokens, but that the "'s" of a contraction that it knows whole ("it's") is the "is" it stands for."""
    known = plain().tokenizer.rules
    joined = [
        (token, token.nbor(-1) if token.i and not token.nbor(-1).whitespace_ else None) for token in doc
    ]
    contracted = {
        token.i for token, front in joined if front is not None and front.text + token.text in known
    }
    return [
        (text, space, "is" if norm == "'s" and at in contracted else norm, start)
        for at, (text, space, norm, start) in enumerate(tokens(doc))
    ]


def assert_same_tokens(text: str) -> None:
    doc, words = make_pipeline(subject())(text), words_of(make_pipeline(subject())(text))
    expected = spelled_out(plain()(text))
    assert tokens(doc) == expected
    assert [*zip(words.texts, words.norms, words.starts, strict=True)] == [
        (token, norm, at) for token, _, norm, at in expected
    ]
    assert doc.text == words.whole == text


def test_the_tokens_of_real_articles_are_spacys() -> None:
    assert len(TEXTS) > 300
    for text in TEXTS:
        assert_same_tokens(text)


PIECES = st.one_of(
    st.sampled_from(sorted({piece for text in TEXTS for piece in text.split(" ")})),
    st.sampled_from(sorted(one for one in plain().tokenizer.rules if one[0].isalpha() and one[-1].isalpha())),
    st.text("abcXYZé-'’.,0123456789%/()", min_size=1, max_size=8),
)
GLUE = st.sampled_from([" ", " ", " ", ", ", ". ", "-", "/", "’s ", "! ", "  ", "\n"])


@given(pieces=st.lists(st.tuples(PIECES, GLUE), min_size=1, max_size=6))
@FAST
def test_the_tokens_of_composed_texts_are_spacys(pieces: list[tuple[str, str]]) -> None:
    assert_same_tokens("".join(piece + glue for piece, glue in pieces))


@pytest.mark.parametrize(
    "text", ["", " ", "word", " word ", "two  words", "a\tb", "don't, can't", "U.S. 3.5 e.g. 6 p.m."]
)
def test_the_tokens_of_odd_texts_are_spacys(text: str) -> None:
    assert_same_tokens(text)


def test_a_text_cut_in_whatever_order_is_cut_alike() -> None:
    nlp = make_pipeline(subject())
    assert [tokens(nlp(text)) for text in TEXTS[:40]] == [tokens(nlp(text)) for text in TEXTS[39::-1]][::-1]


@pytest.mark.parametrize("name", [SENTENCES, PHRASES, TIMES])
def test_each_component_is_registered(name: str) -> None:
    assert Language.has_factory(name)
    assert name in make_pipeline(subject()).pipe_names


def test_components_work_in_anyones_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(SENTENCES)
    times: Any = nlp.add_pipe(TIMES)
    phrases: Any = nlp.add_pipe(PHRASES)
    times.learn(subject())
    phrases.learn(subject())
    doc, own = nlp(TEXT), make_pipeline(subject())(TEXT)
    for place in (SENTENCES, PHRASES, TIMES):
        assert doc.user_data[place] == own.user_data[place]


def test_components_that_learnt_nothing_find_nothing() -> None:
    nlp = spacy.blank("en")
    for name in (SENTENCES, TIMES, PHRASES):
        nlp.add_pipe(name)
    doc = nlp(TEXT)
    assert (doc.user_data[TIMES], doc.user_data[PHRASES]) == ([], [])
    assert len(doc.user_data[SENTENCES]) == 2


def test_what_the_components_write() -> None:
    doc = make_pipeline(subject())(TEXT)
    assert [doc[first:last].text for first, last in doc.user_data[SENTENCES]] == [TEXT[:34], TEXT[35:]]
    assert [TEXT[time.start : time.end] for time in doc.user_data[TIMES]] == [
        "for 24–48 hours",
        "3 days",
    ]
    named = {doc[start:end].text: entry.rule for start, end, entry in doc.user_data[PHRASES]}
    assert named["retinol"] == "retinoid"
    assert named["Redness"] == "redness"
    assert named["normal"] == "normal"


def test_sentences_cover_a_text_and_phrases_never_overlap() -> None:
    nlp = make_pipeline(subject())
    for text in TEXTS:
        doc = nlp(text)
        covered = [at for first, last in doc.user_data[SENTENCES] for at in range(first, last)]
        assert covered == list(range(len(doc)))
        words = words_of(doc)
        timed = [words.tokens(time.start, time.end) for time in doc.user_data[TIMES]]
        taken = [*timed, *((start, end) for start, end, _ in doc.user_data[PHRASES])]
        places = [at for start, end in taken for at in range(start, end)]
        assert len(places) == len(set(places)), text
        assert [start for start, *_ in doc.user_data[PHRASES]] == sorted(
            start for start, *_ in doc.user_data[PHRASES]
        )


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Wait 2 hrs. Then wash.", ["Wait 2 hrs.", "Then wash."]),
        ("A 2 hr. wait is enough.", ["A 2 hr. wait is enough."]),
        ("Wait until 6 p.m. Then wash.", ["Wait until 6 p.m.", "Then wash."]),
        ("Balm: no. The gel is fine.", ["Balm: no.", "The gel is fine."]),
        ("See no. 5 below.", ["See no. 5 below."]),
        ("Creams, balms etc. The gel.", ["Creams, balms etc.", "The gel."]),
        ("Use SPF (e.g. 30). Then rest.", ["Use SPF (e.g. 30).", "Then rest."]),
        ("He said “rest.” Then he left.", ["He said “rest.”", "Then he left."]),
        ("(It lasts 48 hrs.) Then it goes.", ["(It lasts 48 hrs.)", "Then it goes."]),
        ("Dr. Ames and Mrs. Cole agree! Do they? Yes", ["Dr. Ames and Mrs. Cole agree!", "Do they?", "Yes"]),
        ("It costs 3.5 times more. 2 days.", ["It costs 3.5 times more.", "2 days."]),
        ("avoid it... it stings", ["avoid it... it stings"]),
    ],
)
def test_where_sentences_end(text: str, sentences: list[str]) -> None:
    doc = make_pipeline(subject())(text)
    assert [doc[first:last].text for first, last in doc.user_data[SENTENCES]] == sentences


def test_every_sentence_that_names_something_is_a_claim_or_unread() -> None:
    nlp = make_pipeline(subject())
    active = {
        "restrict",
        "recommend",
        "permit",
        "return",
        "wait",
        "normal",
        "warn",
        "course",
        "notice",
        "seek",
    }
    claims, unread = extract_tables(REAL, subject())
    for one in REAL:
        rows = [table[table["source_id"] == one.source_id] for table in (claims, unread)]
        spans = [span for table in rows for span in zip(table["start"], table["end"], strict=True)]
        for block in one.blocks:
            if block.kind not in {"paragraph", "item"}:
                continue
            wording = read_wording(one.text, block.start, block.end, block.marks)
            doc = nlp(wording.text)
            for first, last, marks in marks_of(doc):
                start, end = wording.span(*words_of(doc).characters(first, last))
                if any(mark.concept is not None or mark.role in active for mark in marks):
                    assert any(low <= start and end <= high for low, high in spans), one.text[start:end]


def test_reading_goes_on_where_an_article_was_left() -> None:
    reader = ArticleReader(subject())
    next(reader.read(REAL[0]))
    alone = list(ArticleReader(subject()).read(REAL[1]))
    assert [one.start for one in reader.read(REAL[1])] == [one.start for one in alone]


def test_spelling_out_a_contraction_changes_nothing() -> None:
    short = "You don't need SPF, you can't swim and you shouldn't skip it. Don't pick."
    long = "You do not need SPF, you can not swim and you should not skip it. Do not pick."
    one, other = (extract_tables([read_text(text)], subject())[0] for text in (short, long))
    columns = ["kind", "concept", "strength", "rules"]
    assert len(one) > 2
    assert one[columns].to_numpy().tolist() == other[columns].to_numpy().tolist()
