"""Rows of the tables as pages show them: with their addresses, their issues and what was copied from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claimaudit.report.addresses import anchor
from claimaudit.report.evidence import Evidence, Row, is_reviewed, listed
from claimaudit.report.facts import told_rulings
from claimaudit.report.frame import Frame
from claimaudit.report.times import span
from claimaudit.report.wording import NOT_REVIEWED, REVIEWED, Word, spell

Options = list[tuple[str, str]]


def claim_row(frame: Frame, claim: Row) -> Row:
    """A claim with its addresses and issues; ``state`` says whether an open issue holds it."""
    issues = frame.issues_of_claim(claim)
    state = (
        "open" if any(issue["status"] == "conflict" for issue in issues) else "settled" if issues else "none"
    )
    return {
        **claim,
        "anchor": anchor("claim", claim["claim_id"]),
        "href": frame.claim_href(claim),
        "issues": issues,
        "misread": frame.evidence.misread_by_claim.get(claim["claim_id"], []),
        "state": state,
    }


def guidance_row(frame: Frame, row: Row) -> Row:
    """A row of guidance with its articles, issues and claims, and the words that a writer copies."""
    evidence = frame.evidence
    claims = evidence.claims_behind(row)
    issues = [evidence.issue_by_id[one] for one in listed(row["issues"]) if one in evidence.issue_by_id]
    is_open = any(issue["status"] == "conflict" for issue in issues)
    reviewed = is_reviewed(row)
    return {
        **row,
        "anchor": anchor("guidance", row["guidance_id"]),
        "is_reviewed": reviewed,
        "ruling": told_rulings(row, evidence),
        "when": when(row),
        "state": "open" if is_open else "settled",
        "issue_rows": issues,
        "taking_sides": ";".join((*listed(row["for"]), *listed(row["against"]))),
        "articles": [(column, listed(row[column])) for column in ("for", "against", "silent")],
        "claims": claims,
        "note": row.get("note", ""),
        "to_copy": f"{row['wording']} ({REVIEWED if reviewed else NOT_REVIEWED})",
    }


def when(row: Row) -> str:
    """The time and condition of a row of guidance, in words."""
    said = (span(row["min_hours"], row["max_hours"]), row["condition"])
    return "; ".join(part for part in said if part)


def issue_row(frame: Frame, issue: Row) -> Row:
    """An issue with its anchor, the ids of its articles, and the state of its review ("" where none is called for)."""
    sources = frame.evidence.sources_by_issue.get(issue["issue_id"], [])
    state = frame.evidence.standing_by_issue.get(issue["issue_id"], {}).get("state", "")
    return {**issue, "anchor": anchor("issue", issue["issue_id"]), "source_ids": sources, "state": state}


def unread_row(frame: Frame, row: Row) -> Row:
    """An unread sentence with its address, here and in its article."""
    place = anchor("unread", str(row["start"]))
    return {
        **row,
        "anchor": anchor("unread", f"{row['source_id']}.{row['start']}"),
        "href": f"{frame.article_href(row['source_id'])}#{place}",
    }


def open_issues(evidence: Evidence, source_id: str) -> list[Row]:
    """The open conflicts that an article takes part in."""
    return [
        row for row in evidence.issues if row["status"] == "conflict" and source_id in listed(row["sources"])
    ]


def options(values: Iterable[str], words: Mapping[str, Word]) -> Options:
    """What a filter offers: the values that occur, in the order of their words."""
    found = set(values)
    known = [(code, word.name) for code, word in words.items() if code in found]
    return known + [(code, spell(code)) for code in sorted(found - set(words))]


def concept_options(evidence: Evidence, concepts: Iterable[str]) -> Options:
    """The concepts of a filter by their printed names."""
    named = [(one, evidence.label(one)) for one in set(concepts)]
    return sorted(named, key=lambda pair: (pair[1].lower(), pair[0]))


def source_options(evidence: Evidence) -> Options:
    """The articles of a filter by their titles."""
    return [(one, evidence.title(one)) for one in evidence.articles]
