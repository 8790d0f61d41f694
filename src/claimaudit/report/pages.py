"""Every page of the site with its address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from claimaudit.report.addresses import slug
from claimaudit.report.details import article_page, changes_page, issue_page
from claimaudit.report.frame import Frame
from claimaudit.report.listings import claims_page, guidance_page, issues_page, misread_page, unread_page
from claimaudit.report.notebooks import notebook_body, notebook_title
from claimaudit.report.overview import about_page, overview_page

if TYPE_CHECKING:
    from nbformat import NotebookNode

NAV: Final = (
    ("Overview", "index.html"),
    ("Guidance", "guidance.html"),
    ("Issues", "issues.html"),
    ("Claims", "claims.html"),
    ("How to read", "about.html"),
)


def site_pages(frame: Frame, notebooks: Mapping[str, NotebookNode]) -> Iterator[tuple[str, str]]:
    """Each page as its address below the site's folder and its text; ``notebooks`` have their outputs."""
    weights: dict[str, int] = {}
    for name, text in _all_but_the_last(frame, notebooks):
        weights[name] = len(text.encode("utf-8"))
        yield name, text
    yield "about.html", about_page(frame, weights)


def _all_but_the_last(frame: Frame, notebooks: Mapping[str, NotebookNode]) -> Iterator[tuple[str, str]]:
    shown = [(notebook_title(one, name), f"notebooks/{slug(name)}.html") for name, one in notebooks.items()]
    yield "index.html", overview_page(frame, shown)
    yield "guidance.html", guidance_page(frame)
    yield "issues.html", issues_page(frame)
    yield "claims.html", claims_page(frame)
    yield "unread.html", unread_page(frame)
    yield "misread.html", misread_page(frame)
    yield from _issue_pages(frame)
    for source_id in frame.evidence.articles:
        yield frame.article_href(source_id), article_page(frame, source_id)
        yield frame.changes_href(source_id), changes_page(frame, source_id)
    yield from _notebook_pages(frame, notebooks.values(), shown)


def _issue_pages(frame: Frame) -> Iterator[tuple[str, str]]:
    issues = frame.evidence.issues
    for place, issue in enumerate(issues):
        around = (
            issues[place - 1] if place else None,
            issues[place + 1] if place + 1 < len(issues) else None,
        )
        yield frame.issue_href(issue["issue_id"]), issue_page(frame, issue, around)


def _notebook_pages(
    frame: Frame, notebooks: Iterable[NotebookNode], shown: Sequence[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    for place, (notebook, (title, href)) in enumerate(zip(notebooks, shown, strict=True)):
        following = shown[place + 1] if place + 1 < len(shown) else None
        given = {"title": title, "body": Markup(notebook_body(notebook)), "following": following}  # noqa: S704
        yield href, frame.page("notebook.html.j2", "index.html", given, depth=1, here=False)
