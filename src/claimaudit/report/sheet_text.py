"""Text in a spreadsheet: never a formula, never a character that the file format forbids."""

from __future__ import annotations

import re
from typing import Final

from claimaudit.report.visible import visible

_LONGEST: Final = 32_000
_ACTIVE: Final = re.compile(r"\s*[=+\-@\t\r\n|%]")


def safe_text(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet program could take it for a formula.

    Control characters and marks that turn the direction of writing are shown as words; a text longer than a cell
    holds is cut with a sign. ``plain_text`` takes the apostrophe away again.
    """
    shown = visible(text)
    shown = shown if len(shown) <= _LONGEST else shown[: _LONGEST - 2] + " …"
    return f"'{shown}" if _ACTIVE.match(shown) else shown


def plain_text(text: str) -> str:
    """The text without the apostrophe that ``safe_text`` put before it."""
    return text[1:] if text.startswith("'") and _ACTIVE.match(text[1:]) else text
