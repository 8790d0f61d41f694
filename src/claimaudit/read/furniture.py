"""Page furniture: which lines, quotations and sections belong to the page and not to the article."""

from __future__ import annotations

from collections.abc import Sequence

from claimaudit.read.node import Node
from claimaudit.read.rules import family

_LONGEST_LINE = 320


def mark_lines(nodes: Sequence[Node]) -> None:
    """Mark the lines that are furniture by their own form, testimonials among them."""
    line, paragraph, testimonial = family("line"), family("paragraph"), family("testimonial")
    for position, node in enumerate(nodes):
        if node.kind in {"row", "furniture"}:
            continue
        text = node.text
        short = len(text) <= _LONGEST_LINE
        if (
            (short and line.fits(text))
            or paragraph.fits(text)
            or (text[0] in "\"“'‘«" and testimonial.fits(text))
            or not any(map(str.isalnum, text))
        ):
            node.kind = "furniture"
        elif position and _attributes(node, nodes[position - 1]):
            node.kind = nodes[position - 1].kind = "furniture"
    _mark_slots(nodes)


def _attributes(node: Node, quoted: Node) -> bool:
    """Is it the "— Sarah, London" below a quotation?"""
    if quoted.text[0] not in "\"“'‘«" or node.words > 7:
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
    return after is not None and after.kind != "heading"


def mark_repeated_titles(nodes: Sequence[Node]) -> None:
    """Mark what repeats the first short line, on its own or with the site's name behind it."""
    first = next((node for node in nodes if node.kind != "furniture"), None)
    if first is None or first.kind not in {None, "heading"} or not first.is_short:
        return
    title = _bare_title(first, nodes)
    for node in nodes:
        again = node is not first and node.kind in {None, "heading"} and node.is_short
        if again and _bare_title(node, nodes) == title:
            node.kind = "furniture"


def take_title(nodes: Sequence[Node]) -> str:
    """Make the heading that opens the article its title.

    Returns:
        the title without the site's name, "" where the article states none.
    """
    first = next((node for node in nodes if node.kind != "furniture"), None)
    if first is None or first.kind not in {"heading", "title"} or first.cells:
        return ""
    first.kind, first.label = "title", None
    return " ".join(_bare_title(first, nodes).split())


def _bare_title(node: Node, nodes: Sequence[Node]) -> str:
    """The title without the site's name behind a bar, or behind a dash where it stands alone as well."""
    for separator in (" | ", " – ", " — ", " - ", " · "):
        head, found, tail = node.text.rpartition(separator)
        if (
            found
            and tail.count(" ") < 5
            and (separator == " | " or any(other.text == head for other in nodes))
        ):
            return head
    return node.text
