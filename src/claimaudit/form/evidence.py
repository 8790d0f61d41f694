"""The rows of the reviewers' spreadsheet: open issues with everything that a reviewer needs to rule on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from claimaudit.report.evidence import Evidence
from claimaudit.report.facts import issue_title
from claimaudit.report.sides import Quoted, Side, reasons_of, sides_of
from claimaudit.review.positions import Readings, read_positions
from claimaudit.review.status import status

if TYPE_CHECKING:
    from claimaudit.domain.domain import Domain
    from claimaudit.model import Audit

Row = dict[str, Any]
_ROOM = 1500
_SETTLED = frozenset({"settled", "gone"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column of evidence: its head, which is also its name in a row, and its width in characters."""

    head: str
    width: float
    is_quote: bool = False


EVIDENCE = (
    Column("issue", 24),
    Column("severity", 9),
    Column("state", 10),
    Column("in short", 34),
    Column("cautious side", 64, is_quote=True),
    Column("permissive side", 64, is_quote=True),
    Column("why they disagree", 56),
    Column("proposal", 36),
    Column("rulings so far", 36),
    Column("issue id", 24),
)


def form_rows(audit: Audit, domain: Domain) -> list[Row]:
    """A row an open issue, the worst first: the columns of ``EVIDENCE``, and those that nobody sees.

    Issues whose words reconcile them, and those that a final ruling settles, are not open.
    """
    evidence = Evidence(audit, domain)
    readings = read_positions(audit.claims, domain)
    states = status(audit).to_dict("records")
    waiting = [row for row in states if row["state"] not in _SETTLED]
    return [_row(evidence, evidence.issue_by_id[row["issue_id"]], row, readings) for row in waiting]


def _row(evidence: Evidence, issue: Row, state: dict[Any, Any], readings: Readings) -> Row:
    cautious, permissive = sides_of(issue, evidence)
    return {
        "issue": issue_title(issue, evidence),
        "severity": issue["severity"],
        "state": state["state"],
        "in short": issue["summary"],
        "cautious side": _side(cautious, evidence, readings),
        "permissive side": _side(permissive, evidence, readings),
        "why they disagree": _reasons(issue, evidence),
        "proposal": issue["proposal"],
        "rulings so far": _history(evidence.rulings_by_issue.get(issue["issue_id"], []), state["detail"]),
        "issue id": issue["issue_id"],
        "fingerprint": issue["fingerprint"],
        "made_on": readings.made_on(issue["fingerprint"]),
        "claims": ";".join(
            one["claim_id"] for side in (cautious, permissive) for q in side.quotes for one in q.claims
        ),
    }


def _side(side: Side, evidence: Evidence, readings: Readings) -> str:
    return _fitting([f"{side.title}:", *(_quote(one, evidence, readings) for one in side.quotes)])


def _quote(quoted: Quoted, evidence: Evidence, readings: Readings) -> str:
    """A sentence with where it stands, and each reading of it with the id by which it can be called misread."""
    section = f", under “{quoted.section}”" if quoted.section else ""
    read = [
        f"  read as {readings.words_of.get(readings.mark_of.get(one['claim_id'], ''), '?')} [{one['claim_id']}]"
        for one in quoted.claims
    ]
    place = f"{evidence.title(quoted.source_id)} ({quoted.source_id}){section}:"
    return "\n".join([place, f"“{quoted.claims[0]['quote']}”", *read])


def _reasons(issue: Row, evidence: Evidence) -> str:
    return _fitting([reason.explanation for reason in reasons_of(issue, evidence)])


def _fitting(parts: Sequence[str]) -> str:
    """As many parts as one line of a spreadsheet can show, two at least; how many more the report has."""
    ends = list(accumulate(len(part) for part in parts))
    shown = max(2, sum(end <= _ROOM for end in ends))
    left = len(parts) - shown
    return "\n\n".join([*parts[:shown], *([f"… and {left} more in the report"] if left > 0 else [])])


def _history(rulings: Sequence[Row], detail: str) -> str:
    return "\n\n".join(filter(None, [detail, *map(_ruling, rulings)]))


def _ruling(row: Row) -> str:
    final = ", final" if row["final"] else ""
    said = " – ".join(filter(None, (row["wording"], row["reason"], row["reference"])))
    return f"{row['verdict']}{final} by {row['reviewer']}, {row['date']} ({row['state'].replace('_', ' ')}): {said}"
