"""Plain text, as copied from a page, → nodes with their kinds: the layout is inferred from the form of the lines."""

from __future__ import annotations

from collections.abc import Sequence

from claimaudit.model import Span
from claimaudit.read import shapes
from claimaudit.read.furniture import mark_lines, mark_repeated_titles
from claimaudit.read.lines import Line, read_lines
from claimaudit.read.node import Node
from claimaudit.read.rules import family
from claimaudit.read.runs import can_head, is_strong_heading, settle_run
from claimaudit.read.tables import mark_tables

_MOST_SENTENCE_ITEM_WORDS = 15
_MOST_SERIES_WORDS = 14


def read_plain(text: str) -> list[Node]:
    """The nodes of a plain text in their order, every one with its kind."""
    nodes = _make_nodes(text, read_lines(text))
    mark_tables(nodes)
    mark_lines(nodes)
    mark_repeated_titles(nodes)
    _decide_marked(nodes)
    _decide_sentences(nodes)
    _decide_runs(nodes)
    _decide_sentence_lists(nodes)
    return nodes


def _make_nodes(text: str, lines: Sequence[Line]) -> list[Node]:
    nodes: list[Node] = []
    pending = ""
    for line in lines:
        shown = text[line.start : line.end]
        if shapes.is_bare_marker(shown) and line is not lines[-1]:
            pending = shown
            continue
        nodes.append(_make_node(shown, line, pending))
        pending = ""
    return nodes


def _make_node(shown: str, line: Line, pending: str) -> Node:
    for split, kind in ((shapes.split_question, "heading"), (shapes.split_answer, "paragraph")):
        marker, offset = split(shown)
        if marker:
            node = Node(line.start + offset, line.end, shown[offset:], marker=marker, indent=line.indent)
            node.kind = "heading" if kind == "heading" else "paragraph"
            return node
    marker, offset = (pending, 0) if pending else shapes.split_marker(shown)
    node = Node(line.start + offset, line.end, shown[offset:], marker=marker, indent=line.indent)
    if marker.startswith("#"):
        node.kind, node.rank, node.marker = "heading", len(marker), ""
    return node


def _decide_marked(nodes: Sequence[Node]) -> None:
    """Bulleted and numbered lines: items, unless their series heads the bodies between them."""
    series: dict[str, list[int]] = {}
    for position, node in enumerate(nodes):
        if node.kind is None and node.marker:
            series.setdefault(_series_name(node), []).append(position)
    for positions in series.values():
        for run in _split_series(nodes, positions):
            heads = _heads_bodies(nodes, run)
            for position in run:
                fits = heads and nodes[position].is_short and nodes[position].words <= _MOST_SERIES_WORDS
                nodes[position].kind = "heading" if fits else "item"


def _series_name(node: Node) -> str:
    marker = node.marker
    if shapes.is_number(marker):
        return ("1" if any(c.isdigit() for c in marker) else "a") + marker[-1]
    return marker


def _split_series(nodes: Sequence[Node], positions: Sequence[int]) -> list[list[int]]:
    """A numbered series begins anew at 1; a bulleted one where a heading-like gap cannot be told apart."""
    runs: list[list[int]] = []
    for position in positions:
        number = "".join(c for c in nodes[position].marker if c.isdigit())
        restart = number in {"1", "01"} or (
            not shapes.is_number(nodes[position].marker) and not _near(runs, position)
        )
        if restart or not runs:
            runs.append([])
        runs[-1].append(position)
    return runs


def _near(runs: Sequence[Sequence[int]], position: int) -> bool:
    return bool(runs) and position - runs[-1][-1] <= 3


def _heads_bodies(nodes: Sequence[Node], run: Sequence[int]) -> bool:
    """Are most of the series short, and followed by a body that is no member of it?"""
    followed = 0
    for position in run:
        node, after = nodes[position], nodes[position + 1] if position + 1 < len(nodes) else None
        bodied = after is not None and position + 1 not in run and after.kind != "heading"
        followed += node.is_short and bodied
    if len(run) == 1:
        return followed == 1 and shapes.is_number(nodes[run[0]].marker) and _is_body(nodes[run[0] + 1])
    return followed > len(run) / 2


def _is_body(node: Node) -> bool:
    return node.kind is None and not node.marker and not node.is_short


def _decide_sentences(nodes: Sequence[Node]) -> None:
    """Whole sentences are paragraphs, "Label: sentence" an item, a colon at the end a lead-in or a heading."""
    for position, node in enumerate(nodes):
        if node.kind in {None, "item"}:
            set_label(node)
        if node.kind is not None:
            continue
        if node.stop == ":":
            after = nodes[position + 1] if position + 1 < len(nodes) else None
            node.kind = "heading" if _heads(node, after) else "paragraph"
        elif not node.is_short:
            node.kind = "heading" if _is_question(node) else "item" if node.label else "paragraph"


def set_label(node: Node) -> None:
    """Note the node's own label, where it has one."""
    length = shapes.split_label(node.text)
    if length and node.stop != ":":
        node.label = Span(node.start, node.start + length)


def _is_question(node: Node) -> bool:
    return node.stop == "?" and node.words <= shapes.MOST_TITLE_WORDS


def _heads(node: Node, after: Node | None) -> bool:
    """Is a line that ends in a colon a heading, rather than the sentence that introduces a list?"""
    if node.words > 8 or shapes.has_inner_stop(node.text):
        return False
    if is_strong_heading(node) or shapes.is_long_title(node.text):
        return True
    return after is not None and node.words <= 5 and can_head(node) and _is_body(after) and not after.label


def _decide_runs(nodes: Sequence[Node]) -> None:
    start = 0
    while start < len(nodes):
        if nodes[start].kind is not None:
            start += 1
            continue
        end = start
        while end < len(nodes) and nodes[end].kind is None:
            end += 1
        before = _neighbour(nodes, start, -1)
        after = _neighbour(nodes, end - 1, 1)
        run = nodes[start:end]
        _decide_labelled(run, after)
        settle_run([node for node in run if node.kind is None], before, after)
        start = end


def _decide_labelled(run: Sequence[Node], after: Node | None) -> None:
    """A short line with a label is an item ("Gym: 3 days"), unless it is a heading ("Days 1–3: Redness")."""
    for position, node in enumerate(run):
        following = run[position + 1] if position + 1 < len(run) else after
        if node.label is None:
            continue
        bodied = following is not None and following.label is None and following.kind != "heading"
        titled = position == 0 and shapes.is_long_title(node.text)
        if not (bodied and (titled or family("phase").fits(node.text) or shapes.is_long_title(node.text))):
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
        if node.kind != "paragraph" or node.stop != ":":
            continue
        end = position + 1
        while end < len(nodes) and _is_sentence_item(nodes[end]):
            end += 1
        if end - position > 2:
            for item in nodes[position + 1 : end]:
                item.kind = "item"


def _is_sentence_item(node: Node) -> bool:
    return (
        node.kind == "paragraph"
        and node.stop in {".", "!"}
        and node.words <= _MOST_SENTENCE_ITEM_WORDS
        and not shapes.has_inner_stop(node.text)
    )
