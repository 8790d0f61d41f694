"""Claims, policy and rulings for the tests of reconciling."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas as pd
import pytest

from claimaudit.compare import compare
from claimaudit.domain.domain import Domain, load_domain
from claimaudit.domain.policy import Policy, load_policy
from claimaudit.model import DECISION_COLUMNS
from claimaudit.reconcile import Reconciled, reconcile, without_misread

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def domain() -> Domain:
    return load_domain("microneedling")


@pytest.fixture(scope="session")
def policy(domain: Domain) -> Policy:
    return load_policy(ROOT / "review" / "policy.toml", domain)


@pytest.fixture(scope="session")
def rows() -> ModuleType:
    spec = importlib.util.spec_from_file_location("claimrows", ROOT / "tests" / "claimrows.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def decide(*rulings: dict[str, Any]) -> pd.DataFrame:
    """A decisions table of rulings given by their telling fields."""
    usual = {"reviewer": "Dr Who", "date": "2026-01-02", "reason": "Because.", "final": "yes"}
    rows = [{**dict.fromkeys(DECISION_COLUMNS, ""), **usual, **one} for one in rulings]
    return pd.DataFrame(rows, columns=list(DECISION_COLUMNS), dtype=str)


@pytest.fixture(scope="session")
def settle(domain: Domain, policy: Policy, rows: ModuleType) -> Any:
    """``settle([claims], rulings=[...])``: compare and reconcile; a ruling without a fingerprint is a fresh one."""

    def run(claims: Any, rulings: Any = (), **options: Any) -> Reconciled:
        table = claims if isinstance(claims, pd.DataFrame) else rows.claims(*claims)
        decisions = decide(*rulings)
        table = without_misread(table, decisions)
        contradictions, issues = compare(table, domain)
        marks = dict(zip(issues["issue_id"], issues["fingerprint"], strict=True))
        fresh = decisions["fingerprint"].where(
            decisions["fingerprint"] != "", decisions["issue_id"].map(marks)
        )
        decisions = decisions.assign(fingerprint=fresh.fillna(""))
        return reconcile(
            table,
            contradictions,
            issues,
            domain,
            policy=options.pop("policy", policy),
            decisions=decisions,
            **options,
        )

    return run
