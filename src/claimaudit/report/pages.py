"""The pages of the site: each function makes what one template shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from claimaudit.report import wording
from claimaudit.report.addresses import anchor
from claimaudit.report.changes import changes_of, omissions_of
from claimaudit.report.evidence import SEVERITY_ORDER, Evidence, Row, listed, truth
from claimaudit.report.facts import final_ruling, reasons_of, sides_of
from claimaudit.report.frame import Frame
from claimaudit.report.marks import marked_blocks
from claimaudit.report.times import span

NAV: Final = (
    ("Overview", "index.html"),
    ("Guidance", "guidance.html"),
    ("Issues", "issues.html"),
    ("Claims", "claims.html"),
    ("How to read", "about.html"),
)
DOWNLOADS: Final = (
    ("guidance.xlsx", "Guidance, issues and claims as a spreadsheet"),
    ("guidance.csv", "Guidance as CSV"),
    ("guidance.md", "Guidance as Markdown"),
    ("guidance.json", "Guidance as JSON, described by guidance.schema.json"),
    ("annotations.json", "Claims as web annotations"),
)
Options = list[tuple[str, str]]


def site_pages(frame: Frame, notebooks: Sequence[tuple[str, str, str]] = ()) -> Iterator[tuple[str, str]]:
    """Every page with its address below the site's folder."""
    yield "index.html", overview(frame, notebooks)
    yield "guidance.html", guidance(frame)
    yield "issues.html", issue_list(frame)
    yield "claims.html", claim_list(frame)
    yield "about.html", about(frame)
    issues = frame.evidence.issues
    for place, issue in enumerate(issues):
        around = (
            issues[place - 1] if place else None,
            issues[place + 1] if place + 1 < len(issues) else None,
        )
        yield frame.issue_href(issue["issue_id"]), issue_page(frame, issue, around)
    for source_id in frame.evidence.articles:
        yield frame.article_href(source_id), article_page(frame, source_id)
        yield frame.changes_href(source_id), changes_page(frame, source_id)


def overview(frame: Frame, notebooks: Sequence[tuple[str, str, str]]) -> str:
    evidence = frame.evidence
    awaiting = [issue for issue in evidence.issues if issue["status"] == "conflict"]
    severe = sum(1 for issue in awaiting if issue["severity"] == "high")
    numbers = [
        (len(evidence.articles), "articles", "#articles"),
        (len(evidence.claims), "claims", "claims.html"),
        (len(awaiting), "issues await a ruling", "issues.html"),
        (severe, "of them severe", "#awaiting"),
        (len(evidence.guidance), "lines of guidance", "guidance.html"),
        (len(evidence.unread), "sentences left unread", "#articles"),
    ]
    given = {
        "title": "Overview",
        "numbers": numbers,
        "awaiting": awaiting,
        "severity_table": severity_table(evidence),
        "articles": article_rows(evidence),
        "figures": [],
        "notebooks": notebooks,
        "problems": evidence.problems,
        "downloads": DOWNLOADS,
    }
    return frame.page("index.html.j2", "index.html", given)


def severity_table(evidence: Evidence) -> list[tuple[str, list[int]]]:
    """How many issues have each severity and status."""
    kept = [(issue["severity"], issue["status"]) for issue in evidence.issues]
    return [(one, [kept.count((one, status)) for status in wording.STATUS_WORDS]) for one in SEVERITY_ORDER]


def article_rows(evidence: Evidence) -> list[Row]:
    """What the overview says of each article."""
    rows: list[Row] = []
    for source_id, article in evidence.articles.items():
        kinds = [claim["kind"] for claim in evidence.claims_by_source.get(source_id, [])]
        rows.append(
            {
                "source_id": source_id,
                "anchor": anchor("article", source_id),
                "publisher": article.publisher,
                "kinds": [kinds.count(kind) for kind in wording.KIND_WORDS],
                "unread": len(evidence.unread_by_source.get(source_id, [])),
                "open": len(open_issues(evidence, source_id)),
            }
        )
    return rows


