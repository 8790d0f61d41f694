"""Finding what the lexicon knows in a Doc: one PhraseMatcher, the longest phrase first."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from claimaudit.domain.lexicon import Entry, Lexicon

Found = tuple[int, int, Entry]


class PhraseFinder:
    """Finds phrases by their normal form ("don't" is "do not"), so that spelling out a contraction changes nothing."""

    def __init__(self, nlp: Language, lexicon: Lexicon) -> None:
        self._entries: dict[int, Entry] = {}
        self._matcher = PhraseMatcher(nlp.vocab, attr="NORM")
        exceptions = {exception.lower() for exception in nlp.tokenizer.rules}  # type: ignore[attr-defined]
        for phrase, entry in lexicon.items():
            words = phrase.split()
            plain = phrase.replace(" ", "").isalpha() and exceptions.isdisjoint(words)
            self._matcher.add(phrase, [Doc(nlp.vocab, words=words) if plain else nlp.make_doc(phrase)])
            self._entries[nlp.vocab.strings[phrase]] = entry

    def find(self, doc: Doc, times: Iterable[Span] = ()) -> list[Found]:
        """The phrases of a Doc in their order, outside its times; of two that overlap the longer is kept, then the earlier."""
        entries = self._entries
        matches = [(start - end, start, end, entries[key]) for key, start, end in self._matcher(doc)]
        matches.sort(key=_longest)
        taken = bytearray(len(doc))
        for time in times:
            taken[time.start : time.end] = b"\x01" * (time.end - time.start)
        hidden: list[tuple[int, int, frozenset[str]]] = []
        found = []
        for _, start, end, entry in matches:
            if entry.hides:
                hidden.append((start, end, entry.hides))
            if entry.means_nothing or any(taken[start:end]) or _is_hidden(start, end, entry, hidden):
                continue
            taken[start:end] = b"\x01" * (end - start)
            found.append((start, end, entry))
        found.sort(key=_first)
        return found


def _is_hidden(start: int, end: int, entry: Entry, hidden: list[tuple[int, int, frozenset[str]]]) -> bool:
    rule = entry.concept or entry.cue
    if rule is None:
        return False
    return any(first <= start and end <= last and rule.id in rules for first, last, rules in hidden)


def _longest(match: tuple[int, int, int, Entry]) -> tuple[int, int]:
    return match[0], match[1]


def _first(found: Found) -> int:
    return found[0]
