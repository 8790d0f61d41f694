"""What is shown of a claim or an issue beside its words: its facts, its title, the rulings on it."""

from __future__ import annotations

from collections.abc import Iterable

from claimaudit.report.evidence import Evidence, Row, is_reviewed, listed, truth
from claimaudit.report.times import stated
from claimaudit.report.wording import KIND_WORDS, PHASE_WORDS, TYPE_WORDS, spell


def facts_of(claim: Row, evidence: Evidence) -> list[tuple[str, str]]:
    """What bounds a claim, as name and words, leaving out what it does not state."""
    names = [evidence.label(one) for one in listed(claim.get("triggers", ""))]
    said = [
        ("Time", stated(claim["timing"], claim["min_hours"], claim["max_hours"])),
        ("Condition", claim["condition"]),
        ("Degree", claim["degree"]),
        ("Depends on", ", ".join(names) if not claim["condition"] else ""),
        ("For whom", ", ".join(spell(one) for one in listed(claim["audience"]))),
        ("Except", ", ".join(evidence.label(one) for one in listed(claim["excepted"]))),
        ("Phase", PHASE_WORDS.get(claim["phase"], claim["phase"]) if claim["phase"] == "before" else ""),
        ("Strength", claim["strength"]),
    ]
    return [(name, value) for name, value in said if value]


def kinds_of(claims: Iterable[Row]) -> list[tuple[str, int]]:
    """The kinds among claims, in the order of the kinds, with how often each occurs."""
    kinds = [claim["kind"] for claim in claims]
    return [(kind, kinds.count(kind)) for kind in KIND_WORDS if kind in kinds]


def issue_title(issue: Row, evidence: Evidence) -> str:
    """A short name of an issue: its family and what is in question."""
    word = TYPE_WORDS.get(issue["type"])
    phase = " (before the procedure)" if issue["phase"] == "before" else ""
    return f"{evidence.family(issue['family'])}: {word.label if word else spell(issue['type'])}{phase}"


def in_short(issue: Row, evidence: Evidence) -> str:
    """The summary of an issue as a sentence of its own, for a place that names the family already."""
    words = issue["summary"].removeprefix(f"{evidence.family(issue['family'])}: ")
    words = words[:1].upper() + words[1:]
    return words if not words or words[-1] in ".!?…" else f"{words}."


def final_ruling(issue: Row, evidence: Evidence) -> Row | None:
    """The ruling that settles an issue, or None while none does.

    Only final rulings in force count. Of several that agree it is the latest that has its own wording, or the latest.
    """
    if issue["status"] != "resolved":
        return None
    rulings = evidence.rulings_by_issue.get(issue["issue_id"], [])
    finals = [row for row in rulings if row["state"] == "in_force" and truth(row["final"])]
    worded = [row for row in finals if row["wording"]]
    return max(worded or finals, key=lambda row: (row["date"], row["reviewer"]), default=None)


def rulings_behind(row: Row, evidence: Evidence) -> list[Row]:
    """The rulings that a row of guidance rests on; none where it is not clinically reviewed."""
    if not is_reviewed(row):
        return []
    issues = [evidence.issue_by_id[one] for one in listed(row["issues"]) if one in evidence.issue_by_id]
    found = [final_ruling(issue, evidence) for issue in issues]
    return [ruling for ruling in found if ruling is not None]


def told_rulings(row: Row, evidence: Evidence) -> str:
    """Who ruled what a row of guidance says, when, why and on what: "" where nobody did."""
    return "; ".join(map(_told, rulings_behind(row, evidence)))


def _told(ruling: Row) -> str:
    reference = f" ({ruling['reference']})" if ruling["reference"] else ""
    return f"{ruling['reviewer']}, {ruling['date']}: {ruling['reason']}{reference}"
