"""A weighed case → the tables that reconciling gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from claimaudit.model import GUIDANCE_COLUMNS
from claimaudit.reconcile.changes import CHANGE_COLUMNS, change_rows
from claimaudit.reconcile.guidance import guidance_rows
from claimaudit.reconcile.proposals import proposals
from claimaudit.reconcile.settlements import settlements
from claimaudit.reconcile.topics import topics

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimaudit.reconcile.settlements import Case

ADDED_COLUMNS = ("triggers", "audience", "sources_count", "essential", "note")


def settled_tables(
    case: Case, contradictions: pd.DataFrame, issues: pd.DataFrame, states: Mapping[str, str]
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Guidance, contradictions, issues and changes; ``states`` is what to say of every issue that was ruled on."""
    settled = settlements(case)
    rows = sorted(guidance_rows(case, topics(case, settled), settled), key=lambda row: row["guidance_id"])
    severities = dict(zip(issues["issue_id"], issues["severity"], strict=True))
    changed = change_rows(case, settled, rows, severities)
    proposed = proposals(case, settled)
    ruled = issues["issue_id"].isin(sorted(case.rulings)) & (issues["status"] == "conflict")
    closed = contradictions["issue_id"].isin(issues.loc[ruled, "issue_id"]) & (
        contradictions["status"] == "conflict"
    )
    return (
        pd.DataFrame(rows, columns=[*GUIDANCE_COLUMNS, *ADDED_COLUMNS]),
        contradictions.assign(status=contradictions["status"].mask(closed, "resolved")),
        issues.assign(
            proposal=[proposed.get(issue, "") for issue in issues["issue_id"]],
            decision=[states.get(issue, "") for issue in issues["issue_id"]],
            status=issues["status"].mask(ruled, "resolved"),
        ),
        pd.DataFrame(changed, columns=list(CHANGE_COLUMNS)),
    )
