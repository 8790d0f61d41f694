"""The tables of an audit, from a folder or from a revision in git."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from claimaudit.errors import ClaimauditError
from claimaudit.tables import TABLES, read_table

if TYPE_CHECKING:
    import pandas as pd

NEEDED = ("claims", "issues", "guidance")
FOLDER = "extracted"
Tables = Mapping[str, "pd.DataFrame"]


def read_audit(place: str) -> Tables:
    """The tables ``claims``, ``issues`` and ``guidance`` of an audit.

    Args:
        place: a folder that holds them, or a project's folder; or ``REV:``, for the folder ``extracted`` of the
            current project as it was in that revision of git, or ``REV:FOLDER`` for another.

    Raises:
        ClaimauditError: there is no such folder or revision, or tables are missing or broken.

    Example:
        ``read_audit("main:")``.
    """
    if Path(place).exists():
        return _read_folder(Path(place))
    revision, colon, folder = place.partition(":")
    if not colon:
        raise ClaimauditError(
            f"{place}: there is no such folder; give one that holds an audit's tables, or REV:"
        )
    return _read_revision(revision, folder.strip("/") or FOLDER)


def _read_folder(folder: Path) -> Tables:
    inside = folder if (folder / f"{NEEDED[0]}.csv").is_file() else folder / FOLDER
    if not (inside / f"{NEEDED[0]}.csv").is_file():
        raise ClaimauditError(
            f"{folder}: holds no audit's tables; run 'claimaudit audit --out {folder}' first"
        )
    return {name: read_table(inside / f"{name}.csv", TABLES[name]) for name in NEEDED}


def _read_revision(revision: str, folder: str) -> Tables:
    _git(f"{revision}: is no revision of the repository in this folder", "rev-parse", "--verify", "--quiet",
         "--end-of-options", f"{revision}^{{commit}}")  # fmt: skip
    with tempfile.TemporaryDirectory() as place:
        for name in NEEDED:
            missing = f"{revision}: has no {folder}/{name}.csv; name the folder, as in {revision}:FOLDER"
            content = _git(missing, "cat-file", "blob", f"{revision}:./{folder}/{name}.csv")
            Path(place, f"{name}.csv").write_bytes(content)
        try:
            return _read_folder(Path(place))
        except ClaimauditError as error:
            raise ClaimauditError(str(error).replace(place, f"{revision}:{folder}")) from error


def _git(fault: str, *words: str) -> bytes:
    try:
        return subprocess.run(["git", *words], capture_output=True, check=True).stdout  # noqa: S603, S607
    except FileNotFoundError:
        raise ClaimauditError("git is not installed; give folders") from None
    except subprocess.CalledProcessError as error:
        raise ClaimauditError(fault) from error
