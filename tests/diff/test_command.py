"""``claimaudit diff``: folders and revisions, text, Markdown and JSON."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimaudit.cli import main

LONGER = "Avoid makeup for at least 36 hours. Redness is completely normal for two days."
CALL = Callable[..., Result]


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CALL:
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(main, ["diff", *map(str, words)])


def git(folder: Path, *words: str) -> None:
    named = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *named, *words], cwd=folder, capture_output=True, check=True)


def test_text(folder, call: CALL) -> None:
    result = call(folder("old"), folder("new", clinic_a=LONGER))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.output.splitlines()[:3] == [
        "claims: 1 changed in time", "  ~ clinic-a: restriction of makeup (time)",
        "      time: for at least 48 hours → for at least 36 hours",
    ]  # fmt: skip
    assert "“Avoid makeup for at least 48 hours.” → “Avoid makeup for at least 36 hours.”" in result.output
    assert any(line.startswith("  ~ timeline:makeup:after (") for line in result.output.splitlines())
    assert "      positions: 1 new, 1 gone" in result.output.splitlines()
    assert "wording: Avoid makeup for at least 48 hours" in result.output


def test_nothing_changed(folder, call: CALL) -> None:
    old = folder("old")
    assert call(old, old).output == "nothing changed in claims, issues or guidance\n"
    assert call(old, old, "--format", "markdown").output == "Nothing changed in claims, issues or guidance.\n"
    assert json.loads(call(old, old, "--format", "json").output) == {
        "articles": {"renamed": [], "added": [], "gone": []}, "claims": [], "issues": [], "guidance": [],
    }  # fmt: skip


def test_markdown_takes_no_markup_from_articles(folder, call: CALL) -> None:
    said = "Avoid makeup for **3 days** <img src=x> [here](https://example.org/x) @all | today."
    result = call(folder("old"), folder("new", clinic_z=said), "--format", "markdown")
    assert "- article added: clinic-z" in result.output
    assert "- **added** clinic-z: restriction of makeup\n" in result.output
    assert not any(mark in result.output for mark in ("<img", "**3 days**", "[here]", "https://", "@all"))


def test_json_says_what_was_and_what_is(folder, call: CALL) -> None:
    new = folder(
        "new",
        clinic_a=LONGER,
        clinic_b=None,
        second="Avoid makeup for 24 hours. Call us if you notice redness. Do not use retinol for five days.",
    )
    document = json.loads(call(folder("old"), new, "--format", "json").output)
    assert document["articles"]["renamed"] == [{"old": "clinic-b", "new": "second"}]
    (change,) = document["claims"]
    assert (change["change"], change["what"]) == ("changed", ["time"])
    assert (change["old"]["min_hours"], change["new"]["min_hours"]) == (48, 36)
    assert change["old"]["claim_id"] != change["new"]["claim_id"]


def test_revisions_of_git(folder, call: CALL, tmp_path: Path) -> None:
    folder("extracted")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "extracted")
    git(tmp_path, "commit", "--quiet", "--message", "First")
    folder("extracted", clinic_a=LONGER)
    folder("elsewhere/tables")
    git(tmp_path, "add", "extracted", "elsewhere")
    git(tmp_path, "commit", "--quiet", "--message", "Second")
    said = call("HEAD~1:", "HEAD:").output
    assert "time: for at least 48 hours → for at least 36 hours" in said
    assert call("HEAD~1:", "extracted").output == said
    assert call("HEAD~1:", ".").output == said
    assert call("HEAD:elsewhere/tables", "HEAD:extracted/").output == said
    assert call("HEAD:", "HEAD:").output.startswith("nothing changed")


def test_wrong_places_are_one_line(folder, call: CALL, tmp_path: Path) -> None:
    old = folder("old")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "commit", "--quiet", "--allow-empty", "--message", "Empty")
    (tmp_path / "empty").mkdir()
    for words, said in {
        (old, "nowhere"): "nowhere: there is no such folder; give one that holds an audit's tables, or REV:",
        (old, "empty"): "empty: holds no audit's tables; run 'claimaudit audit --out empty' first",
        ("v9:", old): "v9: is no revision of the repository in this folder",
        ("--all:", old): "No such option",
        ("HEAD:", old): "HEAD: has no extracted/claims.csv; name the folder, as in HEAD:FOLDER",
        (old,): "Missing argument 'NEW'",
    }.items():
        result = call(*words)
        assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1), words
        assert said in result.stderr


def test_a_broken_table_of_a_revision_is_told_by_its_name_there(folder, call: CALL, tmp_path: Path) -> None:
    new = folder("extracted")
    git(tmp_path, "init", "--quiet")
    (new / "issues.csv").write_text("issue_id\n", encoding="utf-8")
    git(tmp_path, "add", "extracted")
    git(tmp_path, "commit", "--quiet", "--message", "Broken")
    result = call("HEAD:", folder("new"))
    assert result.exit_code == 2
    assert "HEAD:extracted/issues.csv: row 1: the column" in result.stderr
