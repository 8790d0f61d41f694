"""The shape of the code: small modules, short functions, imports one way, stages that touch no disk."""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

MOST_MODULE_LINES = 300
MOST_FUNCTION_LINES = 45
MOST_POSITIONAL = 4
VAGUE_NAMES = {"utils", "util", "common", "helpers", "helper", "manager", "managers", "misc"}

# A part imports from its own layer's name and from the layers before it; read knows the records alone.
LAYERS = [
    {"errors", "stage"},
    {"fileset", "model"},
    {"tables"},
    {"domain", "read"},
    {"extract"},
    {"compare", "rulebook"},
    {"reconcile"},
    {"review"},
    {"engine"},
    {"report"},
    {"form", "diff"},
    {"audit"},
    {"commands"},
    {"cli"},
]
PURE = {"extract", "compare", "reconcile"}
DISK_MODULES = {"os", "pathlib", "io", "shutil", "tempfile", "glob", "importlib.resources", "subprocess"}
DISK_CALLS = {
    "open", "read_text", "write_text", "read_bytes", "write_bytes", "read_csv", "to_csv", "read_json", "to_json",
    "read_parquet", "to_parquet", "read_excel", "to_excel", "savefig",
}  # fmt: skip
CHANCE_MODULES = {"random", "secrets", "uuid", "time"}
CLOCK_CALLS = {("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow"), ("date", "today")}


def parse(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"), filename=str(module))


def functions_of(module: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(parse(module)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    assert function.end_lineno is not None
    return function.end_lineno - function.lineno + 1


def imports_of(module: Path) -> set[str]:
    """Every module named in an import, wherever it stands."""
    found: set[str] = set()
    for node in ast.walk(parse(module)):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno}: write the import out from claimaudit on"
            found |= {f"{node.module}.{name.name}" for name in node.names}
    return found


def parts_of(module: Path) -> list[str]:
    """Where a module is: ["extract", "cues"] for src/claimaudit/extract/cues.py."""
    names = module.with_suffix("").parts
    return list(names[names.index("claimaudit", names.index("src")) + 1 :])


def layer_of(name: str) -> int:
    for rank, names in enumerate(LAYERS):
        if name in names:
            return rank
    pytest.fail(f"claimaudit.{name} has no place in LAYERS: say where it belongs")


def wrong_imports(module: Path) -> Iterator[str]:
    own = parts_of(module)[0]
    for imported in sorted(imports_of(module)):
        if not imported.startswith("claimaudit.") or imported == "claimaudit.__version__":
            continue
        other = imported.split(".")[1]
        if other != own and (layer_of(other) >= layer_of(own) or (own == "read" and other == "domain")):
            yield f"{module.name} of {own} imports {imported}"


def calls_of(module: Path) -> Iterator[tuple[int, str, str]]:
    """Line, what a call is made on ("" where that is no plain name) and the name called."""
    for node in ast.walk(parse(module)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.lineno, "", node.func.id
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
            yield node.lineno, name, node.func.attr


def test_modules_are_short(modules: list[Path]) -> None:
    lengths = {module: len(module.read_text(encoding="utf-8").splitlines()) for module in modules}
    assert {str(name): lines for name, lines in lengths.items() if lines > MOST_MODULE_LINES} == {}
    assert statistics.median(lines for lines in lengths.values() if lines > 5) <= 160


def test_functions_are_short(modules: list[Path]) -> None:
    lengths = {
        f"{module.name}:{function.name}": lines_of(function)
        for module in modules
        for function in functions_of(module)
    }
    assert {name: lines for name, lines in lengths.items() if lines > MOST_FUNCTION_LINES} == {}
    assert not lengths or statistics.median(lengths.values()) <= 14


def test_past_four_parameters_are_named_in_the_call(modules: list[Path]) -> None:
    crowded = []
    for module in modules:
        for function in functions_of(module):
            given = [one.arg for one in (*function.args.posonlyargs, *function.args.args)]
            if len([name for name in given if name not in {"self", "cls"}]) > MOST_POSITIONAL:
                crowded.append(f"{module.name}:{function.name}")
    assert crowded == []


def test_module_names_say_what_is_in_them(modules: list[Path]) -> None:
    assert [str(module) for module in modules if VAGUE_NAMES & set(parts_of(module))] == []


def test_imports_go_one_way(modules: list[Path]) -> None:
    packages = [
        module for module in modules if parts_of(module)[0] not in {"__init__", "__main__", "domains"}
    ]
    assert [line for module in packages for line in wrong_imports(module)] == []


def test_the_check_of_imports_sees_a_wrong_one(tmp_path: Path) -> None:
    folder = tmp_path / "src" / "claimaudit" / "extract"
    folder.mkdir(parents=True)
    module = folder / "cues.py"
    module.write_text(
        "from claimaudit.report import page\nfrom claimaudit.model import Claim\n", encoding="utf-8"
    )
    assert list(wrong_imports(module)) == ["cues.py of extract imports claimaudit.report.page"]


def test_pure_stages_touch_no_disk(modules: list[Path]) -> None:
    faults = []
    for module in modules:
        if parts_of(module)[0] not in PURE:
            continue
        imported = imports_of(module)
        roots = (
            {name.split(".")[0] for name in imported} | imported | {n.rpartition(".")[0] for n in imported}
        )
        faults += [f"{module.name} imports {name}" for name in sorted(roots & DISK_MODULES)]
        faults += [
            f"{module.name}:{line} calls {name}" for line, _, name in calls_of(module) if name in DISK_CALLS
        ]
    assert faults == []


def test_nothing_depends_on_the_clock_or_on_chance(modules: list[Path]) -> None:
    faults = []
    for module in modules:
        roots = {name.split(".")[0] for name in imports_of(module)}
        faults += [f"{module.name} imports {name}" for name in sorted(roots & CHANCE_MODULES)]
        calls = calls_of(module)
        faults += [
            f"{module.name}:{line} calls {on}.{name}" for line, on, name in calls if (on, name) in CLOCK_CALLS
        ]
    assert faults == []


def imported_by(arguments: list[str]) -> set[str]:
    program = Path(sys.executable).with_name("claimaudit")
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", program, *arguments], capture_output=True, text=True, check=True
    )
    lines = [line for line in ran.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip() for line in lines}


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["audit", "--help"]])
def test_help_answers_at_once(arguments: list[str]) -> None:
    imported = imported_by(arguments)
    assert "claimaudit.cli" in imported or any(name.startswith("claimaudit.cli.") for name in imported)
    assert imported & {"spacy", "pandas", "numpy", "matplotlib", "lxml", "trafilatura", "nbconvert"} == set()
