"""Which kind each node is: marked lines, sentences, labels, lead-ins, questions; short lines go to ``runs``."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimaudit.read import shapes
from claimaudit.read.node import Node
from claimaudit.read.runs import can_head, is_strong_heading, settle_run
from claimaudit.read.series import decide_series

_MOST_SENTENCE_ITEM_WORDS = 15


def decide_kinds(nodes: Sequence[Node], *, headed: bool) -> None:
    """Decide every node that is still open.

    ``headed`` says that the format states its headings: then a short line is one only where its form is certain.
    """
    decide_series(nodes)
    _decide_sentences(nodes, headed=headed)
    _decide_runs(nodes, headed=headed)
    _decide_sentence_lists(nodes)
    _close_lists(nodes)


def _decide_sentences(nodes: Sequence[Node], *, headed: bool) -> None:
    """Whole sentences are paragraphs, "Label: sentence" an item, a colon at the end a lead-in or a heading."""
    for position, node in enumerate(nodes):
        kind = node.kind
        if kind == "item" or kind is None:
            set_label(node)
        if kind is not None:
            continue
        if node.stop == ":":
            after = nodes[position + 1] if position + 1 < len(nodes) else None
            leads = headed and after is not None and after.kind == "item"
            node.kind = "heading" if not leads and _heads(node, after) else "paragraph"
        elif not node.is_short:
            node.kind = "heading" if _is_question(node) else "item" if node.label else "paragraph"


def set_label(node: Node) -> None:
    """Note the node's own label, where it has one."""
    length = shapes.split_label(node.text, marked=bool(node.marker))
    if length and node.stop != ":":
        node.label = node.part(0, length)


def _is_question(node: Node) -> bool:
    return node.stop == "?" and node.words <= shapes.MOST_TITLE_WORDS


def _heads(node: Node, after: Node | None) -> bool:
    """Is a line that ends in a colon a heading, rather than the sentence that introduces a list?"""
    if node.words > 8 or shapes.has_inner_stop(node.text):
        return False
    if node.form == "switch" and not node.text.isupper() and not node.bold:
        return after is not None and _is_body(after)
    if node.bold or is_strong_heading(node) or shapes.is_long_title(node.text):
        return True
    return after is not None and node.words <= 5 and can_head(node) and _is_body(after) and not after.label


def _is_body(node: Node) -> bool:
    return node.kind is None and not node.marker and not node.is_short


def _decide_runs(nodes: Sequence[Node], *, headed: bool) -> None:
    start = 0
    while start < len(nodes):
        if nodes[start].kind is not None:
            start += 1
            continue
        end = start
        while end < len(nodes) and nodes[end].kind is None:
            end += 1
        after = _neighbour(nodes, end - 1, 1)
        run = nodes[start:end]
        _decide_labelled(run, after)
        opened = [node for node in run if node.kind is None]
        settle_run(opened, _neighbour(nodes, start, -1), after, headed=headed)
        start = end


def _decide_labelled(run: Sequence[Node], after: Node | None) -> None:
    """A short line with a label is an item ("Gym: 3 days"), unless it is a heading ("Days 1–3: Redness")."""
    for position, node in enumerate(run):
        if node.label is None:
            continue
        following = run[position + 1] if position + 1 < len(run) else after
        bodied = following is not None and following.label is None and following.kind != "heading"
        if not (
            bodied and (node.form in {"phase", "count", "enumerated"} or shapes.is_long_title(node.text))
        ):
            node.kind = "item"


def _neighbour(nodes: Sequence[Node], position: int, step: int) -> Node | None:
    position += step
    while 0 <= position < len(nodes):
        if nodes[position].kind != "furniture":
            return nodes[position]
        position += step
    return None


def _decide_sentence_lists(nodes: Sequence[Node]) -> None:
    """Two or more short sentences straight behind a lead-in are its items."""
    for position, node in enumerate(nodes):
        if node.stop != ":" or node.kind != "paragraph":
            continue
        end = position + 1
        while end < len(nodes) and _is_sentence_item(nodes[end]):
            end += 1
        if end - position > 2:
            for item in nodes[position + 1 : end]:
                item.kind = "item"


def _close_lists(nodes: Sequence[Node]) -> None:
    """The last item of a list written as one sentence ("alcohol, or" / "sunbathing.") ends in a full stop."""
    for item, node in pairwise(nodes):
        runs_on = item.stop in {",", ";"} or item.text.endswith((" and", " or"))
        if item.kind == "item" and runs_on and node.kind == "paragraph" and _is_sentence_item(node):
            node.kind = "item"


def _is_sentence_item(node: Node) -> bool:
    return (
        node.kind == "paragraph"
        and node.stop in {".", "!"}
        and node.words <= _MOST_SENTENCE_ITEM_WORDS
        and not node.marker
        and not shapes.has_inner_stop(node.text)
    )
