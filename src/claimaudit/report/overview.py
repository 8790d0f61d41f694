"""The first page, and the one that says how to read the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from claimaudit.report.addresses import anchor
from claimaudit.report.evidence import Evidence, Row
from claimaudit.report.figures import coverage_picture, severity_picture, stance_picture
from claimaudit.report.frame import ASSETS, Frame, asset
from claimaudit.report.rows import open_issues
from claimaudit.report.wording import (
    BASIS_WORDS,
    KIND_WORDS,
    SCOPE_WORDS,
    SEVERITY_WORDS,
    STATE_WORDS,
    STATUS_WORDS,
    TYPE_WORDS,
    Word,
    basis_name,
    kilobytes,
)

DOWNLOADS: Final = (
    ("guidance.xlsx", "Guidance, issues and claims as a spreadsheet"),
    ("guidance.csv", "Guidance as CSV"),
    ("guidance.md", "Guidance as Markdown"),
    ("guidance.json", "Guidance as JSON"),
    ("guidance.schema.json", "The JSON schema of the guidance"),
    ("annotations.json", "Claims as web annotations"),
)


def overview_page(frame: Frame, notebooks: Sequence[tuple[str, str]]) -> str:
    """Articles, claims by kind, issues by severity, and what awaits a ruling."""
    evidence = frame.evidence
    articles = article_rows(evidence)
    awaiting = [issue for issue in evidence.issues if issue["status"] == "conflict"]
    given = {
        "title": "Overview",
        "numbers": _numbers(evidence, awaiting),
        "awaiting": awaiting,
        "states": states_of(evidence),
        "moved": [row for row in evidence.standings if row["state"] != "open"],
        "misread_count": len(evidence.misread_by_claim),
        "known": evidence.issue_by_id,
        "articles": articles,
        "totals": [sum(numbers) for numbers in zip(*(row["kinds"] for row in articles), strict=True)],
        "figures": [severity_picture(evidence), stance_picture(evidence), coverage_picture(evidence)],
        "notebooks": notebooks,
        "problems": evidence.problems,
        "downloads": DOWNLOADS,
    }
    return frame.page("index.html.j2", "index.html", given)


def _numbers(evidence: Evidence, awaiting: Sequence[Row]) -> list[tuple[int, str, str]]:
    severe = sum(1 for issue in awaiting if issue["severity"] == "high")
    return [
        (len(evidence.articles), "articles", "#articles"),
        (len(evidence.counted), "claims", "claims.html"),
        (len(awaiting), "issues await a ruling", "issues.html"),
        (severe, "of severity high", "#awaiting"),
        (len(evidence.guidance), "lines of guidance", "guidance.html"),
        (len(evidence.unread), "sentences left unread", "unread.html"),
    ]


def states_of(evidence: Evidence) -> list[tuple[str, list[int]]]:
    """How many issues are in each state, by severity and last of no known severity, states without any left out."""
    found: list[tuple[str, list[int]]] = []
    for state in STATE_WORDS:
        severities = [row["severity"] for row in evidence.standings if row["state"] == state]
        if severities:
            known = [severities.count(one) for one in SEVERITY_WORDS]
            found.append((state, [*known, len(severities)]))
    return found


def article_rows(evidence: Evidence) -> list[Row]:
    """What the overview says of each article."""
    rows: list[Row] = []
    for source_id, article in evidence.articles.items():
        kinds = [claim["kind"] for claim in evidence.counted_by_source.get(source_id, [])]
        row = {
            "source_id": source_id,
            "anchor": anchor("article", source_id),
            "publisher": article.publisher,
            "kinds": [kinds.count(kind) for kind in KIND_WORDS],
            "unread": len(evidence.unread_by_source.get(source_id, [])),
            "open": len(open_issues(evidence, source_id)),
        }
        rows.append(row)
    return rows


def about_page(frame: Frame, weights: Mapping[str, int]) -> str:
    """What the words and marks of the site mean, and what its pages weigh: the bytes of all the others by name."""
    heaviest = max(weights, key=lambda one: (weights[one], one))
    glossary = [
        ("kinds", "Kinds of claim", _listing(KIND_WORDS)),
        ("types", "Kinds of issue", _listing(TYPE_WORDS)),
        ("severities", "Severity", _listing(SEVERITY_WORDS)),
        ("statuses", "Status", _listing(STATUS_WORDS)),
        ("states", "State of the review", _listing(STATE_WORDS)),
        ("scopes", "How sure a contradiction is", _listing(SCOPE_WORDS)),
        ("bases", "Basis of guidance", [(basis_name(one), told) for one, told in BASIS_WORDS.items()]),
    ]
    given = {
        "title": "How to read this",
        "glossary": glossary,
        "pages": len(weights) + 1,
        "heaviest": (heaviest, kilobytes(weights[heaviest])),
        "whole": kilobytes(sum(weights.values())),
        "shared": kilobytes(sum(len(asset(name)) for name in ASSETS)),
    }
    return frame.page("about.html.j2", "about.html", given)


def _listing(words: Mapping[str, Word]) -> list[tuple[str, str]]:
    return [(f"{word.mark} {word.name}", word.meaning) for word in words.values()]
