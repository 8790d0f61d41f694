"""Page furniture: which lines, quotations and sections belong to the page and not to the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimaudit.read import shapes
from claimaudit.read.node import Node
from claimaudit.read.rules import Family, family

_LONGEST_LINE = 220
_QUOTES = "\"“'‘«"


def mark_lines(nodes: list[Node], text: str) -> None:
    """Mark the lines that are furniture by their own form, testimonials among them.

    Of a paragraph that only holds a sentence of the page (a disclaimer, an offer), that sentence alone is marked:
    the paragraph is cut around it.
    """
    line, paragraph = family("line").for_text(text), family("paragraph").for_text(text)
    cuts: list[int] = []
    for position, node in enumerate(nodes):
        if node.kind in {"row", "furniture"}:
            continue
        if (
            (len(node.text) <= _LONGEST_LINE and line.fits(node.text))
            or _is_quoted(node)
            or not _has_words(node)
        ):
            node.kind = "furniture"
        elif paragraph.fits(node.text):
            cuts.append(position)
        elif position and _attributes(node, nodes[position - 1]):
            node.kind = nodes[position - 1].kind = "furniture"
    for position in reversed(cuts):
        nodes[position : position + 1] = _cut(nodes[position], paragraph)
    _mark_slots(nodes)


def _has_words(node: Node) -> bool:
    return node.text[0].isalnum() or any(map(str.isalnum, node.text))


def _is_quoted(node: Node) -> bool:
    """Is it a testimonial, by its own quotation marks or by the format's?"""
    shown = node.text
    if shown[0] in _QUOTES and family("testimonial").fits(shown):
        return True
    return node.quoted and family("testimonial").fits(_as_quotation(shown))


def _cut(node: Node, paragraph: Family) -> list[Node]:
    """The node in pieces: the sentences that the family reads are furniture, what stands between them is not."""
    pieces: list[tuple[int, int, bool]] = []
    for start, end in shapes.sentences(node.text):
        marked = paragraph.fits(node.text[start:end])
        if pieces and pieces[-1][2] == marked:
            pieces[-1] = (pieces[-1][0], end, marked)
        else:
            pieces.append((start, end, marked))
    if not any(marked for *_, marked in pieces):
        pieces = [(0, len(node.text), True)]
    return [_piece(node, start, end, marked=marked) for start, end, marked in pieces]


def _piece(node: Node, start: int, end: int, *, marked: bool) -> Node:
    if (start, end) == (0, len(node.text)):
        piece = node
    else:
        span = node.part(start, end)
        marks = tuple(mark for mark in node.marks if span.start <= mark.start and mark.end <= span.end)
        piece = replace(node, start=span.start, end=span.end, text=node.text[start:end], marks=marks)
        piece.marker = node.marker if start == 0 else ""
    piece.kind = "furniture" if marked else node.kind
    return piece


def _as_quotation(shown: str) -> str:
    """A block that the format sets as a quotation, in the form of a quoted line with who said it."""
    said, dash, who = shown.rpartition(" — ") if " — " in shown else shown.rpartition(" – ")
    return f"“{said}” — {who}" if dash else f"“{shown}” — Someone"


def _attributes(node: Node, quoted: Node) -> bool:
    """Is it the "— Sarah, London" below a quotation?"""
    if quoted.text[0] not in _QUOTES or node.words > 7:
        return False
    return family("attribution").fits(f"{node.marker} {node.text}" if node.marker else node.text)


def _mark_slots(nodes: Sequence[Node]) -> None:
    """A bare "Sponsored" takes the block behind it along."""
    slot = family("slot")
    for position, node in enumerate(nodes):
        if node.words <= 6 and slot.fits(node.text):
            for taken in nodes[position : position + 2]:
                taken.kind = "furniture"


def mark_sections(nodes: Sequence[Node]) -> None:
    """Mark the sections that a heading gives away ("Testimonials", "Related articles") up to the next real one.

    A heading without a body of its own, inside such a section, is one of its entries.
    """
    section = family("section")
    inside = 0
    for position, node in enumerate(nodes):
        if node.kind == "furniture":
            continue
        if (
            node.words <= 10
            and node.kind in {"heading", "title", "paragraph", "item"}
            and section.fits(node.text)
        ):
            inside, node.kind = node.rank or 9, "furniture"
        elif inside and node.kind == "heading" and node.rank <= inside and _has_body(nodes, position):
            inside = 0
        elif inside:
            node.kind = "furniture"


def _has_body(nodes: Sequence[Node], position: int) -> bool:
    after = next((node for node in nodes[position + 1 :] if node.kind != "furniture"), None)
    return after is not None and after.kind != "heading" and not (after.is_short and not after.marker)
