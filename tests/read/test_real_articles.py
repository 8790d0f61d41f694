"""The articles under audit and the development articles, read whole."""

import json
from pathlib import Path

import pytest

from claimaudit.read import read_articles, read_sources, read_text
from claimaudit.read.files import ENDINGS, HTML

ROOT = Path(__file__).parents[2]
DEVELOPMENT = ROOT / "tests" / "gold" / "dev"
ARTICLES = {article.source_id: article for article in read_articles([ROOT / "sources"])}
GOLD = [
    (ROOT / "sources", ROOT / "tests" / "gold" / "claims.jsonl"),
    (DEVELOPMENT, DEVELOPMENT / "claims.jsonl"),
]


def lines(source_id, kind):
    article = ARTICLES[source_id]
    return [article.text[block.start : block.end] for block in article.blocks if block.kind == kind]


def test_all_five_are_read_without_a_problem():
    articles, problems = read_sources([ROOT / "sources"])
    assert problems == []
    assert len(articles) == 5


def test_the_furniture_of_the_five():
    found = {source_id: lines(source_id, "furniture") for source_id in ARTICLES}
    assert [len(found[source_id]) for source_id in sorted(found)] == [1, 1, 0, 1, 2]
    assert found["skin-peeling-after-microneedling"][0].endswith("f08c47fec0942fa0")
    assert found["purging-after-microneedling"] == ["Get updated with beauty resources, tips, and news"]


def test_the_numbered_sections():
    article = ARTICLES["skin-care-after-microneedling"]
    headings = [block for block in article.blocks if block.kind == "heading"]
    assert [block.marker for block in headings] == [f"{number})" for number in range(1, 11)]
    body = article.blocks[article.blocks.index(headings[2]) + 1]
    assert body.section == "3) Avoid the Sun"


def test_the_nested_sections():
    article = ARTICLES["skin-peeling-after-microneedling"]
    care = "How to Properly Care for Your Skin During the Peeling Process"
    sections = list(dict.fromkeys(block.section for block in article.blocks if block.kind == "paragraph"))
    assert sections == [
        "",
        "“Skin Peeling After Microneedling”",
        "Why Does Skin Peel After Microneedling?",
        "The Healing Process",
        "Exfoliation",
        care,
        f"{care} > Moisturize",
        f"{care} > Sun Protection",
        f"{care} > Avoid Harsh Products",
        "When to Seek Medical Attention",
        "When to Seek Medical Attention > Excessive Irritation",
        "When to Seek Medical Attention > Prolonged Peeling",
        "When to Seek Medical Attention > Skin Discoloration",
    ]
    assert article.blocks[-1].section == ""


def test_the_labelled_items():
    article = ARTICLES["purging-after-microneedling"]
    labels = [article.text[block.label.start : block.label.end] for block in article.blocks if block.label]
    assert labels == [
        "Patience is Key",
        "Gentle Cleansing",
        "Hydration",
        "Avoid Stimulants",
        "Sun Protection",
    ]


@pytest.mark.parametrize(("folder", "gold"), GOLD, ids=["sources", "dev"])
def test_every_annotated_quote_stands_in_one_block_that_may_claim(folder, gold):
    articles = {article.source_id: article for article in read_articles([folder])}
    for line in gold.read_text("utf-8").splitlines():
        row = json.loads(line)
        article = articles[row["source_id"]]
        blocks = [
            _words(article, block) for block in article.blocks if block.kind in {"paragraph", "item", "row"}
        ]
        assert any(_fold(row["quote"]) in words or words in _fold(row["quote"]) for words in blocks), row


def _words(article, block):
    return _fold(article.text[block.start : block.end])


def _fold(text):
    return " ".join(text.split())


def _shape(text, path):
    article = read_text(text, path=path)
    return [
        (block.kind, block.marker, block.level, block.headings, _words(article, block))
        for block in article.blocks
        if block.kind != "furniture"
    ]


TEXTS = [
    path
    for path in sorted([*(ROOT / "sources").iterdir(), *DEVELOPMENT.iterdir()])
    if path.suffix in ENDINGS and path.stem != "README"
]


@pytest.mark.parametrize("path", TEXTS, ids=[path.name for path in TEXTS])
def test_a_blank_line_more_anywhere_between_blocks_changes_nothing(path):
    text = path.read_text("utf-8")
    whole = _shape(text, path.name)
    blocks = [] if path.suffix in HTML else read_text(text, path=path.name).blocks
    for place in [place for place, character in enumerate(text) if character == "\n"]:
        if not any(block.start < place < block.end for block in blocks):
            assert _shape(f"{text[:place]}\n{text[place:]}", path.name) == whole


@pytest.mark.parametrize("path", TEXTS, ids=[path.name for path in TEXTS])
def test_windows_line_ends_change_nothing(path):
    text = path.read_text("utf-8")
    assert _shape(text.replace("\n", "\r\n"), path.name) == _shape(text, path.name)
