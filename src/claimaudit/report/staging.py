"""Puts the site in place as one set, and takes away the pages of an earlier run that it no longer has."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Final

from claimaudit.fileset import replace_files

MANIFEST: Final = "manifest.json"


def replace_site(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make ``folder`` hold these files in place of those that an earlier run wrote; all of them or none.

    A list of the set (``manifest.json``) tells the next run which files are its own, so that the page of an issue
    that is gone goes too, and files of somebody else stay.

    Raises:
        ClaimauditError: the folder cannot be written.
    """
    before = _listed(folder / MANIFEST)
    replace_files(folder, {**files, MANIFEST: manifest(files)})
    for name in sorted(before - set(files)):
        (folder / name).unlink(missing_ok=True)
        _remove_if_empty(folder, (folder / name).parent)


def manifest(files: Mapping[str, bytes]) -> bytes:
    """The list of a set: each file's size in bytes and the SHA-256 of its content."""
    listed = {
        name: {"bytes": len(content), "sha256": sha256(content).hexdigest()}
        for name, content in sorted(files.items())
    }
    return (json.dumps({"files": listed}, indent=1, ensure_ascii=False) + "\n").encode()


def _listed(path: Path) -> set[str]:
    """The files of an earlier run; none where its list is missing or is no list of ours, or leads elsewhere."""
    try:
        names = json.loads(path.read_text(encoding="utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    inside = [name for name in names if isinstance(name, str) and not PurePosixPath(name).is_absolute()]
    return {name for name in inside if ".." not in PurePosixPath(name).parts}


def _remove_if_empty(root: Path, folder: Path) -> None:
    if folder != root and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
