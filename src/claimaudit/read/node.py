"""A line on its way to becoming a block: where it stands, what it looks like, what it was decided to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from claimaudit.model import Block, BlockKind, Cell, Span
from claimaudit.read import shapes
from claimaudit.read.rules import find_form


@dataclass(slots=True)
class Node:
    """One logical line or element of an article; ``kind`` is None until a stage decides it.

    ``text`` is ``article[start:end]`` without its ``marks``: what a reader sees. ``rank`` is a heading's stated
    level (1 to 6, 0 = none stated). ``container`` names the lists and fold-outs around it, outermost first: a
    heading inside one heads nothing outside. ``continues`` marks a further paragraph of an item, ``quoted`` a block
    that the format sets as a quotation, ``bold`` one that is bold as a whole, ``wrapped`` one whose lines were
    broken by hand. ``words``, ``stop`` and ``is_short`` (few words, no full stop, one sentence: a heading or an
    item) are kept because every stage asks for them.
    """

    start: int
    end: int
    text: str
    marker: str = ""
    indent: int = 0
    kind: BlockKind | None = None
    rank: int = 0
    level: int = 0
    label: Span | None = None
    lead: Span | None = None
    cells: tuple[Cell, ...] = ()
    marks: tuple[Span, ...] = ()
    headings: tuple[str, ...] = ()
    container: tuple[int, ...] = ()
    continues: bool = False
    quoted: bool = False
    bold: bool = False
    wrapped: bool = False
    words: int = field(init=False)
    stop: str = field(init=False)
    is_short: bool = field(init=False)
    _form: str | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.words = self.text.count(" ") + 1
        self.stop = shapes.final_stop(self.text)
        self.is_short = (
            self.stop in shapes.OPEN_ENDS
            and self.words <= shapes.MOST_ITEM_WORDS
            and not shapes.has_inner_stop(self.text)
        )

    @property
    def heading_text(self) -> str:
        """The text as the heading path shows it: with its number, without bullets and inline markup."""
        folded = " ".join(self.text.split())
        return f"{self.marker} {folded}" if self.form.startswith("numbered") else folded

    @property
    def form(self) -> str:
        """What kind of heading it is, or would be, by its form; looked up once.

        One of ``rules.FORMS``, or "answered" (Q:), "numbered)" with its style, "capitals", "label".
        """
        if self._form is None:
            self._form = self._find_form()
        return self._form

    def _find_form(self) -> str:
        if self.marker[:1] == "Q":
            return "answered"
        if shapes.is_number(self.marker):
            return "numbered" + self.marker[-1]
        form = find_form(self.text)
        if form in {"", "opener"} and shapes.is_capitals(self.text):
            return "capitals"
        return form or ("opener" if self.stop == "?" else "label")

    @property
    def span(self) -> Span:
        """Where the node stands in the article."""
        return Span(self.start, self.end)

    def part(self, start: int, end: int) -> Span:
        """The span in the article of ``text[start:end]``."""
        return Span(self._place(start), self._place(end - 1) + 1)

    def _place(self, offset: int) -> int:
        place = self.start + offset
        for mark in self.marks:
            if mark.start > place:
                break
            place += mark.end - mark.start
        return place

    def block(self) -> Block:
        """The block that the node has become."""
        return Block(
            self.kind or "paragraph",
            self.start,
            self.end,
            self.headings,
            self.lead,
            self.label,
            self.marker,
            self.cells,
            self.level,
            self.marks,
        )


@dataclass(slots=True)
class Reading:
    """What a format's reader hands on: the text of the article and its nodes.

    ``headed`` says that the format states the headings, ``nested`` that it states how lists are nested; what it does
    not state is inferred. ``title`` is one that it states outside the text shown.
    """

    text: str
    nodes: list[Node]
    headed: bool = False
    nested: bool = False
    title: str = ""


def without_marks(text: str, start: int, marks: Sequence[Span]) -> str:
    """What a reader sees of a text that begins at ``start`` of the article."""
    parts, position = [], 0
    for mark in marks:
        parts.append(text[position : mark.start - start])
        position = mark.end - start
    parts.append(text[position:])
    return "".join(parts)
