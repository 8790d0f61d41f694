"""The change list of an article: which sentence, what is wrong with it, what to say instead, what is left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from claimaudit.report.evidence import SEVERITY_ORDER, Evidence, Row, listed

STANCE_KINDS: Final = {
    "avoid": "restriction",
    "use": "recommendation",
    "normal": "expected_effect",
    "warning": "warning_sign",
    "cause": "explanation",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One sentence of an article that takes part in an open conflict."""

    claim_id: str
    start: int
    end: int
    quote: str
    section: str
    severity: str
    issues: tuple[Row, ...]
    reasons: tuple[str, ...]
    guidance: tuple[Row, ...]


def changes_of(source_id: str, evidence: Evidence) -> list[Change]:
    """The sentences of one article that disagree with the guidance or with each other, worst first."""
    places: dict[tuple[int, int], list[tuple[Row, Row, Row]]] = {}
    for issue in evidence.issues:
        if issue["status"] != "conflict":
            continue
        for pair in evidence.pairs_by_issue.get(issue["issue_id"], []):
            if pair["status"] != "conflict":
                continue
            for one in (pair["claim_a"], pair["claim_b"]):
                claim = evidence.claim_by_id.get(one)
                if claim is None or claim["source_id"] != source_id or _agrees(claim, issue, evidence):
                    continue
                places.setdefault((claim["start"], claim["end"]), []).append((claim, issue, pair))
    changes = [_change(found, evidence) for found in places.values()]
    return sorted(changes, key=lambda change: (SEVERITY_ORDER.get(change.severity, 9), change.start))


def omissions_of(source_id: str, evidence: Evidence) -> list[Row]:
    """Guidance that others call essential and that this article does not mention."""
    return [
        row for row in evidence.guidance if row["strength"] == "must" and source_id in listed(row["silent"])
    ]


def _agrees(claim: Row, issue: Row, evidence: Evidence) -> bool:
    """Whether the guidance on this issue already takes the claim's side."""
    rows = [
        row
        for row in evidence.guidance_by_issue.get(issue["issue_id"], [])
        if row["concept"] == claim["concept"]
    ]
    if not rows:
        return False
    return any(
        STANCE_KINDS.get(row["stance"]) == claim["kind"] and claim["source_id"] in listed(row["for"])
        for row in rows
    )


def _change(found: list[tuple[Row, Row, Row]], evidence: Evidence) -> Change:
    claim = found[0][0]
    issues = {issue["issue_id"]: issue for _, issue, _ in found}
    concepts = {one["concept"] for one, _, _ in found}
    rows: dict[str, Row] = {}
    for issue_id in issues:
        for row in evidence.guidance_by_issue.get(issue_id, []):
            if row["concept"] in concepts or not rows:
                rows[row["guidance_id"]] = row
    severities = sorted(
        (issue["severity"] for issue in issues.values()), key=lambda one: SEVERITY_ORDER.get(one, 9)
    )
    return Change(
        claim_id=claim["claim_id"],
        start=claim["start"],
        end=claim["end"],
        quote=claim["quote"],
        section=claim["section"],
        severity=severities[0],
        issues=tuple(issues.values()),
        reasons=tuple(dict.fromkeys(pair["explanation"] for _, _, pair in found))[:3],
        guidance=tuple(rows.values()),
    )
