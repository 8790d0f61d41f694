"""The reviewers' spreadsheet as Excel's own format."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from claimaudit.form.columns import ENTRIES, GUIDE, GUIDE_ROWS, HIDDEN, SHEET, Entry
from claimaudit.form.evidence import EVIDENCE
from claimaudit.report.workbook import Book, Field

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_ENTRY = {"bg_color": "#FFF9E3", "border": 1, "border_color": "#D9CFA8", "locked": False}
_FROZEN = 2
_ALLOWED = {
    "format_cells": True, "format_columns": True, "format_rows": True, "sort": True, "autofilter": True,
    "select_locked_cells": True, "select_unlocked_cells": True,
}  # fmt: skip
_EARLIEST, _LATEST = dt.date(2000, 1, 1), dt.date(2999, 12, 31)


def xlsx_bytes(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """The file with a row for each given; its evidence cannot be changed without unlocking the sheet."""
    book = Book(SHEET)
    fields = [
        *(
            Field(one.head, one.width, _cell(one.head), "quote" if one.is_quote else "text")
            for one in EVIDENCE
        ),
        *(Field(one.head, one.width, lambda _: "") for one in ENTRIES),
        *(Field(name, 8, _cell(name)) for name in HIDDEN),
    ]
    sheet = book.sheet(SHEET, fields, rows, frozen=_FROZEN, printed=len(EVIDENCE) + len(ENTRIES))
    for place, entry in enumerate(ENTRIES, start=len(EVIDENCE)):
        _open(book, sheet, (place, entry), len(rows))
    first = len(EVIDENCE) + len(ENTRIES)
    sheet.set_column(first, first + len(HIDDEN) - 1, 8, None, {"hidden": True})
    sheet.protect("", _ALLOWED)
    book.notes(GUIDE, GUIDE_ROWS).protect("")
    return book.content()


def _cell(name: str) -> Any:  # noqa: ANN401 - a function of a row, bound to one column
    return lambda row: row[name]


def _open(book: Book, sheet: Worksheet, column: tuple[int, Entry], rows: int) -> None:
    """Unlock one column's cells, and say what they take."""
    place, entry = column
    day = {"num_format": "yyyy-mm-dd"} if entry.is_day else {}
    looks = book.file.add_format({"valign": "top", "text_wrap": True, **_ENTRY, **day})
    for row in range(1, rows + 1):
        sheet.write_blank(row, place, None, looks)
    if rows:
        sheet.data_validation(1, place, rows, place, _rule(entry))


def _rule(entry: Entry) -> dict[str, Any]:
    """What a cell takes. A date may be typed as text too, which importing reads, so it is only warned about."""
    help_ = {"input_title": entry.head, "input_message": entry.help, "ignore_blank": True}
    if entry.choices:
        told = {"error_title": entry.head, "error_message": f"Choose one of: {', '.join(entry.choices)}"}
        return {"validate": "list", "source": list(entry.choices), **told, **help_}
    if entry.is_day:
        told = {
            "error_title": entry.head,
            "error_message": "Write a date as in 2026-01-31",
            "error_type": "warning",
        }
        bounds = {"criteria": "between", "minimum": _EARLIEST, "maximum": _LATEST}
        return {"validate": "date", **bounds, **told, **help_}
    return {"validate": "any", **help_}
