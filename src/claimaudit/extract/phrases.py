"""Finding what the lexicon knows in a Doc: one PhraseMatcher, the longest phrase first."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from claimaudit.domain.inflection import NOUN
from claimaudit.domain.lexicon import Entry, Lexicon

Found = tuple[int, int, Entry]


class PhraseFinder:
    """Finds phrases by their normal form ("don't" is "do not"), so that spelling out a contraction changes nothing."""

    def __init__(self, nlp: Language, lexicon: Lexicon, events: Iterable[str]) -> None:
        self._entries: dict[int, Entry] = {}
        self._matcher = PhraseMatcher(nlp.vocab, attr="NORM")
        event = Entry(None, None, frozenset({NOUN, "event"}))
        for phrase, entry in {**{name: event for name in events}, **lexicon}.items():
            self._matcher.add(phrase, [nlp.make_doc(phrase)])
            self._entries[nlp.vocab.strings[phrase]] = entry

    def find(self, doc: Doc, times: Iterable[Span] = ()) -> list[Found]:
        """The phrases of a Doc in their order, outside its times; of two that overlap the longer is kept, then the earlier."""
        matches = self._matcher(doc)
        matches.sort(key=_longest)
        taken = bytearray(len(doc))
        for time in times:
            taken[time.start : time.end] = b"\x01" * (time.end - time.start)
        found = []
        for key, start, end in matches:
            if not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                found.append((start, end, self._entries[key]))
        found.sort(key=_first)
        return found


def _longest(match: tuple[int, int, int]) -> tuple[int, int]:
    return match[1] - match[2], match[1]


def _first(found: Found) -> int:
    return found[0]
