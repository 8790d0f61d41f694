"""Labels: a first sentence that only names what the next one speaks of ("Redness. It settles by day three.")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from claimaudit.domain.inflection import WITHOUT
from claimaudit.extract.marks import Mark
from claimaudit.extract.words import Words

Sentence = tuple[int, int, list[Mark]]
_NAMING = frozenset({"concept", "and", "or", "comma", "determiner", "normal", "stop"})
_MOST_TOKENS = 6


def labelled(words: Words, sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """The sentences of a block; a label and the sentence behind it are one, as if a colon stood between them."""
    rest = iter(sentences)
    label = next(rest, None)
    if label is None:
        return
    body = next(rest, None) if _is_label(words, label) else None
    if body is None:
        yield label
    else:
        *named, stop = label[2]
        yield label[0], body[1], [*named, replace(stop, role="colon"), *body[2]]
    yield from rest


def _is_label(words: Words, sentence: Sentence) -> bool:
    first, last, marks = sentence
    if not marks or words.texts[marks[-1].start] != ".":
        return False
    names = any(mark.concept is not None for mark in marks)
    only = all(mark.role in _NAMING and mark.gap == 0 and _names(mark) for mark in marks)
    return names and only and last - first <= _MOST_TOKENS


def _names(mark: Mark) -> bool:
    """Is it no order by itself ("Hands off.", "Moisturize.")?"""
    return not (mark.is_verb_only or mark.may_be(WITHOUT))
