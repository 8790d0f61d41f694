"""Table rows: the first cell names what the row is about, the column heads say what the others mean."""

from __future__ import annotations

from collections.abc import Iterator

from claimaudit.extract.contexts import NOTHING, Context, ContextReader
from claimaudit.extract.stances import SIGHTS
from claimaudit.model import Article, Block, Cell


def row_contexts(
    article: Article, block: Block, above: Context, contexts: ContextReader
) -> Iterator[tuple[Cell, Context]]:
    """Each cell with what its column head, the row's first cell and the headings say of it."""
    if not block.cells:
        return
    sights = (
        contexts.read(block.cells[0].head).stance in SIGHTS
    )  # "Normal | Call us": the first cell labels no other
    label = NOTHING if sights else contexts.read(_label(article, block.cells[0]))
    for number, cell in enumerate(block.cells):
        head = contexts.read(cell.head)
        stance = head if head.stance else above
        context = above._replace(
            stance=stance.stance, strength=stance.strength, cues=stance.cues, rules=stance.rules,
            times=head.times or (label.times if number else ()) or above.times,
            scope=head.scope.within(above.scope), task=head.task.within(above.task),
            topic=label.topic if number else (), at_least=head.at_least,
        )  # fmt: skip
        if number == 0 and not head.stance and len(block.cells) > 1:
            context = context._replace(stance="")
        yield cell, context


def _label(article: Article, cell: Cell) -> str:
    """What the first cell names; a bare number counts what its column head names ("Day", "1–3")."""
    text = _text(article, cell)
    return f"{cell.head} {text}" if text[:1].isdigit() and cell.head.isalpha() else text


def _text(article: Article, cell: Cell) -> str:
    return " ".join(article.text[cell.start : cell.end].split())
