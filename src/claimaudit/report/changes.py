"""The change list of an article: which sentence, what is wrong with it, what to say instead, what is left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimaudit.report.evidence import SEVERITY_ORDER, Evidence, Row, listed


@dataclass(frozen=True, slots=True)
class Change:
    """One sentence of an article that guidance does not follow, with everything that is wrong with it."""

    claim_id: str
    start: int
    quote: str
    section: str
    severity: str
    problems: tuple[str, ...]
    issues: tuple[Row, ...]
    guidance: tuple[Row, ...]


def changes_of(source_id: str, evidence: Evidence) -> list[Change]:
    """The sentences of one article that guidance does not follow, worst first."""
    places: dict[tuple[int, int], list[Row]] = {}
    for row in evidence.changes_by_source.get(source_id, []):
        if row["claim_id"]:
            places.setdefault((row["start"], row["end"]), []).append(row)
    changes = [_change(rows, evidence) for rows in places.values()]
    return sorted(changes, key=lambda change: (_rank(change.severity), change.start))


def alike(changes: Iterable[Change]) -> list[list[Change]]:
    """Changes that the same issues ask for and the same guidance answers, together, in the order of their first."""
    found: dict[tuple[object, ...], list[Change]] = {}
    for change in changes:
        asked = tuple(issue["issue_id"] for issue in change.issues)
        answers = tuple(row["guidance_id"] for row in change.guidance)
        found.setdefault((change.severity, asked, answers), []).append(change)
    return list(found.values())


def omissions_of(source_id: str, evidence: Evidence) -> list[tuple[str, Row]]:
    """What an article leaves out that others call essential: what is missing, and the guidance to follow."""
    rows = [row for row in evidence.changes_by_source.get(source_id, []) if not row["claim_id"]]
    known = evidence.guidance_by_id
    return [(row["problem"], known[row["guidance_id"]]) for row in rows if row["guidance_id"] in known]


def _change(rows: list[Row], evidence: Evidence) -> Change:
    rows = sorted(rows, key=lambda row: _rank(row["severity"]))
    issues = dict.fromkeys(one for row in rows for one in listed(row["issues"]))
    answers = dict.fromkeys(row["guidance_id"] for row in rows)
    return Change(
        claim_id=rows[0]["claim_id"],
        start=rows[0]["start"],
        quote=rows[0]["quote"],
        section=rows[0]["section"],
        severity=rows[0]["severity"],
        problems=tuple(dict.fromkeys(row["problem"] for row in rows)),
        issues=tuple(evidence.issue_by_id[one] for one in issues if one in evidence.issue_by_id),
        guidance=tuple(evidence.guidance_by_id[one] for one in answers if one in evidence.guidance_by_id),
    )


def _rank(severity: str) -> int:
    return SEVERITY_ORDER.get(severity, len(SEVERITY_ORDER))
