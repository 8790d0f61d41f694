"""pyproject.toml, environment.yml and requirements.lock say the same."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def conda(root: Path) -> dict[str, Any]:
    return yaml.safe_load((root / "environment.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def lock(root: Path) -> str:
    return (root / "requirements.lock").read_text(encoding="utf-8")


def locked_versions(lock: str) -> dict[str, list[str]]:
    versions: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([A-Za-z0-9_.-]+)==([^ ;\\]+)", lock, re.MULTILINE):
        versions.setdefault(canonicalize_name(name), []).append(version)
    return versions


def everything(project: dict[str, Any]) -> list[str]:
    return [
        *project["dependencies"],
        *(line for lines in project["optional-dependencies"].values() for line in lines),
    ]


def test_conda_has_the_same_dependencies(project: dict[str, Any], conda: dict[str, Any]) -> None:
    *plain, by_pip = conda["dependencies"]
    *rest, own = by_pip["pip"]
    assert own == "-e .[dev]"
    from_conda = [line for line in plain if line != "pip" and not line.startswith("python=")]
    assert sorted(from_conda + rest) == sorted(project["dependencies"])


def test_conda_has_a_python_that_the_project_accepts(project: dict[str, Any], conda: dict[str, Any]) -> None:
    (pin,) = [line for line in conda["dependencies"] if isinstance(line, str) and line.startswith("python=")]
    assert Requirement(f"python{project['requires-python']}").specifier.contains(pin.partition("=")[2])


def test_every_dependency_is_locked_at_a_version_it_accepts(project: dict[str, Any], lock: str) -> None:
    locked = locked_versions(lock)
    wrong = []
    for line in everything(project):
        wanted = Requirement(line)
        versions = locked.get(canonicalize_name(wanted.name), [])
        if not versions or not all(wanted.specifier.contains(version) for version in versions):
            wrong.append(f"{line}: locked {versions}")
    assert wrong == []


def test_every_locked_package_has_hashes_and_no_address(lock: str) -> None:
    entries = re.split(r"^(?=[A-Za-z0-9])", lock, flags=re.MULTILINE)
    entries = [entry for entry in entries if re.match(r"[A-Za-z0-9]", entry)]
    assert len(entries) > 50
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry or " @ " in entry] == []
    assert re.findall(r"https?://|^--", lock, re.MULTILINE) == []


def test_every_locked_package_is_there_because_of_the_project(project: dict[str, Any], lock: str) -> None:
    named = {canonicalize_name(Requirement(line).name) for line in everything(project)}
    entries = re.findall(r"^([A-Za-z0-9_.-]+)==[^\n]*\n((?:    [^\n]*\n?)*)", lock, re.MULTILINE)
    direct = {canonicalize_name(name) for name, why in entries if "claimaudit (pyproject.toml)" in why}
    assert direct == named


def third_party_imports(module: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found - sys.stdlib_module_names - {"claimaudit"}


def test_the_package_imports_only_what_it_declares(project: dict[str, Any], modules: list[Path]) -> None:
    declared = {canonicalize_name(Requirement(line).name) for line in project["dependencies"]}
    providers = importlib.metadata.packages_distributions()
    strangers = [
        f"{module.name} imports {name}"
        for module in modules
        for name in sorted(third_party_imports(module))
        if not declared & {canonicalize_name(dist) for dist in providers.get(name, [])}
    ]
    assert strangers == []
