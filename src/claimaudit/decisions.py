"""``review/decisions.csv``: reviewers' rulings, checked before anything rests on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from claimaudit.errors import ClaimauditError
from claimaudit.model import DECISION_COLUMNS
from claimaudit.reconcile.rulings import VERDICTS
from claimaudit.tables import empty_table, read_table

if TYPE_CHECKING:
    import pandas as pd

NAME = "decisions.csv"
_NEEDS_WORDING = {
    "other": "the wording that is to be used",
    "misread": "the ids of the claims that were misread",
}


def read_decisions(review: Path | str | None) -> pd.DataFrame:
    """The rulings of a review folder; none where it has no file of them.

    A ruling that cannot be understood is never passed over, because its reviewer believes that it holds.

    Raises:
        ClaimauditError: the file is broken, or rulings are incomplete; a line for each, with row and column.
    """
    path = Path(review or "") / NAME
    if review is None or not path.is_file():
        return empty_table("decisions")
    decisions = read_table(path, DECISION_COLUMNS)
    faults = [
        f"{path}: row {number}, column {column}: {fault}"
        for number, row in zip(decisions.index + 2, decisions.to_dict("records"), strict=True)
        for column, fault in _faults({str(key): str(value).strip() for key, value in row.items()})
    ]
    if faults:
        raise ClaimauditError("\n".join(faults))
    return decisions


def _faults(row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What is wrong with a ruling, each with its column."""
    for column in ("issue_id", "reviewer", "verdict", "date"):
        if not row[column]:
            yield column, "is empty; fill it in, or remove the row"
    if row["verdict"] and row["verdict"] not in VERDICTS:
        near = get_close_matches(row["verdict"], VERDICTS, n=1)
        hint = f"did you mean '{near[0]}'?" if near else f"write one of {', '.join(VERDICTS)}"
        yield "verdict", f"'{row['verdict']}' is no verdict; {hint}"
    if row["verdict"] in _NEEDS_WORDING and not row["wording"]:
        yield "wording", f"is empty; a verdict '{row['verdict']}' needs {_NEEDS_WORDING[row['verdict']]}"
    if row["final"] == "True" and not row["reason"]:
        yield "reason", "is empty; a final ruling needs one"
    for column in ("date", "expires"):
        if row[column] and not _is_date(row[column]):
            yield column, f"'{row[column]}' is no date; write it as 2026-01-31"


def _is_date(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2026-01-31")
