"""Finding what the lexicon knows among the words of a Doc: one look-up a word, the longest phrase first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from operator import itemgetter

from claimaudit.domain.lexicon import Entry, Lexicon

Found = tuple[int, int, Entry]
_first = itemgetter(0)


class Node(dict[str, "Node"]):
    """A place in the tree of phrases: the words that can follow, and what ends here."""

    __slots__ = ("entry",)

    def __init__(self) -> None:
        super().__init__()
        self.entry: Entry | None = None

    def grown(self, words: Iterable[str]) -> Node:
        """The place that some words lead to from here."""
        node = self
        for word in words:
            following = node.get(word)
            if following is None:
                following = node[word] = Node()
            node = following
        return node


class PhraseFinder:
    """Finds phrases by their normal form ("don't" is "do not"), so that spelling out a contraction changes nothing.

    ``norms`` cuts a phrase as the texts are cut. Of two phrases with one normal form the first in the lexicon counts.
    """

    def __init__(self, norms: Callable[[str], Sequence[str]], lexicon: Lexicon) -> None:
        self._words: dict[str, Entry] = {}
        self._openers: dict[tuple[str, str], Node] = {}
        for phrase, entry in lexicon.items():
            first, *words = norms(phrase)
            if words:
                second, *others = words
                node = self._openers.setdefault((first, second), Node()).grown(others)
                node.entry = node.entry or entry
            elif not (entry.means_nothing or entry.hides_itself):
                self._words.setdefault(first, entry)

    def find(self, norms: Sequence[str], times: Iterable[tuple[int, int]] = ()) -> list[Found]:
        """The phrases in their order, outside the times; of two that overlap the longer is kept, then the earlier."""
        taken = bytearray(len(norms))
        for start, end in times:
            taken[start:end] = b"\x01" * (end - start)
        longer = self._longer(norms)
        kept = self._kept(norms, longer, taken) if longer else []
        words = enumerate(map(self._words.get, norms))
        found = [(at, at + 1, entry) for at, entry in words if entry is not None and not taken[at]]
        return sorted(found + kept, key=_first) if kept else found

    def _longer(self, norms: Sequence[str]) -> list[Found]:
        """Every phrase of several words, from left to right: each begins with two words that open one."""
        found: list[Found] = []
        length = len(norms)
        openers = enumerate(map(self._openers.get, pairwise(norms)))
        for at, opener in [one for one in openers if one[1] is not None]:
            node, end = opener, at + 2
            while node is not None:
                if node.entry is not None:
                    found.append((at, end, node.entry))
                node = node.get(norms[end]) if node and end < length else None
                end += 1
        return found

    def _kept(self, norms: Sequence[str], longer: list[Found], taken: bytearray) -> list[Found]:
        """The phrases that no longer one overlaps or hides; what they take, and the words that they hide, is taken."""
        longer.sort(key=_length, reverse=True)
        hiding = [match for match in longer if match[2].hides]
        shaded = bytearray(len(taken))
        for start, end, _ in hiding:
            shaded[start:end] = b"\x01" * (end - start)
        kept = []
        for match in longer:
            start, end, entry = match
            if (
                taken.find(1, start, end) < 0
                and not entry.means_nothing
                and not (shaded[start] and _is_hidden(match, hiding))
            ):
                taken[start:end] = b"\x01" * (end - start)
                kept.append(match)
        for start, end, by in hiding:
            for at in range(start, end):
                entry = self._words.get(norms[at], by)
                taken[at] |= entry.rule in by.hides
        return kept


def _length(match: Found) -> int:
    return match[1] - match[0]


def _is_hidden(match: Found, hiding: list[Found]) -> bool:
    """Does a phrase around a match say that its words mean something else there?"""
    start, end, entry = match
    return any(first <= start and end <= last and entry.rule in by.hides for first, last, by in hiding)
