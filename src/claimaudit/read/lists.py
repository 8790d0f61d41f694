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
        here = (node.indent, shapes.mark_class(node.marker))
        _close_deeper(stack, here, previous)
        if here not in stack:
            stack.append(here)
        node.level = len(stack) - 1
        previous = node


def _close_deeper(stack: list[tuple[int, str]], here: tuple[int, str], previous: Node | None) -> None:
    if here in stack:
        del stack[stack.index(here) + 1 :]
        return
    opens = previous is not None and (
        previous.stop == ":" or (shapes.is_number(previous.marker) and here[1][:1] not in {"1", "a"})
    )
    while stack and (stack[-1][0] > here[0] or (stack[-1][0] == here[0] and not opens)):
        stack.pop()


def set_leads(nodes: Sequence[Node]) -> None:
    """Give every item and row the sentence that introduces its list; a nested item has its parent, or its parent's.

    The lead ends with its list: at other text, at a table behind a list, at items with another kind of mark.
    """
    lead: Span | None = None
    parents: list[Node] = []
    before: Node | None = None
    for position, node in enumerate(nodes):
        if node.kind == "furniture" or node.continues or (node.kind == "heading" and node.cells):
            continue
        if node.kind not in {"item", "row"}:
            before, lead, parents = node, None, []
            continue
        while parents and parents[-1].level >= node.level:
            last = parents.pop()
            if not parents and not _same_list(last, node):
                lead = None
        if before is not None:
            lead, before = introduction(before, followed=_is_listed(nodes, position + 1)), None
        node.lead = _lead_of(parents[-1]) if parents else lead
        parents.append(node)


def _same_list(item: Node, other: Node) -> bool:
    if item.kind != other.kind:
        return False
    marks = {shapes.mark_class(item.marker), shapes.mark_class(other.marker)}
    return len(marks) == 1 or "" in marks


def _lead_of(parent: Node) -> Span | None:
    """A parent that announces its children is their lead; any other one hands its own on."""
    if parent.stop == ":" or parent.lead is None:
        return parent.part(shapes.last_sentence(parent.text), len(parent.text))
    return parent.lead


def _is_listed(nodes: Sequence[Node], position: int) -> bool:
    return position < len(nodes) and nodes[position].kind in {"item", "row"}


def introduction(node: Node, *, followed: bool) -> Span | None:
    """The last sentence of a paragraph, where it announces a list: by a colon or by words like "the following".

    A sentence that ends in a full stop announces two items or more (``followed``), never a single remark.
    """
    if node.kind != "paragraph" or node.stop not in {":", "."}:
        return None
    start = shapes.last_sentence(node.text)
    if node.stop == "." and not (followed and family("lead").fits(node.text[start:])):
        return None
    return node.part(start, len(node.text))
