"""One row of the guidance table: who is for it, what it rests on, what is open."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from claimaudit.compare.hours import span_words
from claimaudit.reconcile.merging import essential
from claimaudit.reconcile.phrases import condition_words, word
from claimaudit.reconcile.settlements import CLOSED

if TYPE_CHECKING:
    from claimaudit.reconcile.phrases import Advice
    from claimaudit.reconcile.rulings import Ruling
    from claimaudit.reconcile.settlements import Case, Settlement

REVIEWED, NOT_REVIEWED = "clinically reviewed", "not clinically reviewed"
_BASES = ("reviewer", "prescriber", "cautious", "majority")
_NOTES = {
    "single": "Only {} says so.",
    "cautious": "The cautious reading holds until a reviewer rules.",
    "majority": "Most publishers say so; a reviewer has yet to rule.",
    "prescriber": "Policy settles nothing here: a reviewer has to rule.",
}
_FROM_THE_START = ("for", "lasts", "every", "", "before")


def entry(
    case: Case, advice: Advice, sides: tuple[Sequence[int], Iterable[int]], concerned: Sequence[Settlement]
) -> dict[str, Any]:
    """The row for a piece of advice, the positions for and against it, and the settlements that decided about it."""
    favour, against = _sources(case, *sides)
    ruling = next((one.ruling for one in concerned if one.ruling is not None and one.side != CLOSED), None)
    basis = _basis(case, concerned, favour, against)
    return {
        "guidance_id": _id(advice),
        "concept": advice.concept,
        "stance": advice.stance,
        "phase": advice.phase,
        "condition": condition_words(advice, case.domain),
        "min_hours": advice.low,
        "max_hours": advice.high,
        "strength": advice.strength,
        "wording": ruling.wording if ruling is not None and ruling.wording else word(advice, case.domain),
        "basis": basis,
        "for": ";".join(favour),
        "against": ";".join(against),
        "silent": ";".join(sorted(set(case.article_ids) - set(favour) - set(against))),
        "issues": ";".join(sorted({one.issue_id for one in concerned})),
        "reviewed": REVIEWED if basis == "reviewer" else NOT_REVIEWED,
        "triggers": advice.triggers,
        "audience": advice.audience,
        "sources_count": len(favour),
        "essential": advice.stance in ("avoid", "use") and essential(case, sides[0]),
        "note": _note(
            case, advice, sides[0], _why(basis, favour, ruling), disputed=_same_sign(case, advice, sides[1])
        ),
    }


def _sources(case: Case, positions: Sequence[int], opposed: Iterable[int]) -> tuple[list[str], list[str]]:
    """The articles for and against; one that says both is on both sides."""
    lost = set(opposed)
    agreeing = [one for one in positions if one not in lost]
    return case.sources(agreeing or positions), case.sources(lost)


def _basis(case: Case, concerned: Sequence[Settlement], favour: list[str], against: list[str]) -> str:
    """What the row rests on: the highest authority among what decided about it."""
    bases = {settlement.basis for settlement in concerned}
    found = next((basis for basis in _BASES if basis in bases), "")
    return found or ("single" if len(case.voices(favour)) < 2 and not against else "unanimous")


def _why(basis: str, favour: list[str], ruling: Ruling | None) -> str:
    if basis == "reviewer" and ruling is not None:
        reference = f" ({ruling.reference})" if ruling.reference else ""
        return f"Ruled by {ruling.reviewer}, {ruling.date}: {ruling.reason}{reference}"
    return _NOTES.get(basis, "").format(favour[0] if favour else "one article")


def _same_sign(case: Case, advice: Advice, opposed: Iterable[int]) -> bool:
    """Is the sign itself called normal elsewhere, and not only "anything"?"""
    concepts = case.positions.columns["concept"]
    return advice.stance == "warning" and any(concepts[one] == advice.concept for one in opposed)


def _note(case: Case, advice: Advice, positions: Iterable[int], why: str, *, disputed: bool) -> str:
    """What a writer should know beside the wording."""
    warned = "Other articles call it normal: say neither without the other." if disputed else ""
    return " ".join(filter(None, (why, warned, _stated(case, advice, positions))))


def _stated(case: Case, advice: Advice, positions: Iterable[int]) -> str:
    """The times behind a merged one."""
    columns = case.positions.columns
    spans = sorted(
        {
            tuple(
                -1.0 if math.isnan(columns[end][one]) else columns[end][one]
                for end in ("min_hours", "max_hours")
            )
            for one in positions
            if columns["timing"][one] == advice.timing
        }
    )
    times = [span_words(*(math.nan if end < 0 else end for end in span)) for span in spans]
    times = list(dict.fromkeys(filter(None, times)))
    return f"Times stated: {', '.join(times)}." if advice.timing and len(times) > 1 else ""


def _id(advice: Advice) -> str:
    """Readable, and of concept, stance, phase, triggers, audience and window alone."""
    fixed = advice.timing in _FROM_THE_START or advice.stance in ("normal", "warning")
    window = "" if fixed else advice.timing
    if window and window != "after":
        window += f"|{advice.low:g}|{advice.high:g}"
    rest = f"{advice.triggers}|{advice.audience}|{window}|{advice.about}"
    name = ":".join(filter(None, (advice.stance, advice.concept, advice.phase)))
    return name if not rest.strip("|") else f"{name}:{hashlib.sha256(rest.encode()).hexdigest()[:6]}"
