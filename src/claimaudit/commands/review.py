"""``claimaudit review``: the reviewers' spreadsheet, out and back, and where the review stands."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimaudit.commands.progress import FINDINGS, SOME_INPUTS_FAILED, problems_of, tell, tell_problems
from claimaudit.commands.project import (
    PATH,
    domain_option,
    find_review,
    find_sources,
    review_option,
    sources_argument,
)  # fmt: skip
from claimaudit.errors import ClaimauditError

if TYPE_CHECKING:
    from claimaudit.domain.domain import Domain
    from claimaudit.model import Audit
    from claimaudit.review import Record

FORM = Path("rulings.xlsx")
GATES = {
    "open": ("open", "proposed", "contested", "stale", "expired"),
    "stale": ("stale", "expired"),
}
today_option = click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE",
    help="The day against which rulings expire, as in 2026-01-31; left out, none does.",
)  # fmt: skip


@click.group()
def review() -> None:
    """Send disagreements to reviewers, and take their rulings in."""


@review.command("export")
@sources_argument
@domain_option
@review_option
@today_option
@click.option(
    "--out", type=PATH, metavar="FILE", default=FORM, help="An .xlsx or .ods; left out, rulings.xlsx."
)
def export_form(
    sources: tuple[Path, ...],
    *,
    domain: str | None,
    review: Path | None,
    today: dt.datetime | None,
    out: Path,
) -> int:
    """Write a spreadsheet with a row an open issue, for reviewers to fill in.

    A FILE that holds rulings which were not imported yet is never overwritten.
    """
    from claimaudit.form import check_overwriting, form_bytes
    from claimaudit.form.sheets import ENDINGS
    from claimaudit.tables import replace_file

    if out.suffix.lower() not in ENDINGS:
        raise ClaimauditError(
            f"{out}: no spreadsheet has that ending; give a name that ends in {' or '.join(ENDINGS)}"
        )
    audit, subject, record = _audit(sources, domain, review, today)
    check_overwriting(out, record)
    replace_file(out, form_bytes(audit, subject, out.suffix.lower()))
    tell(f"written: {out}")
    return _tell_faults(audit, record)


@review.command("import")
@click.argument("files", nargs=-1, type=PATH, metavar="FILE...", required=True)
@review_option
def import_form(files: tuple[Path, ...], review: Path | None) -> int:
    """Take the rulings of filled-in spreadsheets into the record.

    FILE is one that 'claimaudit review export' wrote and Excel or LibreOffice saved. All faults are told at once,
    and then nothing is taken. Importing twice changes nothing; what a new ruling replaces stays in the record.
    """
    from claimaudit.form import take_rulings
    from claimaudit.review import read_record
    from claimaudit.review.record import NAME

    folder = find_review(review)
    if folder is None:
        raise ClaimauditError(
            "there is no folder 'review' here; go to a project's folder, or give one with --review"
        )
    notes = read_record(folder).notes
    merged = take_rulings(files, folder)
    for note in (*notes, *merged.notes):
        click.echo(f"claimaudit: {note}", err=True)
    added, replaced = len(merged.added), len(merged.replaced) or "none"
    click.echo(
        f"{added or 'no'} ruling{'' if added == 1 else 's'} added, {replaced} superseded: {folder / NAME}"
    )
    return 0


@review.command("status")
@sources_argument
@domain_option
@review_option
@today_option
@click.option(
    "--fail-on",
    "gates",
    type=click.Choice(sorted(GATES)),
    multiple=True,
    help="End with status 1: open, where an issue waits for a ruling; stale, where a ruling has lapsed.",
)
def show_status(
    sources: tuple[Path, ...], *, domain: str | None, review: Path | None, today: dt.datetime | None,
    gates: tuple[str, ...],
) -> int:  # fmt: skip
    """Say which issues are open, proposed, contested, stale, expired or settled, by severity."""
    from claimaudit.review import misread, status
    from claimaudit.review.listing import status_text

    audit, _, record = _audit(sources, domain, review, today)
    states = status(audit)
    click.echo(status_text(states, misread(audit)), nl=False)
    failed = _tell_faults(audit, record)
    failing = {state for gate in gates for state in GATES[gate]}
    return FINDINGS if failing & set(states["state"]) else failed


def _audit(
    sources: tuple[Path, ...], domain: str | None, review: Path | None, today: dt.datetime | None
) -> tuple[Audit, Domain, Record]:
    """One run in which rulings with faults are told, and count for nothing."""
    paths, folder = find_sources(sources), find_review(review)
    from claimaudit.audit import find_domain, run_audit
    from claimaudit.review import read_record

    subject, record = find_domain(domain), read_record(folder)
    day = today.date() if today else None
    return (
        run_audit(paths, domain=subject, review=folder, record=record, today=day, tell=tell),
        subject,
        record,
    )


def _tell_faults(audit: Audit, record: Record) -> int:
    """A line for each ruling that counts for nothing, and each input that could not be read."""
    for note in record.notes:
        click.echo(f"claimaudit: {note}", err=True)
    for fault in record.faults:
        click.echo(f"claimaudit: {record.path}: {fault}", err=True)
    failed = tell_problems(problems_of(audit))
    return SOME_INPUTS_FAILED if record.faults else failed
