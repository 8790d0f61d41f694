"""A spreadsheet that reviewers filled in → rulings; every fault is told at once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from claimaudit.errors import ClaimauditError
from claimaudit.form.columns import CLAIMS, ENTRIES, HIDDEN, ID_HEAD, KEPT, SHEET
from claimaudit.form.grids import Grid, Value, read_grids
from claimaudit.review.checks import Fault, faults_of
from claimaudit.review.decision import Decision, fold

if TYPE_CHECKING:
    from claimaudit.review.record import Record

_HEADS = tuple(entry.head for entry in ENTRIES)
_PLACES = {head: place for place, head in enumerate(_HEADS)}
_DAYS = frozenset(entry.head for entry in ENTRIES if entry.is_day)
_LOOKED_AT = 20
_ERROR = re.compile(r"#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NULL!|NUM!)|Err:\d+")
Cells = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Filled:
    """A row that somebody filled in: its number, the ruling, and what else its cells tell."""

    row: int
    decision: Decision
    cells: Cells


def read_forms(paths: Iterable[Path]) -> list[Decision]:
    """The rulings of several spreadsheets, with the faults of all of them told at once: see ``read_form``."""
    rulings: list[Decision] = []
    faults: list[str] = []
    for path in paths:
        try:
            rulings += read_form(path)
        except ClaimauditError as error:
            faults.append(str(error))
    if faults:
        raise ClaimauditError("\n".join(faults))
    return rulings


def check_overwriting(path: Path, record: Record) -> None:
    """See that a new file loses nothing that somebody wrote into the one that it replaces.

    Raises:
        ClaimauditError: the file is there, and is no spreadsheet of ours or holds rulings that are in no record.
    """
    if not path.exists():
        return
    name, grid = _sheet(path, read_grids(path))
    known = {replace(one, status="", extra=()) for one in record.decisions}
    lost = [str(one.row) for one in _filled(path, name, grid) if one.decision not in known]
    if lost:
        raise ClaimauditError(
            f"{path}: sheet '{name}', row {', '.join(lost)}: holds rulings that were not imported; import them first, "
            "or give another name with --out"
        )


def read_form(path: Path) -> list[Decision]:
    """The rulings of a filled-in spreadsheet, in the order of its rows; rows without an entry are passed over.

    Args:
        path: a file that ``form_bytes`` made and Excel or LibreOffice saved, ``.xlsx`` or ``.ods``.

    Raises:
        ClaimauditError: the file cannot be read, or rows have faults; a line for each, with sheet, row, column and
            remedy. Nothing of such a file is taken.
    """
    name, grid = _sheet(path, read_grids(path))
    filled = list(_filled(path, name, grid))
    faults = [*_row_faults(filled), *_double_faults(filled)]
    if faults:
        faults.sort(key=lambda fault: (fault.row, _PLACES.get(fault.column, -1)))
        raise ClaimauditError("\n".join(f"{path}: sheet '{name}', {fault}" for fault in faults))
    return [one.decision for one in filled]


def _sheet(path: Path, grids: Mapping[str, Grid]) -> tuple[str, Grid]:
    """The sheet of rulings: by its name, or the one that has the heads."""
    ours = {name: grid for name, grid in grids.items() if name == SHEET or _head_row(grid)}
    if not ours:
        raise ClaimauditError(f"{path}: has no sheet '{SHEET}'; fill in a file of 'claimaudit review export'")
    name = SHEET if SHEET in ours else next(iter(ours))
    return name, ours[name]


def _head_row(grid: Grid) -> int:
    """The number of the row of heads, 0 where there is none."""
    for number in sorted(grid)[:_LOOKED_AT]:
        said = {fold(str(value)).lower() for value in grid[number].values()}
        if {ID_HEAD, "verdict"} <= said:
            return number
    return 0


def _filled(path: Path, name: str, grid: Grid) -> Iterator[Filled]:
    top = _head_row(grid)
    heads = {fold(str(value)).lower(): place for place, value in grid.get(top, {}).items()}
    missing = [head for head in (ID_HEAD, *_HEADS, *HIDDEN) if head not in heads]
    if missing:
        raise ClaimauditError(
            f"{path}: sheet '{name}', row {top or 1}: the columns {', '.join(missing)} are missing; "
            "fill in a new file of 'claimaudit review export'"
        )
    for number, values in sorted(grid.items()):
        cells = {head: values.get(place, "") for head, place in heads.items()}
        if number > top and any(_words(cells[head]) for head in _HEADS):
            yield Filled(number, _decision(cells), cells)


def _decision(cells: Cells) -> Decision:
    words = {head: _words(cells[head]) for head in (*_HEADS, *KEPT)}
    words["verdict"] = words["verdict"].lower().replace(" ", "_")
    return Decision.read({**words, "issue_id": _words(cells[ID_HEAD])})


def _words(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.date):
        return value.isoformat()
    return f"{value:g}" if isinstance(value, float) else fold(value)


def _row_faults(filled: Iterable[Filled]) -> Iterator[Fault]:
    for one in filled:
        numbers = [head for head in sorted(_DAYS) if isinstance(one.cells[head], float)]
        errors = [head for head in _HEADS if _ERROR.fullmatch(_words(one.cells[head]))]
        for head in numbers:
            yield Fault(
                one.row, head, f"holds the number {_words(one.cells[head])}", "write a date as in 2026-01-31"
            )
        for head in errors:
            yield Fault(one.row, head, f"holds the error {one.cells[head]}", "write words, not a formula")
        told = {*numbers, *errors}
        yield from (
            Fault(
                fault.row, ID_HEAD if fault.column == "issue_id" else fault.column, fault.fault, fault.remedy
            )
            for fault in faults_of(one.decision, one.row)
            if fault.column not in told
        )
        if not one.decision.fingerprint:
            yield Fault(
                one.row, "fingerprint", "is empty", "rule in a new file of 'claimaudit review export'"
            )
        yield from _claim_faults(one)


def _claim_faults(one: Filled) -> Iterator[Fault]:
    shown = set(str(one.cells.get(CLAIMS, "")).split(";"))
    for claim in one.decision.misread:
        if claim not in shown:
            yield Fault(
                one.row, "wording", f"{claim} is no claim of this issue", "copy an id from behind a quote"
            )


def _double_faults(filled: Iterable[Filled]) -> Iterator[Fault]:
    """Two rulings of one reviewer on one issue in one file."""
    seen: dict[tuple[str, str, tuple[str, ...]], Filled] = {}
    for one in filled:
        ruling = one.decision
        first = seen.setdefault((ruling.issue_id, ruling.reviewer.casefold(), ruling.misread), one)
        if first is not one and first.decision != ruling:
            fault = f"row {first.row} holds another ruling of {ruling.reviewer} on {ruling.issue_id}"
            yield Fault(one.row, ID_HEAD, fault, "leave one of them")
