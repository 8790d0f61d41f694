"""An audit, looked up from every side: the claims of an issue, the issues of a claim, the rulings on an issue.

Pages, spreadsheets and exports all read this, so that none of them counts or joins in its own way.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from claimaudit.report.wording import REVIEWED, spell

if TYPE_CHECKING:
    import pandas as pd

    from claimaudit.domain.domain import Domain
    from claimaudit.model import Article, Audit

Row = dict[str, Any]

SEVERITY_ORDER: Final = {"high": 0, "medium": 1, "low": 2}
STATUS_ORDER: Final = {"conflict": 0, "resolved": 1, "scoped": 2}
_YES: Final = {"true", "1", "yes", "y", "x", "final"}
_NUMBERS: Final = {"min_hours", "max_hours"}


def rows_of(frame: pd.DataFrame) -> list[Row]:
    """The rows of a table with plain Python values: "" for a missing word, None for a missing number."""
    records = frame.astype(object).to_dict("records")
    return [{str(name): _plain(str(name), value) for name, value in record.items()} for record in records]


def _plain(name: str, value: object) -> object:
    missing = (
        value is None or (isinstance(value, float) and math.isnan(value)) or type(value).__name__ == "NAType"
    )
    if name in _NUMBERS:
        return None if missing or value == "" else float(str(value))
    if missing:
        return ""
    item = getattr(value, "item", None)
    return item() if callable(item) and not isinstance(value, str) else value


def listed(value: object) -> list[str]:
    """The members of a cell that holds several: "a;b" or a list becomes ["a", "b"]."""
    members = (
        value.split(";") if isinstance(value, str) else list(value) if isinstance(value, Iterable) else []
    )
    return [str(member).strip() for member in members if str(member).strip()]


def truth(value: object) -> bool:
    """Whether a cell says yes, whatever a file made of the word."""
    return str(value).strip().lower() in _YES if not isinstance(value, bool) else value


def is_reviewed(row: Mapping[str, Any]) -> bool:
    """Whether a reviewer's ruling stands behind a row of guidance: the column says so in these very words."""
    return str(row["reviewed"]) == REVIEWED


