"""Claims → contradictions → issues. Pure: tables in, tables out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from claimaudit.stage import make_callable

if TYPE_CHECKING:
    import pandas as pd

    from claimaudit.compare.positions import Positions
    from claimaudit.compare.scopes import ComparedDomain
    from claimaudit.compare.tally import Key, Tally

__all__ = ["LIMIT", "compare", "weigh"]

make_callable(__name__, "claimaudit.compare:compare")

LIMIT = 100
"""How many contradictions are listed of one issue; ``pairs`` counts them all."""


def compare(
    claims: pd.DataFrame, domain: ComparedDomain, *, limit: int = LIMIT
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Every way in which claims contradict each other, as (contradictions, issues).

    Claims are grouped into positions, positions that can meet are judged block by block, and what they amount to is
    counted by arithmetic: the cost follows the claims and the disagreements, never the square of the claims.

    Args:
        claims: the columns of ``CLAIM_COLUMNS``, in any order of rows; hours, offsets in code points.
        domain: the subject, with its vocabulary and comparison rules.
        limit: how many contradictions are listed of one issue, the worst first.

    Returns:
        contradictions with ``CONTRADICTION_COLUMNS``, and issues with ``ISSUE_COLUMNS`` and ``fingerprint``, worst
        first; ``sources`` are articles joined by ";", and ``proposal`` and ``decision`` are left to reconciling.

    Example:
        ``contradictions, issues = compare(claims, load_domain("microneedling"))``
    """
    from claimaudit.compare.issues import contradiction_rows, issue_rows

    positions, issues = weigh(claims, domain, limit=limit)
    contradictions = contradiction_rows(issues, positions, domain, limit)
    table = issue_rows(issues, positions, domain, Counter(contradictions["issue_id"]))
    place = {name: number for number, name in enumerate(table["issue_id"])}
    order = contradictions["issue_id"].map(place).sort_values(kind="stable").index
    return contradictions.loc[order].reset_index(drop=True), table


def weigh(
    claims: pd.DataFrame, domain: ComparedDomain, *, limit: int = LIMIT
) -> tuple[Positions, dict[Key, Tally]]:
    """The positions that the claims take, and what each issue (type, family, phase) amounts to between them."""
    from claimaudit.compare import cause, normal_vs_warning, timeline, use_vs_avoid
    from claimaudit.compare.blocks import Compared
    from claimaudit.compare.positions import group
    from claimaudit.compare.scopes import Scopes
    from claimaudit.compare.tally import tally

    positions = group(claims, domain.default_phase, domain.comparison.families.sweeping.keys())
    compared = Compared(positions, Scopes(positions.table, domain), domain)
    rules = (use_vs_avoid, timeline, normal_vs_warning, cause)
    issues = tally((block for rule in rules for block in rule.blocks(compared)), positions, limit)
    return positions, {key: issues[key] for key in sorted(issues)}
