"""The rulings of a record, judged against one audit: what they settle, and what is to be told of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimaudit.model import DECISION_COLUMNS
from claimaudit.review.positions import Readings, read_positions
from claimaudit.review.states import Judged, Standing, judge_one, misread_in_force, standing

if TYPE_CHECKING:
    import datetime as dt

    import pandas as pd

    from claimaudit.compare.scopes import ComparedDomain
    from claimaudit.review.record import Record

JUDGED_COLUMNS = (*DECISION_COLUMNS, "state", "detail")


@dataclass(frozen=True)
class Rulings:
    """What a record amounts to in one audit.

    ``judged`` are the rulings in the order of the file, each once; ``standings`` what those on each issue amount to,
    for every issue that somebody ruled on.
    """

    judged: tuple[Judged, ...]
    standings: Mapping[str, Standing]

    @property
    def table(self) -> pd.DataFrame:
        """Every ruling: ``DECISION_COLUMNS``, its ``state`` and a ``detail`` that says why."""
        return _table(
            [one.decision.cells() | {"state": one.state, "detail": one.detail} for one in self.judged]
        )

    @property
    def settling(self) -> pd.DataFrame:
        """One ruling for each issue that is settled, for reconciling; no other may be applied."""
        found = [one.ruling.cells() for one in self.standings.values() if one.ruling]
        return _table([cells | {"state": "in_force", "detail": ""} for cells in found])

    def note(self, issues: pd.DataFrame) -> pd.DataFrame:
        """The issues with what their rulings amount to in ``decision``, where these do not settle them."""
        said = {
            name: f"{one.state}: {one.detail}"
            for name, one in self.standings.items()
            if one.state != "settled"
        }
        ids = issues["issue_id"]
        return issues.assign(decision=issues["decision"].where(~ids.isin(list(said)), ids.map(said)))


def misread_table(
    record: Record, claims: pd.DataFrame, domain: ComparedDomain, today: dt.date | None
) -> pd.DataFrame:
    """The rulings by which claims leave every tally, for comparing without these claims.

    Example: ``compare(without_misread(claims, misread_table(record, claims, domain, None)), domain)``.
    """
    if not any(one.is_misread for one in record.decisions):
        return _table([])
    taken = misread_in_force(record.effective, read_positions(claims, domain), today)
    return _table([one.cells() | {"state": "in_force", "detail": ""} for one in taken])


def judge(
    record: Record,
    issues: pd.DataFrame,
    claims: pd.DataFrame,
    domain: ComparedDomain,
    *,
    today: dt.date | None = None,
) -> Rulings:
    """Judge every ruling of a record.

    Args:
        record: the rulings.
        issues: those of ``compare``, with their fingerprints, found without the claims that were misread.
        claims: every claim, those that were misread too.
        domain: the subject.
        today: the day against which rulings expire; without it none does.
    """
    readings = read_positions(claims, domain) if record.decisions else Readings({}, {})
    fingerprints = dict(zip(issues["issue_id"], issues["fingerprint"], strict=True))
    judged = [judge_one(one, fingerprints, readings, today) for one in record.effective]
    taken = misread_in_force(record.effective, readings, today)
    judged = [replace(one, state="applied") if one.decision in taken else one for one in judged]
    return Rulings(tuple(judged), standings_of(judged, fingerprints))


def standings_of(judged: Iterable[Judged], issues: Collection[str]) -> dict[str, Standing]:
    """What the rulings on each issue amount to; ``issues`` are the ids of those that there are."""
    by_issue: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        by_issue[one.decision.issue_id].append(one)
    return {issue: standing(rulings, exists=issue in issues) for issue, rulings in sorted(by_issue.items())}


def _table(rows: Sequence[Mapping[str, str]]) -> pd.DataFrame:
    from claimaudit.tables.schema import type_table

    columns = list(dict.fromkeys([*JUDGED_COLUMNS, *(name for row in rows for name in row)]))
    cells = {number: [_cell(name, row) for name in columns] for number, row in enumerate(rows)}
    return type_table(cells, columns)


def _cell(name: str, row: Mapping[str, str]) -> str:
    """A cell as a typed column takes it: what is unclear about ``final`` is told elsewhere, and is no yes."""
    cell = row.get(name, "")
    return cell if name != "final" or cell in {"true", "false"} else ""
