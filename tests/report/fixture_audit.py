"""Audits made by hand for these tests: the five articles with their annotations, a large one, a hostile one.

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
from claimaudit.reconcile.changes import CHANGE_COLUMNS
from claimaudit.review.rulings import JUDGED_COLUMNS

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
    """A sentence in three of those that hold no claim, as if it named a concept."""
    rows = []
    for one in articles:
        covered = [(c["start"], c["end"]) for c in claims if c["source_id"] == one.source_id]
        sentences = list(re.finditer(r"[A-Z][^.!?\n]{20,}[.!?]", one.text))
        free = [m for m in sentences if not any(a < m.end() and m.start() < b for a, b in covered)]
        rows += [
            {
                "source_id": one.source_id,
                "start": match.start(),
                "end": match.end(),
                "quote": match.group(),
                "concepts": "collagen_production",
                "reason": "names a concept, and no cue says what to make of it",
            }
            for match in free
        ]
    return rows[::3]


def real_audit(decisions: Iterable[Row] = ()) -> Audit:
    articles = real_articles()
    claims = real_claims(articles)
    issues, pairs = real_issues(claims)
    guidance = real_guidance(claims, issues)
    tables = {
        "claims": claims,
        "contradictions": pairs,
        "issues": issues,
        "guidance": guidance,
        "changes": real_changes(claims, pairs, guidance),
        "unread": real_unread(articles, claims),
        "decisions": list(decisions),
    }
    return audit_of(articles, tables)


def real_changes(claims: list[Row], pairs: list[Row], guidance: list[Row]) -> list[Row]:
    """The permissive side of every conflict, and what one article leaves out."""
    by_id = {claim["claim_id"]: claim for claim in claims}
    severities = {pair["claim_b"]: pair for pair in pairs if pair["status"] == "conflict"}
    rows = [
        {
            **by_id[one],
            "problem": f"Says {by_id[one]['concept']}, against 1 article.",
            "guidance_id": guidance[0]["guidance_id"],
            "severity": pair["severity"],
            "issues": pair["issue_id"],
        }
        for one, pair in severities.items()
    ]
    missing = {"source_id": "what-happens-after-microneedling", "claim_id": "", "start": -1, "end": -1}
    return [*rows, {**missing, "problem": "Leaves out patience.", "guidance_id": guidance[1]["guidance_id"]}]


def audit_of(articles: tuple[Article, ...], tables: dict[str, list[Row]]) -> Audit:
    return Audit(
        articles=articles,
        claims=frame(tables.get("claims", []), model.CLAIM_COLUMNS),
        contradictions=frame(tables.get("contradictions", []), model.CONTRADICTION_COLUMNS),
        issues=frame(tables.get("issues", []), model.ISSUE_COLUMNS),
        guidance=frame(tables.get("guidance", []), model.GUIDANCE_COLUMNS),
        unread=frame(tables.get("unread", []), model.UNREAD_COLUMNS),
        problems=frame(tables.get("problems", []), model.PROBLEM_COLUMNS),
        decisions=frame(
            ({"state": "in_force", **row} for row in tables.get("decisions", [])), JUDGED_COLUMNS
        ),
        changes=frame(tables.get("changes", []), CHANGE_COLUMNS),
    )


HOSTILE = (
    "<script>window.hit = 1</script>",
    '<img src=x onerror="window.hit = 2">',
    '<a href="javascript:window.hit=3">press</a>',
    "[press](javascript:window.hit=4)",
    "Turn \u202eeht redro\u202c round.",
    '=HYPERLINK("http://evil.example","press")',
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "</svg><script>window.hit = 5</script>",
    "'><svg onload=window.hit=6>",
    "{{ 7 * 7 }} ${7*7} $x^2$ `code` | cell | ![i](http://evil.example/p.png)",
    "Bell \x07 and null-like \x01 stay words.",
)


def hostile_audit() -> Audit:
    """Every text of it would do something, were it not taken as words."""
    text = "\n".join(HOSTILE) + "\n"
    title = "<script>window.hit = 7</script> =1+1"
    one = Article("<b>x</b>/..&\"'", text, tuple(blocks_of(text)), title, "x.txt", "<i>Publisher</i>")
    kinds = list(model.KINDS)
    claims = [
        {
            "claim_id": f'{place}"><script>',
            "source_id": one.source_id,
            "kind": kinds[place % len(kinds)],
            "concept": quote,
            "quote": quote,
            "start": text.index(quote),
            "end": text.index(quote) + len(quote),
            "section": quote,
            "condition": quote,
            "degree": quote,
            "polarity": "asserts",
            "timing": "for",
            "min_hours": 24.0,
            "max_hours": None,
            "about": quote,
        }
        for place, quote in enumerate(HOSTILE)
    ]
    pair = {
        "contradiction_id": "c",
        "issue_id": HOSTILE[0],
        "type": "timeline",
        "concept": HOSTILE[1],
        "claim_a": claims[0]["claim_id"],
        "claim_b": claims[1]["claim_id"],
        "scope": HOSTILE[1],
        "severity": "high",
        "status": "conflict",
        "explanation": HOSTILE[2],
    }
    issue = {**pair, "family": HOSTILE[1], "positions": 2, "pairs": 1, "pairs_listed": 1, "sources": 1}
    issue |= {"summary": HOSTILE[5], "proposal": HOSTILE[8], "decision": HOSTILE[4]}
    guidance = [
        {
            **claim,
            "guidance_id": f"g{place}<script>",
            "stance": "avoid",
            "wording": claim["quote"],
            "basis": "cautious",
            "for": one.source_id,
            "issues": HOSTILE[0],
            "reviewed": False,
        }
        for place, claim in enumerate(claims)
    ]
    ruling = {"issue_id": HOSTILE[0], "reviewer": HOSTILE[1], "date": HOSTILE[5], "reason": HOSTILE[2]}
    unread = [{**claims[0], "concepts": HOSTILE[1], "cues": HOSTILE[2], "reason": HOSTILE[0]}]
    problems = [{"path": HOSTILE[0], "problem": HOSTILE[1], "detail": HOSTILE[2], "remedy": HOSTILE[3]}]
    return audit_of(
        (one,),
        {
            "claims": claims,
            "contradictions": [pair],
            "issues": [issue],
            "guidance": guidance,
            "unread": unread,
            "problems": problems,
            "changes": [{**claim, "problem": claim["quote"], "issues": HOSTILE[0]} for claim in claims],
            "decisions": [{**ruling, "verdict": HOSTILE[0], "wording": HOSTILE[5], "reference": HOSTILE[2]}],
        },
    )


def large_audit(claims: int = 2000, issues: int = 300) -> Audit:
    """As many claims and issues as a large content team has."""
    per_article = 100
    articles, rows = [], []
    for number in range(claims // per_article):
        quotes = [
            f"Avoid thing {number}-{place} for {place + 1} hours, or ask first."
            for place in range(per_article)
        ]
        one = article(f"article-{number:02d}", "\n".join(quotes), f"Article number {number}")
        articles.append(one)
        rows += [
            {
                "claim_id": f"{number:02d}{place:03d}",
                "source_id": one.source_id,
                "kind": model.KINDS[place % 5],
                "concept": f"thing_{place}",
                "quote": quote,
                "start": one.text.index(quote),
                "end": one.text.index(quote) + len(quote),
                "phase": "after",
                "timing": "for",
                "min_hours": float(place + 1),
                "max_hours": float(place + 1),
                "polarity": "asserts",
                "strength": "should" if place % 5 < 2 else "",
            }
            for place, quote in enumerate(quotes)
        ]
    pairs, kept = [], []
    for number in range(issues):
        issue_id = f"use_vs_avoid:thing_{number}:after"
        both = {"claim_a": rows[number]["claim_id"], "claim_b": rows[number + 101]["claim_id"]}
        same = {"issue_id": issue_id, "type": "use_vs_avoid", "status": "conflict", "severity": "medium"}
        pairs.append(
            {
                **same,
                **both,
                "contradiction_id": f"p{number}",
                "concept": f"thing_{number % 100}",
                "scope": "same",
            }
            | {"explanation": f"One says {number}, the other does not."}
        )
        kept.append(
            {
                **same,
                "family": f"thing_{number}",
                "phase": "after",
                "positions": 2,
                "pairs": 1,
                "pairs_listed": 1,
            }
            | {"sources": 2, "summary": f"Thing {number} is told in two ways.", "proposal": "Wait."}
        )
    guidance = [
        {
            **row,
            "guidance_id": f"g{row['claim_id']}",
            "stance": "avoid",
            "wording": row["quote"],
            "basis": "single",
        }
        | {"for": row["source_id"], "reviewed": False}
        for row in rows[:500]
    ]
    return audit_of(
        tuple(articles), {"claims": rows, "contradictions": pairs, "issues": kept, "guidance": guidance}
    )
