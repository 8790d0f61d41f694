"""An article's text, whole and marked in place."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from claimaudit.model import Article, Audit, Block
from claimaudit.report.evidence import Evidence
from claimaudit.report.marks import excerpt, marked_blocks


def row(start: int, end: int, name: str = "c") -> dict[str, Any]:
    return {"start": start, "end": end, "claim_id": name}


@pytest.fixture
def plain() -> Article:
    text = "Head\n- First sentence. Second one.\nThird one. Last one."
    blocks = (Block("heading", 0, 4), Block("item", 7, 34), Block("paragraph", 35, 55))
    assert [text[block.start : block.end] for block in blocks] == text.replace("- ", "").split("\n")
    return Article("a", text, blocks)


def test_all_text_of_every_article_is_shown_in_its_order(real: Audit) -> None:
    found = Evidence(real)
    for source_id, article in found.articles.items():
        blocks = marked_blocks(
            article, found.claims_by_source[source_id], found.unread_by_source.get(source_id, [])
        )
        shown = " ".join(
            f"{block.marker} {''.join(piece.text for piece in block.pieces)}" for block in blocks
        )
        assert shown.split() == article.text.split()


def test_every_claim_is_marked_once_where_its_quote_begins(real: Audit) -> None:
    found = Evidence(real)
    for source_id, article in found.articles.items():
        pieces = [
            p for block in marked_blocks(article, found.claims_by_source[source_id], []) for p in block.pieces
        ]
        starting = [claim["claim_id"] for piece in pieces if piece.starts for claim in piece.claims]
        assert sorted(starting) == sorted(claim["claim_id"] for claim in found.claims_by_source[source_id])
        assert len({piece.number for piece in pieces if piece.claims and piece.starts}) > 10


def test_overlapping_quotes_become_one_mark_that_lists_all(plain: Article) -> None:
    claims = [row(7, 22, "a"), row(7, 22, "b"), row(7, 34, "c"), row(35, 45, "d")]
    blocks = marked_blocks(plain, claims, [])
    assert blocks[1].marker == "-"
    marked = [piece for block in blocks for piece in block.pieces if piece.claims]
    assert [[claim["claim_id"] for claim in piece.claims] for piece in marked] == [["c", "a", "b"], ["d"]]
    assert [piece.text for piece in marked] == ["First sentence. Second one.", "Third one."]
    assert [piece.number for piece in marked] == [1, 2]


def test_a_quote_over_two_blocks_is_marked_in_both_and_begins_in_one(plain: Article) -> None:
    marked = [p for block in marked_blocks(plain, [row(23, 45)], []) for p in block.pieces if p.claims]
    assert [(piece.text, piece.starts) for piece in marked] == [("Second one.", True), ("Third one.", False)]


def test_an_unread_sentence_is_marked_too(plain: Article) -> None:
    pieces = [p for block in marked_blocks(plain, [row(7, 22)], [row(46, 55)]) for p in block.pieces]
    assert [piece.text for piece in pieces if piece.unread] == ["Last one."]


def test_a_quote_stands_in_its_context_without_headings(plain: Article) -> None:
    first = excerpt(plain, 7, 22)
    assert (first.before, first.quote, first.after) == ("", "First sentence.", "Second one.")
    whole = excerpt(plain, 35, 55)
    assert (whole.before, whole.after) == ("Second one.", "")


def test_a_long_context_is_cut_with_a_sign() -> None:
    text = "word " * 100 + "Quote here. " + "more " * 100
    one = Article("a", text, (Block("paragraph", 0, len(text)),))
    around = excerpt(one, 500, 511)
    assert around.quote == "Quote here."
    assert around.before.startswith("… word")
    assert around.after.endswith("more …")
    assert len(around.before) < 260


def test_hostile_articles_are_shown_whole(hostile: Audit, fixtures: ModuleType) -> None:
    article = hostile.articles[0]
    shown = "".join(piece.text for block in marked_blocks(article, [], []) for piece in block.pieces)
    assert all(line in shown for line in fixtures.HOSTILE)
