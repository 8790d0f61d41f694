"""``guidance.xlsx``: guidance, issues, claims, sources, and how to read them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Final

from claimaudit.report import wording
from claimaudit.report.datapackage import described_tables
from claimaudit.report.evidence import Evidence, Row, is_reviewed, listed, truth
from claimaudit.report.facts import final_ruling, in_short, issue_title, told_rulings
from claimaudit.report.rows import when
from claimaudit.report.times import stated
from claimaudit.report.workbook import Book, Field

_MOST_QUOTES: Final = 6
_TABLES: Final = ("guidance", "issues", "claims")


def guidance_book(evidence: Evidence, title: str) -> bytes:
    """The spreadsheet's bytes."""
    book = Book(title)
    places = _Places(evidence)
    book.sheet("guidance", _guidance_fields(evidence, places), evidence.guidance, printed=8)
    book.sheet("issues", _issue_fields(evidence, places), evidence.issues, printed=7)
    book.sheet("claims", _claim_fields(evidence, places), evidence.claims, frozen=2, printed=6)
    book.sheet("sources", _source_fields(), _source_rows(evidence))
    book.notes("how to read this", _notes(evidence))
    return book.content()


class _Places:
    """The cell in which each issue's and each claim's row begins."""

    def __init__(self, evidence: Evidence) -> None:
        self._issues = {
            row["issue_id"]: f"issues!A{place}" for place, row in enumerate(evidence.issues, start=2)
        }
        self._claims = {
            row["claim_id"]: f"claims!A{place}" for place, row in enumerate(evidence.claims, start=2)
        }

    def issue(self, ids: Sequence[str]) -> str:
        return next((self._issues[one] for one in ids if one in self._issues), "")

    def claim(self, claims: Sequence[Mapping[str, Any]]) -> str:
        return self._claims[claims[0]["claim_id"]] if claims else ""


def _titles(evidence: Evidence, cell: object) -> str:
    return "\n".join(evidence.title(one) for one in listed(cell))


def _named(issues: object, evidence: Evidence) -> str:
    """The issues by their names, one a line."""
    known = [evidence.issue_by_id[one] for one in listed(issues) if one in evidence.issue_by_id]
    return "\n".join(issue_title(issue, evidence) for issue in known)


def _status(code: str) -> str:
    return wording.STATUS_WORDS[code].label if code in wording.STATUS_WORDS else code


def _review(row: Mapping[str, Any]) -> str:
    return wording.REVIEWED if is_reviewed(row) else wording.NOT_REVIEWED


def _lead(_row: Mapping[str, Any]) -> str:
    return "to the claim"


def _guidance_fields(evidence: Evidence, places: _Places) -> list[Field]:
    def claims(row: Mapping[str, Any]) -> list[Row]:
        return evidence.claims_behind(dict(row))

    return [
        Field("what to say", 52, lambda row: row["wording"]),
        Field("review", 13, _review),
        Field("stance", 11, lambda row: wording.spell(row["stance"])),
        Field("about", 22, lambda row: evidence.label(row["concept"])),
        Field("when", 24, lambda row: when(dict(row))),
        Field("basis", 12, lambda row: wording.basis_name(row["basis"])),
        Field("articles for", 28, lambda row: _titles(evidence, row["for"])),
        Field("articles against", 28, lambda row: _titles(evidence, row["against"])),
        Field("ruling", 34, lambda row: told_rulings(dict(row), evidence)),
        Field("phase", 8, lambda row: row["phase"]),
        Field("min hours", 8, lambda row: row["min_hours"], "hours"),
        Field("max hours", 8, lambda row: row["max_hours"], "hours"),
        Field("strength", 9, lambda row: row["strength"]),
        Field("articles silent", 9, lambda row: len(listed(row["silent"])), "number"),
        Field(
            "claims",
            12,
            lambda row: wording.count(len(claims(row)), "claim"),
            link=lambda row: places.claim(claims(row)),
        ),
        Field(
            "issues",
            34,
            lambda row: _named(row["issues"], evidence),
            link=lambda row: places.issue(listed(row["issues"])),
        ),
        Field("guidance id", 30, lambda row: row["guidance_id"]),
    ]


def _side(row: Mapping[str, Any], letter: str, evidence: Evidence) -> list[Row]:
    """The claims on one side of an issue, each once."""
    pairs = evidence.pairs_by_issue.get(row["issue_id"], [])
    meeting = [pair for pair in pairs if pair["status"] != "scoped"] or pairs
    ids = dict.fromkeys(pair[f"claim_{letter}"] for pair in meeting)
    return [evidence.claim_by_id[one] for one in ids if one in evidence.claim_by_id]


def _quotes(row: Mapping[str, Any], letter: str, evidence: Evidence) -> str:
    claims = _side(row, letter, evidence)
    quotes = list(dict.fromkeys(f"{evidence.title(one['source_id'])}: “{one['quote']}”" for one in claims))
    more = [f"… and {len(quotes) - _MOST_QUOTES} more"] if len(quotes) > _MOST_QUOTES else []
    return "\n".join(quotes[:_MOST_QUOTES] + more)


def _ruled(row: Mapping[str, Any], column: str, evidence: Evidence) -> str:
    ruling = final_ruling(dict(row), evidence)
    return str(ruling[column]) if ruling else ""


