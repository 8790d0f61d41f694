"""Finding what the lexicon knows among the words of a Doc: one look-up a word, the longest phrase first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from claimaudit.domain.lexicon import Entry, Lexicon

Found = tuple[int, int, Entry]


class Node:
    """A place in the tree of phrases: what ends here, and the words that can follow."""

    __slots__ = ("entry", "following")

    def __init__(self) -> None:
        self.entry: Entry | None = None
        self.following: dict[str, Node] = {}


class PhraseFinder:
    """Finds phrases by their normal form ("don't" is "do not"), so that spelling out a contraction changes nothing.

    ``norms`` cuts a phrase as the texts are cut. Of two phrases with one normal form the first in the lexicon counts.
    """

    def __init__(self, norms: Callable[[str], Sequence[str]], lexicon: Lexicon) -> None:
        self._first: dict[str, Node] = {}
        for phrase, entry in lexicon.items():
            following, node = self._first, Node()
            for norm in norms(phrase):
                node = following.get(norm) or following.setdefault(norm, Node())
                following = node.following
            node.entry = node.entry or entry

    def find(self, norms: Sequence[str], times: Iterable[tuple[int, int]] = ()) -> list[Found]:
        """The phrases in their order, outside the times; of two that overlap the longer is kept, then the earlier."""
        taken = bytearray(len(norms))
        for start, end in times:
            taken[start:end] = b"\x01" * (end - start)
        found: list[Found] = []
        touching: list[Found] = []
        reach = 0
        for at, first in enumerate(map(self._first.get, norms)):
            if first is None:
                continue
            node: Node | None = first
            if at >= reach and touching:
                _settle(touching, taken, found)
                touching = []
            end = at + 1
            while node is not None:
                if node.entry is not None:
                    touching.append((at, end, node.entry))
                    reach = max(reach, end)
                node = node.following.get(norms[end]) if node.following and end < len(norms) else None
                end += 1
        _settle(touching, taken, found)
        return found


def _settle(touching: list[Found], taken: bytearray, found: list[Found]) -> None:
    """Add those of some matches that overlap one another which are kept."""
    if len(touching) > 1:
        touching.sort(key=_longest)
    hidden = [(start, end, entry.hides) for start, end, entry in touching if entry.hides]
    kept = []
    for start, end, entry in touching:
        if (
            entry.means_nothing
            or taken.find(1, start, end) >= 0
            or (hidden and _is_hidden(start, end, entry, hidden))
        ):
            continue
        taken[start:end] = b"\x01" * (end - start)
        kept.append((start, end, entry))
    if len(kept) > 1:
        kept.sort(key=_first)
    found += kept


def _is_hidden(start: int, end: int, entry: Entry, hidden: list[tuple[int, int, frozenset[str]]]) -> bool:
    rule = entry.concept or entry.cue
    return rule is not None and any(
        first <= start and end <= last and rule.id in rules for first, last, rules in hidden
    )


def _longest(match: Found) -> tuple[int, int]:
    return match[0] - match[1], match[0]


def _first(match: Found) -> int:
    return match[0]
