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

__all__ = ["Reconciled", "reconcile", "without_misread"]

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
    from claimaudit.compare import weigh
    from claimaudit.reconcile.rulings import standing
    from claimaudit.reconcile.settled import settled_tables
    from claimaudit.reconcile.settlements import Case

    rulings, states = standing(
        decisions, dict(zip(issues["issue_id"], issues["fingerprint"], strict=True)), today
    )
    sources = tuple(sorted(set(article_ids) | set(claims["source_id"])))
    case = Case(*weigh(claims, domain), domain, policy, rulings, dict(publishers or {}), sources)
    return Reconciled(*settled_tables(case, contradictions, issues, states))
