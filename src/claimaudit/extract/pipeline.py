"""The spaCy pipeline: a blank English tokenizer, and a component each for sentences, phrases and times.

Each component has a pure core in a module of its own; here it is registered, given its rules and told where on the
Doc to write: ``doc.user_data[SENTENCES]`` token spans, ``[PHRASES]`` lexicon entries, ``[TIMES]`` expressions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import spacy
from spacy.language import Language

from claimaudit.domain.domain import Domain
from claimaudit.domain.inflection import WITHOUT
from claimaudit.domain.lexicon import Entry
from claimaudit.domain.times import TimeRules
from claimaudit.extract.known import Known
from claimaudit.extract.marks import Mark
from claimaudit.extract.phrases import Found, PhraseFinder
from claimaudit.extract.sentences import find_sentences
from claimaudit.extract.times import TimeExpression, find_times, time_words
from claimaudit.extract.words import PieceTokenizer, Words, quicken, words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

SENTENCES, PHRASES, TIMES = "claimaudit_sentences", "claimaudit_phrases", "claimaudit_times"
_JOINING = frozenset({"comma", "and", "or"})
_LISTING = frozenset({"comma", "and", "or", "including", "determiner", "continue"})
_KEEPING = frozenset({"go", "stay", "keep", "remain", "going", "staying", "keeping", "it", "yourself"})
_DASHES = frozenset("-–/")
_DASH, _CONCEPT_OR_DASH = frozenset({"break"}), frozenset({"break", "concept"})
_FEW_WORDS = 2
_QUALITIES = frozenset({"normal", "degree"})
_ARTICLES = frozenset({"a", "an"})
_TURNS = frozenset({"contrast", "break", "condition", "colon"})

Marked = tuple[int, int, list[Mark]]
"""A sentence: its first token, its end token and its marks."""


class SentenceComponent:
    """Writes the sentences of a block."""

    def __call__(self, doc: Doc) -> Doc:
        """Find them."""
        doc.user_data[SENTENCES] = find_sentences(words_of(doc))
        return doc


class PhraseComponent:
    """Writes the concepts and cues of a block."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._finder: PhraseFinder | None = None

    def learn(self, domain: Domain) -> None:
        """Take the lexicon of a domain."""
        cut = self._nlp.tokenizer
        norms = cut.norms if isinstance(cut, PieceTokenizer) else PieceTokenizer(cut).norms
        self._finder = PhraseFinder(norms, domain.lexicon)

    def find(self, words: Words, times: Sequence[TimeExpression]) -> list[Found]:
        """The phrases among some words, outside the times."""
        taken = [words.tokens(time.start, time.end) for time in times]
        return self._finder.find(words.norms, taken) if self._finder else []

    def __call__(self, doc: Doc) -> Doc:
        """Find them."""
        doc.user_data[PHRASES] = self.find(words_of(doc), doc.user_data[TIMES])
        return doc


class TimeComponent:
    """Writes the expressions of time of a block."""

    def __init__(self) -> None:
        self._rules: TimeRules | None = None
        self._anchors = Known(lambda _: False)

    def learn(self, domain: Domain) -> None:
        """Take the time rules of a domain."""
        self._rules = domain.times
        self._anchors = Known(time_words(domain.times))

    def find(self, words: Words) -> list[TimeExpression]:
        """The expressions among some words."""
        timed = self._rules is not None and any(map(self._anchors.__getitem__, words.texts))
        return find_times(words.whole, self._rules) if timed and self._rules else []

    def __call__(self, doc: Doc) -> Doc:
        """Find them."""
        doc.user_data[TIMES] = self.find(words_of(doc))
        return doc


@Language.factory(SENTENCES)
def make_sentences(nlp: Language, name: str) -> SentenceComponent:  # noqa: ARG001 (spaCy's signature)
    """The component that finds sentences."""
    return SentenceComponent()


@Language.factory(PHRASES)
def make_phrases(nlp: Language, name: str) -> PhraseComponent:  # noqa: ARG001 (spaCy's signature)
    """The component that finds concepts and cues."""
    return PhraseComponent(nlp)


@Language.factory(TIMES)
def make_times(nlp: Language, name: str) -> TimeComponent:  # noqa: ARG001 (spaCy's signature)
    """The component that finds times."""
    return TimeComponent()


@cache
def make_pipeline(domain: Domain) -> Language:
    """The pipeline of a domain; made once, since the lexicon is learnt when it is made."""
    nlp = spacy.blank("en")
    quicken(nlp)
    nlp.add_pipe(SENTENCES)
    times: Any = nlp.add_pipe(TIMES)
    phrases: Any = nlp.add_pipe(PHRASES)
    phrases.learn(domain)
    times.learn(domain)
    return nlp


class TextReader:
    """Reads texts with the components of a pipeline, and without Docs: nobody looks at those of articles."""

    def __init__(self, nlp: Language) -> None:
        tokenizer: Any = nlp.tokenizer
        self._cut: Callable[[str], Words] = tokenizer.words
        self._times: Any = nlp.get_pipe(TIMES)
        self._phrases: Any = nlp.get_pipe(PHRASES)

    def read(self, text: str) -> tuple[Words, Iterator[Marked]]:
        """The words of a text and its sentences."""
        words = self._cut(text)
        times = self._times.find(words)
        return words, _marked(words, find_sentences(words), self._phrases.find(words, times), times)


def marks_of(doc: Doc) -> Iterator[Marked]:
    """The sentences of a Doc that the pipeline has read."""
    found = doc.user_data
    return _marked(words_of(doc), found[SENTENCES], found[PHRASES], found[TIMES])


