"""Where sentences end: at a stop that a new sentence follows, never inside a bracket's abbreviation or a number."""

from __future__ import annotations

from spacy.tokens import Doc

_STOPS = frozenset({".", "!", "?", "…", "?!", "!!", "..."})
_CLOSERS = frozenset({'"', "”", "’", "'", ")", "]", "»", "*", "**", "_"})
_ABBREVIATIONS = frozenset({"e.g", "i.e", "etc", "approx", "vs", "dr", "mr", "mrs", "ms", "st", "no", "hrs", "hr", "min", "mins", "wks", "wk", "fig"})


def find_sentences(doc: Doc) -> list[tuple[int, int]]:
    """The sentences of a block as token spans, in their order."""
    spans, start, at, length = [], 0, 0, len(doc)
    while at < length:
        if doc[at].text in _STOPS and _ends(doc, at):
            end = at + 1
            while end < length and doc[end].text in _CLOSERS and not doc[end - 1].whitespace_:
                end += 1
            spans.append((start, end))
            start = at = end
        else:
            at += 1
    if start < length:
        spans.append((start, length))
    return spans


def _ends(doc: Doc, at: int) -> bool:
    if doc[at].text in {".", "..."} and at and doc[at - 1].lower_ in _ABBREVIATIONS and at + 1 < len(doc):
        return doc[at + 1].text[:1].isupper() and doc[at - 1].lower_ in {"etc", "hrs", "mins"}
    after = at + 1
    while after < len(doc) and doc[after].text in _CLOSERS and not doc[after - 1].whitespace_:
        after += 1
    if after >= len(doc):
        return True
    return bool(doc[after - 1].whitespace_) and not doc[after].text[:1].islower()
