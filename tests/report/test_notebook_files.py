"""The notebooks as they are committed: thin, run, and the same on every machine."""

from __future__ import annotations

import ast
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from claimaudit.errors import ClaimauditError
from claimaudit.report.notebooks import run_notebooks

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
PATHS = sorted(FOLDER.glob("*.ipynb"))
NAMES = ["01_extract_claims", "02_find_contradictions", "03_reconcile_guidance"]
THICK = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Lambda,
    ast.For,
    ast.While,
    ast.ListComp,
    ast.If,
)


def read(path: Path) -> NotebookNode:
    return nbformat.read(path, as_version=4)


def code_of(path: Path) -> list[NotebookNode]:
    return [cell for cell in read(path).cells if cell.cell_type == "code"]


def test_the_notebooks_stand_in_the_order_of_the_work() -> None:
    assert [path.stem for path in PATHS] == NAMES


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_notebook_is_thin(path: Path) -> None:
    cells = read(path).cells
    assert len(cells) <= 25
    assert cells[0].cell_type == "markdown"
    assert cells[0].source.startswith("# ")
    for cell in code_of(path):
        assert len(cell.source.splitlines()) <= 10
        assert not [node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, THICK)], cell.source


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_parameters_come_first_and_are_plain_values(path: Path) -> None:
    first = code_of(path)[0]
    assert first.metadata["tags"] == ["parameters"]
    names = [node.targets[0].id for node in ast.parse(first.source).body if isinstance(node, ast.Assign)]
    assert names == ["SOURCES", "REVIEW", "DOMAIN"]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_cell_was_run_once_in_order_and_kept_its_output(path: Path) -> None:
    cells = code_of(path)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert all(cell.outputs for cell in cells[2:])
    for cell in cells:
        assert {output.output_type for output in cell.outputs} <= {"execute_result", "display_data"}
        kinds = {kind for output in cell.outputs for kind in output.data}
        assert kinds <= {"text/html", "text/plain", "image/svg+xml"}


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_nothing_in_the_file_depends_on_the_machine(path: Path) -> None:
    notebook = read(path)
    assert notebook.metadata.language_info == {"name": "python"}
    assert [cell.id for cell in notebook.cells] == [
        f"cell-{place:02d}" for place in range(len(notebook.cells))
    ]
    ignored = {"nbval-ignore-output", "nbval-skip", "nbval-raises-exception"}
    assert not ignored & {tag for cell in notebook.cells for tag in cell.metadata.get("tags", [])}
    text = path.read_text(encoding="utf-8")
    assert text.endswith("}\n")
    assert str(Path(__file__).resolve().parents[2]) not in text
    assert "/tmp/" not in text  # noqa: S108


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_notebook_says_that_nobody_reviewed_it(path: Path) -> None:
    assert "Not clinically reviewed" in read(path).cells[0].source


def test_what_a_kernel_prints_as_it_ends_is_no_word_of_the_command(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    cell = nbformat.v4.new_code_cell(
        "import atexit, os\natexit.register(os.write, 2, b'Assertion failed\\n')"
    )
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), tmp_path / "noisy.ipynb")
    run_notebooks(tmp_path)
    assert capfd.readouterr() == ("", "")


def test_a_kernel_that_cannot_start_is_one_line_with_its_own_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "ipykernel_launcher.py").write_text("raise ImportError('no such part')\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "broken"))
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1")]), tmp_path / "some.ipynb")
    with pytest.raises(ClaimauditError, match="no such part"):
        run_notebooks(tmp_path)
