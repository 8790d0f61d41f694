"""The repository stands alone: no address, no path of one machine, articles as received, no subject in the engine."""

from __future__ import annotations

import csv
import hashlib
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimaudit.model import DECISION_COLUMNS

# Each pattern has a letter in brackets, so that this file does not hold what it looks for.
FOREIGN = {
    "a path of one machine": r"(?<![\w.~-])/(?:wor[k]|roo[t]|hom[e]|User[s])/\w|[A-Z]:\\User[s]",
    "a registry's address": r"pyp[i]\.org|pythonhoste[d]\.org|registry\.np[m]js|deb\.debia[n]\.org|anacond[a]\.org",
    "a package index": r"index-ur[l]|find-link[s]",
    "a folder beside the repository": r"\.\./share[d]",
}


def text_of(path: Path) -> str | None:
    data = path.read_bytes()
    return None if b"\0" in data else data.decode("utf-8", errors="replace")


def foreign_words(text: str) -> Iterator[str]:
    for what, pattern in FOREIGN.items():
        for found in re.finditer(pattern, text):
            line = text.count("\n", 0, found.start()) + 1
            yield f"line {line}: {what}: {text[max(0, found.start() - 20) : found.end() + 20]!r}"


def test_no_tracked_file_names_a_machine_or_an_index(root: Path, tracked: list[Path]) -> None:
    found = [
        f"{path.relative_to(root)} {line}"
        for path in tracked
        if "sources" not in path.relative_to(root).parts
        for line in foreign_words(text_of(path) or "")
    ]
    assert found == []


@pytest.mark.parametrize("text", ["see /ho^me/anna/x", "--index^-url x", "from ../^shared/x", r"C:\^Users"])
def test_the_search_finds_what_it_is_for(text: str) -> None:
    assert len(list(foreign_words(text.replace("^", "")))) == 1


def test_articles_are_untouched(root: Path) -> None:
    about = tomllib.loads((root / "sources" / "sources.toml").read_text(encoding="utf-8"))
    entries = about["articles"]
    files = {path.name for path in (root / "sources").iterdir()} - {"README.md", "sources.toml"}
    assert {entry["file"] for entry in entries.values()} == files
    for source_id, entry in entries.items():
        data = (root / "sources" / entry["file"]).read_bytes()
        assert Path(entry["file"]).stem == source_id
        assert entry["sha256"] == hashlib.sha256(data).hexdigest(), f"{entry['file']} was changed"
        assert not entry["title_stated"] or entry["title"] in data.decode("utf-8")
        assert entry["publisher"] in data.decode("utf-8")
    assert "licence" in about["statement"]


def test_git_leaves_the_articles_line_ends_alone(root: Path) -> None:
    names = sorted((root / "sources").glob("*.txt"))
    said = subprocess.run(
        ["git", "check-attr", "text", *names], cwd=root, capture_output=True, text=True, check=True
    )
    assert len(names) == 5
    assert {line.rpartition(": ")[2] for line in said.stdout.splitlines()} == {"unset"}


def test_every_ruling_names_its_reviewer_day_and_reason(root: Path) -> None:
    with (root / "review" / "decisions.csv").open(encoding="utf-8", newline="") as lines:
        table = csv.DictReader(lines)
        assert tuple(table.fieldnames or ()) == DECISION_COLUMNS
        assert [row for row in table if not (row["reviewer"] and row["reason"] and row["date"])] == []


def test_text_files_end_their_lines_with_a_line_feed(root: Path, tracked: list[Path]) -> None:
    ours = [
        path for path in tracked if path.suffix in {".py", ".toml", ".md", ".csv", ".yml", ".json", ".ipynb"}
    ]
    assert [
        str(path.relative_to(root))
        for path in ours
        if b"\r\n" in path.read_bytes() and "gold" not in path.parts
    ] == []
