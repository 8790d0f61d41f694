"""The worked example of docs/rulings.md does what it shows, on the articles of this repository."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

from claimaudit.cli import main
from claimaudit.form import fill_in
from claimaudit.model import DECISION_COLUMNS
from claimaudit.reconcile.rulings import VERDICTS
from claimaudit.review.states import STATES

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "rulings.md").read_text(encoding="utf-8")
ISSUE = "use_vs_avoid:sun_protection:after"


def steps() -> Iterator[tuple[list[str], list[str]]]:
    """Each command of the page with the lines that it is shown to print."""
    for block in re.findall(r"^```console\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL):
        for call in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *printed = call.splitlines()
            yield shlex.split(command), printed


def entries() -> list[dict[str, str]]:
    """The rows that the page fills in."""
    found = re.findall(r"^\| (verdict \|.*) \|\n\|[-|]+\|\n\| (.*) \|$", PAGE, re.MULTILINE)
    rows = ([part.strip() for part in f" {line} ".split("|")] for pair in found for line in pair)
    return [dict(zip(head, next(rows), strict=True)) for head in rows]


def substitute(words: list[str]) -> None:
    """What the page's call of sed does, on any system."""
    _, old, new, _ = words[2].split("/")
    text = Path(words[3]).read_text(encoding="utf-8")
    assert old in text
    Path(words[3]).write_text(text.replace(old, new), encoding="utf-8")


def test_the_worked_example_does_what_it_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("sources", "review"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    waiting = entries()
    assert len(waiting) == 2
    statuses = []
    for words, printed in steps():
        if words[0] == "sed":
            substitute(words)
            continue
        result = CliRunner().invoke(main, words[1:])
        assert result.stderr == ""
        assert [line for line in printed if line.rstrip() not in result.output] == []
        statuses.append((" ".join(words[1:3]), result.exit_code))
        if words[2] == "export":
            fill_in(words[-1], ISSUE, **{head: value for head, value in waiting.pop(0).items() if value})
    assert statuses == [
        ("review export", 0), ("review import", 0), ("review import", 0), ("review status", 1), ("review export", 0),
        ("review import", 0), ("review status", 0),
    ]  # fmt: skip


def test_the_page_names_every_column_verdict_and_state() -> None:
    for word in (*DECISION_COLUMNS, *VERDICTS):
        assert f"`{word}`" in PAGE
    assert all(f"\n| {state} |" in PAGE for state in STATES)
