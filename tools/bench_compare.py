"""How long comparing takes, and what it holds in memory: ``python tools/bench_compare.py [CLAIMS]``.

The claims are made up: articles of fifty, whose concepts, times, conditions and degrees are drawn as unevenly as real
articles draw them, every sentence a different one. Prints one line of JSON.
"""

from __future__ import annotations

import json
import resource
import sys
import time

import numpy as np
import pandas as pd

from claimaudit.compare import compare
from claimaudit.domain.domain import load_domain
from claimaudit.model import CLAIM_COLUMNS

ROLES = {
    "restriction": ("", "", "for", "for", "during"),
    "recommendation": ("", "", "", "after", "every"),
    "expected_effect": ("", "", "lasts", "onset"),
    "warning_sign": ("", "", "lasts"),
    "explanation": ("",),
}
SPANS = (
    (24, 24),
    (24, np.nan),
    (48, 48),
    (24, 48),
    (72, 72),
    (48, 96),
    (168, 168),
    (168, 336),
    (336, np.nan),
    (336, 672),
)
TRIGGERS = (
    "",
    "",
    "",
    "",
    "peeling",
    "breakouts",
    "purging",
    "healing",
    "not:healing",
    "infection",
    "peeling;redness",
)
DEGREES = ("", "", "", "", "severe", "prolonged", "excessive", "slight", "harsh", "some")


def make_claims(count: int, seed: int = 1) -> pd.DataFrame:
    """A claims table of that many rows."""
    chance = np.random.default_rng(seed)
    domain = load_domain("microneedling")
    signs = sorted(one for one, concept in domain.concepts.items() if concept.category == "sign")
    advice = sorted(
        one for one, concept in domain.concepts.items() if concept.category not in ("sign", "process")
    )
    kinds = chance.choice(sorted(ROLES), count, p=(0.2, 0.1, 0.35, 0.25, 0.1))
    number = np.arange(count)
    concept, timing = np.empty(count, object), np.empty(count, object)
    for kind, roles in ROLES.items():
        chosen = kinds == kind
        pool = (
            signs
            if kind in ("expected_effect", "warning_sign")
            else ["infection"]
            if kind == "explanation"
            else advice
        )
        concept[chosen] = np.array(pool, object)[
            np.minimum(chance.zipf(1.3, chosen.sum()) - 1, len(pool) - 1)
        ]
        timing[chosen] = chance.choice(np.array(roles, object), chosen.sum())
    spans = np.array(SPANS)[chance.integers(0, len(SPANS), count)]
    spans[timing == ""] = np.nan
    told = kinds == "explanation"
    columns = {
        "source_id": [f"article-{one // 50:06d}" for one in number],
        "claim_id": [f"{one:016x}" for one in number],
        "kind": kinds,
        "concept": concept,
        "quote": [f"This sentence number {one} makes a claim." for one in number],
        "start": number % 50 * 100,
        "end": number % 50 * 100 + 40,
        "phase": chance.choice(np.array(("", "", "", "before"), object), count),
        "triggers": chance.choice(np.array(TRIGGERS, object), count),
        "degree": chance.choice(np.array(DEGREES, object), count),
        "about": np.where(told, "breakouts", ""),
        "polarity": np.where(told & (number % 7 == 0), "denies", "asserts"),
        "timing": timing,
        "min_hours": spans[:, 0],
        "max_hours": spans[:, 1],
        "strength": "should",
    }
    return pd.DataFrame({name: columns.get(name, "") for name in CLAIM_COLUMNS})


def bench(count: int = 1_000_000) -> dict[str, float | int]:
    """Compare that many claims once; seconds and megabytes."""
    claims = make_claims(count)
    domain = load_domain("microneedling")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began, used = time.perf_counter(), time.process_time()
    contradictions, issues = compare(claims, domain)
    seconds, work = time.perf_counter() - began, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "claims": count,
        "seconds": round(seconds, 2),
        "cpu_seconds": round(work, 2),
        "megabytes_before": before // 1024,
        "megabytes_peak": peak // 1024,
        "issues": len(issues),
        "pairs": int(issues["pairs"].sum()),
        "listed": len(contradictions),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(bench(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)) + "\n")
