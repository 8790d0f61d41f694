"""The wheel carries everything that an audit needs: it is installed alone, far from the repository, and used."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest


def run(*command: str | Path, cwd: Path) -> str:
    """What a command prints, run as a stranger would: without this repository's settings."""
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))
    }
    ran = subprocess.run(command, cwd=cwd, env=clean, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, f"{command}\n{ran.stdout}\n{ran.stderr}"
    return ran.stdout


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder, cwd=root)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs' folder of an environment with the wheel; what it depends on is read from the running one.

    A .pth line adds a folder without following the .pth files in it, so the editable install stays out of sight.
    """
    home = tmp_path_factory.mktemp("stranger") / "env"
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", wheel, cwd=home)
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home).strip())
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return home / "bin"


def test_the_wheel_holds_the_package_and_nothing_else(root: Path, wheel: Path, tracked: list[Path]) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    package = {path.relative_to(root / "src").as_posix() for path in tracked if root / "src" in path.parents}
    assert package - names == set()
    assert {name for name in names if not name.startswith("claimaudit")} == set()
    assert {name for name in names if name.endswith("/licenses/LICENSE")} != set()


def test_the_installed_package_is_the_wheels(installed: Path, tmp_path: Path) -> None:
    where = run(installed / "python", "-c", "import claimaudit; print(claimaudit.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(installed.parent)


def test_the_installed_program_audits_an_article(installed: Path, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("After microneedling, avoid makeup for at least 24 hours.\n", encoding="utf-8")
    run(installed / "claimaudit", "audit", article, "--out", tmp_path / "tables", cwd=tmp_path)
    with (tmp_path / "tables" / "claims.csv").open(encoding="utf-8", newline="") as lines:
        (claim,) = csv.DictReader(lines)
    assert (claim["kind"], claim["concept"], claim["timing"]) == ("restriction", "makeup", "for")
    assert float(claim["min_hours"]) == 24
