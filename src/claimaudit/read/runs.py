"""Short lines of plain text: which ones are headings, and which the items of an unmarked list.

Decided by form and by what stands around them, never by blank lines, so that one more or less changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimaudit.read import shapes
from claimaudit.read.node import Node
from claimaudit.read.rules import family

_LONG_BODY = 30


def is_strong_heading(node: Node) -> bool:
    """Is it a heading by its form alone: a question, capitals, an opening "How to", a phase, a conclusion?"""
    if node.words > shapes.MOST_TITLE_WORDS or node.stop not in {"", "?", ":"}:
        return False
    text = node.text
    if node.stop == "?":
        return True
    if not (text[0].isupper() or text[0].isdigit() or text[0] in "“\"'‘"):
        return False
    return (
        shapes.is_capitals(text)
        or (shapes.is_quoted(text) and shapes.is_long_title(text))
        or any(family(role).fits(text) for role in ("opener", "phase", "closing_heading", "switch"))
    )


def can_head(node: Node) -> bool:
    """May this short line be a heading at all?"""
    text = node.text
    if text[0].islower() or node.stop in {",", ";"}:
        return False
    return node.words <= shapes.MOST_HEADING_WORDS or (
        node.words <= shapes.MOST_TITLE_WORDS and shapes.is_title_case(text)
    )


def settle_run(run: Sequence[Node], before: Node | None, after: Node | None) -> None:
    """Decide the kind of every node of a run of short lines that stands between two others."""
    listed = before is not None and before.stop == ":"
    all_strong = all(is_strong_heading(node) for node in run)
    start = 0
    for position, node in enumerate(run):
        if is_strong_heading(node) and not (
            listed and position == start == 0 and len(run) > 1 and all_strong
        ):
            _settle_segment(run[start:position], listed=listed or start > 0, after=node)
            node.kind = "heading"
            start, listed = position + 1, False
    tail = run[start:]
    if start:
        _settle_tail(tail, after)
    else:
        _settle_segment(tail, listed=listed, after=after)


def _settle_segment(run: Sequence[Node], *, listed: bool, after: Node | None) -> None:
    """The short lines before the first strong heading, or all of them where there is none."""
    if not run:
        return
    if listed and not (len(run) == 1 and _is_bodied(run[0], after)):
        _as_items(run, after)
    elif after is None and len(run) == 1:
        run[0].kind = "paragraph"
    elif len(run) <= 2 and after is not None:
        for node in run:
            node.kind = "heading" if can_head(node) else "paragraph"
    else:
        run[0].kind = "heading" if can_head(run[0]) else "paragraph"
        _as_items(run[1:], after)


def _is_bodied(node: Node, after: Node | None) -> bool:
    """Does one short line alone stand above a paragraph, as a heading does and a list does not?"""
    return can_head(node) and after is not None and after.kind in {"paragraph", None} and not after.marker


def _settle_tail(run: Sequence[Node], after: Node | None) -> None:
    """The short lines behind a strong heading: one before a body is a heading below it, several are its list."""
    if len(run) == 1 and after is not None and not is_strong_heading(after) and can_head(run[0]):
        run[0].kind = "heading"
    else:
        _as_items(run, after)


def _as_items(run: Sequence[Node], after: Node | None) -> None:
    for node in run:
        node.kind = "item"
    if len(run) > 1 and after is not None and _turns_to_heading(run[-1], run[:-1], after):
        run[-1].kind = "heading"


def _turns_to_heading(node: Node, items: Sequence[Node], after: Node) -> bool:
    """Does the last line of a list stand out as the heading of the body behind it?"""
    if not can_head(node) or items[-1].stop in {",", ";"} or items[-1].text.endswith((" and", " or")):
        return False
    if after.marker:
        return True
    if after.kind == "heading":
        return False
    starts_lower = sum(item.text[0].islower() for item in items)
    if starts_lower > len(items) / 2:
        return True
    titled = sum(shapes.is_long_title(item.text) for item in items)
    if not shapes.is_long_title(node.text):
        return False
    return titled < len(items) / 2 or after.words >= _LONG_BODY
