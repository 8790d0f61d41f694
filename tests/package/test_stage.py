from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest


@pytest.fixture
def toy_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A package with a stage "count" whose function has the stage's own name, as a program would import it."""
    stage = tmp_path / "toy_of_stages" / "count"
    stage.mkdir(parents=True)
    (stage.parent / "__init__.py").write_text("", encoding="utf-8")
    (stage / "__init__.py").write_text(
        "from claimaudit.stage import make_callable\nmake_callable(__name__, 'toy_of_stages.count.sums:count')\n",
        encoding="utf-8",
    )
    (stage / "sums.py").write_text("def count(rows, *, by=1):\n    return len(rows) * by\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return "toy_of_stages"


def test_a_stage_is_called_and_still_holds_its_modules(toy_package: str) -> None:
    stage = importlib.import_module(f"{toy_package}.count")
    assert f"{toy_package}.count.sums" not in sys.modules
    assert stage(["a", "b"], by=3) == 6
    assert stage.sums.count(["a"]) == 1
    assert sys.modules[toy_package].count is stage
