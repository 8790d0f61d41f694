"""Where the review stands, as a terminal shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from claimaudit.domain.policy import SEVERITIES
from claimaudit.review.states import STATES

if TYPE_CHECKING:
    import pandas as pd

_NOTHING = "."
_LISTED = ("contested", "stale", "expired", "proposed", "open", "gone")


def status_text(status: pd.DataFrame, misread: pd.DataFrame) -> str:
    """How many issues are in which state, by severity; then each that waits for somebody, and why.

    Args:
        status: what ``claimaudit.review.status`` gives.
        misread: what ``claimaudit.review.misread`` gives.
    """
    rows = status.to_dict("records")
    parts = ["\n".join(_table(rows)), *_issues(rows), *_claims(misread.to_dict("records"))]
    return "\n\n".join(parts) + "\n"


def _table(rows: list[dict[Any, Any]]) -> Iterator[str]:
    counts = Counter((row["state"], row["severity"]) for row in rows)
    yield "".join([f"{'issues':<12}", *(f"{name:>8}" for name in (*SEVERITIES, "all"))])
    for state in STATES:
        known = [counts[state, severity] for severity in SEVERITIES]
        total = sum(number for (one, _), number in counts.items() if one == state)
        yield "".join([f"{state:<12}", *(f"{number or _NOTHING:>8}" for number in (*known, total))])


def _issues(rows: list[dict[Any, Any]]) -> Iterator[str]:
    for state in _LISTED:
        found = [row for row in rows if row["state"] == state]
        if found:
            yield "\n".join([f"{state}:", *(line for row in found for line in _issue(row))])


def _issue(row: dict[Any, Any]) -> Iterator[str]:
    yield f"  {row['severity'] or '-':<7} {row['issue_id']}"
    yield from (f"          {row[name]}" for name in ("summary", "detail") if row[name])


def _claims(rows: list[dict[Any, Any]]) -> Iterator[str]:
    if rows:
        yield "\n".join(
            ["called misread, for whoever keeps the rules:", *(line for row in rows for line in _claim(row))]
        )


def _claim(row: dict[Any, Any]) -> Iterator[str]:
    read = (
        f"{row['kind'].replace('_', ' ')} of {row['concept']} in {row['source_id']}"
        if row["kind"]
        else "no longer read"
    )
    yield f"  {row['claim_id']} {read} ({row['state'].replace('_', ' ')})"
    if row["quote"]:
        yield f"          “{' '.join(row['quote'].split())}”"
        yield f"          read by {row['rules']}"
    yield f"          {row['reviewer']}, {row['date']}: {row['reason']}"
