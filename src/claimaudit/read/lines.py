"""Plain text → logical lines: a hard-wrapped paragraph is one, an item takes its continuation lines with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimaudit.read import shapes

NARROWEST, WIDEST = 40, 110
_SLACK = 10
_INVISIBLE = "\u200b\u2060\ufeff"
_RUN_ON_SIGNS = ("•", " - ", " – ", " * ")
_RUN_ON = re.compile(r"(?<=[.:!?])\s*(?=[•●▪*–-]\s?(?=\S))(?=•|[●▪*–-]\s)")
_SENTENCE_ENDS = (".", "!", "?", "…", ":")


@dataclass(slots=True)
class Line:
    """A line without the white space around it; ``touches`` is True where no blank line stands before it.

    ``width`` is the printed width of its last physical line, indent included: what the wrapping rule looks at.
    """

    start: int
    end: int
    indent: int
    touches: bool
    width: int


def read_lines(text: str) -> list[Line]:
    """The logical lines of a plain text, with the physical lines of one paragraph joined."""
    lines = _physical_lines(text)
    width = _wrap_width(text, lines)
    joined: list[Line] = []
    for line in lines:
        if joined and line.touches and _continues(text, joined[-1], line, width):
            joined[-1].end, joined[-1].width = line.end, line.width
        else:
            joined.append(line)
    return joined


def _physical_lines(text: str) -> list[Line]:
    lines: list[Line] = []
    position, touches = 0, False
    for written in text.splitlines(keepends=True):
        words = written.strip()
        if words and (words[0] in _INVISIBLE or words[-1] in _INVISIBLE):
            words = words.strip(_INVISIBLE + " \t\r\n")
        if words:
            before = written.index(words[0])
            start = position + before
            indent = len(written[:before].expandtabs(4)) if before else 0
            lines.extend(
                _split_bullets(words, Line(start, start + len(words), indent, touches, indent + len(words)))
            )
        touches = bool(words)
        position += len(written)
    return lines


def _split_bullets(words: str, line: Line) -> list[Line]:
    """A list whose items were copied into one line ("… tips: • Rest. • Ice."), item by item."""
    if not any(sign in words for sign in _RUN_ON_SIGNS):
        return [line]
    starts = [0, *(found.end() for found in _RUN_ON.finditer(words))]
    if len(starts) < 3 and "•" not in words:
        return [line]
    ends = [*(len(words[:start].rstrip()) for start in starts[1:]), len(words)]
    return [
        Line(line.start + start, line.start + end, line.indent, line.touches and start == 0, end - start)
        for start, end in zip(starts, ends, strict=True)
    ]


def _wrap_width(text: str, lines: Sequence[Line]) -> int:
    """The width that the text was wrapped at, 0 where it was not.

    Lines that break inside a sentence and go on in lower case are the evidence. In a wrapped text most of them come
    close to one width, and hardly any line is longer.
    """
    widths = [
        line.width
        for before, line, after in zip([None, *lines], lines, lines[1:], strict=False)
        if NARROWEST <= line.width <= WIDEST
        and _breaks_off(text, line, after)
        and _is_prose(text, before, line)
    ]
    if not widths or sum(line.width > WIDEST + _SLACK for line in lines) > len(widths):
        return 0
    widest = max(widths)
    return widest if sum(width >= widest - 15 for width in widths) >= 0.6 * len(widths) else 0


def _breaks_off(text: str, line: Line, after: Line) -> bool:
    """Does a sentence go on in the next line, and end there or fill that as well?"""
    if not after.touches or not text[after.start].islower() or text[line.end - 1] in _SENTENCE_ENDS:
        return False
    return after.width >= line.width - 15 or bool(
        shapes.final_stop(text[after.start : after.end]).strip(",;")
    )


def _is_prose(text: str, before: Line | None, line: Line) -> bool:
    """Does the line open its paragraph, or follow a full line or a sentence's end, as no item of a list does?"""
    if before is None or not line.touches:
        return True
    return before.width >= line.width - 15 or text[before.end - 1] in _SENTENCE_ENDS[:-1]


def _continues(text: str, line: Line, after: Line, width: int) -> bool:
    if not width and after.indent <= line.indent and not text[after.start].islower():
        return False
    ended = text[line.end - 1]
    own, next_one = _marker(text, line), _marker(text, after)
    if next_one and not (_is_unmarked_number(own, next_one) and ended not in _SENTENCE_ENDS):
        return False
    broken = text[after.start].islower() and ended not in _SENTENCE_ENDS
    if own and ended != ":" and (after.indent > line.indent or broken):
        return True
    if not width or line.width > width + _SLACK or after.indent > line.indent + 8:
        return False
    if ended in _SENTENCE_ENDS and _begins_anew(text, after, width):
        return False
    space = text.find(" ", after.start, after.end)
    word = (space if space >= 0 else after.end) - after.start
    return line.width + 1 + word > width - (12 if broken else 0)


def _marker(text: str, line: Line) -> str:
    return shapes.split_marker(text[line.start : line.start + 8] + "x")[0]


def _is_unmarked_number(own: str, number: str) -> bool:
    """Is it a number that a sentence ends with ("until day" / "7."), and none of a list?"""
    return not own and number[:1].isdigit() and number.strip(".)") not in {"1", "01"}


def _begins_anew(text: str, line: Line, width: int) -> bool:
    """Behind a full stop: does the line open with a label, or stand there like a heading, neither full nor ended?"""
    shown = text[line.start : line.end]
    headed = line.width < width - 12 and shown[-1] not in _SENTENCE_ENDS and not shown[0].islower()
    return headed or shapes.split_label(shown) > 0
