"""Which characters of a piece of Markdown are markup: found from the parser's own reading of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimaudit.model import Span

if TYPE_CHECKING:
    from markdown_it.token import Token

_NEST = r"(?:[^()\n]|\([^()\n]*\))*"
_LINK_END = re.compile(rf"\](?:\({_NEST}\)|\[[^\]\n]*\])?")
_IMAGE = re.compile(rf"!\[[^\]\n]*\](?:\({_NEST}\)|\[[^\]\n]*\])?")
_BREAK = re.compile(r"\r\n?|\n")


def find_marks(written: str, children: Sequence[Token], start: int) -> tuple[Span, ...]:
    """The spans of ``written``, which begins at ``start`` of the article, that no reader of the page sees."""
    gaps: list[tuple[int, int]] = []
    cursor = 0
    for child in children:
        begin, end = _find(written, child, cursor)
        if begin > cursor:
            gaps.append((cursor, begin))
        cursor = end
    gaps.append((cursor, len(written)))
    return tuple(Span(start + begin, start + end) for begin, end in gaps if written[begin:end].strip())


def _find(written: str, child: Token, cursor: int) -> tuple[int, int]:
    """Where the child's words stand at or behind the cursor; markup without words is an empty place behind itself."""
    if child.type == "link_close" and child.markup != "autolink":
        return _behind(_LINK_END, written, cursor)
    if child.type == "image":
        return _behind(_IMAGE, written, cursor)
    if child.type in {"softbreak", "hardbreak"}:
        found = _BREAK.search(written, cursor)
        return found.span() if found else (cursor, cursor)
    words = child.markup if child.type == "text_special" else child.content
    if child.type == "html_inline" or not words:
        return cursor, cursor
    place = written.find(words, cursor)
    return (place, place + len(words)) if place >= 0 else (cursor, cursor)


def _behind(pattern: re.Pattern[str], written: str, cursor: int) -> tuple[int, int]:
    found = pattern.search(written, cursor)
    return (found.end(), found.end()) if found else (cursor, cursor)


def is_bold(children: Sequence[Token]) -> bool:
    """Is the whole of it one piece of bold text on one line, as headings are often written?"""
    parts = _parts(children)
    return len(parts) > 2 and _bold_end(parts) == len(parts) - 1


def opens_bold(children: Sequence[Token]) -> bool:
    """Is the first line one piece of bold text, with more lines below it?"""
    parts = _parts(children)
    end = _bold_end(parts)
    return 0 < end < len(parts) - 1 and parts[end + 1] in {"softbreak", "hardbreak"}


def _parts(children: Sequence[Token]) -> list[str]:
    return [child.type for child in children if child.type != "text" or child.content.strip()]


def _bold_end(parts: Sequence[str]) -> int:
    """Where the bold piece that opens the first line closes on it, 0 where it does not."""
    if not parts or parts[0] != "strong_open" or "strong_close" not in parts:
        return 0
    end = parts.index("strong_close")
    return 0 if {"softbreak", "hardbreak"}.intersection(parts[:end]) else end
