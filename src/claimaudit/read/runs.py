"""Short lines of plain text: which ones are headings, and which the items of an unmarked list.

Decided by form and by what stands around them, never by blank lines, so that one more or less changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimaudit.read import shapes
from claimaudit.read.node import Node

_LONG_BODY = 30
_OPENING = 120


def is_strong_heading(node: Node) -> bool:
    """Is it a heading by its form alone: a question, capitals, an opening "How to", a phase, a conclusion?"""
    if node.words > shapes.MOST_TITLE_WORDS or node.stop not in {"", "?", ":"}:
        return False
    text = node.text
    if node.stop == "?":
        return True
    if not (text[0].isupper() or text[0].isdigit() or text[0] in "“\"'‘"):
        return False
    return (shapes.is_quoted(text) and shapes.is_long_title(text)) or node.form != "label"


def can_head(node: Node) -> bool:
    """May this short line be a heading at all?"""
    text = node.text
    if text[0].islower() or node.stop in {",", ";"}:
        return False
    return node.words <= shapes.MOST_HEADING_WORDS or (
        node.words <= shapes.MOST_TITLE_WORDS and shapes.is_title_case(text)
    )


def settle_run(run: Sequence[Node], before: Node | None, after: Node | None, *, headed: bool) -> None:
    """Decide the kind of every node of a run of short lines that stands between two others.

    ``headed``: the format states its headings, so that only a certain form makes another one.
    """
    listed = before is not None and before.stop == ":"
    all_strong = listed and len(run) > 1 and all(map(is_strong_heading, run))
    start = 0
    for position, node in enumerate(run):
        if not all_strong and is_strong_heading(node):
            node.kind = "heading"
            _settle_segment(run[start:position], node, first=start == 0, listed=listed, headed=headed)
            start, listed = position + 1, False
    _settle_segment(run[start:], after, first=start == 0, listed=listed, headed=headed)
    if before is None and not headed and len(run) > 2 and _is_bodied(run[-1], after):
        run[-1].kind = "heading"


def _settle_segment(
    run: Sequence[Node], after: Node | None, *, first: bool, listed: bool, headed: bool
) -> None:
    """Decide the short lines between two strong headings, or all of them where there is none.

    Behind a strong heading (not ``first``), one short line before a body is a heading below it, several are its
    list; the lines before the first strong one begin with a heading unless a lead-in lists them.
    """
    if not run:
        return
    bodied = len(run) == 1 and _is_bodied(run[0], after)
    if listed and not bodied:
        _as_items(run, after)
    elif headed:
        _as_paragraphs(run, after)
    elif first:
        _as_opening(run, after)
    elif bodied:
        run[0].kind = "heading"
    else:
        _as_items(run, after, listed=False)


def _as_opening(run: Sequence[Node], after: Node | None) -> None:
    """Short lines that no lead-in announces: a heading and its list, or one or two headings above a body."""
    if len(run) > 2 or (len(run) == 2 and after is None):
        run[0].kind = "heading" if can_head(run[0]) else "paragraph"
        _as_items(run[1:], after, listed=False)
        return
    for node in run:
        node.kind = "heading" if can_head(node) and after is not None else "paragraph"


def _as_paragraphs(run: Sequence[Node], after: Node | None) -> None:
    for node in run:
        node.kind = "paragraph"
    if run[-1].bold and after is not None:
        run[-1].kind = "heading"


def _is_bodied(node: Node, after: Node | None) -> bool:
    """Does one short line alone stand above a paragraph, as a heading does and a list does not?"""
    return can_head(node) and after is not None and after.kind in {"paragraph", None} and not after.marker


def _as_items(run: Sequence[Node], after: Node | None, *, listed: bool = True) -> None:
    for node in run:
        node.kind = "item"
    if len(run) > 1 and after is not None and _turns_to_heading(run[-1], run[:-1], after, listed=listed):
        run[-1].kind = "heading"


def _turns_to_heading(node: Node, items: Sequence[Node], after: Node, *, listed: bool) -> bool:
    """Does the last line of a list stand out as the heading of the body behind it?"""
    runs_on = items[-1].stop in {",", ";"} or items[-1].text.endswith((" and", " or"))
    if runs_on or not can_head(node) or after.kind == "heading":
        return False
    if after.marker and not listed:
        return True
    if not after.marker and _is_about(after, node):
        return True
    if sum(item.text[0].islower() for item in items) > len(items) / 2:
        return True
    if not shapes.is_long_title(node.text):
        return False
    titled = sum(shapes.is_long_title(item.text) for item in items)
    return titled < len(items) / 2 or after.words >= _LONG_BODY


def _is_about(body: Node, node: Node) -> bool:
    """Does the body take up a word of the line above it, as it does under a heading?"""
    return bool(shapes.stems(node.text) & shapes.stems(body.text[:_OPENING]))
