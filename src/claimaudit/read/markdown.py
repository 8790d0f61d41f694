"""Markdown → nodes whose offsets are those of the file itself: markup stays in the text and is listed as marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from claimaudit.model import Span
from claimaudit.read import shapes
from claimaudit.read.inline import find_marks, is_bold, opens_bold
from claimaudit.read.node import Node, Reading, without_marks
from claimaudit.read.plain import read_marker
from claimaudit.read.runs import can_head
from claimaudit.read.tables import fill_row, mark_tables

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_LINE_END = re.compile(r"\r\n?|\n")
_BAR = re.compile(r"(?<!\\)\|")
_TITLE = re.compile(r"^title:\s*(\S.*)$", re.MULTILINE)
_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<[^>]*>", re.DOTALL)
_BULLET = re.compile(r"[-*+]|\d+[.)]")
_CHECKBOX = re.compile(r"\[[ xX]\]\s+")
_STRUCTURE = frozenset({"heading_open", "table_open", "html_block", "front_matter"})
_OPENS = {"bullet_list_open": 1, "ordered_list_open": 1, "bullet_list_close": -1, "ordered_list_close": -1}


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.front_matter import front_matter_plugin

    return (
        MarkdownIt("commonmark", {"html": True}).enable("table").use(front_matter_plugin).disable("text_join")
    )


def read_markdown(text: str) -> Reading | None:
    """The nodes of a Markdown text; None where it states no structure and is to be read as plain text."""
    tokens = _parser().parse(text)
    if not any(token.type in _STRUCTURE or is_bold(token.children or ()) for token in tokens):
        return None
    nodes = _Reader(text).read(tokens)
    headed = any(node.kind == "heading" and node.rank > 1 for node in nodes)
    return Reading(text, nodes, headed=headed, nested=True, title=_front_title(tokens))


def _front_title(tokens: Sequence[Token]) -> str:
    front = next((token.content for token in tokens if token.type == "front_matter"), "")
    found = _TITLE.search(front)
    return found[1].strip().strip("\"'") if found else ""


class _Reader:
    """Walks the parser's tokens once, keeping the open lists, items and quotations."""

    def __init__(self, text: str) -> None:
        self._text = text
        ends = [found.span() for found in _LINE_END.finditer(text)]
        self._lines = list(zip([0, *(b for _, b in ends)], [*(a for a, _ in ends), len(text)], strict=True))
        self._nodes: list[Node] = []
        self._lists: list[int] = []
        self._items: list[Node | None] = []
        self._quotes = 0
        self._row, self._in_head = 0, False
        self._cells: list[Sequence[Token]] = []
        self._heads: list[str] = []

    def read(self, tokens: Sequence[Token]) -> list[Node]:
        """The nodes in the order of the text."""
        for number, token in enumerate(tokens):
            if token.type == "inline":
                self._read_inline(token, tokens[number - 1])
            elif token.type == "tr_close":
                self._end_row(self._row, heads=self._in_head)
            elif token.type in {"front_matter", "html_block", "fence", "code_block"}:
                self._read_verbatim(token)
            else:
                self._nest(token, number)
        mark_tables(self._nodes)
        return self._nodes

    def _nest(self, token: Token, number: int) -> None:
        """Follow lists, items and quotations in and out."""
        if step := _OPENS.get(token.type, 0):
            self._lists = [*self._lists, number] if step > 0 else self._lists[:-1]
        elif token.type == "list_item_open":
            self._items.append(None)
        elif token.type == "list_item_close":
            self._items.pop()
        elif token.type.startswith("blockquote"):
            self._quotes += 1 if token.nesting > 0 else -1
        elif token.type == "tr_open" and token.map:
            self._row = token.map[0]
        elif token.type.startswith("thead"):
            self._in_head = token.nesting > 0

    def _read_inline(self, token: Token, opener: Token) -> None:
        if opener.type in {"th_open", "td_open"}:
            self._cells.append(token.children or [])
            return
        if token.map is None or not token.content.strip():
            return
        spans = self._find_lines(token)
        start, end = spans[0].start, spans[-1].end
        marks = find_marks(self._text[start:end], token.children or [], start)
        if not without_marks(self._text[start:end], start, marks).strip():
            return
        if opener.type == "heading_open":
            self._add(Span(start, end), marks, kind="heading").rank = int(opener.tag[1])
        elif all(self._text[span.start] == "|" for span in spans):
            self._read_cut_table(spans, token.map[0])
        elif self._are_lines(spans, token):
            for span in spans:
                self._add_line(span, marks, token.map[0])
        elif len(spans) > 1 and opens_bold(token.children or []):
            self._add_line(spans[0], marks, token.map[0]).bold = True
            self._add_line(Span(spans[1].start, end), marks, token.map[0])
        else:
            node = self._add_line(Span(start, end), marks, token.map[0])
            node.bold = is_bold(token.children or [])

    def _find_lines(self, token: Token) -> list[Span]:
        """Where each line of the token's words stands, behind the marks of its lists and quotations."""
        first = token.map[0] if token.map else 0
        spans = []
        for number, words in enumerate(token.content.split("\n")):
            begin, end = self._lines[first + number]
            found = self._text.rfind(words.strip(), begin, end)
            spans.append(Span(found, found + len(words.strip())) if found >= 0 else Span(begin, end))
        return spans

    def _read_cut_table(self, spans: Sequence[Span], first: int) -> None:
        """Rows that a blank line has cut off from their table, or from the rule below the names of the columns."""
        above = self._nodes[-1] if self._nodes else None
        for number, span in enumerate(spans):
            if above is not None and above.cells:
                self._end_row(first + number, heads=False)
            else:
                self._nodes.append(self._make(span, ()))

    def _are_lines(self, spans: Sequence[Span], token: Token) -> bool:
        """Are the lines of a paragraph meant as lines: marked one by one, or broken by hand?"""
        marked = any(shapes.split_marker(self._text[span.start : span.end])[0] for span in spans[1:])
        return marked or any(child.type == "hardbreak" for child in token.children or [])

    def _add_line(self, span: Span, marks: Sequence[Span], line: int) -> Node:
        """A paragraph or a line of one: the first in its item is the item, the others go on with it."""
        if not self._items:
            node = self._add(span, marks)
            marker, offset = shapes.split_marker(node.text)
            if marker and not node.marks:
                node = self._nodes[-1] = self._make(Span(span.start + offset, span.end), (), marker)
                read_marker(node)
            return node
        owner = self._items[-1]
        if owner is None:
            box = _CHECKBOX.match(self._text, span.start, span.end)
            span = Span(box.end(), span.end) if box and box.end() < span.end else span
            node = self._add(span, marks, kind="item")
            node.marker = _BULLET.findall(self._text[self._lines[line][0] : span.start])[-1]
            self._items[-1] = node
        else:
            _raise_heading(owner)
            node = self._add(span, marks, kind="paragraph")
            node.continues = True
        node.level = len(self._lists) - 1
        return node

    def _add(self, span: Span, marks: Sequence[Span], kind: str = "") -> Node:
        node = self._make(span, marks)
        if kind:
            node.kind = "heading" if kind == "heading" else "item" if kind == "item" else "paragraph"
        self._nodes.append(node)
        return node

    def _make(self, span: Span, marks: Sequence[Span], marker: str = "") -> Node:
        own = _within(marks, span)
        shown = without_marks(self._text[span.start : span.end], span.start, own)
        node = Node(span.start, span.end, shown, marker)
        node.marks, node.container, node.quoted = own, tuple(self._lists), self._quotes > 0
        return node

    def _end_row(self, line: int, *, heads: bool) -> None:
        """Write a row; its cells are found in the line, what is markup in them comes from the parser."""
        inner, self._cells = self._cells, []
        cells = _split_row(self._text, *self._lines[line])
        shown = [self._text[cell.start : cell.end] for cell in cells]
        if not any(shown):
            return
        marks = [
            mark
            for cell, words, children in zip(cells, shown, inner, strict=False)
            for mark in find_marks(words, children, cell.start)
        ]
        node = self._make(Span(cells[0].start, cells[-1].end), ())
        fill_row(node, cells, [] if heads else self._heads)
        node.marks = tuple(marks)
        if heads:
            self._heads = [
                without_marks(words, cell.start, _within(marks, cell))
                for words, cell in zip(shown, cells, strict=True)
            ]
            node.kind = "heading"
        self._nodes.append(node)

    def _read_verbatim(self, token: Token) -> None:
        """Front matter is furniture; of raw HTML and code only the words count."""
        first, last = token.map or (0, 0)
        hidden = _hidden(self._text, self._lines[first][0], self._lines[last - 1][1], token.type)
        for begin, end in self._lines[first:last]:
            words = self._text[begin:end].strip()
            start = self._text.index(words, begin)
            marks = [mark for span in hidden if (mark := _overlap(span, start, start + len(words)))]
            node = self._make(Span(start, start + len(words)), marks)
            if node.text.strip(" `~"):
                node.kind = "furniture" if token.type == "front_matter" else None
                self._nodes.append(node)


