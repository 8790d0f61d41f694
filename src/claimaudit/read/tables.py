"""Tables in plain text: rows of cells parted by tabs, bars or runs of spaces, at least two rows alike."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimaudit.model import Cell, Span
from claimaudit.read.node import Node
from claimaudit.read.rules import family

_BAR = re.compile(r"\s*\|\s*")
_TAB = re.compile(r"\s*\t\s*")
_SPACES = re.compile(r"\s{3,}|(?<=[^.!?:])\s{2}(?=\S)")
_RULE = re.compile(r"[\s|:+=–—-]+$")


def mark_tables(nodes: list[Node]) -> None:
    """Turn every run of table lines into rows; the first one names the columns where it looks so."""
    start = 0
    while start < len(nodes):
        separator = _separator(nodes[start])
        if separator is None:
            start += 1
            continue
        end, rows = _gather(nodes, start, separator)
        if len(rows) >= 2:
            _settle(rows, [_cells(node, separator) for node in rows])
            start = end
        else:
            start += 1


def _separator(node: Node) -> re.Pattern[str] | None:
    if node.kind is not None or node.marker or node.wrapped:
        return None
    if "\t" in node.text:
        return _TAB
    if "|" in node.text:
        return _BAR
    return _SPACES if "  " in node.text and _SPACES.search(node.text) else None


def _gather(nodes: list[Node], start: int, separator: re.Pattern[str]) -> tuple[int, list[Node]]:
    """The lines of one table: alike in their number of cells; ruled lines between them become furniture."""
    rows: list[Node] = []
    count, end = 0, start
    while end < len(nodes):
        node = nodes[end]
        if rows and _RULE.match(node.text):
            node.kind = "furniture"
        elif node.kind is not None or _separator(node) is not separator:
            break
        else:
            cells = len(_cells(node, separator))
            if cells < 2 or (count and abs(cells - count) > (1 if count > 2 else 0)):
                break
            count = count or cells
            rows.append(node)
        end += 1
    return end, rows


def _cells(node: Node, separator: re.Pattern[str]) -> list[Span]:
    bounds = [found.span() for found in separator.finditer(node.text)]
    starts = [0, *(end for _, end in bounds)]
    ends = [*(start for start, _ in bounds), len(node.text)]
    spans = [Span(node.start + a, node.start + b) for a, b in zip(starts, ends, strict=True)]
    if len(spans) > 2 and separator is _BAR:
        spans = spans[1:] if node.text[0] == "|" else spans
        spans = spans[:-1] if node.text[-1] == "|" else spans
    return spans


def _settle(rows: Sequence[Node], cells: Sequence[list[Span]]) -> None:
    texts = [[_shown(node, span) for span in spans] for node, spans in zip(rows, cells, strict=True)]
    heads = texts[0] if names_columns(texts) else []
    for number, (node, spans) in enumerate(zip(rows, cells, strict=True)):
        fill_row(node, spans, () if heads and number == 0 else heads)
        if heads and number == 0:
            node.kind = "heading"


def fill_row(node: Node, spans: Sequence[Span], heads: Sequence[str]) -> None:
    """Make the node a row of these cells; its span runs from the first cell's words to the last one's."""
    node.kind = "row"
    named = [*heads, *[""] * len(spans)]
    filled = [span for span in spans if span.start < span.end]
    if filled:
        offset = node.start
        node.start, node.end = filled[0].start, filled[-1].end
        node.text = node.text[node.start - offset : node.end - offset]
    node.cells = tuple(
        Cell(_clamp(span.start, node), _clamp(span.end, node), head)
        for span, head in zip(spans, named, strict=False)
    )
    if heads and spans[0].start < spans[0].end and (len(spans) > 2 or family("row_head").fits(heads[0])):
        node.label = spans[0]


def _clamp(place: int, node: Node) -> int:
    """An empty cell at the edge of a row stands at the row's own edge."""
    return min(max(place, node.start), node.end)


def names_columns(texts: Sequence[Sequence[str]]) -> bool:
    """Is the first row of a table the names of its columns: short, no sentence, each one different?"""
    first = texts[0]
    short = all(cell.count(" ") < 6 and not cell.endswith((".", "!")) for cell in first)
    return (
        len(texts) > 1 and short and len(set(first)) == len(first) and not any(c.isdigit() for c in first[-1])
    )


def _shown(node: Node, span: Span) -> str:
    return node.text[span.start - node.start : span.end - node.start]
