"""A table as csv, byte for byte the same for the same rows.

utf-8, bare line feeds, numbers in their shortest form (24, 0.1667), ``true`` and ``false``, nothing where nothing is
stated.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from claimaudit.errors import ClaimauditError
from claimaudit.tables.schema import DECIMALS, cell_fault, type_table

if TYPE_CHECKING:
    import pandas as pd


def csv_text(table: pd.DataFrame) -> str:
    r"""A table as csv, with a head.

    Example: a claim's row ends in ``for,24,,must,…``, where the time has no upper end.
    """
    lines = _Lines()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows(zip(*(map(cell_text, table[column].tolist()) for column in table.columns), strict=True))
    return "".join(lines.said)


class _Lines:
    """Ends each row with a bare line feed; a writer that is told to do so leaves a lone carriage return unquoted."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def write(self, line: str) -> None:
        self.said.append(line.removesuffix("\r\n") + "\n")


def cell_text(value: object) -> str:
    """How a file holds a value: a number in its shortest form, nothing for what is missing."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if value is None or value != value or type(value).__name__ == "NAType":  # noqa: PLR0124 - NaN alone differs
        return ""
    if isinstance(value, float):
        shortest = round(value, DECIMALS)
        return str(int(shortest)) if shortest.is_integer() else repr(shortest)
    return str(value)


def read_table(path: Path, columns: Sequence[str]) -> pd.DataFrame:
    """A table from its csv file: the columns given first, then any that the file has beyond them.

    Raises:
        ClaimauditError: the file cannot be read or lacks a column, or rows have faults; a line for each of these.
    """
    head, *rest = _rows(path) or [[]]
    faults = [f"row 1: the column '{column}' is missing; add it" for column in columns if column not in head]
    rows = {number: row for number, row in enumerate(rest, 2) if any(map(str.strip, row))}
    for number, row in rows.items() if not faults else ():
        if len(row) != len(head):
            faults.append(f"row {number}: has {len(row)} cells, not {len(head)}; check its commas and quotes")
            continue
        found = [(column, cell_fault(column, cell)) for column, cell in zip(head, row, strict=True)]
        faults += [f"row {number}, column {column}: {fault}" for column, fault in found if fault]
    if faults:
        raise ClaimauditError("\n".join(f"{path}: {fault}" for fault in faults))
    return type_table(rows, head)[[*columns, *(name for name in head if name not in columns)]]


def _rows(path: Path) -> list[list[str]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
        rows = csv.reader(io.StringIO(text, newline=""), strict=True)
        return list(rows)
    except FileNotFoundError:
        raise ClaimauditError(
            f"{path}: is not there; run 'claimaudit audit' first, or give another folder"
        ) from None
    except OSError as error:
        raise ClaimauditError(
            f"{path}: cannot be read ({error.strerror}); check the path and its permissions"
        ) from error
    except UnicodeDecodeError as error:
        raise ClaimauditError(f"{path}: is no UTF-8 text (byte {error.start}); save it as UTF-8") from error
    except csv.Error as error:
        raise ClaimauditError(f"{path}: is no valid csv ({error}); check its quotes") from error
