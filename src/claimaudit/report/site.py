"""Writes everything that reviewers and writers see."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from claimaudit.report.annotations import annotation_file
from claimaudit.report.evidence import Evidence
from claimaudit.report.figures.stances import stance_picture
from claimaudit.report.frame import ASSETS, Frame, asset
from claimaudit.report.guidance_book import guidance_book
from claimaudit.report.guidance_files import guidance_csv, guidance_json, guidance_markdown, guidance_schema
from claimaudit.report.pages import NAV, site_pages
from claimaudit.report.staging import replace_site

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from claimaudit.domain.domain import Domain
    from claimaudit.model import Audit

_MOST_SHOWN = 16


def write_reports(
    audit: Audit,
    out: Path,
    *,
    domain: Domain | None = None,
    notebooks: Mapping[str, NotebookNode] | None = None,
) -> None:
    """Write the whole site, the spreadsheet and the exports into ``out``, all of them or none.

    ``domain`` gives concepts their printed names; ``notebooks`` are executed notebooks by name, as
    ``claimaudit.report.notebooks.run_notebooks`` returns them.
    The same audit gives the same bytes. Other files in ``out`` are left alone.

    Raises:
        ClaimauditError: ``out`` cannot be written.
    """
    replace_site(Path(out), report_files(audit, domain=domain, notebooks=notebooks))


def report_files(
    audit: Audit, *, domain: Domain | None = None, notebooks: Mapping[str, NotebookNode] | None = None
) -> dict[str, bytes]:
    """Every file of the report by its name below the folder."""
    evidence = Evidence(audit, domain)
    title = domain.title if domain else "Claim audit"
    frame = Frame(evidence, title, NAV)
    found = {name: text.encode("utf-8") for name, text in site_pages(frame, notebooks or {})}
    found |= {f"assets/{name}": asset(name) for name in ASSETS}
    return {**found, **_exports(evidence, title)}


def _exports(evidence: Evidence, title: str) -> dict[str, bytes]:
    return {
        "guidance.xlsx": guidance_book(evidence, title),
        "guidance.csv": guidance_csv(evidence).encode("utf-8"),
        "guidance.json": guidance_json(evidence, title).encode("utf-8"),
        "guidance.md": guidance_markdown(evidence, title).encode("utf-8"),
        "guidance.schema.json": guidance_schema(),
        "annotations.json": annotation_file(evidence).encode("utf-8"),
        "figures/stances.svg": stance_picture(evidence, most=_MOST_SHOWN).svg.encode("utf-8"),
    }
