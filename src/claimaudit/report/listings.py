"""The pages that hold a whole table, to search, filter and sort: guidance, issues, claims."""

from __future__ import annotations

from claimaudit.report.figures import span_picture
from claimaudit.report.frame import Frame
from claimaudit.report.rows import (
    claim_row,
    concept_options,
    guidance_row,
    issue_row,
    options,
    source_options,
    unread_row,
)
from claimaudit.report.wording import (
    KIND_WORDS,
    SEVERITY_WORDS,
    STATE_WORDS,
    STATUS_WORDS,
    TYPE_WORDS,
    basis_name,
    spell,
    unread_reason,
)


def guidance_page(frame: Frame) -> str:
    """What to say: one line a concept and situation."""
    evidence = frame.evidence
    rows = [guidance_row(frame, row) for row in evidence.guidance]
    given = {
        "title": "Guidance",
        "rows": rows,
        "unreviewed": sum(1 for row in rows if not row["is_reviewed"]),
        "filters": [
            ("kind", "Stance", [(one, spell(one)) for one in sorted({row["stance"] for row in rows})]),
            ("concept", "About", concept_options(evidence, (row["concept"] for row in rows))),
            ("basis", "Basis", [(one, basis_name(one)) for one in sorted({row["basis"] for row in rows})]),
            ("source", "Article", source_options(evidence)),
            ("state", "State", [("open", "an issue is open"), ("settled", "settled: none is open")]),
        ],
    }
    return frame.page("guidance.html.j2", "guidance.html", given)


def issues_page(frame: Frame) -> str:
    """Where the articles disagree, worst first."""
    issues = [issue_row(frame, issue) for issue in frame.evidence.issues]
    given = {
        "title": "Issues",
        "issues": issues,
        "spans": span_picture(frame.evidence),
        "open_count": sum(1 for issue in issues if issue["status"] == "conflict"),
        "filters": [
            ("severity", "Severity", options((row["severity"] for row in issues), SEVERITY_WORDS)),
            ("status", "Status", options((row["status"] for row in issues), STATUS_WORDS)),
            ("state", "Review", options((row["state"] for row in issues if row["state"]), STATE_WORDS)),
            ("type", "Kind", options((row["type"] for row in issues), TYPE_WORDS)),
            ("source", "Article", source_options(frame.evidence)),
        ],
    }
    return frame.page("issues.html.j2", "issues.html", given)


def claims_page(frame: Frame) -> str:
    """Every claim with its words."""
    evidence = frame.evidence
    rows = [claim_row(frame, claim) for claim in evidence.claims]
    states = [("open", "in an open one"), ("settled", "in none that is open"), ("none", "in none")]
    given = {
        "title": "Claims",
        "rows": rows,
        "filters": [
            ("kind", "Kind", options((row["kind"] for row in rows), KIND_WORDS)),
            ("concept", "About", concept_options(evidence, (row["concept"] for row in rows))),
            ("source", "Article", source_options(evidence)),
            ("state", "In an issue", states),
        ],
    }
    return frame.page("claims.html.j2", "claims.html", given)


def unread_page(frame: Frame) -> str:
    """Every sentence that was left unread, with the reason."""
    rows = [unread_row(frame, row) for row in frame.evidence.unread]
    given = {
        "title": "Left unread",
        "rows": rows,
        "filters": [
            ("source", "Article", source_options(frame.evidence)),
            ("reason", "Why", [(one, unread_reason(one)) for one in sorted({row["reason"] for row in rows})]),
        ],
    }
    return frame.page("unread.html.j2", "index.html", given, here=False)


def misread_page(frame: Frame) -> str:
    """The claims that reviewers call misread, for whoever keeps the rules."""
    evidence = frame.evidence
    rows = [
        {
            **row,
            "claim": evidence.claim_by_id.get(row["claim_id"]),
            "issue": evidence.issue_by_id.get(row["issue_id"]),
        }
        for row in evidence.misread
    ]
    given = {"title": "For whoever keeps the rules", "rows": rows, "count": len(evidence.misread_by_claim)}
    return frame.page("misread.html.j2", "index.html", given, here=False)
