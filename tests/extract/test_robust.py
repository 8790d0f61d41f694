"""Whatever is written, reading it ends: random sentences of the phrases that the rules know."""

from __future__ import annotations

import random

import pytest

from claimaudit.domain.domain import load_domain
from claimaudit.extract.table import extract
from claimaudit.read.articles import read_text

FILLERS = (
    "the odd table for two days until day 5 , , , and or . ; : it them one this you your skin not never if when which "
    "that ( ) – after 24 hours twice a day is are should can do not because instead of rather than except unless ?"
)


@pytest.mark.parametrize("seed", range(4))
def test_no_sentence_breaks_the_reading_off(seed: int) -> None:
    subject = load_domain("microneedling")
    by_role: dict[str, list[str]] = {}
    for phrase, entry in subject.lexicon.items():
        by_role.setdefault(entry.role, []).append(phrase)
    chance, roles, fillers = random.Random(seed), sorted(by_role), FILLERS.split()  # noqa: S311 - no secret
    lines = [
        chance.choice(("", "- ", "## "))
        + " ".join(
            chance.choice(by_role["concept" if chance.random() < 0.4 else chance.choice(roles)])
            if chance.random() < 0.6
            else chance.choice(fillers)
            for _ in range(chance.randint(3, 14))
        )
        for _ in range(400)
    ]
    pages = ["\n\n".join(lines[at : at + 10]) for at in range(0, len(lines), 10)]
    articles = [
        read_text(f"# Aftercare\n\n{page}\n", source_id=f"{at}", path="page.md")
        for at, page in enumerate(pages)
    ]
    claims = extract(articles, subject)
    assert len(claims) > 10
    texts = {article.source_id: article.text for article in articles}
    spans = zip(claims["source_id"], claims["start"], claims["end"], claims["quote"], strict=True)
    assert all(texts[source][start:end] == quote for source, start, end, quote in spans)
