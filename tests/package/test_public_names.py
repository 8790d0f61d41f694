from __future__ import annotations

import subprocess
import sys

import pytest

import claimaudit


def test_every_public_name_can_be_called() -> None:
    names = [name for name in dir(claimaudit) if name != "__version__"]
    assert [name for name in names if not callable(getattr(claimaudit, name))] == []


def test_an_unknown_name_is_told() -> None:
    with pytest.raises(AttributeError, match="no attribute 'extrakt'"):
        _ = claimaudit.extrakt


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, claimaudit; print(sorted({'spacy', 'pandas', 'numpy'} & set(sys.modules)))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