def open_issues(evidence: Evidence, source_id: str) -> list[Row]:
    """The open conflicts that an article takes part in."""
    return [
        row for row in evidence.issues if row["status"] == "conflict" and source_id in listed(row["sources"])
    ]


def issue_list(frame: Frame) -> str:
    issues = [
        {**issue, "anchor": anchor("issue", issue["issue_id"]), "source_ids": listed(issue["sources"])}
        for issue in frame.evidence.issues
    ]
    given = {
        "title": "Issues",
        "issues": issues,
        "open_count": sum(1 for issue in issues if issue["status"] == "conflict"),
        "filters": [
            ("severity", "Severity", options((row["severity"] for row in issues), wording.SEVERITY_WORDS)),
            ("status", "Status", options((row["status"] for row in issues), wording.STATUS_WORDS)),
            ("type", "Kind", options((row["type"] for row in issues), wording.TYPE_WORDS)),
            ("source", "Article", source_options(frame.evidence)),
        ],
    }
    return frame.page("issues.html.j2", "issues.html", given)


def issue_page(frame: Frame, issue: Row, around: tuple[Row | None, Row | None]) -> str:
    evidence = frame.evidence
    rows = evidence.guidance_by_issue.get(issue["issue_id"], [])
    sides = [
        {
            "letter": side.letter,
            "title": side.title,
            "articles": side.articles,
            "quotes": [
                {
                    "source_id": quoted.source_id,
                    "section": quoted.section,
                    "excerpt": quoted.excerpt,
                    "claims": quoted.claims,
                    "anchor": quoted.anchor,
                    "href": frame.claim_href(quoted.claims[0]),
                }
                for quoted in side.quotes
            ],
        }
        for side in sides_of(issue, evidence)
    ]
    given = {
        "title": frame.environment.filters["issue_title"](issue),
        "issue": issue,
        "sides": sides,
        "reasons": reasons_of(issue, evidence),
        "guidance": [{**row, "anchor": anchor("guidance", row["guidance_id"])} for row in rows],
        "rulings": evidence.rulings_by_issue.get(issue["issue_id"], []),
        "ruled": final_ruling(issue, evidence),
        "previous": around[0],
        "following": around[1],
    }
    return frame.page("issue.html.j2", "issues.html", given, depth=1, here=False)


def article_page(frame: Frame, source_id: str) -> str:
    evidence = frame.evidence
    article = evidence.articles[source_id]
    claims = [with_issues(frame, claim) for claim in evidence.claims_by_source.get(source_id, [])]
    unread = evidence.unread_by_source.get(source_id, [])
    given = {
        "title": evidence.title(source_id),
        "source_id": source_id,
        "publisher": article.publisher,
        "blocks": marked_blocks(article, claims, unread),
        "claims": claims,
        "sentence_count": len({(claim["start"], claim["end"]) for claim in claims}),
        "unread": unread,
        "open_issues": open_issues(evidence, source_id),
    }
    return frame.page("article.html.j2", "index.html", given, depth=1, here=False)


def with_issues(frame: Frame, claim: Row) -> Row:
    """A claim with its addresses and issues."""
    issues = frame.issues_of_claim(claim)
    state = (
        "open" if any(issue["status"] == "conflict" for issue in issues) else "settled" if issues else "none"
    )
    return {
        **claim,
        "anchor": anchor("claim", claim["claim_id"]),
        "href": frame.claim_href(claim),
        "issues": issues,
        "state": state,
    }


def claim_list(frame: Frame) -> str:
    evidence = frame.evidence
    rows = [with_issues(frame, claim) for claim in evidence.claims]
    given = {
        "title": "Claims",
        "rows": rows,
        "filters": [
            ("kind", "Kind", options((row["kind"] for row in rows), wording.KIND_WORDS)),
            ("concept", "About", concept_options(evidence, (row["concept"] for row in rows))),
            ("source", "Article", source_options(evidence)),
            (
                "state",
                "In an issue",
                [("open", "in an open one"), ("settled", "in none that is open"), ("none", "in none")],
            ),
        ],
    }
    return frame.page("claims.html.j2", "claims.html", given)


