"""A line on its way to becoming a block: where it stands, what it looks like, what it was decided to be."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimaudit.model import BlockKind, Cell, Span
from claimaudit.read import shapes


@dataclass(slots=True)
class Node:
    """One logical line or element of an article; ``kind`` is None until a stage decides it.

    ``rank`` is a heading's stated level (1 to 6, 0 = none stated). ``stop`` and ``words`` are kept because every
    stage asks for them. ``text`` is ``article[start:end]`` without inline markup: what a reader sees.
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
    table: int = 0
    words: int = field(init=False)
    stop: str = field(init=False)

    def __post_init__(self) -> None:
        self.words = self.text.count(" ") + 1
        self.stop = shapes.final_stop(self.text)

    @property
    def heading_text(self) -> str:
        """The text as the heading path shows it: with its number, without bullets and inline markup."""
        folded = " ".join(self.text.split())
        return f"{self.marker} {folded}" if shapes.is_number(self.marker) else folded

    @property
    def is_short(self) -> bool:
        """Could it be a heading or an item of an unmarked list: few words, no full stop, one sentence?"""
        return (
            self.stop in shapes.OPEN_ENDS
            and self.words <= shapes.MOST_ITEM_WORDS
            and not (shapes.has_inner_stop(self.text))
        )