def _marked(
    words: Words, sentences: list[tuple[int, int]], phrases: list[Found], times: list[TimeExpression]
) -> Iterator[Marked]:
    marks = [Mark("time", *words.tokens(time.start, time.end), time=time) for time in times]
    whole = words.whole.lower()
    doubtful = _CONCEPT_OR_DASH if "free" in whole or "non-" in whole else _DASH
    marks += [
        Mark(entry.role, start, end, entry.forms, entry.concept, entry.cue, None, 0, entry.otherwise)
        for start, end, entry in phrases
        if entry.role not in doubtful or _stands(words, start, end, entry)
    ]
    if doubtful is _CONCEPT_OR_DASH:
        for mark in marks:
            if mark.concept is not None and _is_free_of(words, mark.end):
                mark.forms = frozenset({WITHOUT})  # "stay makeup-free"
    if times:
        marks.sort(key=_start)
    particles = [mark for mark in marks if mark.cue is not None and mark.cue.particles]
    ambiguous = [mark for mark in marks if mark.otherwise]
    at = 0
    for first, last in sentences:
        begin = at
        while at < len(marks) and marks[at].start < last:
            at += 1
        part = marks[begin:at]
        if particles:
            part = [
                mark
                for mark in part
                if mark.cue is None or not mark.cue.particles or _is_said(words, mark, part, last)
            ]
        _count_gaps(words, first, part)
        part = _joined_qualities(words, part)
        if ambiguous:
            _settle_words(part)
        yield first, last, part


def _is_said(words: Words, mark: Mark, marks: list[Mark], last: int) -> bool:
    """Is it complete? A verb without its particle is nothing, or what its rule says it is then ("keep": go on)."""
    if not _has_particle(words, mark, marks, last):
        mark.role = mark.cue.value if mark.cue else ""
    return bool(mark.role)


def _has_particle(words: Words, mark: Mark, marks: list[Mark], last: int) -> bool:
    """Does a verb that needs it find its particle before the sentence turns?"""
    particles = mark.cue.particles if mark.cue else ()
    end = next((one.start for one in marks if one.start >= mark.end and one.role in _TURNS), last)
    said = f" {words.text(mark.end, end).lower()} "
    timed = "time" in particles and any(one.role == "time" and mark.end <= one.start < end for one in marks)
    if timed and " on " not in said:  # "leave it on for ten minutes" is to use it
        return True
    return any(
        f" {particle} " in said or f" {particle}." in said or f" {particle}," in said
        for particle in particles
        if particle != "time"  # which stands for any expression of time
    )


def _start(mark: Mark) -> int:
    return mark.start


def _stands(words: Words, start: int, end: int, entry: Entry) -> bool:
    """Is a phrase a word of its own in its place, and no part of another?"""
    if entry.concept is not None:
        before = words.texts[start - 2].lower() if start > 1 and words.texts[start - 1] == "-" else ""
        kept = start > 0 and words.texts[start - 1].lower() in _KEEPING
        return before != "non" and (kept or not _is_free_of(words, end))
    return not (words.texts[start] in _DASHES and words.is_joined(start))


def _is_free_of(words: Words, end: int) -> bool:
    """ "Fragrance-free" names what is not there."""
    after, dashed, last = words.texts[end : end + 1], False, len(words) - 1
    if after == ["-"] and end < last:
        after, dashed = words.texts[end + 1 : end + 2], True
    return bool(after) and after[0].lower() == "free" and (dashed or not after[0].istitle())


def _settle_words(marks: list[Mark]) -> None:
    """Let a word that names several concepts name the one that the rest of its list is about."""
    for number, mark in enumerate(marks):
        if mark.otherwise and mark.concept is not None:
            for other in (*_beside(marks[:number][::-1]), *_beside(marks[number + 1 :])):
                if other.concept is not None and other.concept.category in mark.otherwise:
                    mark.concept = mark.otherwise[other.concept.category]
                    break


def _beside(marks: list[Mark]) -> list[Mark]:
    """The nearest concept of the same list: past commas, "and" and "or" alone."""
    joined = False
    for mark in marks:
        if mark.concept is not None:
            return [mark] if joined else []
        if mark.role not in _LISTING or mark.gap > 1:
            break
        joined = joined or mark.role in _JOINING
    return []


def _joined_qualities(words: Words, marks: list[Mark]) -> list[Mark]:
    """The marks without the commas between the qualities of one thing: "a bland, plain cream", "a mild, bland gel"."""
    kept: list[Mark] = []
    for number, mark in enumerate(marks):
        named = marks[number + 1] if number + 1 < len(marks) else mark
        thing = mark.role == "comma" and named.is_nominal and named.concept is not None
        if thing and named.gap <= _FEW_WORDS and _is_quality(words, kept, mark):
            named.gap += mark.gap
        else:
            kept.append(mark)
    return kept


def _is_quality(words: Words, before: list[Mark], comma: Mark) -> bool:
    """Do an article and one quality, known or unknown, stand before the comma?"""
    known = bool(before) and before[-1].role in _QUALITIES and not comma.gap
    article = before[-2:-1] if known else before[-1:]
    return (known or comma.gap == 1) and bool(article) and words.texts[article[0].start].lower() in _ARTICLES


def _count_gaps(words: Words, first: int, marks: list[Mark]) -> None:
    at = first
    for mark in marks:
        if mark.start > at:
            mark.gap = words.count(at, mark.start)
        at = mark.end
