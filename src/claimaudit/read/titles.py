"""The title of an article, and what only repeats it or the headings: "| Site name" lines, tables of contents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from claimaudit.read import shapes
from claimaudit.read.node import Node

_SITE_SEPARATORS = (" | ", " – ", " — ", " - ", " · ", " • ")
_FEWEST_ENTRIES = 3


def mark_repeated_titles(nodes: Sequence[Node]) -> None:
    """Mark what repeats the first short line, on its own or with the site's name behind it."""
    first = next((node for node in nodes if node.kind != "furniture"), None)
    if first is None or first.kind not in {None, "heading"} or not first.is_short:
        return
    texts = {node.text for node in nodes}
    title = bare_title(first.text, texts)
    for node in nodes:
        again = node is not first and node.kind in {None, "heading"} and node.is_short
        if again and bare_title(node.text, texts) == title:
            node.kind = "furniture"


def mark_contents(nodes: Sequence[Node]) -> None:
    """Mark a table of contents: lines in a row that all come again further down."""
    counts = Counter(_key(node) for node in nodes if node.is_short and node.kind != "furniture")
    if sum(count > 1 for count in counts.values()) < _FEWEST_ENTRIES:
        return
    seen: set[str] = set()
    run: list[Node] = []
    for node in nodes:
        key = _key(node)
        if node.is_short and counts[key] > 1 and key not in seen:
            seen.add(key)
            run.append(node)
            continue
        if len(run) >= _FEWEST_ENTRIES:
            for entry in run:
                entry.kind = "furniture"
        run = []


def _key(node: Node) -> str:
    return node.text.casefold() if node.kind != "row" else ""


def take_title(nodes: Sequence[Node]) -> str:
    """Find the title and make its heading one, unless the heading says more than that (a phase, a question).

    Returns:
        the title without the site's name, "" where the article states none.
    """
    first = next((node for node in nodes if node.kind == "heading" and node.rank == 1), None)
    if first is None:
        first = next((node for node in nodes if node.kind != "furniture"), None)
    if first is None or first.kind != "heading" or first.cells or first.rank > 1:
        return ""
    others = [node for node in nodes if node.kind == "heading" and node is not first and not node.cells]
    if first.rank == 0 and not _entitles(first, others):
        return ""
    first.kind, first.label = "title", None
    return fold_title(first.text, nodes)


def fold_title(text: str, nodes: Sequence[Node]) -> str:
    """A title without the site's name, on one line."""
    return " ".join(bare_title(text, {node.text for node in nodes}).split())


def _entitles(first: Node, others: Sequence[Node]) -> bool:
    """May a first line without a stated level be the title, rather than the first of several like it?"""
    form = first.form
    if first.stop == ":":
        return False
    if form in {"label", "capitals"} or not others:
        return True
    if _has_subtitle(first) and not any(_has_subtitle(node) for node in others):
        return True
    if form == "opener":
        return first.stop != "?" or not any(node.stop == "?" for node in others)
    return form == "phase" and not any(
        node.form == "phase" and not shapes.has_digit(node.text) for node in others
    )


def _has_subtitle(node: Node) -> bool:
    """ "Your first 48 hours: a nurse's notes": two parts, which the headings of a day-by-day article all have."""
    return ": " in node.text


def bare_title(text: str, texts: set[str]) -> str:
    """The title without the site's name: behind a bar, or behind a dash where the title stands alone as well."""
    for separator in _SITE_SEPARATORS:
        head, found, tail = text.rpartition(separator)
        if found and tail.count(" ") < 5 and (separator == " | " or head in texts):
            return head
    return text
