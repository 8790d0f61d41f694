"""The reviewers' spreadsheet in the format that a file's ending asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimaudit.form.evidence import form_rows

if TYPE_CHECKING:
    from claimaudit.domain.domain import Domain
    from claimaudit.model import Audit

ENDINGS = (".xlsx", ".ods")


def form_bytes(audit: Audit, domain: Domain, ending: str = ".xlsx") -> bytes:
    """The spreadsheet in which reviewers rule: a row an open issue, evidence locked, a sheet that explains it.

    The same audit gives the same bytes.

    Args:
        audit: one run, whose ``decisions`` are judged.
        domain: its subject.
        ending: one of ``ENDINGS``.

    Raises:
        KeyError: the ending is none of them.
    """
    from claimaudit.form.ods import ods_bytes
    from claimaudit.form.xlsx import xlsx_bytes

    return {".xlsx": xlsx_bytes, ".ods": ods_bytes}[ending](form_rows(audit, domain))
