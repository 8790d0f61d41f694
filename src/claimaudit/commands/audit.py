"""``claimaudit audit``: the tables."""

from __future__ import annotations

from pathlib import Path

import click

from claimaudit.commands.progress import problems_of, tell, tell_findings, tell_problems
from claimaudit.commands.project import (
    PATH,
    domain_option,
    find_output,
    find_review,
    find_sources,
    review_option,
    sources_argument,
)


@click.command()
@sources_argument
@domain_option
@review_option
@click.option("--out", type=PATH, metavar="DIR", help="Where the tables go; left out, extracted.")
def audit(sources: tuple[Path, ...], domain: str | None, review: Path | None, out: Path | None) -> int:
    """Write claims, contradictions, issues and guidance as tables.

    SOURCES are articles, or folders of them; left out, sources. The tables of an earlier run are replaced as one
    set, or not at all; other files in the folder are left alone.
    """
    paths, decided, folder = (
        find_sources(sources),
        find_review(review),
        find_output(out, "extracted", "--out"),
    )
    from claimaudit.audit import run_audit
    from claimaudit.report.datapackage import described_files
    from claimaudit.tables import write_tables

    found = run_audit(paths, domain=domain, review=decided, tell=tell)
    write_tables(found, folder, beside=described_files(found))
    tell_findings(found, folder)
    return tell_problems(problems_of(found))
