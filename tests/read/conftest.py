"""A compact way to say how an article was read."""

import pytest

from claimaudit.read import read_text


def _line(article, block):
    path = f" [{block.section}]" if block.headings else ""
    marker = f" {block.marker}" if block.marker else ""
    depth = f" +{block.level}" if block.kind == "item" and block.level else ""
    lead = f" <{article.text[block.lead.start : block.lead.end]}>" if block.lead else ""
    words = " ".join(article.text[block.start : block.end].split())
    return f"{block.kind}{marker}{depth}{path}{lead} {words}"


@pytest.fixture
def outline():
    """Each block as ``kind marker +level [heading path] <lead> words``, what it lacks left out."""

    def _outline(text, path="article.txt"):
        article = read_text(text, path=path)
        return [_line(article, block) for block in article.blocks]

    return _outline


@pytest.fixture
def kinds():
    """Each block as (kind, words)."""

    def _kinds(text, path="article.txt"):
        article = read_text(text, path=path)
        return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]

    return _kinds
