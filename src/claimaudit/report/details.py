"""The pages about one thing: an issue, an article, the changes to an article."""

from __future__ import annotations

from itertools import groupby

from claimaudit.report.changes import alike, changes_of, omissions_of
from claimaudit.report.evidence import Row
from claimaudit.report.facts import final_ruling, issue_title
from claimaudit.report.frame import Frame
from claimaudit.report.marks import marked_blocks
from claimaudit.report.rows import claim_row, guidance_row, open_issues
from claimaudit.report.sides import readings_of, reasons_of, sides_of, sureness_of


def issue_page(frame: Frame, issue: Row, around: tuple[Row | None, Row | None]) -> str:
    """What is to be decided and what is proposed, both sides in their own words, the explanation, the rulings."""
    evidence = frame.evidence
    sides = sides_of(issue, evidence)
    reasons = reasons_of(issue, evidence, sides)
    sureness = sureness_of(issue, evidence)
    given = {
        "title": issue_title(issue, evidence),
        "issue": issue,
        "sides": [(side, readings_of(side, evidence)) for side in sides],
        "sureness": sureness,
        "meeting": sum(number for _, number in sureness),
        "reasons": [
            (scope, list(group))
            for scope, group in groupby((one for one in reasons if not one.apart), lambda one: one.scope)
        ],
        "apart": [reason for reason in reasons if reason.apart],
        "guidance": [
            guidance_row(frame, row) for row in evidence.guidance_by_issue.get(issue["issue_id"], [])
        ],
        "rulings": evidence.rulings_by_issue.get(issue["issue_id"], []),
        "ruled": final_ruling(issue, evidence),
        "previous": around[0],
        "following": around[1],
    }
    return frame.page("issue.html.j2", "issues.html", given, depth=1, here=False)


def article_page(frame: Frame, source_id: str) -> str:
    """The whole article as published, every claim marked in place."""
    evidence = frame.evidence
    article = evidence.articles[source_id]
    claims = [claim_row(frame, claim) for claim in evidence.claims_by_source.get(source_id, [])]
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


def changes_page(frame: Frame, source_id: str) -> str:
    """Which sentences of an article to change and why, and what it leaves out."""
    evidence = frame.evidence
    changes = changes_of(source_id, evidence)
    given = {
        "title": f"What to change: {evidence.title(source_id)}",
        "source_id": source_id,
        "count": len(changes),
        "groups": [
            {"changes": group, "guidance": [guidance_row(frame, row) for row in group[0].guidance]}
            for group in alike(changes)
        ],
        "omissions": [(told, guidance_row(frame, row)) for told, row in omissions_of(source_id, evidence)],
    }
    return frame.page("changes.html.j2", "index.html", given, depth=1, here=False)
