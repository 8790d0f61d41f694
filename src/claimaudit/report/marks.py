"""An article's text cut into marked pieces, and a quote with the text around it.

A piece is covered by claims, by an unread sentence, or by nothing. Quotes that overlap become one piece that lists
all its claims, since a reader can only point at one place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from claimaudit.report.evidence import Row

if TYPE_CHECKING:
    from claimaudit.model import Article, Block

_AROUND: Final = 240
_TELLING: Final = ("paragraph", "item", "row")
_SENTENCE_END: Final = re.compile(r"[.!?…]['\"”’)]*\s+|\n\s*")


@dataclass(slots=True)
class Piece:
    """A stretch of text with the claims and unread sentences that cover it; ``number`` is 0 where none does."""

    text: str
    start: int
    end: int
    claims: list[Row] = field(default_factory=list)
    unread: list[Row] = field(default_factory=list)
    number: int = 0
    starts: bool = True


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A block of the article as it is shown: the printed marker before it, its kind, and its pieces."""

    kind: str
    level: int
    marker: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A quote with what stands around it, for a reader who wants the context."""

    before: str
    quote: str
    after: str


def excerpt(article: Article, start: int, end: int) -> Excerpt:
    """The quote at ``start`` to ``end`` with about a sentence on either side, in code points of the article's text.

    Headings and other furniture are no context; where the quote fills its block, the block beside it is.
    """
    text = article.text
    first, last = _room(article.blocks, start, end)
    left, right = text[max(first, start - _AROUND) : start], text[end : min(last, end + _AROUND)]
    cuts = [match.end() for match in _SENTENCE_END.finditer(left.rstrip())]
    if cuts:
        left = left[cuts[-1] :]
    elif start - _AROUND > first:
        left = "… " + left.partition(" ")[2]
    close = _SENTENCE_END.search(right.lstrip())
    if close is not None:
        right = right[: close.end() + len(right) - len(right.lstrip())]
    elif end + _AROUND < last:
        right = right.rpartition(" ")[0] + " …"
    return Excerpt(before=left.strip(), quote=text[start:end], after=right.strip())


def _room(blocks: Sequence[Block], start: int, end: int) -> tuple[int, int]:
    """From where to where the context of a quote may be taken."""
    inside = [place for place, block in enumerate(blocks) if block.start < end and start < block.end]
    if not inside:
        return start, end
    first, last = inside[0], inside[-1]
    if blocks[first].start >= start and first and blocks[first - 1].kind in _TELLING:
        first -= 1
    if blocks[last].end <= end and last + 1 < len(blocks) and blocks[last + 1].kind in _TELLING:
        last += 1
    return min(start, blocks[first].start), max(end, blocks[last].end)


def marked_blocks(article: Article, claims: Sequence[Row], unread: Sequence[Row]) -> list[MarkedBlock]:
    """The whole article in its order, every claim and unread sentence marked in place.

    What stands between blocks is white space and printed markers; markers are kept before their block.
    """
    clusters = _clusters(claims, unread)
    shown: list[MarkedBlock] = []
    position = 0
    for block in article.blocks:
        marker = article.text[position : block.start].strip()
        shown.append(
            MarkedBlock(block.kind, block.level, marker, tuple(_pieces(article.text, block, clusters)))
        )
        position = block.end
    tail = article.text[position:].strip()
    if tail:
        shown.append(MarkedBlock("paragraph", 0, "", (Piece(tail, position, len(article.text)),)))
    return shown


def _clusters(claims: Sequence[Row], unread: Sequence[Row]) -> list[Piece]:
    """Spans that overlap, joined; each with everything that it covers, numbered in the order of the text."""
    spans = [(row["start"], row["end"], "claim", row) for row in claims]
    spans += [(row["start"], row["end"], "unread", row) for row in unread]
    clusters: list[Piece] = []
    for start, end, what, row in sorted(spans, key=lambda one: (one[0], -one[1])):
        if not clusters or start >= clusters[-1].end:
            clusters.append(Piece("", start, end, number=len(clusters) + 1))
        clusters[-1].end = max(clusters[-1].end, end)
        (clusters[-1].claims if what == "claim" else clusters[-1].unread).append(row)
    return clusters


def _pieces(text: str, block: Block, clusters: Sequence[Piece]) -> list[Piece]:
    pieces: list[Piece] = []
    position = block.start
    for cluster in clusters:
        start, end = max(cluster.start, block.start), min(cluster.end, block.end)
        if start >= end:
            continue
        if position < start:
            pieces.append(Piece(text[position:start], position, start))
        first = cluster.start >= block.start
        pieces.append(
            Piece(text[start:end], start, end, cluster.claims, cluster.unread, cluster.number, starts=first)
        )
        position = end
    if position < block.end:
        pieces.append(Piece(text[position : block.end], position, block.end))
    return pieces
