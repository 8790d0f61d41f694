"""Tallies → the tables of contradictions and issues."""

from __future__ import annotations

import hashlib
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from claimaudit.compare.blocks import SEVERITIES
from claimaudit.compare.codes import text_values
from claimaudit.compare.scopes import SCOPES
from claimaudit.compare.summary import summary
from claimaudit.compare.words import Reading, follows, link_words, says, scope_words, sentence
from claimaudit.model import CONTRADICTION_COLUMNS, ISSUE_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from claimaudit.compare.positions import Positions
    from claimaudit.compare.scopes import ComparedDomain
    from claimaudit.compare.tally import Key, Pair, Tally

_WORDS = (
    "kind",
    "concept",
    "about",
    "polarity",
    "degree",
    "triggers",
    "audience",
    "timing",
    "condition",
    "strength",
)
_MOST_MARKS = 64


def issue_id(key: Key) -> str:
    """The id of an issue: of its type, family and phase alone, so that it survives an article more."""
    return ":".join(part for part in key if part)


def contradiction_rows(
    issues: dict[Key, Tally], positions: Positions, domain: ComparedDomain, limit: int
) -> pd.DataFrame:
    """The worst pairs of claims of every issue, up to the limit."""
    chosen = [
        (key, pair, claims)
        for key, issue in issues.items()
        for pair, claims in islice(_claim_pairs(issue, positions), limit)
    ]
    readings = _readings(positions, sorted({claim for _, _, claims in chosen for claim in claims}))
    rows = [
        _contradiction(key, pair, (readings[one], readings[other]), domain)
        for key, pair, (one, other) in chosen
    ]
    return pd.DataFrame(rows, columns=list(CONTRADICTION_COLUMNS))


def issue_rows(
    issues: dict[Key, Tally], positions: Positions, domain: ComparedDomain, listed: Counter[str]
) -> pd.DataFrame:
    """A row an issue, the worst first."""
    rows = [_issue(key, issue, positions, domain) for key, issue in issues.items()]
    rows = [{**row, "pairs_listed": listed[row["issue_id"]]} for row in rows]
    table = pd.DataFrame(rows, columns=[*ISSUE_COLUMNS, "fingerprint"])
    rank = table["severity"].map({name: -number for number, name in enumerate(SEVERITIES)}).fillna(0)
    order = table.assign(_status=table["status"] == "scoped", _rank=rank)
    return table.loc[order.sort_values(["_status", "_rank", "issue_id"]).index].reset_index(drop=True)


def _claim_pairs(issue: Tally, positions: Positions) -> Iterator[tuple[Pair, tuple[int, int]]]:
    """Pairs of claims: first one of each pair of positions, then a second one of each, and so on."""
    waiting = [(pair, _products(pair, positions)) for pair in issue.worst]
    while waiting:
        left = []
        for pair, products in waiting:
            claims = next(products, None)
            if claims is not None:
                yield pair, claims
                left.append((pair, products))
        waiting = left


def _products(pair: Pair, positions: Positions) -> Iterator[tuple[int, int]]:
    for one in positions.of(pair.cautious).tolist():
        for other in positions.of(pair.permissive).tolist():
            if positions.sentence[one] != positions.sentence[other]:
                yield one, other


def _contradiction(
    key: Key, pair: Pair, sides: tuple[Reading, Reading], domain: ComparedDomain
) -> dict[str, Any]:
    one, other = sides
    return {
        "contradiction_id": _hash(key[0], one.claim_id, other.claim_id),
        "issue_id": issue_id(key),
        "type": key[0],
        "concept": pair.concept,
        "claim_a": one.claim_id,
        "claim_b": other.claim_id,
        "within_source": one.source == other.source,
        "scope": SCOPES[pair.scope],
        "severity": SEVERITIES[pair.severity],
        "status": "scoped" if pair.scoped else "conflict",
        "explanation": " ".join(
            (
                sentence(says(domain, one), says(domain, other, one.source)),
                sentence(
                    link_words(domain, one, other),
                    scope_words(domain, pair.scope, one, other),
                    "" if pair.scoped else follows(key[0], one, other),
                ),
            )
        ),
    }


def _readings(positions: Positions, claims: list[int]) -> dict[int, Reading]:
    """The listed claims alone, as their explanations speak of them."""
    chosen = positions.claims.iloc[claims]
    texts = ["claim_id", "source_id", *_WORDS]
    chosen = chosen.assign(**{name: text_values(chosen[name]) for name in texts})
    rows = chosen[[*texts, "min_hours", "max_hours"]].to_dict("records")
    return {
        claim: Reading(
            claim_id=str(row["claim_id"]),
            source=str(row["source_id"]),
            low=float(row["min_hours"]),
            high=float(row["max_hours"]),
            **{name: str(row[name]) for name in _WORDS},
        )
        for claim, row in zip(claims, rows, strict=True)
    }


def _issue(key: Key, issue: Tally, positions: Positions, domain: ComparedDomain) -> dict[str, Any]:
    involved = np.array(sorted(issue.cautious | issue.permissive), dtype=np.int64)
    return {
        "issue_id": issue_id(key),
        "type": key[0],
        "family": key[1],
        "phase": key[2],
        "severity": SEVERITIES[issue.severity],
        "status": "conflict" if issue.conflicts else "scoped",
        "positions": len(fingerprints(positions, involved)),
        "pairs": issue.pairs,
        "sources": ";".join(positions.sources_of(involved)),
        "within_source": issue.within_source,
        "summary": summary(key, issue, positions, domain),
        "proposal": "",
        "decision": "",
        "fingerprint": fingerprint(positions, involved),
    }


def fingerprint(positions: Positions, involved: NDArray[np.int64]) -> str:
    """What a ruling is remembered by: the distinct positions, each as eight hexadecimal digits.

    A restatement changes nothing; a position that is new, changed or gone changes its own digits alone, so that a
    stale ruling can say how many did. Beyond 64 positions the list is itself reduced to one hash.
    """
    marks = fingerprints(positions, involved)
    return ".".join(marks) if len(marks) <= _MOST_MARKS else f"{len(marks)}x{_hash(*marks)}"


def fingerprints(positions: Positions, involved: NDArray[np.int64]) -> list[str]:
    """The marks of positions, sorted, each once."""
    return sorted(set(positions.marks[involved].tolist()))


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
