"""The change list: which sentence of which article disagrees with guidance, and what the article leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from claimaudit.compare.codes import text_values
from claimaudit.compare.words import label
from claimaudit.reconcile.settlements import ASK, Settlement

if TYPE_CHECKING:
    from claimaudit.reconcile.settlements import Case

CHANGE_COLUMNS = (
    "source_id", "claim_id", "start", "end", "section", "quote", "problem", "guidance_id", "wording", "severity",
    "issues",
)  # fmt: skip
_SAYS = {
    "restriction": "Says to avoid {}",
    "recommendation": "Recommends {}",
    "expected_effect": "Calls {} normal",
    "warning_sign": "Calls {} a reason to seek help",
    "explanation": "Names {} as a cause",
    "denial": "Rules out {}",
}
_RANK = {"high": 0, "medium": 1, "low": 2, "": 3}
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Fault:
    """What is wrong with stating one side of a settlement, and what guidance answers."""

    issue_id: str
    severity: str
    against: str
    guidance_id: str
    wording: str


def change_rows(
    case: Case, settlements: Iterable[Settlement], guidance: Sequence[Row], severities: Mapping[str, str]
) -> list[dict[str, Any]]:
    """A row a claim that guidance does not follow, the worst first in each article, then what it leaves out."""
    answers = _answers(guidance)
    faults: dict[int, list[_Fault]] = {}
    for settlement in settlements:
        overruled = settlement.cautious | settlement.permissive if settlement.side == ASK else settlement.lost
        row = answers.get((settlement.issue_id, settlement.concept)) or answers.get(
            (settlement.issue_id, ""), {}
        )
        fault = _Fault(
            settlement.issue_id,
            severities.get(settlement.issue_id, ""),
            _against(case, settlement),
            row.get("guidance_id", ""),
            row.get("wording", ""),
        )
        claims, _ = case.positions.claims_of(np.array(sorted(overruled), dtype=np.int64))
        for claim in claims.tolist():
            faults.setdefault(claim, []).append(fault)
    rows = [*_changes(case, faults), *_omissions(case, guidance)]
    order = ("source_id", "severity", "start", "claim_id", "guidance_id")
    return sorted(
        rows, key=lambda row: [_RANK.get(row[name], 9) if name == "severity" else row[name] for name in order]
    )


def _answers(guidance: Iterable[Row]) -> dict[tuple[str, str], Row]:
    """The first row of guidance for each issue and concept, and for each issue whatever the concept ("")."""
    found: dict[tuple[str, str], Row] = {}
    for row in guidance:
        for issue in filter(None, row["issues"].split(";")):
            found.setdefault((issue, row["concept"]), row)
            found.setdefault((issue, ""), row)
    return found


def _changes(case: Case, faults: Mapping[int, list[_Fault]]) -> Iterator[dict[str, Any]]:
    chosen = sorted(faults)
    cells = case.positions.claims.iloc[chosen]
    names = ("source_id", "claim_id", "section", "quote", "kind", "concept", "polarity")
    texts = {name: text_values(cells[name]).tolist() for name in names}
    places = {name: cells[name].tolist() for name in ("start", "end")}
    for number, claim in enumerate(chosen):
        found = sorted(faults[claim], key=lambda fault: (_RANK[fault.severity], fault.issue_id))
        kind = "denial" if texts["polarity"][number] == "denies" else texts["kind"][number]
        said = _SAYS[kind].format(label(case.domain, texts["concept"][number]))
        yield {
            **{name: texts[name][number] for name in names[:4]},
            "start": int(places["start"][number]),
            "end": int(places["end"][number]),
            "problem": f"{said}{found[0].against}",
            "guidance_id": found[0].guidance_id,
            "wording": found[0].wording,
            "severity": found[0].severity,
            "issues": ";".join(dict.fromkeys(fault.issue_id for fault in found)),
        }


def _against(case: Case, settlement: Settlement) -> str:
    others = case.sources(
        settlement.cautious if settlement.lost == settlement.permissive else settlement.permissive
    )
    count = f"{len(others)} article{'s' if len(others) != 1 else ''}"
    if settlement.side == ASK:
        return ", which is for the prescriber to say."
    if settlement.type == "timeline":
        return f" with another time than {count}."
    if settlement.basis == "reviewer":
        return ", against a reviewer's ruling."
    return f", against {count}."


def _omissions(case: Case, guidance: Sequence[Row]) -> Iterator[dict[str, Any]]:
    """What others call essential, for each article that says nothing about anything of that family."""
    families = case.domain.comparison.families.of
    for row in guidance:
        if not row["essential"]:
            continue
        name = label(case.domain, row["concept"])
        speaking = _speaking(case, {one for one, of in families.items() if of == families[row["concept"]]})
        for source in filter(None, row["silent"].split(";")):
            if source not in speaking:
                yield {
                    **dict.fromkeys(CHANGE_COLUMNS, ""),
                    "source_id": source,
                    "start": -1,
                    "end": -1,
                    "problem": f"Leaves out what {row['sources_count']} articles say of {name}.",
                    "guidance_id": row["guidance_id"],
                    "wording": row["wording"],
                    "issues": row["issues"],
                }


def _speaking(case: Case, concepts: set[str]) -> set[str]:
    """The articles that advise anything about these concepts."""
    columns = case.positions.columns
    kinds = ("restriction", "recommendation")
    pairs = enumerate(zip(columns["kind"], columns["concept"], strict=True))
    return set(
        case.sources(number for number, (kind, concept) in pairs if kind in kinds and concept in concepts)
    )
