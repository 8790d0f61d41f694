"""Writes everything that reviewers and writers see."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimaudit.report.evidence import Evidence
from claimaudit.report.frame import Frame
from claimaudit.report.pages import NAV, site_pages
from claimaudit.report.staging import replace_files

if TYPE_CHECKING:
    from claimaudit.domain.domain import Domain
    from claimaudit.model import Audit


def write_reports(
    audit: Audit, out: Path, *, domain: Domain | None = None, notebooks: Mapping[str, Any] | None = None
) -> None:
    """Write the whole site, the spreadsheet and the exports into ``out``, all of them or none.

    ``domain`` gives concepts their printed names; ``notebooks`` are executed notebooks by name.
    The same audit gives the same bytes. Other files in ``out`` are left alone.

    Raises:
        ClaimauditError: ``out`` cannot be written.
    """
    replace_files(Path(out), report_files(audit, domain=domain, notebooks=notebooks))


def report_files(
    audit: Audit, *, domain: Domain | None = None, notebooks: Mapping[str, Any] | None = None
) -> dict[str, bytes]:
    """Every file of the report by its name below the folder."""
    labels = {one.id: one.label for one in domain.concepts.values()} if domain else {}
    evidence = Evidence(audit, labels)
    frame = Frame(evidence, domain.title if domain else "Claim audit", NAV)
    found = {name: text.encode("utf-8") for name, text in site_pages(frame)}
    for name in ("site.css", "site.js"):
        found[f"assets/{name}"] = files("claimaudit.report").joinpath("assets", name).read_bytes()
    return found
