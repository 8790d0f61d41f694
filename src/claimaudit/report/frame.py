"""The frame of every page: the template engine, what it may print, and the addresses that pages share."""

from __future__ import annotations

from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import jinja2
from markupsafe import Markup

from claimaudit.report import facts, wording
from claimaudit.report.addresses import anchor, slugs
from claimaudit.report.evidence import Evidence, Row, listed, truth
from claimaudit.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimaudit.report.figures import Picture

# Scripts and styles come from the site's own files alone. On a disk "self" names no origin in some browsers, hence
# "file:"; no inline script, handler, frame, form or remote address is ever allowed.
POLICY: Final = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file: data:; "
    "base-uri 'none'; form-action 'none'"
)


ASSETS: Final = ("site.css", "site.js")


def asset(name: str) -> bytes:
    """A file that every page shares, as it lies in the package."""
    return files("claimaudit.report").joinpath("assets", name).read_bytes()


def printable(value: object) -> object:
    """What a template may print: words with nothing unseen in them, or what is markup already."""
    return visible(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def _drawn(picture: Picture) -> Markup:
    """A picture's SVG as part of a page: its drawing escapes every word, so it may stand as markup."""
    return Markup(picture.svg)  # noqa: S704


class Frame:
    """Renders templates over one audit; knows the address of every page.

    ``nav`` are the pages of the head line; a page below a folder gets the way back in ``root``.
    """

    def __init__(self, evidence: Evidence, title: str, nav: Sequence[tuple[str, str]]) -> None:
        self.evidence = evidence
        self.article_names = slugs(evidence.articles)
        self.issue_names = slugs(evidence.issue_by_id)
        self.environment = jinja2.Environment(
            loader=jinja2.PackageLoader("claimaudit.report"),
            autoescape=True,
            finalize=printable,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            keep_trailing_newline=True,
        )
        self.environment.filters.update(self._filters())
        ruled = sum(1 for issue in evidence.issues if issue["status"] == "resolved")
        site = {"title": title, "nav": nav, "ruled": ruled, "issue_count": len(evidence.issues)}
        self.environment.globals.update(site=site, policy=POLICY, words=_words())

    def page(
        self, template: str, section: str, given: dict[str, Any], *, depth: int = 0, here: bool = True
    ) -> str:
        """One page as text; ``section`` is the page of the head line that it belongs to."""
        page = self.environment.get_template(template)
        return page.render(given, root="../" * depth, section=section, here=here)

    def article_href(self, source_id: str) -> str:
        """The page of an article."""
        return f"articles/{self.article_names.get(source_id, 'missing')}.html"

    def claim_href(self, claim: Row) -> str:
        """Where a claim stands in its article."""
        return f"{self.article_href(claim['source_id'])}#{anchor('claim', claim['claim_id'])}"

    def issue_href(self, issue_id: str) -> str:
        """The page of an issue."""
        return f"issues/{self.issue_names[issue_id]}.html"

    def changes_href(self, source_id: str) -> str:
        """The change list of an article."""
        return f"changes/{self.article_names[source_id]}.html"

    def issues_of_claim(self, claim: Row) -> list[Row]:
        """The issues that a claim takes part in, worst first."""
        ids = self.evidence.issues_by_claim.get(claim["claim_id"], [])
        return [self.evidence.issue_by_id[one] for one in ids]

    def _first_href(self, claims: Sequence[Row]) -> str:
        """Where a marked sentence leads: to the worst issue of its claims, or to its first claim's row."""
        disputed = [claim for claim in claims if claim["claim_id"] in self.evidence.disputed]
        issues = [issue for claim in disputed or claims for issue in self.issues_of_claim(claim)[:1]]
        if issues:
            return self.issue_href(min(issues, key=self.evidence.issues.index)["issue_id"])
        return f"claims.html#{anchor('claim', claims[0]['claim_id'])}"

    def _disputed(self, claims: Sequence[Row]) -> bool:
        return any(claim["claim_id"] in self.evidence.disputed for claim in claims)

    def _filters(self) -> dict[str, Any]:
        evidence = self.evidence
        return {
            "label": evidence.label,
            "labels": lambda cell: ", ".join(evidence.label(one) for one in listed(cell)),
            "spell": wording.spell,
            "basis": wording.basis_name,
            "unread_reason": wording.unread_reason,
            "count": wording.count,
            "truth": truth,
            "facts": partial(facts.facts_of, evidence=evidence),
            "kinds": facts.kinds_of,
            "in_short": partial(facts.in_short, evidence=evidence),
            "issue_title": partial(facts.issue_title, evidence=evidence),
            "article_title": evidence.title,
            "article_href": self.article_href,
            "issue_href": self.issue_href,
            "changes_href": self.changes_href,
            "svg": _drawn,
            "claim_href": self.claim_href,
            "claim_anchor": partial(anchor, "claim"),
            "unread_anchor": partial(anchor, "unread"),
            "first_href": self._first_href,
            "disputed": self._disputed,
            "standing": evidence.standing_by_issue.get,
        }


def _words() -> dict[str, Any]:
    return {
        "kinds": wording.KIND_WORDS,
        "types": wording.TYPE_WORDS,
        "severities": wording.SEVERITY_WORDS,
        "statuses": wording.STATUS_WORDS,
        "scopes": wording.SCOPE_WORDS,
        "questions": wording.QUESTION_WORDS,
        "verdicts": wording.VERDICT_WORDS,
        "bases": wording.BASIS_WORDS,
        "phases": wording.PHASE_WORDS,
        "states": wording.STATE_WORDS,
        "ruling_states": wording.RULING_WORDS,
        "reviewed": wording.REVIEWED,
        "not_reviewed": wording.NOT_REVIEWED,
    }
