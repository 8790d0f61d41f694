"""Programs of the machine that some tests drive: where one is missing, the test says so or, on demand, fails."""

from __future__ import annotations

import os
import shutil

import pytest

REQUIRED = {"chromium": "CLAIMAUDIT_REQUIRE_BROWSER", "soffice": "CLAIMAUDIT_REQUIRE_OFFICE"}


def find_program(name: str) -> str:
    path = shutil.which(name)
    if path is None and os.environ.get(REQUIRED[name]):
        pytest.fail(f"{name} is not installed, and {REQUIRED[name]} asks for it", pytrace=False)
    if path is None:
        pytest.skip(f"{name} is not installed on this machine; nothing was checked with it")
    return path


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Debian's Chromium, for playwright's executable_path."""
    return find_program("chromium")


@pytest.fixture(scope="session")
def soffice() -> str:
    """The path of LibreOffice, which opens and saves spreadsheets as a person's would."""
    return find_program("soffice")
