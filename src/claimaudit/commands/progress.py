"""What a person at a terminal is told while the work runs; a pipe or a log stays silent."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from claimaudit.model import Audit
    from claimaudit.read import Problem

DONE, FINDINGS, SOME_INPUTS_FAILED = 0, 1, 3


def tell(line: str) -> None:
    """Say what is being done, on the error stream."""
    if sys.stderr.isatty():
        click.echo(line, err=True)


def tell_problems(problems: Iterable[Problem]) -> int:
    """One line for each input that could not be read, whoever listens; returns the exit status."""
    lines = [f"claimaudit: {one.path}: {one.detail}; {one.remedy}" for one in problems]
    for line in lines:
        click.echo(line, err=True)
    return SOME_INPUTS_FAILED if lines else DONE


def problems_of(audit: Audit) -> list[Problem]:
    """The rows of the table of problems."""
    from claimaudit.read import Problem

    return [Problem(*map(str, row)) for row in audit.problems.itertuples(index=False)]


def tell_findings(audit: Audit, *places: object) -> None:
    """What came of the run, and where it is."""
    conflicts = int((audit.issues["status"] == "conflict").sum())
    tell(
        f"{len(audit.articles)} articles, {len(audit.claims)} claims, {len(audit.issues)} issues "
        f"({conflicts} in conflict), {len(audit.guidance)} rows of guidance: {' and '.join(map(str, places))}"
    )
