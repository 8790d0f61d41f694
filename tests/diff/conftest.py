"""Audits of a few plain sentences, before and after."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from claimaudit.audit import run_audit
from claimaudit.model import Audit
from claimaudit.tables import write_tables

TEXTS = {
    "clinic-a": "Avoid makeup for at least 48 hours. Redness is completely normal for two days.",
    "clinic-b": "Avoid makeup for 24 hours. Call us if you notice redness. Do not use retinol for five days.",
    "clinic-c": "Apply retinol on the second day. Peeling is normal and lasts for three days.",
}


@pytest.fixture
def audit(tmp_path: Path) -> Callable[..., Audit]:
    """An audit of TEXTS with these articles instead; None leaves one out."""
    made = iter(range(100))

    def run(**instead: str | None) -> Audit:
        texts = {name: text for name, text in (TEXTS | fix(instead)).items() if text is not None}
        folder = tmp_path / f"sources{next(made)}"
        folder.mkdir()
        for name, text in texts.items():
            (folder / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")
        return run_audit(folder)

    return run


def fix(instead: dict[str, str | None]) -> dict[str, str | None]:
    return {name.replace("_", "-"): text for name, text in instead.items()}


@pytest.fixture
def folder(tmp_path: Path, audit: Callable[..., Audit]) -> Callable[..., Path]:
    """The same as a folder of tables."""

    def write(name: str, **instead: str | None) -> Path:
        write_tables(audit(**instead), tmp_path / name)
        return tmp_path / name

    return write
