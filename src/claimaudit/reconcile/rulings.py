"""Reviewers' rulings: which of them stands, and what it says about its issue."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimaudit.compare.codes import text_values

if TYPE_CHECKING:
    import pandas as pd

VERDICTS = ("cautious", "permissive", "both", "other", "not_a_conflict", "misread")
_YES = {"true", "yes", "1", "y", "x", "final"}
_CLAIM_ID = re.compile(r"[0-9a-f]{8,64}")


@dataclass(frozen=True, slots=True)
class Ruling:
    """A final ruling that stands: made on the positions that the issue still has, and not expired."""

    issue_id: str
    verdict: str
    wording: str
    reviewer: str
    date: str
    reason: str
    reference: str


def standing(
    decisions: pd.DataFrame, fingerprints: Mapping[str, str], today: dt.date | None = None
) -> tuple[dict[str, Ruling], dict[str, str]]:
    """The rulings that stand, and what to say of every issue that somebody ruled on.

    Final rulings that contradict each other settle nothing, nor does one that was made on other positions or has
    expired against ``today``; without ``today`` nothing expires.
    """
    rulings: dict[str, Ruling] = {}
    states: dict[str, str] = {}
    for issue_id, rows in _by_issue(decisions).items():
        if issue_id not in fingerprints:
            continue
        valid = [row for row in rows if row["verdict"] in VERDICTS and row["reviewer"]]
        final = [row for row in valid if is_yes(row["final"]) and row["verdict"] != "misread"]
        fresh = [row for row in final if row["fingerprint"] == fingerprints[issue_id]]
        current = [row for row in fresh if not is_expired(row["expires"], today)]
        if len({(row["verdict"], row["wording"]) for row in current}) == 1:
            rulings[issue_id] = _ruling(current[-1])
        states[issue_id] = _state(rulings.get(issue_id), valid, (final, fresh, current))
    return rulings, states


def misread_claims(decisions: pd.DataFrame) -> frozenset[str]:
    """The claims that final rulings call misread: what ``wording`` names."""
    return frozenset(
        claim
        for rows in _by_issue(decisions).values()
        for row in rows
        if row["verdict"] == "misread" and is_yes(row["final"]) and row["reviewer"]
        for claim in _CLAIM_ID.findall(row["wording"])
    )


def is_yes(value: str) -> bool:
    """Does a cell of the decisions say yes?"""
    return value.strip().lower() in _YES


def is_expired(value: str, today: dt.date | None) -> bool:
    """Is an expiry date past?"""
    if today is None or not value.strip():
        return False
    try:
        return dt.date.fromisoformat(value.strip()) < today
    except ValueError:
        return False


def _by_issue(decisions: pd.DataFrame) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    columns = {str(name): text_values(decisions[name]).tolist() for name in decisions}
    for cells in zip(*columns.values(), strict=True):
        row = dict(zip(columns, cells, strict=True))
        found.setdefault(row["issue_id"], []).append(row)
    return found


def _ruling(row: Mapping[str, str]) -> Ruling:
    return Ruling(**{name: row[name] for name in Ruling.__dataclass_fields__})


def _state(
    ruling: Ruling | None, valid: list[dict[str, str]], steps: tuple[list[dict[str, str]], ...]
) -> str:
    final, fresh, current = steps
    if ruling is not None:
        return f"{ruling.verdict} ({ruling.reviewer}, {ruling.date})"
    if current:
        return "contested"
    if fresh:
        return "expired"
    if final:
        return "stale"
    if any(row["verdict"] == "misread" and is_yes(row["final"]) for row in valid):
        return "misread"
    return "proposed" if valid else ""
