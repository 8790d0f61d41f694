"""``claimaudit report``: the whole job."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from nbformat import NotebookNode


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
    from claimaudit.report.datapackage import described_files
    from claimaudit.tables import write_tables

    subject = find_domain(domain)
    found = run_audit(paths, domain=subject, review=decided, tell=tell)
    notebooks = _run_notebooks(_parameters(sources, domain, review))
    write_tables(found, tables, beside=described_files(found))
    tell("writing the pages")
    write_reports(found, pages, domain=subject, notebooks=notebooks)
    tell_findings(found, tables, pages)
    return tell_problems(problems_of(found))


def _run_notebooks(parameters: dict[str, Any]) -> dict[str, NotebookNode]:
    """Run the project's notebooks; their files change only where they show the project itself."""
    folder = Path("notebooks")
    if not (folder.is_dir() and Path("sources").is_dir()):
        return {}
    from claimaudit.report.notebooks import run_notebooks

    tell("running the notebooks")
    return run_notebooks(folder, parameters=parameters, save=not parameters)


def _parameters(sources: tuple[Path, ...], domain: str | None, review: Path | None) -> dict[str, Any]:
    """What a call names in place of the project's own, as the notebooks call it and from where they lie."""
    given: dict[str, Any] = {}
    if sources:
        paths = [str(path.absolute()) for path in sources]
        given["SOURCES"] = paths[0] if len(paths) == 1 else paths
    if review:
        given["REVIEW"] = str(review.absolute())
    if domain:
        given["DOMAIN"] = str(Path(domain).absolute()) if Path(domain).is_dir() else domain
    return given
