"""The whole job runs a project's notebooks on what the call names, and touches no notebook that is not its own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
from click.testing import Result

ROOT = Path(__file__).resolve().parents[2]
Call = Callable[..., Result]


def test_another_subject_is_shown_by_the_same_notebooks_and_changes_none(project: Path) -> None:
    shutil.copytree(ROOT / "notebooks", project / "notebooks", ignore=shutil.ignore_patterns(".*"))
    (project / "review").mkdir()
    before = {path.name: path.read_bytes() for path in (project / "notebooks").glob("*.ipynb")}
    words = [sys.executable, "-m", "claimaudit", "report", "--domain", "rules"]
    ran = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    pages = {
        path.stem: path.read_text(encoding="utf-8") for path in (project / "reports" / "notebooks").iterdir()
    }
    assert sorted(pages) == sorted(name.removesuffix(".ipynb") for name in before)
    assert [
        name for name, page in pages.items() if "leave-it-alone" not in page and "plant food" not in page
    ] == []
    assert {path.name: path.read_bytes() for path in (project / "notebooks").glob("*.ipynb")} == before


def test_notebooks_outside_a_project_are_not_run(call: Call, project: Path) -> None:
    (project / "sources").rename(project / "texts")
    (project / "notebooks").mkdir()
    cell = nbformat.v4.new_code_cell("open('ran', 'w').close()")
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), project / "notebooks" / "somebody's.ipynb")
    result = call("report", "texts", "--domain", "rules", "--extracted", "tables", "--out", "pages")
    assert (result.exit_code, result.output) == (0, "")
    assert not (project / "notebooks" / "ran").exists()
