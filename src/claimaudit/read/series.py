"""Bulleted and numbered lines: one series is decided as a whole, as a list or as the headings of what follows."""

from __future__ import annotations

from collections.abc import Sequence

from claimaudit.read import shapes
from claimaudit.read.node import Node
from claimaudit.read.runs import is_strong_heading

_MOST_SERIES_WORDS = 14
_NEAR = 3


def decide_series(nodes: Sequence[Node]) -> None:
    """Decide every open node that has a marker."""
    series: dict[str, list[int]] = {}
    for position, node in enumerate(nodes):
        if node.marker and node.kind is None:
            series.setdefault(shapes.mark_class(node.marker), []).append(position)
    for positions in series.values():
        if len(positions) == 1 and _is_pictured(nodes[positions[0]]):
            continue
        for run in _split(nodes, positions):
            _decide(nodes, run)


def _is_pictured(node: Node) -> bool:
    """A short line behind a picture of its own is like one without: left to what stands around it."""
    return shapes.is_picture(node.marker) and node.is_short


def _split(nodes: Sequence[Node], positions: Sequence[int]) -> list[list[int]]:
    """A numbered series begins anew at 1, a bulleted one where other lines part it."""
    runs: list[list[int]] = []
    for position in positions:
        marker = nodes[position].marker
        if shapes.is_number(marker):
            begins = marker.strip("().") in {"1", "01", "a", "A", "i", "I"}
        else:
            begins = bool(runs) and position - runs[-1][-1] > _NEAR
        if begins or not runs:
            runs.append([])
        runs[-1].append(position)
    return runs


def _decide(nodes: Sequence[Node], run: Sequence[int]) -> None:
    heads = _heads_bodies(nodes, run)
    for position in run:
        node = nodes[position]
        fits = heads and node.is_short and node.words <= _MOST_SERIES_WORDS
        node.kind = "heading" if fits or _heads_list(nodes, position) else "item"


def _heads_bodies(nodes: Sequence[Node], run: Sequence[int]) -> bool:
    """Are most of the series short, and followed by a body that is no member of it?"""
    members = set(run)
    followed = sum(
        nodes[position].is_short and position + 1 not in members and _follows(nodes, position)
        for position in run
    )
    if len(run) == 1:
        return followed == 1 and shapes.is_number(nodes[run[0]].marker)
    return followed > len(run) / 2


def _follows(nodes: Sequence[Node], position: int) -> bool:
    """Is the next line a body of this one: a sentence, or below a number also a bulleted list?"""
    if position + 1 >= len(nodes):
        return False
    node, after = nodes[position], nodes[position + 1]
    if after.kind in {"heading", "furniture"} or after.indent > node.indent + 1:
        return False
    if after.marker:
        return shapes.is_number(node.marker) and not shapes.is_number(after.marker)
    return not after.is_short and after.stop != ":"


def _heads_list(nodes: Sequence[Node], position: int) -> bool:
    """Does a bulleted "✅ Do" stand above lines with another mark?"""
    node = nodes[position]
    if position + 1 >= len(nodes) or shapes.is_number(node.marker) or node.words > 4:
        return False
    after = nodes[position + 1]
    return (
        after.indent <= node.indent
        and bool(after.marker)
        and after.marker != node.marker
        and is_strong_heading(node)
    )
