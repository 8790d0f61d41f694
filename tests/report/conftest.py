"""What the tests of this folder share: audits made by hand, sites built from them, a real browser."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import nbformat
import pytest

from claimaudit.model import Audit
from claimaudit.report import views, write_reports
from claimaudit.report.evidence import Evidence
from claimaudit.report.notebooks import cleaned

if TYPE_CHECKING:
    from nbformat import NotebookNode
    from playwright.sync_api import Browser, Page

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def load_fixtures() -> ModuleType:
    path = Path(__file__).with_name("fixture_audit.py")
    spec = importlib.util.spec_from_file_location("report_fixture_audit", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def fixtures() -> ModuleType:
    """The makers of audits."""
    return load_fixtures()


@pytest.fixture(scope="session")
def real(fixtures: ModuleType) -> Audit:
    return fixtures.real_audit()


@pytest.fixture(scope="session")
def hostile(fixtures: ModuleType) -> Audit:
    return fixtures.hostile_audit()


@pytest.fixture(scope="session")
def found(real: Audit) -> Evidence:
    return Evidence(real)


@pytest.fixture(scope="session")
def notebook(found: Evidence) -> NotebookNode:
    """A notebook as it is after a run, with one of everything that ours show."""
    tables = [
        views.claims(found, most=5),
        views.issues(found),
        views.guidance(found),
        views.side_by_side(found),
    ]
    data = [{"text/html": table.data} for table in tables]
    data += [{"image/svg+xml": draw(found).svg} for draw in (views.stance_picture, views.span_picture)]
    cells = [
        nbformat.v4.new_markdown_cell("# The title\n\n> **Not clinically reviewed.** So it is.\n\n## Tables")
    ]
    for shown in data:
        output = nbformat.v4.new_output("execute_result", {**shown, "text/plain": ""}, execution_count=1)
        cells.append(nbformat.v4.new_code_cell("views.show()", outputs=[output], execution_count=1))
    return cleaned(nbformat.v4.new_notebook(cells=cells))


def built(audit: Audit, folder: Path, notebooks: dict[str, NotebookNode] | None = None) -> Path:
    write_reports(audit, folder, notebooks=notebooks)
    return folder


@pytest.fixture(scope="session")
def site(real: Audit, notebook: NotebookNode, tmp_path_factory: pytest.TempPathFactory) -> Path:
    shown = {"01_first": notebook, "02_second": notebook}
    return built(real, tmp_path_factory.mktemp("real") / "reports", shown)


@pytest.fixture(scope="session")
def hostile_site(hostile: Audit, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(hostile, tmp_path_factory.mktemp("hostile") / "reports")


@pytest.fixture(scope="session")
def large_site(fixtures: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(fixtures.large_audit(), tmp_path_factory.mktemp("large") / "reports")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()


class Watched:
    """A page that remembers what it complained of and what it asked for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.errors: list[str] = []
        self.requests: list[str] = []
        page.on(
            "console",
            lambda said: self.errors.append(said.text) if said.type in {"error", "warning"} else None,
        )
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))

    def open(self, path: Path, fragment: str = "") -> Page:
        self.page.goto(path.as_uri() + fragment)
        return self.page


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield Watched(context.new_page())
    context.close()
