"""The text of a page as it is shown, built piece by piece with the nodes that stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from claimaudit.model import BlockKind
from claimaudit.read import shapes
from claimaudit.read.node import Node
from claimaudit.read.page_table import Row, write_rows
from claimaudit.read.plain import read_marker

_SPACE = re.compile(r"[ \t\r\n\f]+")
# Characters that Unicode keeps out of every text.
_BREAK, _BOLD_ON, _BOLD_OFF = "\ufdd0", "\ufdd1", "\ufdd2"
_SIGNS = re.compile(f"[{_BOLD_ON}{_BOLD_OFF}]")
_FULL_LINE = 45


@dataclass(slots=True)
class _List:
    """An open list: the next number (None for bullets); is an item waiting for words, was one written?"""

    number: int | None
    waiting: bool = False
    begun: bool = False


class Page:
    """Collects words until a block ends, then writes it: blocks parted by a blank line, lines of one by a break."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self._parts: list[str] = []
        self._size = 0
        self._indent = ""
        self._words: list[str] = []
        self._bold_lines: set[str] = set()
        self._furniture = self._quotations = self._scopes = 0
        self._lists: list[_List] = []
        self._container: tuple[int, ...] = ()
        self._term = ""
        self._rows: list[Row] | None = None

    def text(self) -> str:
        """The text shown so far."""
        return "".join(self._parts)

    def add(self, words: str | None) -> None:
        """Add words to the block that is open."""
        if words:
            self._words.append(words)

    def break_line(self) -> None:
        """Begin a new line inside the block."""
        self._words.append(_BREAK)

    @contextmanager
    def bold(self) -> Iterator[None]:
        """Words inside are bold."""
        self._words.append(_BOLD_ON)
        yield
        self._words.append(_BOLD_OFF)

    @contextmanager
    def furniture(self) -> Iterator[None]:
        """Blocks inside belong to the page, not to the article."""
        self.end_block()
        self._furniture += 1
        yield
        self.end_block()
        self._furniture -= 1

    @contextmanager
    def quotation(self) -> Iterator[None]:
        """Blocks inside are quoted."""
        self._quotations += 1
        yield
        self._quotations -= 1

    @contextmanager
    def scope(self) -> Iterator[None]:
        """Headings inside head nothing outside."""
        outer, self._scopes = self._container, self._scopes + 1
        self._container = (*outer, self._scopes)
        yield
        self._container = outer

    @contextmanager
    def bullets(self, number: int | None) -> Iterator[None]:
        """A list of items, numbered from ``number`` on or bulleted (None)."""
        self.end_block()
        self._lists.append(_List(number))
        with self.scope():
            yield
            self.end_block()
        self._lists.pop()

    @contextmanager
    def item(self) -> Iterator[None]:
        """One item of the innermost list; its first words carry the marker."""
        self.end_block()
        if self._lists:
            self._lists[-1].waiting = True
        yield
        self.end_block()
        if self._lists:
            self._lists[-1].waiting = False

    @contextmanager
    def table(self) -> Iterator[None]:
        """A table: what is ended inside ends a line of a cell."""
        self.end_block()
        outer, self._rows = self._rows, [Row()]
        yield
        rows, self._rows, self._words = self._rows, outer, []
        if rows is not None:
            self._write_table(rows)

    def end_cell(self, *, heads: bool, width: int) -> None:
        """Close the cell that is open; ``width`` is the number of columns it spans."""
        if self._rows:
            self._rows[-1].add("\n".join(self._take_lines()), heads=heads, width=width)

    def end_row(self) -> None:
        """Close the row that is open."""
        if self._rows and self._rows[-1].cells:
            self._rows.append(Row())

    def hold_term(self) -> None:
        """Keep the words as the term that the next block describes."""
        words = " ".join(self._take_lines())
        self._term = f"{self._term}, {words}" if self._term and words else words or self._term

    def head_with_term(self) -> None:
        """Write the term that is held as a heading: what follows is longer than a line."""
        term, self._term = self._term, ""
        if term:
            self._write(term).kind = "heading"

    def end_block(self, kind: BlockKind | None = None, rank: int = 0) -> None:
        """End the block that is open and write it."""
        if self._rows is not None:
            self._words.append(_BREAK)
            return
        lines = self._take_lines()
        if not lines:
            return
        if kind == "heading":
            self._as_heading(" ".join(lines), rank)
            return
        label = self._label(lines)
        for number, line in enumerate(lines):
            node = self._write_line(line, first=number == 0)
            node.bold = node.bold or line in self._bold_lines
            if label and number == 0:
                node.kind, node.label = "item", node.part(0, label)

    def _take_lines(self) -> list[str]:
        """The words of the open block, a line for each break, white space folded."""
        written, self._words = "".join(self._words), []
        lines: list[str] = []
        self._bold_lines = set()
        for piece in written.split(_BREAK):
            line = _SPACE.sub(" ", _SIGNS.sub("", piece)).strip()
            if _is_bold(piece):
                self._bold_lines.add(line)
            if not line:
                continue
            if (
                lines
                and len(lines[-1]) >= _FULL_LINE
                and not shapes.final_stop(lines[-1])
                and line[0].islower()
            ):
                lines[-1] = f"{lines[-1]} {line}"
            else:
                lines.append(line)
        return lines

    def _label(self, lines: list[str]) -> int:
        """Put the term that is held in front of its description; the length of the term, 0 for none."""
        if self._term and (self._term.endswith("?") or len(lines) > 1):
            self.head_with_term()
        term, self._term = self._term.rstrip(": "), ""
        if term:
            lines[0] = f"{term}: {lines[0]}"
        return len(term)

    def _as_heading(self, text: str, rank: int) -> None:
        node = self._write(text)
        if node.kind is None:
            node.kind, node.rank = "heading", rank

    def _write_line(self, line: str, *, first: bool) -> Node:
        inner = self._lists[-1] if self._lists else None
        if inner is None:
            marker, offset = shapes.split_marker(line)
            node = self._write(line[offset:], marker, close=not first)
            read_marker(node)
        elif inner.waiting:
            inner.waiting = False
            node = self._write_item(line, inner)
        else:
            node = self._write(line, close=not first)
            node.kind, node.continues = node.kind or "paragraph", True
        node.level = max(len(self._lists) - 1, 0)
        return node

    def _write_item(self, line: str, inner: _List) -> Node:
        marker, offset = shapes.split_marker(line)
        if inner.number is not None:
            marker, offset, inner.number = f"{inner.number}.", 0, inner.number + 1
        self._indent = "  " * (len(self._lists) - 1)
        node = self._write(line[offset:], marker or "-", close=inner.begun or len(self._lists) > 1)
        self._indent, inner.begun = "", True
        node.kind = node.kind or "item"
        return node

    def _write(self, text: str, marker: str = "", *, close: bool = False) -> Node:
        """Put a line at the end of the text, ``close`` behind the one before, and make its node."""
        if self._parts:
            self._put("\n" if close else "\n\n")
        if marker:
            self._put(f"{self._indent}{marker} ")
        start = self._size
        self._put(text)
        node = Node(start, self._size, text, marker)
        node.container, node.quoted = self._container, self._quotations > 0
        node.kind = "furniture" if self._furniture else None
        self.nodes.append(node)
        return node

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._size += len(text)

    def _write_table(self, rows: list[Row]) -> None:
        with self.scope():
            write_rows([row for row in rows if any(row.cells)], self._write)


def _is_bold(piece: str) -> bool:
    """Is all of a line bold?"""
    plain = re.sub(f"{_BOLD_ON}[^{_BOLD_OFF}]*{_BOLD_OFF}", "", piece)
    return _BOLD_ON in piece and not plain.strip(f" \t\r\n\f{_BOLD_ON}{_BOLD_OFF}")
