"""Lists: how deep an item is nested, and the sentence that introduces it."""

from __future__ import annotations

from collections.abc import Sequence

from claimaudit.model import Span
from claimaudit.read import shapes
from claimaudit.read.node import Node
from claimaudit.read.rules import family


def set_levels(nodes: Sequence[Node]) -> None:
    """The nesting of plain-text items, from their indents and from the order in which their marks appear."""
    stack: list[tuple[int, str]] = []
    previous: Node | None = None
    for node in nodes:
        if node.kind != "item":
            if node.kind != "furniture":
                stack.clear()
                previous = None
            continue
        here = (node.indent, mark_class(node.marker))
        _close_deeper(stack, here, previous)
        if here not in stack:
            stack.append(here)
        node.level = len(stack) - 1
        previous = node


def _close_deeper(stack: list[tuple[int, str]], here: tuple[int, str], previous: Node | None) -> None:
    if here in stack:
        del stack[stack.index(here) + 1 :]
        return
    opens = previous is not None and (previous.stop == ":" or previous.is_short)
    while stack and (stack[-1][0] > here[0] or (stack[-1][0] == here[0] and not opens)):
        stack.pop()


def mark_class(marker: str) -> str:
    """Marks that may stand in one list: ticks and crosses together, numbers of one style together."""
    if not marker:
        return ""
    if shapes.is_number(marker):
        return ("1" if any(c.isdigit() for c in marker) else "a") + marker[-1]
    return "✓" if "\u2700" <= marker[0] <= "\u27bf" or marker[0] in "☑☒☐" else marker[0]


def set_leads(nodes: Sequence[Node]) -> None:
    """Give every item and row the sentence that introduces its list; a nested item has its parent."""
    lead: Span | None = None
    parents: list[Node] = []
    before: Node | None = None
    for node in nodes:
        if node.kind == "furniture" or (node.kind == "heading" and node.cells):
            continue
        if node.kind not in {"item", "row"}:
            before, lead, parents = node, None, []
            continue
        if before is not None:
            lead, before = introduction(before), None
        del parents[node.level :]
        node.lead = _parent_span(parents) or lead
        parents.append(node)


def introduction(node: Node) -> Span | None:
    """The last sentence of a paragraph, where it announces a list: by a colon or by words like "the following"."""
    if node.kind != "paragraph" or node.stop not in {":", "."}:
        return None
    start = shapes.last_sentence(node.text)
    if node.stop == "." and not family("lead").fits(node.text[start:]):
        return None
    return Span(node.start + start, node.end)


def _parent_span(parents: Sequence[Node]) -> Span | None:
    return Span(parents[-1].start, parents[-1].end) if parents else None
