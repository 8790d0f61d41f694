"""A spreadsheet's cells as plain values, whichever program saved it."""

from __future__ import annotations

import datetime as dt
import warnings
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from claimaudit.errors import ClaimauditError

Value = str | float | bool | dt.date
Grid = Mapping[int, Mapping[int, Value]]
"""The cells that hold something, by row and column; rows are numbered as people see them, columns from 0."""

_MOST_COPIES = 1000


def read_grids(path: Path) -> dict[str, Grid]:
    """The sheets of a file by name.

    Raises:
        ClaimauditError: it is not there, or is no spreadsheet of a known format.
    """
    readers: dict[str, Callable[[Path], dict[str, Grid]]] = {".xlsx": _read_xlsx, ".ods": _read_ods}
    if not path.is_file():
        raise ClaimauditError(f"{path}: there is no such file; give the spreadsheet that was filled in")
    if path.suffix.lower() not in readers:
        raise ClaimauditError(f"{path}: is neither .xlsx nor .ods; save it as one of these")
    try:
        return readers[path.suffix.lower()](path)
    except OSError as error:
        raise ClaimauditError(f"{path}: cannot be read ({error.strerror}); check its permissions") from error
    except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError, AttributeError) as error:
        raise ClaimauditError(
            f"{path}: cannot be read as a spreadsheet; save it again, without a password, as .xlsx or .ods"
        ) from error


def _read_xlsx(path: Path) -> dict[str, Grid]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl does not know of Excel's look is nothing to us
        book = load_workbook(path, data_only=True)
    return {
        sheet.title: {
            number: cells
            for number, row in enumerate(sheet.iter_rows(values_only=True), 1)
            if (cells := {place: found for place, one in enumerate(row) if (found := _plain(one)) != ""})
        }
        for sheet in book.worksheets
    }


def _plain(value: object) -> Value:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, (bool, dt.date)):
        return value
    if isinstance(value, (int, float)):
        return float(value)
    return "" if value is None else str(value).strip()


def _read_ods(path: Path) -> dict[str, Grid]:
    from odf.opendocument import load
    from odf.table import Table

    document = load(str(path))
    return {
        str(sheet.getAttribute("name")): dict(_ods_rows(sheet))
        for sheet in document.spreadsheet.getElementsByType(Table)
    }


def _ods_rows(sheet: Any) -> Iterator[tuple[int, dict[int, Value]]]:  # noqa: ANN401 - odfpy has no types
    from odf.table import TableRow

    number = 1
    for row in sheet.getElementsByType(TableRow):
        copies = int(row.getAttribute("numberrowsrepeated") or 1)
        if cells := dict(_ods_cells(row)):
            yield from ((number + copy, cells) for copy in range(min(copies, _MOST_COPIES)))
        number += copies


def _ods_cells(row: Any) -> Iterator[tuple[int, Value]]:  # noqa: ANN401
    place = 0
    for cell in row.childNodes:
        copies = int(cell.getAttribute("numbercolumnsrepeated") or 1)
        value = _ods_value(cell)
        if value != "":
            yield from ((place + copy, value) for copy in range(min(copies, _MOST_COPIES)))
        place += copies


def _ods_value(cell: Any) -> Value:  # noqa: ANN401
    from odf.teletype import extractText
    from odf.text import P

    kind = cell.getAttribute("valuetype")
    if kind == "date":
        return dt.date.fromisoformat(cell.getAttribute("datevalue")[:10])
    if kind == "boolean":
        return bool(cell.getAttribute("booleanvalue") == "true")
    if kind in {"float", "percentage", "currency"}:
        return float(cell.getAttribute("value"))
    return "\n".join(extractText(one) for one in cell.childNodes if one.qname == P().qname).strip()
