"""Headings that come in series (numbered, phase after phase), and what stands between the members of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from claimaudit.read.node import Node

# A stronger form is never a child of a weaker one.
_STRENGTH = {
    "closing_heading": 9,
    "capitals": 6,
    "numbered": 5,
    "enumerated": 5,
    "phase": 4.5,
    "count": 4,
    "opener": 3,
    "switch": 2,
    "label": 1,
    "answered": 0,
}
_SERIES = ("numbered", "enumerated", "phase", "count")


def strength(form: str) -> float:
    """How strong a form of heading is: the stronger one is the parent."""
    return _STRENGTH.get(form, _STRENGTH["numbered"])


class Series:
    """Which forms of heading stand between two members of a series, and so below its members."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        heads = [node for node in nodes if node.kind == "heading" and not node.cells and not node.rank]
        self._nested: set[tuple[str, str]] = set()
        self._strangers: set[tuple[str, int]] = set()
        for form in dict.fromkeys(node.form for node in heads if node.form.startswith(_SERIES)):
            self._read(form, heads)

    def nests(self, form: str, other: str) -> bool:
        """Do headings of the other form stand below the members of the series?"""
        return (form, other) in self._nested

    def excludes(self, form: str, node: Node) -> bool:
        """Does the heading come behind the last member's own sub-headings, and so behind the series?"""
        return (form, node.start) in self._strangers

    def _read(self, form: str, heads: Sequence[Node]) -> None:
        groups: list[list[Node]] = []
        for node in heads:
            if node.form == form:
                groups.append([])
            elif groups and strength(node.form) < strength(form):
                groups[-1].append(node)
            elif node.form == "closing_heading":
                break
        for group in groups[:-1]:
            self._nested.update((form, node.form) for node in group)
        counts = Counter(text for group in groups for text in {_key(node) for node in group})
        recurring = {text for text, count in counts.items() if count > 1}
        if recurring:
            self._strangers.update((form, node.start) for node in _behind(groups[-1], recurring))


def _behind(group: Sequence[Node], recurring: set[str]) -> Iterable[Node]:
    last = max((place for place, node in enumerate(group) if _key(node) in recurring), default=-1)
    return group[last + 1 :]


def _key(node: Node) -> str:
    return node.text.casefold()
