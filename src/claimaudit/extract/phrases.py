"""Finding what the lexicon knows among the words of a Doc: one look-up a word, the longest phrase first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from claimaudit.domain.lexicon import Entry, Lexicon

Found = tuple[int, int, Entry]
_NOTHING: frozenset[str] = frozenset()


class PhraseFinder:
    """Finds phrases by their normal form ("don't" is "do not"), so that spelling out a contraction changes nothing.

    ``norms`` cuts a phrase as the texts are cut. Of two phrases with one normal form the first in the lexicon counts.
    """

    def __init__(self, norms: Callable[[str], Sequence[str]], lexicon: Lexicon) -> None:
        self._words: dict[str, Entry] = {}
        self._phrases: dict[str, Entry] = {}
        self._following: dict[str, set[str]] = {}
        for phrase, entry in lexicon.items():
            so_far, *words = norms(phrase)
            for word in words:
                self._following.setdefault(so_far, set()).add(word)
                so_far = f"{so_far} {word}"
            (self._phrases if words else self._words).setdefault(so_far, entry)
        for word in [
            word for word, entry in self._words.items() if entry.means_nothing or entry.hides_itself
        ]:
            del self._words[word]

    def find(self, norms: Sequence[str], times: Iterable[tuple[int, int]] = ()) -> list[Found]:
        """The phrases in their order, outside the times; of two that overlap the longer is kept, then the earlier."""
        taken = bytearray(len(norms))
        for start, end in times:
            taken[start:end] = b"\x01" * (end - start)
        following = self._following
        openers = [
            at for at, (norm, after) in enumerate(pairwise(norms)) if after in following.get(norm, _NOTHING)
        ]
        longer = [match for at in openers for match in self._longer(norms, at)]
        kept = self._kept(norms, longer, taken) if longer else []
        words = enumerate(map(self._words.get, norms))
        found = [(at, at + 1, entry) for at, entry in words if entry is not None and not taken[at]]
        return sorted(found + kept, key=_first) if kept else found

    def _longer(self, norms: Sequence[str], at: int) -> Iterator[Found]:
        """The phrases of several words that begin there."""
        phrase = norms[at]
        for end in range(at + 1, len(norms)):
            if norms[end] not in self._following.get(phrase, _NOTHING):
                break
            phrase = f"{phrase} {norms[end]}"
            entry = self._phrases.get(phrase)
            if entry is not None:
                yield at, end + 1, entry

    def _kept(self, norms: Sequence[str], longer: list[Found], taken: bytearray) -> list[Found]:
        """The phrases that no longer one overlaps or hides; what they take, and the words that they hide, is taken."""
        longer.sort(key=_longest)
        hiding = [match for match in longer if match[2].hides]
        kept = []
        for match in longer:
            start, end, entry = match
            if (
                taken.find(1, start, end) < 0
                and not entry.means_nothing
                and not (hiding and _is_hidden(match, hiding))
            ):
                taken[start:end] = b"\x01" * (end - start)
                kept.append(match)
        for start, end, by in hiding:
            for at in range(start, end):
                entry = self._words.get(norms[at], by)
                taken[at] |= entry.rule in by.hides
        return kept


def _is_hidden(match: Found, hiding: list[Found]) -> bool:
    """Does a phrase around a match say that its words mean something else there?"""
    start, end, entry = match
    return any(first <= start and end <= last and entry.rule in by.hides for first, last, by in hiding)


def _longest(match: Found) -> tuple[int, int]:
    return match[0] - match[1], match[0]


def _first(match: Found) -> int:
    return match[0]
