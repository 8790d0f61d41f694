"""The program as a person calls it, in a folder of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimaudit.cli import main
from claimaudit.domain.domain import load_domain

TOY = Path(__file__).resolve().parents[1] / "second_subject"
Call = Callable[..., Result]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, as the current one."""
    load_domain.cache_clear()  # a folder of rule files is known by its name, which is the same in each test
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def project(here: Path) -> Path:
    """A project of the toy subject, as the current folder; its rule files lie in rules."""
    shutil.copytree(TOY / "articles", here / "sources")
    shutil.copytree(TOY / "domain", here / "rules")
    return here


@pytest.fixture
def call() -> Call:
    """Call the program with these words."""

    def call(*words: str | Path) -> Result:
        result = CliRunner().invoke(main, [str(word) for word in words])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return call


def names_in(folder: Path) -> list[str]:
    """Every file below a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
