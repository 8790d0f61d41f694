"""What is shown of a claim or an issue beside its words: its facts, its title, its sides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimaudit.report.addresses import anchor
from claimaudit.report.evidence import Evidence, Row, is_reviewed, listed, truth
from claimaudit.report.marks import Excerpt, excerpt
from claimaudit.report.times import stated
from claimaudit.report.wording import KIND_WORDS, PHASE_WORDS, SIDE_WORDS, TYPE_WORDS, spell


@dataclass(frozen=True, slots=True)
class Quoted:
    """One sentence on one side of an issue, with its context and the claims that it makes there."""

    source_id: str
    section: str
    excerpt: Excerpt
    claims: tuple[Row, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an issue: ``letter`` is "a" for the cautious side.

    ``apart`` are the sentences that their own words keep out of the conflict, where there is one.
    """

    letter: str
    title: str
    quotes: tuple[Quoted, ...]
    apart: tuple[Quoted, ...]
    articles: int


@dataclass(frozen=True, slots=True)
class Reason:
    """An explanation with the number of pairs that it holds for, and whether it tells why there is no conflict."""

    explanation: str
    scope: str
    pairs: int
    apart: bool


def facts_of(claim: Row, evidence: Evidence) -> list[tuple[str, str]]:
    """What bounds a claim, as name and words, leaving out what it does not state."""
    names = [evidence.label(one) for one in listed(claim.get("triggers", ""))]
    said = [
        ("Time", stated(claim["timing"], claim["min_hours"], claim["max_hours"])),
        ("Condition", claim["condition"]),
        ("Degree", claim["degree"]),
        ("Depends on", ", ".join(names) if not claim["condition"] else ""),
        ("For whom", ", ".join(spell(one) for one in listed(claim["audience"]))),
        ("Except", ", ".join(evidence.label(one) for one in listed(claim["excepted"]))),
        ("Phase", PHASE_WORDS.get(claim["phase"], claim["phase"]) if claim["phase"] == "before" else ""),
        ("Strength", claim["strength"]),
    ]
    return [(name, value) for name, value in said if value]


def kinds_of(claims: Iterable[Row]) -> list[tuple[str, int]]:
    """The kinds among claims, in the order of the kinds, with how often each occurs."""
    kinds = [claim["kind"] for claim in claims]
    return [(kind, kinds.count(kind)) for kind in KIND_WORDS if kind in kinds]


def issue_title(issue: Row, evidence: Evidence) -> str:
    """A short name of an issue: its family and what is in question."""
    word = TYPE_WORDS.get(issue["type"])
    phase = " (before the procedure)" if issue["phase"] == "before" else ""
    return f"{evidence.family(issue['family'])}: {word.label if word else spell(issue['type'])}{phase}"


def sides_of(issue: Row, evidence: Evidence) -> tuple[Side, Side]:
    """Both sides of an issue, the cautious one first, each sentence once."""
    pairs = evidence.pairs_by_issue.get(issue["issue_id"], [])
    names = SIDE_WORDS.get(issue["type"], ("One side", "The other side"))
    return _side("a", names[0], pairs, evidence), _side("b", names[1], pairs, evidence)


def _side(letter: str, title: str, pairs: Sequence[Row], evidence: Evidence) -> Side:
    meeting = [pair for pair in pairs if pair["status"] != "scoped"] or pairs
    inside = dict.fromkeys(pair[f"claim_{letter}"] for pair in meeting)
    outside = dict.fromkeys(
        pair[f"claim_{letter}"] for pair in pairs if pair[f"claim_{letter}"] not in inside
    )
    quotes = _quotes(inside, evidence)
    return Side(
        letter, title, quotes, _quotes(outside, evidence), len({quoted.source_id for quoted in quotes})
    )


def _quotes(ids: Iterable[str], evidence: Evidence) -> tuple[Quoted, ...]:
    claims = [evidence.claim_by_id[one] for one in ids if one in evidence.claim_by_id]
    claims.sort(key=lambda claim: (claim["source_id"], claim["start"], claim["claim_id"]))
    places: dict[tuple[str, int, int], list[Row]] = {}
    for claim in claims:
        places.setdefault((claim["source_id"], claim["start"], claim["end"]), []).append(claim)
    return tuple(_quoted(group, evidence) for group in places.values())


def _quoted(claims: Sequence[Row], evidence: Evidence) -> Quoted:
    first = claims[0]
    article = evidence.articles.get(first["source_id"])
    around = excerpt(article, first["start"], first["end"]) if article else Excerpt("", first["quote"], "")
    return Quoted(
        first["source_id"], first["section"], around, tuple(claims), anchor("quote", first["claim_id"])
    )


def reasons_of(issue: Row, evidence: Evidence) -> list[Reason]:
    """The distinct explanations of an issue's pairs: of conflicts before others, the most frequent first."""
    found: dict[tuple[str, str, bool], int] = {}
    for pair in evidence.pairs_by_issue.get(issue["issue_id"], []):
        key = (pair["explanation"], pair["scope"], pair["status"] == "scoped")
        found[key] = found.get(key, 0) + 1
    reasons = [
        Reason(explanation, scope, pairs, apart) for (explanation, scope, apart), pairs in found.items()
    ]
    return sorted(reasons, key=lambda reason: (reason.apart, -reason.pairs))


def final_ruling(issue: Row, evidence: Evidence) -> Row | None:
    """The ruling that settles an issue, or None while none does.

    Only final rulings in force count. Of several that agree it is the latest that has its own wording, or the latest.
    """
    if issue["status"] != "resolved":
        return None
    rulings = evidence.rulings_by_issue.get(issue["issue_id"], [])
    finals = [row for row in rulings if row["state"] == "in_force" and truth(row["final"])]
    worded = [row for row in finals if row["wording"]]
    return max(worded or finals, key=lambda row: (row["date"], row["reviewer"]), default=None)


def rulings_behind(row: Row, evidence: Evidence) -> list[Row]:
    """The rulings that a row of guidance rests on; none where it is not clinically reviewed."""
    if not is_reviewed(row):
        return []
    issues = [evidence.issue_by_id[one] for one in listed(row["issues"]) if one in evidence.issue_by_id]
    found = [final_ruling(issue, evidence) for issue in issues]
    return [ruling for ruling in found if ruling is not None]


def told_rulings(row: Row, evidence: Evidence) -> str:
    """Who ruled what a row of guidance says, when, why and on what: "" where nobody did."""
    return "; ".join(map(_told, rulings_behind(row, evidence)))


def _told(ruling: Row) -> str:
    reference = f" ({ruling['reference']})" if ruling["reference"] else ""
    return f"{ruling['reviewer']}, {ruling['date']}: {ruling['reason']}{reference}"
