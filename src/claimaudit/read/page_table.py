"""The rows of an HTML table: their text with bars between the cells, the names of the columns, spanning cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from claimaudit.model import Span
from claimaudit.read.node import Node
from claimaudit.read.tables import fill_row, names_columns

_SEPARATOR = " | "


class Writer(Protocol):
    """Puts a line at the end of the page's text and gives back its node."""

    def __call__(self, text: str, marker: str = "", *, close: bool = False) -> Node:
        """Write ``text``, ``close`` behind what stands before."""
        ...


@dataclass(slots=True)
class Row:
    """The cells of one row: their words, whether each heads its row or column, how many columns it spans."""

    cells: list[str] = field(default_factory=list)
    heads: list[bool] = field(default_factory=list)
    widths: list[int] = field(default_factory=list)

    def add(self, words: str, *, heads: bool, width: int) -> None:
        """Add a cell."""
        self.cells.append(words)
        self.heads.append(heads)
        self.widths.append(width)


def write_rows(rows: Sequence[Row], write: Writer) -> None:
    """Write the rows of a table: column heads first where it has them, a cell across all columns as a heading."""
    columns = max((sum(row.widths) for row in rows), default=0)
    heads: list[str] = []
    for number, row in enumerate(rows):
        if len(row.cells) == 1 and columns > 1:
            node = write(row.cells[0], close=number > 0)
            node.kind = node.kind or "heading"
            continue
        node = write(_SEPARATOR.join(row.cells), close=number > 0)
        furniture = node.kind == "furniture"
        named = not heads and _names_columns(rows, number)
        fill_row(node, _spans(row, node.start), [] if named else _heads_of(row, heads))
        if row.heads[0] and not all(row.heads) and node.cells[0].start < node.cells[0].end:
            node.label = Span(node.cells[0].start, node.cells[0].end)
        if named:
            node.kind, heads = "heading", _spread(row)
        if furniture:
            node.kind = "furniture"


def _names_columns(rows: Sequence[Row], number: int) -> bool:
    """Does this row name the columns: all of it marked so, or the first row of a table that marks none?"""
    if number + 1 == len(rows):
        return False
    if all(rows[number].heads):
        return True
    unmarked = not any(any(row.heads) for row in rows)
    return number == 0 and unmarked and names_columns([row.cells for row in rows])


def _spread(row: Row) -> list[str]:
    """A head for every column: a cell that spans several names them all."""
    return [words for words, width in zip(row.cells, row.widths, strict=True) for _ in range(width)]


def _heads_of(row: Row, heads: Sequence[str]) -> list[str]:
    """The head of each cell, by the column that it begins in."""
    found, column = [], 0
    for width in row.widths:
        found.append(heads[column] if column < len(heads) else "")
        column += width
    return found if heads else []


def _spans(row: Row, start: int) -> list[Span]:
    spans = []
    for words in row.cells:
        spans.append(Span(start, start + len(words)))
        start += len(words) + len(_SEPARATOR)
    return spans