def _issue_fields(evidence: Evidence, places: _Places) -> list[Field]:
    ruled = partial(_ruled, evidence=evidence)
    quotes = partial(_quotes, evidence=evidence)

    def first(row: Mapping[str, Any], letter: str) -> str:
        return places.claim(_side(row, letter, evidence))

    return [
        Field("issue", 34, lambda row: issue_title(dict(row), evidence)),
        Field("severity", 9, lambda row: row["severity"]),
        Field("status", 13, lambda row: _status(row["status"])),
        Field("in short", 42, lambda row: in_short(dict(row), evidence)),
        Field("cautious side", 52, lambda row: quotes(row, "a"), "quote"),
        Field("permissive side", 52, lambda row: quotes(row, "b"), "quote"),
        Field("proposal", 34, lambda row: row["proposal"]),
        Field("first claim, cautious", 14, _lead, link=lambda row: first(row, "a")),
        Field("first claim, permissive", 14, _lead, link=lambda row: first(row, "b")),
        Field("positions", 9, lambda row: row["positions"], "number"),
        Field("pairs", 8, lambda row: row["pairs"], "number"),
        Field("articles", 8, lambda row: len(evidence.sources_by_issue.get(row["issue_id"], [])), "number"),
        Field("in one article", 9, lambda row: truth(row["within_source"]), "flag"),
        Field("ruled by", 16, lambda row: ruled(row, "reviewer")),
        Field("ruled on", 12, lambda row: ruled(row, "date"), "date"),
        Field("verdict", 12, lambda row: wording.spell(ruled(row, "verdict"))),
        Field("issue id", 34, lambda row: row["issue_id"]),
    ]


def _claim_fields(evidence: Evidence, places: _Places) -> list[Field]:
    def issues(row: Mapping[str, Any]) -> list[str]:
        return evidence.issues_by_claim.get(row["claim_id"], [])

    return [
        Field("about", 24, lambda row: evidence.label(row["concept"])),
        Field("kind", 15, lambda row: wording.spell(row["kind"])),
        Field("words", 70, lambda row: row["quote"], "quote"),
        Field("time", 22, lambda row: stated(row["timing"], row["min_hours"], row["max_hours"])),
        Field("condition", 30, lambda row: row["condition"]),
        Field("article", 30, lambda row: evidence.title(row["source_id"])),
        Field("min hours", 8, lambda row: row["min_hours"], "hours"),
        Field("max hours", 8, lambda row: row["max_hours"], "hours"),
        Field("degree", 12, lambda row: row["degree"]),
        Field("strength", 9, lambda row: row["strength"]),
        Field("denied", 8, lambda row: row["polarity"] == "denies", "flag"),
        Field("explains", 20, lambda row: evidence.label(row["about"]) if row["about"] else ""),
        Field("heading", 30, lambda row: row["section"]),
        Field(
            "issues",
            34,
            lambda row: _named(issues(row), evidence),
            link=lambda row: places.issue(issues(row)),
        ),
        Field("start", 8, lambda row: row["start"], "number"),
        Field("end", 8, lambda row: row["end"], "number"),
        Field("claim id", 18, lambda row: row["claim_id"]),
    ]


def _source_rows(evidence: Evidence) -> list[Row]:
    rows: list[Row] = []
    for source_id, article in evidence.articles.items():
        claims = evidence.counted_by_source.get(source_id, [])
        kinds = [claim["kind"] for claim in claims]
        row: Row = {
            "title": evidence.title(source_id),
            "publisher": article.publisher,
            "source_id": source_id,
        }
        row |= {kind: kinds.count(kind) for kind in wording.KIND_WORDS}
        row |= {"claims": len(claims), "unread": len(evidence.unread_by_source.get(source_id, []))}
        rows.append(row)
    return rows


def _source_fields() -> list[Field]:
    def number(column: str) -> Field:
        return Field(wording.spell(column), 12, lambda row: row[column], "number")

    return [
        Field("article", 50, lambda row: row["title"]),
        Field("publisher", 20, lambda row: row["publisher"]),
        number("claims"),
        *map(number, wording.KIND_WORDS),
        number("unread"),
        Field("article id", 44, lambda row: row["source_id"]),
    ]


def _notes(evidence: Evidence) -> list[tuple[str, str]]:
    unreviewed = sum(1 for row in evidence.guidance if not is_reviewed(row))
    rows = [
        ("Before you use this", ""),
        (
            "Review",
            f"{unreviewed} of {wording.count(len(evidence.guidance), 'row')} of guidance: {wording.NOT_REVIEWED}.",
        ),
        (
            "Text that begins with '",
            "An apostrophe stands before words that a spreadsheet program could take for a formula.",
        ),
        ("[U+202E] and the like", "A character that cannot be seen, written out."),
    ]
    for title, words in (
        ("Kinds of claim", wording.KIND_WORDS),
        ("Severity", wording.SEVERITY_WORDS),
        ("Status", wording.STATUS_WORDS),
    ):
        rows += [(title, ""), *((word.name, word.meaning) for word in words.values())]
    rows += [("Basis of guidance", "")]
    rows += [(wording.basis_name(code), meaning) for code, meaning in wording.BASIS_WORDS.items()]
    for name in _TABLES:
        table = described_tables()[name]
        rows += [(f"Columns of {name}.csv", ""), *((column.name, column.meaning) for column in table.columns)]
    return rows
