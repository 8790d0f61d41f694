"""The heading path of every block: stated levels where the format has them, inferred ones where it has none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimaudit.read.node import Node
from claimaudit.read.rules import family
from claimaudit.read.sections import Series, strength


@dataclass(slots=True)
class Entry:
    """An open heading: its form, whether it may still take children, and whether it has any."""

    node: Node
    form: str
    bodied: bool = False
    introduces: bool = False
    parent: bool = False


def set_headings(nodes: Sequence[Node]) -> None:
    """Give every node the path of headings that it stands under."""
    stack: list[Entry] = []
    series = Series(nodes)
    for position, node in enumerate(nodes):
        if node.kind in {"furniture", "title"}:
            continue
        while stack and stack[-1].node.container and not _is_inside(node, stack[-1].node):
            stack.pop()
        if node.kind == "heading" and not node.cells:
            entry, node.label = Entry(node, node.form), None
            _place(entry, stack, series)
            node.headings = tuple(above.node.heading_text for above in stack)
            node.level = len(stack)
            stack.append(entry)
            continue
        if node.kind == "paragraph" and stack and _closes(node, stack) and _ends_section(nodes, position):
            stack.clear()
        node.headings = tuple(above.node.heading_text for above in stack)
        if stack:
            stack[-1].bodied = True
            stack[-1].introduces = node.kind == "paragraph" and node.stop == ":"


def _is_inside(node: Node, heading: Node) -> bool:
    """Does the node stand in the same list or fold-out as the heading?"""
    return node.container[: len(heading.container)] == heading.container


def _ends_section(nodes: Sequence[Node], position: int) -> bool:
    """Does the next heading come straight behind the node, or no other heading at all?"""
    behind = [node.kind for node in nodes[position + 1 :] if node.kind != "furniture"]
    return "heading" not in behind or behind[0] == "heading"


def _closes(node: Node, stack: Sequence[Entry]) -> bool:
    """Does the paragraph say that it concludes the article, under a heading that does not say so itself?"""
    return (
        stack[-1].form != "closing_heading"
        and not node.marker
        and family("closing_paragraph").fits(node.text)
    )


def _place(entry: Entry, stack: list[Entry], series: Series) -> None:
    """Close the headings that the new one does not stand under."""
    if entry.node.rank:
        while stack and (stack[-1].node.rank or 7) >= entry.node.rank:
            stack.pop()
        return
    if entry.form == "closing_heading":
        _pop_unranked(stack)
        return
    if (
        stack
        and _is_open(stack[-1])
        and _may_head(stack[-1], entry.form)
        and not _same_form(stack, entry.form)
    ):
        stack[-1].parent = True
        return
    while stack and _may_close(stack[-1].node, entry.node) and not _takes(stack, entry, series):
        stack.pop()


def _may_close(heading: Node, new: Node) -> bool:
    """A heading without a stated level closes none that has one; outside its own list or table only its like."""
    return not heading.rank and (heading.container == new.container or heading.form == new.form)


def _pop_unranked(stack: list[Entry]) -> None:
    while stack and not stack[-1].node.rank:
        stack.pop()


def _is_open(entry: Entry) -> bool:
    """May the next heading be its child: no body of its own yet, or a lead-in at its end?"""
    return not entry.bodied or entry.introduces


def _may_head(above: Entry, form: str) -> bool:
    return above.introduces or strength(form) <= strength(above.form)


def _same_form(stack: Sequence[Entry], form: str) -> bool:
    return any(entry.form == form for entry in stack)


def _is_over(top: Entry, entry: Entry) -> bool:
    """ "Before your visit" holds no "First 24 hours": days are counted from the visit, unless they say before."""
    prepares = family("preparation").fits
    return entry.form == "count" and prepares(top.node.text) and not prepares(entry.node.text)


def _takes(stack: Sequence[Entry], entry: Entry, series: Series) -> bool:
    """Is the innermost open heading the parent of the new one?"""
    top = stack[-1]
    if top.form == entry.form or _same_form(stack[:-1], entry.form) or _is_over(top, entry):
        return False
    if strength(entry.form) >= strength(top.form) and not top.parent:
        return False
    if series.excludes(top.form, entry.node):
        return False
    if series.nests(top.form, entry.form):
        top.parent = True
        return True
    return top.parent and strength(top.form) > strength(entry.form)
