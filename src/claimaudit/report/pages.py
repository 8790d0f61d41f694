"""Every page of the site with its address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from claimaudit.report.details import article_page, changes_page, issue_page
from claimaudit.report.frame import Frame
from claimaudit.report.listings import claims_page, guidance_page, issues_page
from claimaudit.report.overview import about_page, overview_page

NAV: Final = (
    ("Overview", "index.html"),
    ("Guidance", "guidance.html"),
    ("Issues", "issues.html"),
    ("Claims", "claims.html"),
    ("How to read", "about.html"),
)


def site_pages(frame: Frame, notebooks: Sequence[tuple[str, str]] = ()) -> Iterator[tuple[str, str]]:
    """Each page as its address below the site's folder and its text; ``notebooks`` are titles and addresses."""
    yield "index.html", overview_page(frame, notebooks)
    yield "guidance.html", guidance_page(frame)
    yield "issues.html", issues_page(frame)
    yield "claims.html", claims_page(frame)
    yield "about.html", about_page(frame)
    yield from _issue_pages(frame)
    for source_id in frame.evidence.articles:
        yield frame.article_href(source_id), article_page(frame, source_id)
        yield frame.changes_href(source_id), changes_page(frame, source_id)


def _issue_pages(frame: Frame) -> Iterator[tuple[str, str]]:
    issues = frame.evidence.issues
    for place, issue in enumerate(issues):
        around = (
            issues[place - 1] if place else None,
            issues[place + 1] if place + 1 < len(issues) else None,
        )
        yield frame.issue_href(issue["issue_id"]), issue_page(frame, issue, around)
