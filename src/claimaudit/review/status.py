"""Where the review stands: a row an issue, and the claims that reviewers call misread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from claimaudit.domain.policy import SEVERITIES
from claimaudit.review.decision import Decision
from claimaudit.review.rulings import standings_of
from claimaudit.review.states import STATES, Judged, RulingState, Standing

if TYPE_CHECKING:
    import pandas as pd

    from claimaudit.model import Audit

STATUS_COLUMNS = ("issue_id", "severity", "state", "rulings", "detail", "summary")
MISREAD_COLUMNS = (
    "claim_id", "source_id", "kind", "concept", "quote", "rules", "cues", "issue_id", "reviewer", "date", "reason",
    "state",
)  # fmt: skip
_CLAIM = ("source_id", "kind", "concept", "quote", "rules", "cues")


def status(audit: Audit) -> pd.DataFrame:
    """Where the review of every issue stands, the worst issues first.

    Args:
        audit: one run, whose ``decisions`` are judged: they have the columns ``state`` and ``detail``.

    Returns:
        ``issue_id severity state rulings detail summary``: ``state`` is one of ``STATES``, where ``gone`` means
        rulings on an issue that is no more; ``rulings`` counts those that nobody replaced. Issues whose words
        reconcile them are left out until somebody rules on one.

    Example: ``status(audit).groupby(["state", "severity"]).size()``.
    """
    import pandas as pd

    issues = {str(row["issue_id"]): row for row in audit.issues.to_dict("records")}
    judged = _judged(audit.decisions)
    standings = standings_of(judged, issues)
    asked = [name for name, row in issues.items() if row["status"] != "scoped" and name not in standings]
    open_ = {name: Standing("open") for name in asked}
    counts = _counts(judged)
    rows = [_row(name, one, issues.get(name, {}), counts) for name, one in (standings | open_).items()]
    rows.sort(key=_order)
    return pd.DataFrame(rows, columns=list(STATUS_COLUMNS))


def _judged(decisions: pd.DataFrame) -> list[Judged]:
    rows = [{str(name): str(cell) for name, cell in row.items()} for row in decisions.to_dict("records")]
    return [Judged(Decision.read(row), cast(RulingState, row["state"]), row["detail"]) for row in rows]


def _counts(judged: list[Judged]) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in judged:
        found[one.decision.issue_id] = found.get(one.decision.issue_id, 0) + (one.state != "superseded")
    return found


def _row(name: str, one: Standing, issue: dict[Any, Any], counts: dict[str, int]) -> dict[str, object]:
    return {
        "issue_id": name, "severity": issue.get("severity", ""), "state": one.state,
        "rulings": counts.get(name, 0), "detail": one.detail, "summary": issue.get("summary", ""),
    }  # fmt: skip


def _order(row: dict[str, Any]) -> tuple[int, int, str]:
    severity = SEVERITIES.index(row["severity"]) if row["severity"] in SEVERITIES else len(SEVERITIES)
    return severity, STATES.index(row["state"]), row["issue_id"]


def misread(audit: Audit) -> pd.DataFrame:
    """The claims that reviewers call misread, with the rules that read them, for whoever keeps the rules.

    Args:
        audit: one run, whose ``decisions`` are judged.

    Returns:
        ``MISREAD_COLUMNS``, a row a claim and ruling: ``state`` is ``applied`` where the claim has left every tally,
        ``in_force`` where that is proposed or contested, else as in ``decisions``; a claim that is no longer read
        has no words.
    """
    import pandas as pd

    claims = {str(row["claim_id"]): row for row in audit.claims.to_dict("records")}
    rows = [
        {"claim_id": claim, "issue_id": one.decision.issue_id, "reviewer": one.decision.reviewer,
         "date": one.decision.date, "reason": one.decision.reason, "state": one.state}
        | {name: claims.get(claim, {}).get(name, "") for name in _CLAIM}
        for one in _judged(audit.decisions) if one.state != "superseded" for claim in one.decision.misread
    ]  # fmt: skip
    rows.sort(
        key=lambda row: tuple(str(row[name]) for name in ("source_id", "claim_id", "issue_id", "reviewer"))
    )
    return pd.DataFrame(rows, columns=list(MISREAD_COLUMNS))
