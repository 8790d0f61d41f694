"""The subject's rules and claims tables for the tests of comparing."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

from claimaudit.compare import compare
from claimaudit.domain.domain import Domain, load_domain

if TYPE_CHECKING:
    import pandas as pd

ROWS = Path(__file__).resolve().parents[1] / "claimrows.py"


def load_module(path: Path) -> ModuleType:
    """A helper of the tests, which stand in no package."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules.setdefault(path.stem, module)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def domain() -> Domain:
    return load_domain("microneedling")


@pytest.fixture(scope="session")
def rows() -> ModuleType:
    """``rows.claims({...}, {...})`` makes a claims table of a few fields."""
    return load_module(ROWS)


@pytest.fixture(scope="session")
def compared(domain: Domain, rows: ModuleType) -> Any:
    """``compared({...}, {...})`` gives the contradictions and issues between these claims."""

    def run(*claims: dict[str, Any]) -> tuple[pd.DataFrame, pd.DataFrame]:
        return compare(rows.claims(*claims), domain)

    return run
