"""A set of files is replaced whole or not at all, whatever goes wrong, and other files are left alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from claimaudit import fileset
from claimaudit.errors import ClaimauditError
from claimaudit.fileset import replace_file, replace_files

OLD = {"a.csv": b"old a", "b.csv": b"old b", "c.csv": b"old c"}
NEW = {"a.csv": b"new a", "b.csv": b"new b", "c.csv": b"new c", "d.csv": b"new d"}


def content_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    replace_files(folder, OLD)
    (folder / "notes.txt").write_bytes(b"mine")
    return folder


def test_a_set_replaces_the_earlier_one_and_nothing_else(folder: Path) -> None:
    replace_files(folder, NEW)
    assert content_of(folder) == NEW | {"notes.txt": b"mine"}


def test_folders_are_made_as_needed(tmp_path: Path) -> None:
    replace_files(tmp_path / "x" / "y", {"deep/er.csv": b"1"})
    assert content_of(tmp_path) == {"x/y/deep/er.csv": b"1"}


@pytest.mark.parametrize("failing", range(len(NEW)))
@pytest.mark.parametrize(
    "error", [OSError(28, "No space left on device"), KeyboardInterrupt(), MemoryError()]
)
def test_a_rename_that_fails_leaves_the_old_set(
    folder: Path, monkeypatch: pytest.MonkeyPatch, failing: int, error: BaseException
) -> None:
    """The fourth of four fails, and the three before it are put back."""
    asked = iter(range(100))
    rename = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if next(asked) == failing:
            raise error
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises((ClaimauditError, KeyboardInterrupt, MemoryError)):
        replace_files(folder, NEW)
    assert content_of(folder) == OLD | {"notes.txt": b"mine"}


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
def test_a_failure_is_mended_with_and_without_hard_links(
    folder: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    if not links:
        monkeypatch.setattr(
            fileset.os, "link", lambda *_: (_ for _ in ()).throw(OSError(95, "not supported"))
        )
    (folder / "d.csv").mkdir()
    (folder / "d.csv" / "e").write_bytes(b"in the way")
    with pytest.raises(ClaimauditError, match=r"out: cannot be written \(.*\); give another folder"):
        replace_files(folder, NEW)
    assert content_of(folder) == OLD | {"notes.txt": b"mine", "d.csv/e": b"in the way"}


def test_a_full_disk_is_met_before_anything_has_changed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ClaimauditError, match="No space left on device"):
        replace_files(folder, NEW)
    assert content_of(folder) == OLD | {"notes.txt": b"mine"}


def test_a_failure_in_a_new_folder_leaves_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        replace_files(tmp_path / "x" / "y", NEW)
    assert list(tmp_path.iterdir()) == []


def test_a_file_where_a_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(ClaimauditError, match=r"out: is a file, not a folder; give another folder"):
        replace_files(tmp_path / "out", NEW)
    with pytest.raises(ClaimauditError, match="out/below: cannot be written"):
        replace_files(tmp_path / "out" / "below", NEW)


def test_one_file_is_replaced_and_a_folder_is_not(tmp_path: Path) -> None:
    replace_file(tmp_path / "x.csv", b"1")
    replace_file(tmp_path / "x.csv", b"2")
    assert content_of(tmp_path) == {"x.csv": b"2"}
    with pytest.raises(ClaimauditError, match="is a folder; give the name of a file"):
        replace_file(tmp_path, b"3")
