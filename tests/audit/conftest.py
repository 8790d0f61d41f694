"""Audits of the toy subject, which take no time, and copies of its articles to change."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from claimaudit.audit import run_audit
from claimaudit.domain.domain import Domain, load_domain
from claimaudit.model import DECISION_COLUMNS, Audit

TOY = Path(__file__).resolve().parents[1] / "second_subject"


@pytest.fixture(scope="session")
def toy_domain() -> Domain:
    return load_domain(str(TOY / "domain"))


@pytest.fixture(scope="session")
def toy(toy_domain: Domain) -> Audit:
    return run_audit(TOY / "articles", domain=toy_domain)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A copy of the toy articles."""
    return Path(shutil.copytree(TOY / "articles", tmp_path / "articles"))


Rule = Callable[..., Path]


@pytest.fixture
def rule(tmp_path: Path) -> Rule:
    """A review folder with one ruling."""

    def rule(**cells: str) -> Path:
        folder = tmp_path / "review"
        folder.mkdir(exist_ok=True)
        ruling = {"reviewer": "A. Grower", "date": "2026-01-31", "reason": "seen it", "final": "true"} | cells
        lines = [",".join(DECISION_COLUMNS), ",".join(ruling.get(name, "") for name in DECISION_COLUMNS)]
        (folder / "decisions.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return folder

    return rule
