"""Where sentences end: at a stop that a new sentence follows, never inside a bracket's abbreviation or a number."""

from __future__ import annotations

from claimaudit.extract.words import Words, is_letter_stop

_SHORT = frozenset({".", "..."})
_CLOSERS = frozenset({'"', "”", "’", "'", ")", "]", "»", "*", "**", "_"})
# Shortened words: those that something always follows, and those that may end a sentence.
_OPEN = frozenset({"approx", "dr", "e.g", "fig", "i.e", "mr", "mrs", "ms", "st", "vs"})
_FINAL = frozenset({"a.m.", "etc", "hr", "hrs", "min", "mins", "p.m.", "wk", "wks"})


def find_sentences(words: Words) -> list[tuple[int, int]]:
    """The sentences of a block as token spans, in their order."""
    texts = words.texts
    length = len(texts)
    spans, start = [], 0
    at = words.stop(0)
    while at >= 0:
        end = at + 1
        if _ends(words, at):
            while end < length and texts[end] in _CLOSERS and words.is_joined(end):
                end += 1
            spans.append((start, end))
            start = end
        at = words.stop(end)
    if start < length:
        spans.append((start, length))
    return spans


def _ends(words: Words, at: int) -> bool:
    texts, after = words.texts, at + 1
    while after < len(texts) and texts[after] in _CLOSERS and words.is_joined(after):
        after += 1
    if after == len(texts):
        return True
    if is_letter_stop(texts[at]) and not (at and texts[at - 1][:1].islower() and texts[after][:1].isupper()):
        return False
    short = texts[at - 1] if texts[at] in _SHORT and at else texts[at]
    if _goes_on(short.lower(), texts[after]):
        return False
    return not words.is_joined(after) and not texts[after][:1].islower()


def _goes_on(short: str, following: str) -> bool:
    """Does a sentence go on behind a shortened word: "approx. two", "no. 5", "24 hrs. of rest"?"""
    if short == "no":
        return following[:1].isdigit()
    return short in _OPEN or (short in _FINAL and not following[:1].isupper())
