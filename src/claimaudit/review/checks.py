"""What is wrong with a ruling, cell by cell, and what would be right."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimaudit.domain.files import nearest
from claimaudit.reconcile.rulings import VERDICTS
from claimaudit.review.decision import SUPERSEDED, Decision

_WHOLE_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_LETTER = re.compile(r"[^\W\d_]")
_FINGERPRINT = re.compile(r"(?:[0-9a-f]{8}(?:\.[0-9a-f]{8})*|\d+x[0-9a-f]{16})?")
_WORDING = {
    "other": "write the wording that is to be used",
    "misread": "write the ids of the claims that were read wrong, as they stand behind the quotes",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in one cell: the row as people count, the column, what is wrong and what to do."""

    row: int
    column: str
    fault: str
    remedy: str

    def __str__(self) -> str:
        """As one line, without the file."""
        return f"row {self.row}, column {self.column}: {self.fault}; {self.remedy}"


def faults_of(decision: Decision, row: int) -> Iterator[Fault]:
    """Every fault of a ruling; of one that was replaced, none."""
    if decision.is_superseded:
        return
    for column, fault, remedy in _faults(decision):
        yield Fault(row, column, fault, remedy)


def _faults(decision: Decision) -> Iterator[tuple[str, str, str]]:
    if not decision.issue_id:
        yield "issue_id", "is empty", "write the id of the issue that is ruled on"
    if not _LETTER.search(decision.reviewer):
        yield "reviewer", _said(decision.reviewer, "no name"), "write the name of who ruled"
    yield from _verdict_faults(decision)
    if not decision.reason:
        yield "reason", "is empty", "write why this was decided"
    yield from _date_faults(decision)
    if decision.final not in {"true", "false"}:
        yield "final", _said(decision.final, "neither yes nor no"), "write yes or no"
    if not _FINGERPRINT.fullmatch(decision.fingerprint):
        yield "fingerprint", "was changed", "copy it from the issue's row of a new export"
    if decision.status not in {"", SUPERSEDED}:
        yield "status", _said(decision.status, "no status"), f"leave it empty, or write {SUPERSEDED}"


def _verdict_faults(decision: Decision) -> Iterator[tuple[str, str, str]]:
    known = f"choose one of {', '.join(VERDICTS)}"
    if decision.verdict not in VERDICTS:
        near = nearest(decision.verdict, VERDICTS).removeprefix(", ")
        yield "verdict", _said(decision.verdict, "no verdict"), near or known
    elif decision.verdict in _WORDING and not decision.wording:
        yield "wording", f"is empty, and the verdict is '{decision.verdict}'", _WORDING[decision.verdict]
    elif decision.is_misread and not decision.misread:
        yield "wording", _said(decision.wording, "no claim's id"), _WORDING["misread"]


def _date_faults(decision: Decision) -> Iterator[tuple[str, str, str]]:
    ruled, expires = read_date(decision.date), read_date(decision.expires)
    remedy = "write year, month and day as in 2026-01-31"
    if ruled is None:
        yield "date", _said(decision.date, "no date"), remedy
    if decision.expires and expires is None:
        yield "expires", _said(decision.expires, "no date"), remedy
    if ruled and expires and expires < ruled:
        yield "expires", f"{decision.expires} is before the ruling's own date", "write a later date, or none"


def _said(cell: str, fault: str) -> str:
    return f"'{cell}' is {fault}" if cell else "is empty"


def read_date(text: str) -> dt.date | None:
    """A day written as year, month and day; None where the text is no such day."""
    if not _WHOLE_DATE.fullmatch(text):
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
