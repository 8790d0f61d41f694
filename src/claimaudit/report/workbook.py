"""Spreadsheets as people expect them, the same bytes every time.

Anything that writes one describes its columns and hands over rows; heads that stay and filter, wrapped text, real
numbers and dates, links inside the file, and cells that no program takes for a formula come from here.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, Literal

from claimaudit.report.sheet_text import safe_text

if TYPE_CHECKING:
    from xlsxwriter import Workbook as File
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Looks = Literal["text", "quote", "number", "hours", "date", "flag", "link"]
_LINE: Final = 15.0
_TALLEST: Final = 405.0
_ROOM: Final = 1.02
_MADE: Final = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed day without a zone, as the file format holds it
_INK: Final = "#1C2126"
_BASE: Final = {
    "valign": "top",
    "text_wrap": True,
    "font_name": "Calibri",
    "font_size": 11,
    "font_color": _INK,
    "bottom": 4,
    "bottom_color": "#B8B6AD",
}
_LOOKS: Final[Mapping[str, dict[str, Any]]] = {
    "text": {},
    "quote": {"italic": True},
    "number": {"num_format": "0"},
    "hours": {"num_format": "0.##"},
    "date": {"num_format": "yyyy-mm-dd"},
    "flag": {},
    "link": {"font_color": "#0A5573", "underline": 1},
    "head": {"bold": True, "bg_color": "#E3F0F1", "bottom": 2, "bottom_color": "#0F6674"},
    "note": {"bg_color": "#FBF3DC", "bold": True},
}


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a sheet: its head, its width in characters, how it looks, and how a row gives its value.

    ``link`` names the cell of this file that a value leads to, such as "claims!A12", or "" for none.
    """

    head: str
    width: float
    value: Callable[[Mapping[str, Any]], object]
    looks: Looks = "text"
    link: Callable[[Mapping[str, Any]], str] | None = None


class Book:
    """A spreadsheet being written; ``content`` finishes it.

    Example::

        book = Book("Guidance")
        book.sheet("claims", [Field("quote", 60, lambda row: row["quote"], "quote")], rows)
        path.write_bytes(book.content())
    """

    def __init__(self, title: str) -> None:
        from xlsxwriter import Workbook

        self._written = BytesIO()
        plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self.file: File = Workbook(self._written, {"in_memory": True, **plain})
        self.file.set_properties({"title": safe_text(title), "created": _MADE})
        self.formats: dict[str, Format] = {
            name: self.file.add_format({**_BASE, **looks}) for name, looks in _LOOKS.items()
        }

    def sheet(
        self,
        name: str,
        fields: Sequence[Field],
        rows: Sequence[Mapping[str, Any]],
        *,
        frozen: int = 1,
        printed: int | None = None,
    ) -> Worksheet:
        """Add a sheet, a line a row; the head and the first ``frozen`` columns stay in view.

        ``printed`` is the number of columns that a print shows; left out, all of them.
        """
        sheet = self.file.add_worksheet(name)
        for column, field in enumerate(fields):
            sheet.set_column(column, column, field.width)
            sheet.write_string(0, column, field.head, self.formats["head"])
        sheet.set_row(0, _height([(field.head, field.width * 0.9) for field in fields]))
        for place, row in enumerate(rows, start=1):
            values = [field.value(row) for field in fields]
            sheet.set_row(
                place, _height([(str(value), f.width) for value, f in zip(values, fields, strict=True)])
            )
            for column, (field, value) in enumerate(zip(fields, values, strict=True)):
                self._write(sheet, (place, column), value, (field, field.link(row) if field.link else ""))
        sheet.print_area(0, 0, len(rows), (printed or len(fields)) - 1)
        sheet.freeze_panes(1, frozen)
        sheet.autofilter(0, 0, max(1, len(rows)), len(fields) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        return sheet

    def _write(
        self, sheet: Worksheet, cell: tuple[int, int], value: object, place: tuple[Field, str]
    ) -> None:
        field, target = place
        looks = self.formats[field.looks]
        if target:
            sheet.write_url(*cell, f"internal:{target}", self.formats["link"], safe_text(str(value)))
        elif value is None or value == "":
            sheet.write_blank(*cell, None, looks)
        elif isinstance(value, bool):
            sheet.write_string(*cell, "yes" if value else "no", looks)
        elif isinstance(value, (int, float)):
            sheet.write_number(*cell, value, looks)
        elif field.looks == "date" and (day := read_day(str(value))):
            sheet.write_datetime(*cell, day, looks)
        else:
            sheet.write_string(*cell, safe_text(str(value)), looks)

    def notes(self, name: str, rows: Sequence[tuple[str, str]]) -> Worksheet:
        """Add a sheet of two columns to read: a word and what it means; a row without a meaning is a heading."""
        sheet = self.file.add_worksheet(name)
        sheet.set_column(0, 0, 28, self.formats["text"])
        sheet.set_column(1, 1, 100, self.formats["text"])
        for place, (word, meaning) in enumerate(rows):
            looks = self.formats["text" if meaning else "head"]
            sheet.write_string(place, 0, safe_text(word), looks)
            sheet.set_row(place, _height([(word, 28), (meaning, 100)]))
            if meaning:
                sheet.write_string(place, 1, safe_text(meaning), looks)
        sheet.fit_to_pages(1, 0)
        return sheet

    def content(self) -> bytes:
        """Finish the file."""
        self.file.close()
        return self._written.getvalue()


def _height(cells: Sequence[tuple[str, float]]) -> float:
    """The height of a line whose cells wrap, in points; not every program finds it by itself."""
    lines = [
        sum(max(1, math.ceil(len(part) * _ROOM / max(1.0, width))) for part in text.split("\n"))
        for text, width in cells
    ]
    return min(_TALLEST, _LINE * max(lines, default=1))


def read_day(text: str) -> dt.datetime | None:
    """A day written as YYYY-MM-DD, or None where the text is none."""
    try:
        day = dt.date.fromisoformat(text.strip())
    except ValueError:
        return None
    return dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a day has no zone
