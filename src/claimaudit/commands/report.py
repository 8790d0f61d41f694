"""``claimaudit report``: the whole job."""

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
)  # fmt: skip


@click.command()
@sources_argument
@domain_option
@review_option
@click.option("--extracted", type=PATH, metavar="DIR", help="Where the tables go; left out, extracted.")
@click.option("--out", type=PATH, metavar="DIR", help="Where pages and spreadsheets go; left out, reports.")
def report(
    sources: tuple[Path, ...],
    *,
    domain: str | None,
    review: Path | None,
    extracted: Path | None,
    out: Path | None,
) -> int:
    """Do the whole job: tables, notebooks, pages, spreadsheet.

    SOURCES are articles, or folders of them; left out, sources.
    """
    paths, decided = find_sources(sources), find_review(review)
    tables = find_output(extracted, "extracted", "--extracted")
    pages = find_output(out, "reports", "--out")
    from claimaudit.audit import find_domain, run_audit
    from claimaudit.report import write_reports
    from claimaudit.tables import write_tables

    subject = find_domain(domain)
    found = run_audit(paths, domain=subject, review=decided, tell=tell)
    write_tables(found, tables)
    tell("writing the pages")
    write_reports(found, pages, domain=subject)
    tell_findings(found, tables, pages)
    return tell_problems(problems_of(found))
