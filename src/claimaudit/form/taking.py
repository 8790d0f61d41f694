"""The way back in one step, and a hand that fills in a row: for programs, notebooks and examples."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from claimaudit.errors import ClaimauditError
from claimaudit.form.columns import ID_HEAD, SHEET
from claimaudit.form.filled import read_forms
from claimaudit.review.merging import Merged, merge
from claimaudit.review.record import read_record, write_record


def take_rulings(forms: Iterable[Path | str], review: Path | str) -> Merged:
    """Put the rulings of filled-in spreadsheets into the record of a review folder.

    What is in the record already changes nothing; what a new ruling replaces stays in it, marked as superseded.

    Raises:
        ClaimauditError: a file or the record cannot be read, or rows have faults; then nothing is taken.

    Example:
        ``take_rulings(["rulings.xlsx"], "review").added``
    """
    record = read_record(review)
    merged = merge(record, read_forms(map(Path, forms)))
    write_record(record, merged)
    return merged


def fill_in(form: Path | str, issue_id: str, **entries: str | bool | dt.date | None) -> None:
    """Write entries into the row of an issue, as a reviewer's spreadsheet program would; ``.xlsx`` alone.

    Args:
        form: a file that ``form_bytes`` made.
        issue_id: the issue that is ruled on.
        entries: what to write, by the heads of the columns.

    Raises:
        ClaimauditError: the file has no row of that issue, or no column of such a head.

    Example:
        ``fill_in("rulings.xlsx", issue, verdict="cautious", reason="Safer.", reviewer="A. Reviewer", final="yes")``
    """
    from openpyxl import load_workbook

    book = load_workbook(form)
    sheet = book[SHEET]
    heads = {str(cell.value): place for place, cell in enumerate(sheet[1], 1)}
    rows = {str(sheet.cell(row, heads[ID_HEAD]).value): row for row in range(2, sheet.max_row + 1)}
    for name, known in ((issue_id, rows), *((head, heads) for head in entries)):
        if name not in known:
            raise ClaimauditError(f"{form}: sheet '{SHEET}' has no '{name}'; export anew, or check the name")
    for head, value in entries.items():
        sheet.cell(rows[issue_id], heads[head]).value = value
    book.save(form)
