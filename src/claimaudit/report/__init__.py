"""Pages, figures, tables, spreadsheets and exports: what reviewers and writers see."""

from claimaudit.report.site import write_reports

__all__ = ["write_reports"]
