"""Finding what the lexicon knows among the words of a Doc: one look-up a word, the longest phrase first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter

from claimaudit.domain.forms import passing_adverbs
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

    ``norms`` cuts a phrase as the texts are cut. An adverb may stand between its words ("is usually enough"). Of two
    phrases with one normal form the first in the lexicon counts.
    """

    def __init__(self, norms: Callable[[str], Sequence[str]], lexicon: Lexicon) -> None:
        self._passing = passing_adverbs()
        self._known = root = Node()
        for phrase, entry in lexicon.items():
            words = norms(phrase)
            if len(words) > 1 or not (entry.means_nothing or entry.hides_itself):
                node = root.grown(words)
                node.entry = node.entry or entry

    def find(self, norms: Sequence[str], times: Iterable[tuple[int, int]] = ()) -> list[Found]:
        """The phrases in their order, outside the times; of two that overlap the longer is kept, then the earlier."""
        taken = bytearray(len(norms))
        for start, end in times:
            taken[start:end] = b"\x01" * (end - start)
        known = list(map(self._known.get, norms))
        longer = self._longer(norms, known)
        kept = self._kept(known, longer, taken) if longer else []
        found = [
            (at, at + 1, node.entry)
            for at, node in enumerate(known)
            if node is not None and node.entry is not None and not taken[at]
        ]
        return sorted(found + kept, key=_first) if kept else found

    def _longer(self, norms: Sequence[str], known: Sequence[Node | None]) -> list[Found]:
        """Every phrase of several words, from left to right."""
        found: list[Found] = []
        length, passing = len(norms), self._passing
        pairs = enumerate(zip(known, norms[1:], strict=False))
        for at, opener in [
            (at, node) for at, (node, word) in pairs if node and (word in node or word in passing)
        ]:
            ways = [(opener, at + 1)]
            while ways:
                node, end = ways.pop()
                if end == length:
                    continue
                if norms[end] in passing:
                    ways.append((node, end + 1))
                following = node.get(norms[end])
                if following is not None:
                    ways.append((following, end + 1))
                    if following.entry is not None:
                        found.append((at, end + 1, following.entry))
        return found

    def _kept(self, known: Sequence[Node | None], longer: list[Found], taken: bytearray) -> list[Found]:
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
                node = known[at]
                entry = by if node is None or node.entry is None else node.entry
                taken[at] |= entry.rule in by.hides
        return kept


def _length(match: Found) -> int:
    return match[1] - match[0]


def _is_hidden(match: Found, hiding: list[Found]) -> bool:
    """Does a phrase around a match say that its words mean something else there?"""
    start, end, entry = match
    return any(first <= start and end <= last and entry.rule in by.hides for first, last, by in hiding)
