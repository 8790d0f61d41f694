"""Whatever a person gets wrong is answered by one line: what, where, what to do; and nothing is written."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from claimaudit.model import DECISION_COLUMNS

Call = Callable[..., Result]
HEAD = ",".join(DECISION_COLUMNS)
RULING = "normal_vs_warning:leaf_drop:after,ann,2026-01-31,cautious,,asked the grower,,,yes,0123abcd,,"


def state_of(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def with_rulings(project: Path, text: str) -> dict[str, bytes]:
    (project / "review").mkdir()
    (project / "review" / "decisions.csv").write_text(text, encoding="utf-8")
    return state_of(project)


def the_error(result: Result) -> str:
    assert (result.exit_code, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith("claimaudit: ")
    return line.removeprefix("claimaudit: ")


USAGE = [
    (["adit"], "No such command 'adit'. Did you mean 'audit'? See 'claimaudit --help'."),
    (["audit", "--ou", "x"], "No such option '--ou'. Did you mean '--out'? See 'claimaudit audit --help'."),
    (["audit", "--out"], "Option '--out' requires an argument."),
    (["extract"], "Missing argument 'SOURCES...'. See 'claimaudit extract --help'."),
    (["rules", "show"], "Missing argument 'RULE'. See 'claimaudit rules show --help'."),
    (["rules", "try"], "No such command 'try'. See 'claimaudit rules --help'."),
]


@pytest.mark.parametrize(("words", "said"), USAGE, ids=[" ".join(words) for words, _ in USAGE])
def test_a_wrong_call_is_one_line_with_the_help_to_read(
    call: Call, here: Path, words: list[str], said: str
) -> None:
    assert the_error(call(*words)) == said
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("command", ["audit", "report"])
def test_outside_a_project_the_error_says_what_is_missing(call: Call, here: Path, command: str) -> None:
    assert the_error(call(command)) == (
        "no SOURCES given, and there is no folder 'sources' here; name files or folders, or go to a project's folder"
    )
    assert list(here.iterdir()) == []


def test_outside_a_project_the_output_must_be_said(call: Call, project: Path) -> None:
    (project / "sources").rename(project / "texts")
    assert the_error(call("audit", "texts", "--domain", "rules")) == (
        "no --out given, and this is no project's folder: it has neither 'sources' nor 'extracted'; add --out DIR"
    )
    assert the_error(call("report", "texts", "--domain", "rules", "--extracted", "x")) == (
        "no --out given, and this is no project's folder: it has neither 'sources' nor 'reports'; add --out DIR"
    )


INPUTS = [
    (["--domain", "rulez"], "no domain 'rulez'"),
    (["--domain", "microneedlin"], "no domain 'microneedlin', did you mean 'microneedling'?"),
    (
        ["--review", "nowhere"],
        "nowhere: there is no such folder; give the folder of decisions.csv and policy.toml",
    ),
    (["--review", "rules"], "rules: holds neither decisions.csv nor policy.toml; give the folder that does"),
    (["--out", "rules/domain.toml"], "rules/domain.toml: is a file, not a folder; give a folder with --out"),
    (
        ["--out", "rules/domain.toml/x"],
        "rules/domain.toml/x: cannot be written (x: Not a directory); give another",
    ),
    (["nowhere"], "nowhere: there is no such file or folder; check the path"),
    (["empty"], "empty: it holds no file that ends in .txt"),
    (["rules/domain.toml"], "rules/domain.toml: articles end in .txt"),
]


@pytest.mark.parametrize(("words", "said"), INPUTS, ids=[" ".join(words) for words, _ in INPUTS])
def test_a_wrong_input_is_one_line(call: Call, project: Path, words: list[str], said: str) -> None:
    (project / "empty").mkdir()
    before = state_of(project)
    given = words if "--domain" in words else ["--domain", "rules", *words]
    assert the_error(call("audit", *given)).startswith(said)
    assert state_of(project) == before


@pytest.mark.usefixtures("project")
def test_several_unreadable_inputs_are_a_line_each(call: Call) -> None:
    result = call("audit", "one", "two", "--domain", "rules")
    assert result.exit_code == 2
    assert [line.split(":")[1].strip() for line in result.stderr.splitlines()] == ["one", "two"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere; nothing was checked")
def test_an_output_that_may_not_be_written_is_told(call: Call, project: Path) -> None:
    (project / "locked").mkdir(mode=0o555)
    assert "locked: cannot be written (" in the_error(call("audit", "--domain", "rules", "--out", "locked"))


RULINGS = [
    ("ann", "", "reviewer: is empty; write the name of who ruled"),
    ("cautious", "causious", "verdict: 'causious' is no verdict; did you mean 'cautious'?"),
    (
        "cautious",
        "maybe not",
        "verdict: 'maybe not' is no verdict; choose one of cautious, permissive, both, ",
    ),
    ("cautious", "other", "wording: is empty, and the verdict is 'other'; write the wording"),
    ("asked the grower", " ", "reason: is empty; write why"),
    ("2026-01-31", "31/01/2026", "date: '31/01/2026' is no date; write"),
    ("grower,,", "grower,,soon", "expires: 'soon' is no date; write"),
    ("yes", "perhaps", "final: 'perhaps' is neither yes nor no; write"),
]


@pytest.mark.parametrize(("word", "other", "said"), RULINGS, ids=[said.split(";")[0] for *_, said in RULINGS])
def test_a_ruling_that_cannot_be_understood_is_told_with_its_place(
    call: Call, project: Path, word: str, other: str, said: str
) -> None:
    """Blank rows, which spreadsheets leave behind, are counted and passed over."""
    text = f"{HEAD}\n{RULING}\n\n,,,,,,,,,,,\n{RULING.replace(word, other)}\n"
    before = with_rulings(project, text)
    assert the_error(call("audit", "--domain", "rules")).startswith(
        f"review/decisions.csv: row 5, column {said}"
    )
    assert state_of(project) == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{HEAD.replace(',date', '')}\n", "row 1: the column 'date' is missing; add it"),
        (f"{HEAD}\n{RULING},more\n", "row 2: has 13 cells, not 12; check its commas and quotes"),
        (f'{HEAD}\n"a"b\n', "line 2: no valid csv ("),
    ],
)
def test_a_file_of_rulings_that_is_no_table_is_told(call: Call, project: Path, text: str, said: str) -> None:
    with_rulings(project, text)
    assert the_error(call("audit", "--domain", "rules")).startswith(f"review/decisions.csv: {said}")


def test_every_fault_of_every_ruling_is_told_at_once(call: Call, project: Path) -> None:
    with_rulings(
        project,
        f"{HEAD}\n{RULING.replace('ann', '')}\n{RULING.replace('yes', '?').replace('2026', '26')}\n",
    )
    result = call("audit", "--domain", "rules")
    assert [line.split(": ")[2] for line in result.stderr.splitlines()] == [
        "row 2, column reviewer", "row 3, column date", "row 3, column final",
    ]  # fmt: skip


def test_a_policy_that_names_what_the_subject_does_not_know_is_told(call: Call, project: Path) -> None:
    (project / "review").mkdir()
    (project / "review" / "policy.toml").write_text(
        '[unsettled]\nconcepts = ["plantfood"]\n', encoding="utf-8"
    )
    assert (
        "policy.toml: [unsettled] 'concepts' names unknown 'plantfood', did you mean 'plant_food'?"
        in the_error(call("audit", "--domain", "rules"))
    )


def test_broken_rule_files_are_told_with_file_rule_and_fault(call: Call, project: Path) -> None:
    path = project / "rules" / "concepts" / "signs.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("nouns", "nuons"), encoding="utf-8")
    assert "signs.toml: [leaf_drop] unknown key 'nuons', did you mean 'nouns'?" in the_error(
        call("audit", "--domain", "rules")
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["--out", "a.xls"],
            "a.xls: no format has that ending; give a name that ends in .csv .jsonl .parquet, or -",
        ),
        (["--out", "claims"], "claims: no format has that ending"),
        (
            ["--out", "a.csv", "--explain"],
            "a.csv: no format has that ending; give a name that ends in .html, or -",
        ),
        (["--out", "x.csv"], "x.csv: is a folder; give the name of a file"),
    ],
)
def test_a_wrong_file_for_the_claims_is_told(call: Call, project: Path, words: list[str], said: str) -> None:
    (project / "x.csv").mkdir()
    before = state_of(project)
    assert the_error(call("extract", "sources", "--domain", "rules", *words)).startswith(said)
    assert state_of(project) == before
