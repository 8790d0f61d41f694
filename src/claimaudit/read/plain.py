"""Plain text, as copied from a page, → nodes: one for each logical line, its marker taken off."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimaudit.model import Span
from claimaudit.read import shapes
from claimaudit.read.lines import Line, read_lines
from claimaudit.read.node import Node, Reading, without_marks
from claimaudit.read.tables import mark_tables

_UNWRAPPED = str.maketrans("\r\n\x0b\x0c\x85\u2028\u2029", " " * 7)
_BOLD = re.compile(r"\*\*|__")


def read_plain(text: str) -> Reading:
    """The nodes of a plain text in their order; tables are found, all other kinds are still open."""
    nodes = make_nodes(text, read_lines(text))
    _reopen_answers(nodes)
    mark_tables(nodes)
    return Reading(text, nodes)


def make_nodes(text: str, lines: Sequence[Line]) -> list[Node]:
    """A node for each line; a bullet alone on its line marks the next one."""
    nodes: list[Node] = []
    pending = ""
    for line in lines:
        shown = text[line.start : line.end]
        if len(shown) <= shapes.LONGEST_MARKER and line is not lines[-1] and shapes.is_bare_marker(shown):
            pending = shown
            continue
        nodes.append(_make_node(shown, line, pending))
        pending = ""
    return nodes


def _make_node(written: str, line: Line, pending: str) -> Node:
    marker, offset = (pending, 0) if pending else shapes.split_marker(written)
    words, start = (written[offset:], line.start + offset) if offset else (written, line.start)
    marks = _bold_marks(words, start) if "**" in words or "__" in words else ()
    shown = without_marks(words, start, marks) if marks else words
    wrapped = "\n" in shown or "\r" in shown
    node = Node(start, line.end, shown.translate(_UNWRAPPED) if wrapped else shown, marker, line.indent)
    node.wrapped = wrapped
    node.marks = marks
    if marker:
        read_marker(node)
    elif marks and node.is_short:
        node.bold = len(marks) == 2 and marks[0].start == start and marks[1].end == line.end
    return node


def read_marker(node: Node) -> None:
    """Decide what its marker alone decides: a question, an answer, a heading behind number signs."""
    if not node.marker or node.kind == "furniture":
        return
    if shapes.is_question_mark(node.marker):
        node.kind = "heading"
    elif shapes.is_answer_mark(node.marker):
        node.kind = "paragraph"
    elif node.marker[0] == "#" and node.marker.strip("#") == "":
        node.kind, node.rank, node.marker = "heading", len(node.marker), ""


def _reopen_answers(nodes: Sequence[Node]) -> None:
    """Where no question stands before it, an "A." only counts."""
    asked = False
    for node in nodes:
        asked = asked or node.marker[:1] == "Q"
        if not asked and node.kind == "paragraph" and node.marker[-1:] == ".":
            node.kind = None


def _bold_marks(words: str, start: int) -> tuple[Span, ...]:
    """The pairs of asterisks that plain text uses for bold; an odd one is no markup."""
    found = [Span(start + mark.start(), start + mark.end()) for mark in _BOLD.finditer(words)]
    return tuple(found) if len(found) % 2 == 0 else ()
