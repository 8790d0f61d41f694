"""Puts a set of files into a folder as one: all of them, or none."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from claimaudit.errors import ClaimauditError

_PREFIX = ".claimaudit-"


def replace_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make the folder hold these files; every other file in it is left alone.

    The set is first written whole into a hidden folder inside, so that a full disk is met before anything has
    changed and the last step is one rename a file. If that step fails or is interrupted, the old files return.

    Raises:
        ClaimauditError: the folder cannot be made or written, or is a file.
    """
    made = _missing(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=_PREFIX, dir=folder) as place:
            fresh, old = Path(place, "fresh"), Path(place, "old")
            for name, content in files.items():
                _write(fresh / name, content)
            _swap(folder, (fresh, old), list(files))
    except BaseException as error:
        _remove_empty(made)
        if isinstance(error, OSError):
            raise ClaimauditError(f"{folder}: {_reason(folder, error)}") from error
        raise


def replace_file(path: Path, content: bytes) -> None:
    """Put one file in place, whole or not at all.

    Raises:
        ClaimauditError: the file cannot be written.
    """
    if path.is_dir():
        raise ClaimauditError(f"{path}: is a folder; give the name of a file")
    replace_files(path.parent, {path.name: content})


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _swap(folder: Path, places: tuple[Path, Path], names: list[str]) -> None:
    """Rename the new files over the old ones, of which a second name is kept until all are in place."""
    fresh, old = places
    for name in names:
        if os.path.lexists(folder / name):
            _keep(folder / name, old / name)
    begun: list[str] = []
    try:
        for name in names:
            begun.append(name)
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (fresh / name).replace(folder / name)
    except BaseException:
        for name in begun:
            _restore(folder / name, old / name)
        raise


def _keep(path: Path, copy: Path) -> None:
    copy.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(path, copy)
    except OSError:  # a file system without hard links, or a folder in the way, which copying then tells
        shutil.copy2(path, copy)


def _restore(path: Path, copy: Path) -> None:
    if copy.exists():
        copy.replace(path)
    else:
        path.unlink(missing_ok=True)


def _missing(folder: Path) -> list[Path]:
    """The folders that will have to be made, the innermost first."""
    return [path for path in (folder, *folder.parents) if not path.exists()]


def _remove_empty(folders: Iterable[Path]) -> None:
    for folder in folders:
        try:
            folder.rmdir()
        except OSError:  # never made, or somebody put a file there meanwhile
            return


def _reason(folder: Path, error: OSError) -> str:
    if folder.exists() and not folder.is_dir():
        return "is a file, not a folder; give another folder"
    name = f"{Path(error.filename).name}: " if error.filename else ""
    return f"cannot be written ({name}{error.strerror or error}); give another folder, or mend this one"
