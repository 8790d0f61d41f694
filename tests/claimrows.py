"""Claims tables for tests: from a few fields, or from the annotated rows of the gold.

The gold tells no triggers, phase, audience or cause for the real articles; what is plain from the condition, the
heading and the sentence is filled in here, once, by the rules below.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from claimaudit.model import CLAIM_COLUMNS

TESTS = Path(__file__).parent
SOURCES = TESTS.parent / "sources"
_NUMBERS = ("start", "end", "min_hours", "max_hours")
_SITUATIONS = {
    r"\bpeel(?:s|ing)?\b": "peeling",
    r"\bpurg(?:e|ing)\b": "purging",
    r"\bbreakouts?\b|\bbreak out\b": "breakouts",
    r"\bheal(?:s|ing)\b": "healing",
    r"\bsensitive or inflamed\b": "inflammation;sensitivity",
}
_TO_MANAGE = re.compile(r"manag", re.IGNORECASE)
_DENIAL = re.compile(r"\bnot a sign of infection( or a negative reaction)?", re.IGNORECASE)
_SIGNS = {"breakouts": r"breakouts?|acne|pimples", "purging": r"purg"}
_CAUSE = re.compile(r"caus|lead|contribut|trigger", re.IGNORECASE)


def claims(*rows: dict[str, Any]) -> pd.DataFrame:
    """A claims table of the rows given by their telling fields alone; what is left out is empty."""
    return _table([_filled(number, dict(row)) for number, row in enumerate(rows)])


def gold(
    *, arguable: bool = False, files: Iterable[str] = ("claims.jsonl", "dev/real.jsonl")
) -> pd.DataFrame:
    """The annotated claims of the real articles, as a claims table."""
    rows = [row for name in files for row in _lines(TESTS / "gold" / name)]
    kept = [row for row in rows if arguable or row.get("confidence", "sure") == "sure"]
    return _table(
        [_filled(number, one) for number, one in enumerate(part for row in kept for part in _completed(row))]
    )


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _filled(number: int, row: dict[str, Any]) -> dict[str, Any]:
    row.setdefault("source_id", "one")
    row.setdefault("quote", f"Sentence number {number} says so.")
    row.setdefault("start", 100 * number)
    row.setdefault("end", row["start"] + len(row["quote"]))
    row.setdefault("polarity", "asserts")
    row["claim_id"] = row.get("claim_id") or _id(row)
    return row


def _id(row: dict[str, Any]) -> str:
    fields = ("source_id", "kind", "concept", "about", "polarity", "timing", "quote", "start")
    return hashlib.sha256("|".join(str(row.get(name, "")) for name in fields).encode()).hexdigest()[:16]


def _table(rows: list[dict[str, Any]]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=list(CLAIM_COLUMNS))
    texts = [name for name in CLAIM_COLUMNS if name not in _NUMBERS]
    table = table.assign(
        **{name: table[name].astype(object).where(table[name].notna(), "").astype(str) for name in texts}
    )
    return table.astype({"start": int, "end": int, "min_hours": float, "max_hours": float})


def _completed(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A gold row with its place in the article, its situation and its cause."""
    row = {**row, "source_id": row.get("source_id") or row["page"]}
    text = _text(row["source_id"])
    row["start"] = max(text.find(row["quote"]), 0)
    row["triggers"] = row.get("triggers") or _triggers(row)
    if row["kind"] == "explanation":
        yield from _explained(row)
    else:
        yield row


def _text(source: str) -> str:
    path = SOURCES / f"{source}.txt"
    return path.read_text("utf-8") if path.exists() else ""


def _triggers(row: dict[str, Any]) -> str:
    said = row.get("condition") or ""
    if row["kind"] in ("restriction", "recommendation") and _TO_MANAGE.search(row.get("section") or ""):
        said += " " + row["section"].rpartition(" > ")[2]
    found = {
        name
        for pattern, names in _SITUATIONS.items()
        if re.search(pattern, said, re.IGNORECASE)
        for name in names.split(";")
    }
    return ";".join(sorted(found - {row["concept"]}))


def _explained(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    denial = _DENIAL.search(row["quote"])
    if row.get("about") or not _CAUSE.search(row["quote"]):
        yield row
    elif not denial:
        yield {
            **row,
            "about": next(
                (sign for sign, words in _SIGNS.items() if re.search(words, row["quote"], re.IGNORECASE)), ""
            ),
        }


def denials() -> list[dict[str, Any]]:
    """The denying explanations of the real articles, which the gold annotates as reassurances alone."""
    rows = []
    for source, about in (
        ("breakouts-after-microneedling", "breakouts"),
        ("purging-after-microneedling", "purging"),
    ):
        text = _text(source)
        for found in re.finditer(r"[^.\n]*not a sign of infection[^.\n]*\.", text):
            quote = found.group().strip()
            shared = {"source_id": source, "kind": "explanation", "quote": quote, "start": text.find(quote)}
            shared |= {"about": about, "polarity": "denies"}
            causes = ("infection", "adverse_reaction")[: 1 + ("negative reaction" in quote)]
            rows += [{**shared, "concept": cause} for cause in causes]
    return rows


def everything(**options: Any) -> pd.DataFrame:
    """The gold claims of the real articles with their denials."""
    return pd.concat([gold(**options), claims(*denials())], ignore_index=True).drop_duplicates("claim_id")
