"""``decisions.csv``: every ruling that was ever made, one a line, sorted: people can edit it, and branches merge."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimaudit.errors import ClaimauditError
from claimaudit.model import DECISION_COLUMNS
from claimaudit.review.checks import Fault, faults_of
from claimaudit.review.decision import Decision
from claimaudit.tables import csv_text, replace_file

if TYPE_CHECKING:
    from claimaudit.review.merging import Merged

NAME = "decisions.csv"
_MAY_LACK = frozenset({"made_on", "status"})
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>")


@dataclass(frozen=True)
class Record:
    """The rulings of a project as its file holds them, in its order, with the row of each and what is wrong.

    ``notes`` say what a merge of branches left behind and the next import tidies.
    """

    path: Path
    decisions: tuple[Decision, ...] = ()
    rows: tuple[int, ...] = ()
    extra: tuple[str, ...] = ()

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Everything wrong in the file, row by row."""
        pairs = zip(self.decisions, self.rows, strict=True)
        return tuple(fault for decision, row in pairs for fault in faults_of(decision, row))

    @property
    def effective(self) -> tuple[Decision, ...]:
        """The rulings, each once: of two that differ in their status alone, the one that was replaced.

        A merge of branches can leave both, since one branch replaced what the other kept as it was.
        """
        kept: dict[object, Decision] = {}
        for one in sorted(self.decisions, key=lambda decision: decision.order):
            key = one.identity, one.extra
            if key not in kept or one.is_superseded:
                kept[key] = one
        return tuple(kept.values())

    @property
    def notes(self) -> tuple[str, ...]:
        """Lines that stand twice, as a merge of branches leaves them."""
        counts: dict[str, list[int]] = {}
        for decision, row in zip(self.decisions, self.rows, strict=True):
            counts.setdefault(decision.identity, []).append(row)
        twice = sorted(rows for rows in counts.values() if len(rows) > 1)
        return tuple(
            f"{self.path}: rows {' and '.join(map(str, rows))} are one ruling; the next import keeps it once"
            for rows in twice
        )


def read_record(review: Path | str | None) -> Record:
    """The rulings of a review folder; none where it has no file of them.

    Rulings with faults are in the record too, so that they are told and never dropped: see ``Record.faults``.

    Raises:
        ClaimauditError: the file cannot be read, is no csv, or still holds git's marks of a conflict.
    """
    path = Path(review or "") / NAME
    if review is None or not path.is_file():
        return Record(path)
    head, rows = _cells(path)
    decisions = [Decision.read(dict(zip(head, cells, strict=True))) for cells in rows.values()]
    extra = tuple(name for name in head if name not in DECISION_COLUMNS)
    return Record(path, tuple(decisions), tuple(rows), extra)


def _cells(path: Path) -> tuple[list[str], dict[int, list[str]]]:
    """The head, and the cells of each row that has any, by the number of its first line."""
    text = _text(path)
    marked = [str(number) for number, line in enumerate(text.splitlines(), 1) if line[:7] in _CONFLICT]
    if marked:
        raise ClaimauditError(
            f"{path}: line {', '.join(marked)}: git's marks of a conflict; keep the rulings of both sides and "
            "remove these lines"
        )
    rows: dict[int, list[str]] = {}
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    before = 0
    try:
        for cells in reader:
            if any(cells):
                rows[before + 1] = cells
            before = reader.line_num
    except csv.Error as error:
        raise ClaimauditError(
            f"{path}: line {reader.line_num}: no valid csv ({error}); check its quotes"
        ) from error
    return _checked(path, rows)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ClaimauditError(f"{path}: cannot be read ({error.strerror}); check its permissions") from error
    except UnicodeDecodeError as error:
        raise ClaimauditError(f"{path}: is no UTF-8 text (byte {error.start}); save it as UTF-8") from error


def _checked(path: Path, rows: dict[int, list[str]]) -> tuple[list[str], dict[int, list[str]]]:
    first = min(rows, default=1)
    head = rows.pop(first, [])
    faults = [
        f"{path}: row {first}: the column '{name}' is missing; add it"
        for name in DECISION_COLUMNS
        if name not in head and name not in _MAY_LACK
    ]
    faults += [
        f"{path}: row {row}: has {len(cells)} cells, not {len(head)}; check its commas and quotes"
        for row, cells in rows.items()
        if len(cells) != len(head)
    ]
    if faults:
        raise ClaimauditError("\n".join(faults))
    return head, rows


def record_text(decisions: Iterable[Decision], extra: Sequence[str] = ()) -> str:
    """The file that holds these rulings: sorted, each on one line."""
    import pandas as pd

    columns = [*DECISION_COLUMNS, *extra]
    cells = [decision.cells() for decision in sorted(decisions, key=lambda one: one.order)]
    rows = [[row.get(name, "") for name in columns] for row in cells]
    return csv_text(pd.DataFrame(rows, columns=columns, dtype="str"))


def write_record(record: Record, merged: Merged) -> bool:
    """Put rulings into the record's file; where none is new the file stays as it is. Returns whether it changed.

    Raises:
        ClaimauditError: the file cannot be written.
    """
    if not merged.added:
        return False
    replace_file(record.path, record_text(merged.decisions, record.extra).encode())
    return True
