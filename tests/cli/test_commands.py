"""What each command writes, what it prints, and with which status it ends."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from click.testing import Result

from claimaudit import __version__
from claimaudit.model import CLAIM_COLUMNS
from claimaudit.tables import TABLES

Call = Callable[..., Result]
FILES = sorted(["datapackage.json", *(f"{name}.csv" for name in TABLES)])


def names_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def ended(result: Result, status: int = 0) -> None:
    assert (result.exit_code, result.output) == (status, "")


def test_audit_in_a_project_needs_no_word_but_the_subject(call: Call, project: Path) -> None:
    ended(call("audit", "--domain", "rules"))
    assert names_in(project / "extracted") == FILES


def test_audit_writes_into_the_folder_itself_and_leaves_other_files_alone(call: Call, project: Path) -> None:
    out = project / "deep" / "er"
    out.mkdir(parents=True)
    (out / "mine.csv").write_text("mine", encoding="utf-8")
    ended(call("audit", "sources", "--domain", "rules", "--out", out))
    assert names_in(out) == sorted([*FILES, "mine.csv"])
    assert (out / "mine.csv").read_text(encoding="utf-8") == "mine"
    assert not (project / "extracted").exists()


def test_audit_takes_files_and_folders_together(call: Call, project: Path) -> None:
    (project / "more").mkdir()
    (project / "sources" / "moving-day.txt").rename(project / "more" / "moving-day.txt")
    ended(call("audit", "sources/leave-it-alone.txt", "more", "--domain", "rules", "--out", "out"))
    claims = pd.read_csv(project / "out" / "claims.csv")
    assert set(claims["source_id"]) == {"leave-it-alone", "moving-day"}


def test_the_review_folder_of_the_project_counts_where_none_is_given(call: Call, project: Path) -> None:
    (project / "review").mkdir()
    (project / "review" / "policy.toml").write_text(
        '[unsettled]\ncategories = ["product"]\n', encoding="utf-8"
    )
    ended(call("audit", "--domain", "rules"))
    (project / "empty").mkdir()
    ended(call("audit", "--domain", "rules", "--review", "empty", "--out", "plain"))
    one, other = (pd.read_csv(project / folder / "guidance.csv") for folder in ("extracted", "plain"))
    assert "avoid:plant_food:after" in set(other["guidance_id"])
    assert "avoid:plant_food:after" not in set(one["guidance_id"])


def test_some_inputs_that_fail_are_listed_and_told_and_the_rest_is_done(call: Call, project: Path) -> None:
    (project / "sources" / "empty.txt").write_bytes(b"")
    result = call("audit", "sources", "nowhere", "--domain", "rules", "--out", "out")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.splitlines() == [
        "claimaudit: nowhere: there is no such file or folder; check the path",
        "claimaudit: sources/empty.txt: it holds no words; remove the file, or fill it",
    ]
    problems = pd.read_csv(project / "out" / "problems.csv")
    assert problems["path"].tolist() == ["nowhere", "sources/empty.txt"]
    assert len(pd.read_csv(project / "out" / "claims.csv")) > 0


def test_extract_prints_csv(call: Call, project: Path) -> None:
    plain, dash = (call("extract", "sources", "--domain", "rules", *more) for more in ([], ["--out", "-"]))
    assert plain.stdout_bytes == dash.stdout_bytes
    rows = list(csv.DictReader(io.StringIO(plain.stdout)))
    assert list(rows[0]) == list(CLAIM_COLUMNS)
    assert "\r" not in plain.stdout
    call("audit", "--domain", "rules")
    assert plain.stdout_bytes == (project / "extracted" / "claims.csv").read_bytes()


def test_extract_writes_what_the_ending_says(call: Call, project: Path) -> None:
    for ending in ("csv", "jsonl", "parquet", "CSV"):
        ended(call("extract", "sources", "--domain", "rules", "--out", f"out/claims.{ending}"))
    lines = (project / "out" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    table = pd.read_csv(project / "out" / "claims.csv", keep_default_na=False)
    ids = table["claim_id"].tolist()
    assert [json.loads(line)["claim_id"] for line in lines] == ids
    assert pd.read_parquet(project / "out" / "claims.parquet")["claim_id"].tolist() == ids
    assert (project / "out" / "claims.CSV").read_bytes() == (project / "out" / "claims.csv").read_bytes()
    assert names_in(project / "out") == ["claims.CSV", "claims.csv", "claims.jsonl", "claims.parquet"]


def test_extract_tells_what_it_could_not_read(call: Call, project: Path) -> None:
    result = call("extract", "sources", "nowhere", "--domain", "rules", "--out", "claims.csv")
    assert (result.exit_code, len(result.stderr.splitlines())) == (3, 1)
    assert (project / "claims.csv").is_file()


def test_report_writes_the_tables_and_the_pages(call: Call, project: Path) -> None:
    ended(call("report", "--domain", "rules"))
    assert names_in(project / "extracted") == FILES
    pages = set(names_in(project / "reports"))
    assert {"index.html", "guidance.html", "guidance.md", "guidance.xlsx", "issues.html"} <= pages
    assert "Care of a repotted houseplant" in (project / "reports" / "index.html").read_text(encoding="utf-8")


def test_report_writes_where_it_is_told_to_and_twice_the_same(call: Call, project: Path) -> None:
    words = ["report", "sources", "--domain", "rules"]
    for name in ("one", "two"):
        ended(call(*words, "--extracted", f"{name}/tables", "--out", f"{name}/pages"))
    one, two = (
        {name: (project / run / name).read_bytes() for name in names_in(project / run)}
        for run in ("one", "two")
    )
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []
    assert not (project / "extracted").exists()
    assert not (project / "reports").exists()


def program(*words: str) -> list[str]:
    return [sys.executable, "-m", "claimaudit", *words]


def test_the_package_is_the_program() -> None:
    ran = subprocess.run(program("--version"), capture_output=True, text=True, check=True)
    assert (ran.stdout, ran.stderr) == (f"claimaudit {__version__}\n", "")


def test_every_command_has_a_line_of_help(call: Call) -> None:
    listed = call("--help").stdout.partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in listed] == sorted(line.split()[0] for line in listed)
    assert [line for line in listed if len(line.split()) < 3 or line.endswith("...")] == []


def test_without_a_command_the_help_is_shown_as_a_wrong_call(call: Call) -> None:
    result = call()
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage: claimaudit" in result.stderr


@pytest.mark.skipif(not hasattr(pty, "openpty"), reason="there is no terminal to try on this system")
def test_a_person_at_a_terminal_is_told_what_is_done(project: Path) -> None:
    ours, theirs = pty.openpty()
    ran = subprocess.run(
        program("audit", "--domain", "rules"), stdout=subprocess.PIPE, stderr=theirs, check=True
    )
    os.close(theirs)
    said = os.read(ours, 10_000).decode().splitlines()
    os.close(ours)
    assert ran.stdout == b""
    assert [line.split()[0] for line in said] == ["reading", "extracting", "comparing", "reconciling", "2"]
    assert said[-1].startswith("2 articles, 9 claims, 4 issues (4 in conflict), ")
    assert (project / "extracted" / "claims.csv").is_file()


def test_a_reader_who_has_seen_enough_is_no_error(project: Path) -> None:
    """Like head: the pipe is closed before anything is written into it."""
    (project / "sources" / "long.txt").write_text("Avoid watering for a week.\n\n" * 3000, encoding="utf-8")
    running = subprocess.Popen(
        program("extract", "sources", "--domain", "rules"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stdout is not None
    running.stdout.close()
    assert running.stderr is not None
    said = running.stderr.read()
    running.stderr.close()
    assert (running.wait(), said) == (0, b"")


def test_an_interruption_leaves_what_was_there(
    call: Call, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended(call("audit", "--domain", "rules"))
    before = {name: (project / "extracted" / name).read_bytes() for name in FILES}
    (project / "sources" / "third.txt").write_text("Avoid watering for a week.\n", encoding="utf-8")
    written = []

    def interrupt(number: int) -> None:
        """Control-C while the third file is written."""
        written.append(number)
        if len(written) == 3:
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(os, "fsync", interrupt)
    ignored = signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # a shell ignores it for background jobs
    try:
        result = call("audit", "--domain", "rules")
    finally:
        signal.signal(signal.SIGINT, ignored)
    assert (result.exit_code, result.stdout) == (130, "")
    assert result.stderr.strip() == "claimaudit: interrupted; what was there before is whole"
    assert {name: (project / "extracted" / name).read_bytes() for name in FILES} == before
    assert names_in(project / "extracted") == FILES
