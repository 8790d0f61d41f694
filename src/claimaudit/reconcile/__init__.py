"""Issues, policy and rulings → one guidance. Pure: tables in, tables out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimaudit.reconcile.rulings import misread_claims
from claimaudit.stage import make_callable

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from claimaudit.compare.scopes import ComparedDomain
    from claimaudit.domain.policy import Policy

__all__ = ["ADDED_COLUMNS", "Reconciled", "reconcile", "without_misread"]

ADDED_COLUMNS = ("triggers", "audience", "sources_count", "essential", "note")

make_callable(__name__, "claimaudit.reconcile:reconcile")


class Reconciled(NamedTuple):
    """What reconciling gives: guidance, the other two tables with what was settled filled in, and the change list."""

    guidance: pd.DataFrame
    contradictions: pd.DataFrame
    issues: pd.DataFrame
    changes: pd.DataFrame


def without_misread(claims: pd.DataFrame, decisions: pd.DataFrame) -> pd.DataFrame:
    """The claims that take part in comparing: all but those that final rulings call misread."""
    return claims[~claims["claim_id"].isin(sorted(misread_claims(decisions)))].reset_index(drop=True)


def reconcile(
    claims: pd.DataFrame,
    contradictions: pd.DataFrame,
    issues: pd.DataFrame,
    domain: ComparedDomain,
    *,
    policy: Policy,
    decisions: pd.DataFrame,
    article_ids: Sequence[str] = (),
    publishers: Mapping[str, str] | None = None,
    today: dt.date | None = None,
) -> Reconciled:
    """State one guidance from claims that disagree.

    Every disagreement is settled by the policy's order of authority, concept by concept; what is settled against a
    claim takes it out of the wording and lists its article under ``against``.

    Args:
        claims: what was compared, with the columns of ``CLAIM_COLUMNS``.
        contradictions: what ``compare`` found in these claims.
        issues: its issues, with their fingerprints.
        domain: the subject.
        policy: how disagreements are settled until a reviewer rules.
        decisions: rulings with ``DECISION_COLUMNS``; only final ones that stand are applied.
        article_ids: every article that was read, for who is silent; left out, those with claims.
        publishers: each article's publisher; a majority counts these. "" speaks for itself.
        today: the day against which rulings expire; without it none does.

    Returns:
        guidance (``GUIDANCE_COLUMNS`` and ``ADDED_COLUMNS``), contradictions and issues with ``status`` resolved where
        a ruling stands, ``proposal`` and ``decision``, and changes: a row a sentence that guidance does not follow
        (``claim_id`` "" for what an article leaves out), the worst first in each article.
    """
    import pandas as pd

    from claimaudit.compare import weigh
    from claimaudit.model import GUIDANCE_COLUMNS
    from claimaudit.reconcile.changes import CHANGE_COLUMNS, change_rows
    from claimaudit.reconcile.guidance import guidance_rows
    from claimaudit.reconcile.outcomes import Case, outcomes
    from claimaudit.reconcile.proposals import proposals
    from claimaudit.reconcile.rulings import standing
    from claimaudit.reconcile.topics import topics

    fingerprints = dict(zip(issues["issue_id"], issues["fingerprint"], strict=True))
    rulings, states = standing(decisions, fingerprints, today)
    positions, tallies = weigh(claims, domain)
    sources = tuple(sorted(set(article_ids) | set(claims["source_id"])))
    case = Case(positions, tallies, domain, policy, rulings, dict(publishers or {}), sources)
    settled = outcomes(case)
    rows = sorted(guidance_rows(case, topics(case, settled), settled), key=lambda row: row["guidance_id"])
    severities = dict(zip(issues["issue_id"], issues["severity"], strict=True))
    changed = change_rows(case, settled, rows, severities)
    proposed = proposals(case, settled)
    ruled = issues["issue_id"].isin(sorted(rulings)) & (issues["status"] == "conflict")
    issues = issues.assign(
        proposal=[proposed.get(issue, "") for issue in issues["issue_id"]],
        decision=[states.get(issue, "") for issue in issues["issue_id"]],
        status=issues["status"].mask(ruled, "resolved"),
    )
    ids = issues.loc[ruled, "issue_id"]
    closed = contradictions["issue_id"].isin(ids) & (contradictions["status"] == "conflict")
    return Reconciled(
        pd.DataFrame(rows, columns=[*GUIDANCE_COLUMNS, *ADDED_COLUMNS]),
        contradictions.assign(status=contradictions["status"].mask(closed, "resolved")),
        issues,
        pd.DataFrame(changed, columns=list(CHANGE_COLUMNS)),
    )