class Evidence:
    """One audit with its look-ups. ``domain`` says how a concept is printed; without it an id is spelled out.

    Example: ``Evidence(audit).issues[0]["issue_id"]`` is the issue to look at first.
    """

    def __init__(self, audit: Audit, domain: Domain | None = None) -> None:
        self.audit = audit
        self.domain = domain
        self.labels = {one.id: one.label for one in domain.concepts.values()} if domain else {}
        self.family_labels = dict(domain.comparison.families.labels) if domain else {}
        self.articles: dict[str, Article] = {article.source_id: article for article in audit.articles}
        self.claims: list[Row] = rows_of(audit.claims)
        self.pairs: list[Row] = rows_of(audit.contradictions)
        self.guidance: list[Row] = rows_of(audit.guidance)
        self.unread: list[Row] = rows_of(audit.unread)
        self.problems: list[Row] = rows_of(audit.problems)
        self.rulings: list[Row] = rows_of(audit.decisions)

    @cached_property
    def issues(self) -> list[Row]:
        """The issues, worst first: open before settled before scoped, then by severity, then by id."""
        return sorted(rows_of(self.audit.issues), key=issue_order)

    @cached_property
    def issue_by_id(self) -> dict[str, Row]:
        """Issues by their id."""
        return {issue["issue_id"]: issue for issue in self.issues}

    @cached_property
    def claim_by_id(self) -> dict[str, Row]:
        """Claims by their id."""
        return {claim["claim_id"]: claim for claim in self.claims}

    @cached_property
    def claims_by_source(self) -> dict[str, list[Row]]:
        """The claims of each article."""
        return grouped(self.claims, "source_id")

    @cached_property
    def unread_by_source(self) -> dict[str, list[Row]]:
        """The unread sentences of each article."""
        return grouped(self.unread, "source_id")

    @cached_property
    def pairs_by_issue(self) -> dict[str, list[Row]]:
        """The listed contradictions of each issue."""
        return grouped(self.pairs, "issue_id")

    @cached_property
    def rulings_by_issue(self) -> dict[str, list[Row]]:
        """The rulings on each issue, in the order of the file."""
        return grouped(self.rulings, "issue_id")

    @cached_property
    def standings(self) -> list[Row]:
        """Where the review of each issue stands, the worst issues first; issues that are gone among them."""
        from claimaudit.review import status

        return rows_of(status(self.audit))

    @cached_property
    def standing_by_issue(self) -> dict[str, Row]:
        """Where the review of each issue stands; nothing of one that its words reconcile and nobody ruled on."""
        return {row["issue_id"]: row for row in self.standings}

    @cached_property
    def misread(self) -> list[Row]:
        """The claims that reviewers call misread, a row a claim and ruling."""
        from claimaudit.review import misread

        return rows_of(misread(self.audit))

    @cached_property
    def misread_by_claim(self) -> dict[str, list[Row]]:
        """The rulings by which each claim is called misread."""
        return grouped(self.misread, "claim_id")

    @cached_property
    def left_out(self) -> frozenset[str]:
        """The claims that have left every tally, since a final ruling calls them misread."""
        return frozenset(row["claim_id"] for row in self.misread if row["state"] == "applied")

    @cached_property
    def counted(self) -> list[Row]:
        """The claims without those that were misread."""
        return [claim for claim in self.claims if claim["claim_id"] not in self.left_out]

    @cached_property
    def counted_by_source(self) -> dict[str, list[Row]]:
        """The claims of each article without those that were misread."""
        return grouped(self.counted, "source_id")

    @cached_property
    def issues_by_claim(self) -> dict[str, list[str]]:
        """The ids of the issues that a claim takes part in, worst first, those that its words keep apart last."""
        found: dict[str, dict[str, None]] = {}
        for scoped in (False, True):
            for issue in self.issues:
                for pair in self.pairs_by_issue.get(issue["issue_id"], []):
                    if (pair["status"] == "scoped") == scoped:
                        for side in ("claim_a", "claim_b"):
                            found.setdefault(pair[side], {})[issue["issue_id"]] = None
        return {claim: list(issues) for claim, issues in found.items()}

    @cached_property
    def disputed(self) -> frozenset[str]:
        """The claims that stand in an open conflict."""
        conflicts = [pair for pair in self.pairs if pair["status"] == "conflict"]
        return frozenset(pair[side] for pair in conflicts for side in ("claim_a", "claim_b"))

    @cached_property
    def sources_by_issue(self) -> dict[str, list[str]]:
        """The articles that stand against each other in each issue, in the order of the articles.

        Where an issue is a conflict, an article that its words keep apart takes no part in it.
        """
        found: dict[str, list[str]] = {}
        for issue_id, pairs in self.pairs_by_issue.items():
            meeting = [pair for pair in pairs if pair["status"] != "scoped"] or pairs
            ids = {pair[side] for pair in meeting for side in ("claim_a", "claim_b")}
            sources = {self.claim_by_id[one]["source_id"] for one in ids if one in self.claim_by_id}
            found[issue_id] = [one for one in self.articles if one in sources]
        return found

    @cached_property
    def guidance_by_issue(self) -> dict[str, list[Row]]:
        """The rows of guidance that wait for each issue, or were settled by it."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.guidance:
            for issue_id in listed(row["issues"]):
                found[issue_id].append(row)
        return dict(found)

    @cached_property
    def guidance_by_id(self) -> dict[str, Row]:
        """Rows of guidance by their id."""
        return {row["guidance_id"]: row for row in self.guidance}

    @cached_property
    def changes_by_source(self) -> dict[str, list[Row]]:
        """What each article should change; nothing where the audit does not say."""
        return grouped(rows_of(self.audit.changes), "source_id") if self.audit.changes is not None else {}

    @cached_property
    def claims_by_concept(self) -> dict[str, list[Row]]:
        """The claims about each concept."""
        return grouped(self.claims, "concept")

    def label(self, concept: str) -> str:
        """How a concept is printed; ``not:`` and a degree before it are kept as words."""
        head, _, tail = concept.rpartition(":")
        words = self.labels.get(tail, spell(tail))
        return f"{spell(head.replace(':', ' '))} {words}".strip() if head else words

    def family(self, family: str) -> str:
        """How a family of concepts is printed at the head of an issue."""
        words = self.family_labels.get(family) or self.label(family)
        return words[:1].upper() + words[1:]

    def title(self, source_id: str) -> str:
        """An article's title, or its id in words where it states none."""
        article = self.articles.get(source_id)
        if article is not None and article.title:
            return article.title
        return source_id.rpartition("/")[2].replace("-", " ").replace("_", " ").capitalize()

    def claims_behind(self, row: Row) -> list[Row]:
        """The claims that a row of guidance speaks about: its concept and phase, whichever side they take."""
        same = self.claims_by_concept.get(row["concept"], [])
        there = [claim for claim in same if claim["claim_id"] not in self.left_out]
        return [
            claim
            for claim in there
            if not (claim["phase"] and row["phase"]) or claim["phase"] == row["phase"]
        ]


def issue_order(issue: Row) -> tuple[int, int, str]:
    """Where an issue stands in every list: open and severe first."""
    status = STATUS_ORDER.get(issue["status"], len(STATUS_ORDER))
    return status, SEVERITY_ORDER.get(issue["severity"], len(SEVERITY_ORDER)), issue["issue_id"]


def grouped(rows: Iterable[Row], column: str) -> dict[str, list[Row]]:
    """Rows by the value of one column, in their order."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return dict(found)