def _within(marks: Sequence[Span], span: Span) -> tuple[Span, ...]:
    return tuple(mark for mark in marks if span.start <= mark.start and mark.end <= span.end)


def _hidden(text: str, begin: int, end: int, kind: str) -> list[Span]:
    """The tags and comments of a piece of raw HTML."""
    found = _TAG.finditer(text, begin, end) if kind == "html_block" else ()
    return [Span(tag.start(), tag.end()) for tag in found]


def _overlap(span: Span, start: int, end: int) -> Span | None:
    begin, stop = max(span.start, start), min(span.end, end)
    return Span(begin, stop) if begin < stop else None


def _raise_heading(item: Node) -> None:
    """A short item with paragraphs of its own is their heading, where it is numbered or bold as a whole."""
    if (
        item.kind == "item"
        and (item.bold or shapes.is_number(item.marker))
        and item.is_short
        and can_head(item)
    ):
        item.kind = "heading"


def _split_row(text: str, begin: int, end: int) -> list[Span]:
    """The cells of a table row, without the white space around their words."""
    line = text[begin:end]
    bars = [found.start() for found in _BAR.finditer(line)]
    edges = [-1, *bars, len(line)]
    cells = []
    for left, right in pairwise(edges):
        words = line[left + 1 : right]
        lead = len(words) - len(words.lstrip(" \t>"))
        outer = not words.strip(" \t>") and (left == -1 or right == len(line))
        if not outer:
            start = begin + left + 1 + min(lead, len(words))
            cells.append(Span(start, max(start, start + len(words.strip(" \t>")))))
    return cells
