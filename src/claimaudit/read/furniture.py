"""Page furniture: which lines, quotations and sections belong to the page and not to the article."""

from __future__ import annotations

from collections.abc import Sequence

from claimaudit.read.node import Node
from claimaudit.read.rules import family

_LONGEST_LINE = 220
_QUOTES = "\"“'‘«"


def mark_lines(nodes: Sequence[Node], text: str) -> None:
    """Mark the lines that are furniture by their own form, testimonials among them."""
    line, paragraph = family("line").for_text(text), family("paragraph").for_text(text)
    testimonial = family("testimonial")
    for position, node in enumerate(nodes):
        if node.kind in {"row", "furniture"}:
            continue
        shown = node.text
        if (
            (len(shown) <= _LONGEST_LINE and line.fits(shown))
            or paragraph.fits(shown)
            or (shown[0] in _QUOTES and testimonial.fits(shown))
            or (node.quoted and testimonial.fits(_as_quotation(shown)))
            or not (shown[0].isalnum() or any(map(str.isalnum, shown)))
        ):
            node.kind = "furniture"
        elif position and _attributes(node, nodes[position - 1]):
            node.kind = nodes[position - 1].kind = "furniture"
    _mark_slots(nodes)


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
