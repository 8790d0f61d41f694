"""Puts a set of files in place as one: all of them, or none."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

from claimaudit.errors import ClaimauditError

MANIFEST: Final = "manifest.json"


def replace_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make ``folder`` hold these files, replacing the set that an earlier run put there.

    The folder is built anew beside the old one and takes its place by a rename, so that a run that fails or is
    interrupted leaves the old set whole. A list of the set (``manifest.json``) tells the next run which files are
    its own; other files in the folder stay.

    Raises:
        ClaimauditError: the folder cannot be written.
    """
    folder = folder.absolute()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}-new-", dir=folder.parent))
    except OSError as error:
        raise ClaimauditError(
            f"{folder}: cannot be written ({error.strerror}); give another folder"
        ) from error
    try:
        fresh.chmod(0o755)
        _keep_others(folder, fresh, set(files))
        for name, content in files.items():
            _write(fresh / name, content)
        _write(fresh / MANIFEST, manifest(files))
        _swap(fresh, folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def manifest(files: Mapping[str, bytes]) -> bytes:
    """The list of a set: each file's size in bytes and the SHA-256 of its content."""
    listed = {
        name: {"bytes": len(content), "sha256": sha256(content).hexdigest()}
        for name, content in sorted(files.items())
    }
    return (json.dumps({"files": listed}, indent=1) + "\n").encode()


def _keep_others(folder: Path, fresh: Path, names: set[str]) -> None:
    """Bring along what no run of ours put into the old folder."""
    if not folder.is_dir():
        return
    ours = _listed(folder / MANIFEST) | names | {MANIFEST}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name not in ours:
            (fresh / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, fresh / name)


def _listed(path: Path) -> set[str]:
    try:
        return set(json.loads(path.read_text(encoding="utf-8"))["files"])
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _swap(fresh: Path, folder: Path) -> None:
    """Two renames: the old folder steps aside, the new one takes its name; if that fails, the old one returns."""
    if not folder.exists():
        fresh.rename(folder)
        return
    aside = fresh.with_name(f"{fresh.name}-old")
    folder.rename(aside)
    try:
        fresh.rename(folder)
    except OSError:
        aside.rename(folder)
        raise
    shutil.rmtree(aside, ignore_errors=True)
