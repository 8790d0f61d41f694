"""The change list: which sentence of which article disagrees with guidance, and what the article leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from claimaudit.compare.words import label
from claimaudit.reconcile.outcomes import ASK, Outcome

if TYPE_CHECKING:
    from claimaudit.reconcile.outcomes import Case

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


def change_rows(
    case: Case,
    outcomes: Iterable[Outcome],
    guidance: Sequence[Mapping[str, Any]],
    severities: Mapping[str, str],
) -> list[dict[str, Any]]:
    """A row a claim that guidance does not follow, the worst first in each article, then what it leaves out."""
    by_claim: dict[int, list[Outcome]] = {}
    for outcome in outcomes:
        for position in sorted(_overruled(outcome)):
            for claim in case.positions.of(position).tolist():
                by_claim.setdefault(claim, []).append(outcome)
    rows = [
        _change(case, claim, found, guidance=guidance, severities=severities)
        for claim, found in by_claim.items()
    ]
    rows += _omissions(case, guidance)
    return sorted(
        rows,
        key=lambda row: (
            row["source_id"],
            _RANK[row["severity"]],
            row["start"],
            row["claim_id"],
            row["guidance_id"],
        ),
    )


def _overruled(outcome: Outcome) -> frozenset[int]:
    """The positions that an article should not state as they stand."""
    return outcome.cautious | outcome.permissive if outcome.side == ASK else outcome.lost


def _change(
    case: Case,
    claim: int,
    outcomes: list[Outcome],
    *,
    guidance: Sequence[Mapping[str, Any]],
    severities: Mapping[str, str],
) -> dict[str, Any]:
    cells = case.positions.claims.iloc[claim]
    issues = sorted(
        {outcome.issue_id for outcome in outcomes}, key=lambda one: (_RANK[severities.get(one, "")], one)
    )
    first = next(outcome for outcome in outcomes if outcome.issue_id == issues[0])
    row = _answer(guidance, first)
    kind = "denial" if cells["polarity"] == "denies" else str(cells["kind"])
    said = _SAYS[kind].format(label(case.domain, str(cells["concept"])))
    return {
        "source_id": str(cells["source_id"]),
        "claim_id": str(cells["claim_id"]),
        "start": int(cells["start"]),
        "end": int(cells["end"]),
        "section": str(cells["section"]),
        "quote": str(cells["quote"]),
        "problem": f"{said}{_why(case, first)}",
        "guidance_id": row.get("guidance_id", ""),
        "wording": row.get("wording", ""),
        "severity": severities.get(issues[0], ""),
        "issues": ";".join(issues),
    }


def _why(case: Case, outcome: Outcome) -> str:
    others = case.sources(outcome.cautious if outcome.lost == outcome.permissive else outcome.permissive)
    count = f"{len(others)} article{'s' if len(others) != 1 else ''}"
    if outcome.side == ASK:
        return ", which is for the prescriber to say."
    if outcome.type == "timeline":
        return f" with another time than {count}."
    if outcome.basis == "reviewer":
        return ", against a reviewer's ruling."
    return f", against {count}."


def _answer(guidance: Sequence[Mapping[str, Any]], outcome: Outcome) -> Mapping[str, Any]:
    """The row of guidance that answers for an outcome: about its concept, or of its issue at least."""
    rows = [row for row in guidance if outcome.issue_id in row["issues"].split(";")]
    own = [row for row in rows if row["concept"] == outcome.concept]
    return next(iter(own or rows), {})


def _omissions(case: Case, guidance: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
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
