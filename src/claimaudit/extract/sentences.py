"""Where sentences end: at a stop that a new sentence follows, never inside a bracket's abbreviation or a number."""

from __future__ import annotations

from claimaudit.extract.words import Words

_SHORT = frozenset({".", "..."})
_CLOSERS = frozenset({'"', "”", "’", "'", ")", "]", "»", "*", "**", "_"})
_ABBREVIATIONS = frozenset(
    {
        "e.g",
        "i.e",
        "etc",
        "approx",
        "vs",
        "dr",
        "mr",
        "mrs",
        "ms",
        "st",
        "no",
        "hrs",
        "hr",
        "min",
        "mins",
        "wks",
        "wk",
        "fig",
    }
)
_FINAL = frozenset({"etc", "hrs", "mins"})


def find_sentences(words: Words) -> list[tuple[int, int]]:
    """The sentences of a block as token spans, in their order."""
    texts, length = words.texts, len(words)
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
    texts, length, after = words.texts, len(words), at + 1
    if after < length and at and texts[at] in _SHORT:
        before = texts[at - 1].lower()
        if before in _ABBREVIATIONS:
            return before in _FINAL and texts[after][:1].isupper()
    while after < length and texts[after] in _CLOSERS and words.is_joined(after):
        after += 1
    if after >= length:
        return True
    return not words.is_joined(after) and not texts[after][:1].islower()
