"""``review/decisions.csv``: reviewers' rulings, checked before anything rests on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from claimaudit.model import DECISION_COLUMNS
from claimaudit.reconcile.rulings import VERDICTS, is_yes
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
    return read_table(path, DECISION_COLUMNS, _faults)


def _faults(cells: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What is wrong with a ruling, each with its column."""
    row = {column: cell.strip() for column, cell in cells.items()}
    verdict = row["verdict"]
    for column in ("issue_id", "reviewer", "verdict", "date"):
        if not row[column]:
            yield column, "is empty; fill it in, or remove the row"
    if verdict and verdict not in VERDICTS:
        near = get_close_matches(verdict, VERDICTS, n=1)
        hint = f"did you mean '{near[0]}'?" if near else f"write one of {', '.join(VERDICTS)}"
        yield "verdict", f"'{verdict}' is no verdict; {hint}"
    if verdict in _NEEDS_WORDING and not row["wording"]:
        yield "wording", f"is empty; a verdict '{verdict}' needs {_NEEDS_WORDING[verdict]}"
    if is_yes(row["final"]) and not row["reason"]:
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
