"""Audits made by hand for the tests of this folder: the five articles with their annotations, a large one, a hostile one.

They hold the exact columns of the model, so that pages can be judged apart from the stages before them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pandas as pd

from claimaudit import model
from claimaudit.model import Article, Audit, Block

ROOT = Path(__file__).resolve().parents[2]
GOLD = [ROOT / "tests" / "gold" / "claims.jsonl", ROOT / "tests" / "gold" / "dev" / "real.jsonl"]
ISSUES = ROOT / "tests" / "gold" / "issues.jsonl"
Row = dict[str, Any]


def frame(rows: Iterable[Row], columns: tuple[str, ...]) -> pd.DataFrame:
    return pd.DataFrame(
        [{name: row.get(name, "") for name in columns} for row in rows], columns=list(columns)
    )


def blocks_of(text: str) -> Iterator[Block]:
    """Lines as blocks; a short line that ends in no full stop is a heading."""
    heading: tuple[str, ...] = ()
    for match in re.finditer(r"[^\n]+", text):
        line = match.group().strip()
        if not line:
            continue
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        end = start + len(line)
        if len(line) < 80 and line[-1] not in ".!:":
            kind: model.BlockKind = "title" if start == 0 else "heading"
            yield Block(kind, start, end)
            heading = (line,)
        else:
            yield Block("item" if ": " in line[:40] else "paragraph", start, end, heading)


def article(source_id: str, text: str, title: str = "", publisher: str = "") -> Article:
    return Article(source_id, text, tuple(blocks_of(text)), title, f"sources/{source_id}.txt", publisher)


def real_articles() -> tuple[Article, ...]:
    files = sorted((ROOT / "sources").glob("*.txt"))
    named = {"what-happens-after-microneedling": "RefinedMD"}
    return tuple(
        article(file.stem, file.read_text(encoding="utf-8"), publisher=named.get(file.stem, ""))
        for file in files
    )


def claim_row(given: Row, article: Article) -> Row:
    start = article.text.index(given["quote"])
    key = "|".join(str(given.get(name, "")) for name in ("source_id", "kind", "concept", "timing", "quote"))
    section = next((block.section for block in article.blocks if block.start <= start < block.end), "")
    return {
        "polarity": "asserts",
        "phase": "after",
        **given,
        "claim_id": sha256(key.encode()).hexdigest()[:12],
        "start": start,
        "end": start + len(given["quote"]),
        "section": given.get("section") or section,
        "rules": "general.avoid",
        "cues": "avoid",
    }


def real_claims(articles: tuple[Article, ...]) -> list[Row]:
    by_id = {one.source_id: one for one in articles}
    given = [json.loads(line) for path in GOLD for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [claim_row(one, by_id[one["source_id"]]) for one in given]
    unique = {row["claim_id"]: row for row in rows}
    return sorted(unique.values(), key=lambda row: (row["source_id"], row["start"], row["claim_id"]))


def members(side: list[Row], claims: list[Row], concept: str) -> list[Row]:
    found = []
    for one in side:
        same = [c for c in claims if c["source_id"] == one["source_id"] and c["quote"] == one["quote"]]
        found += [c for c in same if c["concept"] == concept] or same[:1]
    return found


def real_issues(claims: list[Row]) -> tuple[list[Row], list[Row]]:
    issues, pairs = [], []
    for line in ISSUES.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        issue_id = f"{gold['type']}:{gold['concept']}:after" + (
            ":scoped" if gold["status"] == "scoped" else ""
        )
        sides = [members(gold["sides"][side], claims, gold["concept"]) for side in ("cautious", "permissive")]
        found = [pair_row(gold, issue_id, a, b) for a in sides[0] for b in sides[1]]
        pairs += found
        issues.append(
            {
                **gold,
                "issue_id": issue_id,
                "family": gold["concept"],
                "phase": "after",
                "positions": 2,
                "pairs": len(found),
                "pairs_listed": len(found),
                "sources": ";".join(sorted({c["source_id"] for side in sides for c in side})),
                "summary": gold["explanation"],
                "proposal": "Take the cautious reading until a reviewer rules.",
            }
        )
    return sorted(issues, key=lambda row: row["issue_id"]), sorted(
        pairs, key=lambda row: row["contradiction_id"]
    )


def pair_row(gold: Row, issue_id: str, cautious: Row, permissive: Row) -> Row:
    key = issue_id + cautious["claim_id"] + permissive["claim_id"]
    return {
        **gold,
        "issue_id": issue_id,
        "contradiction_id": sha256(key.encode()).hexdigest()[:12],
        "claim_a": cautious["claim_id"],
        "claim_b": permissive["claim_id"],
        "within_source": cautious["source_id"] == permissive["source_id"],
        "scope": "different" if gold["status"] == "scoped" else "unstated",
        "explanation": gold["explanation"],
    }


def real_guidance(claims: list[Row], issues: list[Row]) -> list[Row]:
    rows = []
    sources = sorted({claim["source_id"] for claim in claims})
    stances = {
        "restriction": "avoid",
        "recommendation": "use",
        "expected_effect": "normal",
        "warning_sign": "warning",
    }
    for concept in sorted({claim["concept"] for claim in claims}):
        same = [c for c in claims if c["concept"] == concept and c["kind"] in stances]
        if not same:
            continue
        kinds = [kind for kind in stances if any(c["kind"] == kind for c in same)]
        first = next(c for c in same if c["kind"] == kinds[0])
        agree = sorted({c["source_id"] for c in same if c["kind"] == kinds[0]})
        against = sorted({c["source_id"] for c in same if c["kind"] in kinds[1:]} - set(agree))
        open_issues = [i["issue_id"] for i in issues if i["family"] == concept and i["status"] == "conflict"]
        rows.append(
            {
                **first,
                "guidance_id": f"{stances[kinds[0]]}:{concept}",
                "stance": stances[kinds[0]],
                "wording": f"{stances[kinds[0]].capitalize()} {concept.replace('_', ' ')}.",
                "basis": "cautious" if open_issues else "unanimous",
                "for": ";".join(agree),
                "against": ";".join(against),
                "silent": ";".join(one for one in sources if one not in agree and one not in against),
                "issues": ";".join(open_issues),
                "reviewed": False,
            }
        )
    return rows


def real_unread(articles: tuple[Article, ...], claims: list[Row]) -> list[Row]:
    """A sentence in nine of those that hold no claim, as if it named a concept."""
    rows = []
    for one in articles:
        covered = [(c["start"], c["end"]) for c in claims if c["source_id"] == one.source_id]
        for match in list(re.finditer(r"[A-Z][^.!?\n]{20,}[.!?]", one.text)):
            if not any(start < match.end() and match.start() < end for start, end in covered):
                rows.append(
                    {
                        "source_id": one.source_id,
                        "start": match.start(),
                        "end": match.end(),
                        "quote": match.group(),
                        "concepts": "collagen_production",
                        "cues": "",
                        "reason": "names a concept, and no cue says what to make of it",
                    }
                )
    return rows[::3]


def real_audit(decisions: Iterable[Row] = ()) -> Audit:
    articles = real_articles()
    claims = real_claims(articles)
    issues, pairs = real_issues(claims)
    return Audit(
        articles=articles,
        claims=frame(claims, model.CLAIM_COLUMNS),
        contradictions=frame(pairs, model.CONTRADICTION_COLUMNS),
        issues=frame(issues, model.ISSUE_COLUMNS),
        guidance=frame(real_guidance(claims, issues), model.GUIDANCE_COLUMNS),
        unread=frame(real_unread(articles, claims), model.UNREAD_COLUMNS),
        problems=frame([], model.PROBLEM_COLUMNS),
        decisions=frame(decisions, model.DECISION_COLUMNS),
    )