def guidance(frame: Frame) -> str:
    evidence = frame.evidence
    rows = [guidance_row(frame, row) for row in evidence.guidance]
    stances = sorted({row["stance"] for row in rows})
    given = {
        "title": "Guidance",
        "rows": rows,
        "unreviewed": sum(1 for row in rows if not row["is_reviewed"]),
        "filters": [
            ("kind", "Stance", [(one, wording.spell(one)) for one in stances]),
            ("concept", "About", concept_options(evidence, (row["concept"] for row in rows))),
            ("basis", "Basis", [(one, wording.spell(one)) for one in sorted({row["basis"] for row in rows})]),
            ("state", "State", [("open", "open"), ("settled", "settled")]),
        ],
    }
    return frame.page("guidance.html.j2", "guidance.html", given)


def guidance_row(frame: Frame, row: Row) -> Row:
    """A row of guidance as the page shows it."""
    evidence = frame.evidence
    claims = evidence.claims_behind(row)
    issues = [evidence.issue_by_id[one] for one in listed(row["issues"]) if one in evidence.issue_by_id]
    is_open = any(issue["status"] == "conflict" for issue in issues)
    reviewed = truth(row["reviewed"])
    when = [span(row["min_hours"], row["max_hours"]), row["condition"]]
    return {
        **row,
        "anchor": anchor("guidance", row["guidance_id"]),
        "is_reviewed": reviewed,
        "when": "; ".join(part for part in when if part),
        "state": "open" if is_open else "settled",
        "issue_rows": issues,
        "articles": [
            (name, listed(row[column])) for name, column in (("for", "for"), ("against", "against"))
        ],
        "claim_count": len(claims),
        "claim_anchor": anchor("claim", claims[0]["claim_id"]) if claims else "claims",
        "copy": f"{row['wording']} ({wording.REVIEWED if reviewed else wording.NOT_REVIEWED})",
    }


def changes_page(frame: Frame, source_id: str) -> str:
    evidence = frame.evidence
    changes = [
        {
            "anchor": anchor("change", change.claim_id),
            "href": f"{frame.article_href(source_id)}#{anchor('claim', change.claim_id)}",
            "quote": change.quote,
            "section": change.section,
            "severity": change.severity,
            "issues": change.issues,
            "reasons": change.reasons,
            "guidance": [guidance_row(frame, row) for row in change.guidance],
        }
        for change in changes_of(source_id, evidence)
    ]
    given = {
        "title": f"What to change: {evidence.title(source_id)}",
        "source_id": source_id,
        "changes": changes,
        "omissions": [guidance_row(frame, row) for row in omissions_of(source_id, evidence)],
    }
    return frame.page("changes.html.j2", "index.html", given, depth=1, here=False)


def about(frame: Frame) -> str:
    def listing(words: Mapping[str, wording.Word]) -> list[tuple[str, str]]:
        return [(f"{word.mark} {word.name}", word.meaning) for word in words.values()]

    glossary = [
        ("kinds", "Kinds of claim", listing(wording.KIND_WORDS)),
        ("types", "Kinds of issue", listing(wording.TYPE_WORDS)),
        ("severities", "Severity", listing(wording.SEVERITY_WORDS)),
        ("statuses", "Status", listing(wording.STATUS_WORDS)),
        ("scopes", "Scope", list(wording.SCOPE_WORDS.items())),
        ("bases", "Basis of guidance", list(wording.BASIS_WORDS.items())),
    ]
    return frame.page("about.html.j2", "about.html", {"title": "How to read this", "glossary": glossary})


def options(values: Iterable[str], words: Mapping[str, wording.Word]) -> Options:
    """What a filter offers: the values that occur, in the order of their words."""
    found = set(values)
    known = [(code, word.name) for code, word in words.items() if code in found]
    return known + [(code, wording.spell(code)) for code in sorted(found - set(words))]


def concept_options(evidence: Evidence, concepts: Iterable[str]) -> Options:
    return sorted(
        ((one, evidence.label(one)) for one in set(concepts)), key=lambda pair: (pair[1].lower(), pair[0])
    )


def source_options(evidence: Evidence) -> Options:
    return [(one, evidence.title(one)) for one in evidence.articles]


Given = dict[str, Any]
