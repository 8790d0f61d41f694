"""``decisions.csv``: what people and branches do to it, and that nothing of it is ever lost."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from claimaudit.errors import ClaimauditError
from claimaudit.model import DECISION_COLUMNS
from claimaudit.review import read_record
from claimaudit.review.decision import Decision
from claimaudit.review.merging import merge
from claimaudit.review.record import record_text, write_record

ROOT = Path(__file__).resolve().parents[2]
REDNESS = "normal_vs_warning:redness:after"
RETINOIDS = "use_vs_avoid:retinoids:after"
MAKEUP = "timeline:makeup:after"


def ruling(issue: str = "timeline:x:after", **cells: str) -> Decision:
    known = {"issue_id": issue, "reviewer": "Ann Example", "date": "2026-01-31", "verdict": "cautious",
             "reason": "Safer.", "final": "yes", "fingerprint": "0a1b2c3d.4e5f6a7b"}  # fmt: skip
    return Decision.read(known | cells)


def folder(path: Path, *decisions: Decision) -> Path:
    path.mkdir(exist_ok=True)
    (path / "decisions.csv").write_text(record_text(decisions), encoding="utf-8")
    return path


def put(path: Path, *decisions: Decision) -> None:
    """What importing does with these rulings."""
    record = read_record(path)
    write_record(record, merge(record, decisions))


def test_the_shipped_record_is_empty() -> None:
    assert (ROOT / "review" / "decisions.csv").read_text(encoding="utf-8") == ",".join(
        DECISION_COLUMNS
    ) + "\n"


def test_a_ruling_is_one_line_whatever_its_words(tmp_path: Path) -> None:
    said = ruling(reason='First, "this".\n\nThen that.\r\n', wording="  wait\ttwo days ")
    path = folder(tmp_path / "review", said, ruling("timeline:a:after"))
    assert len((path / "decisions.csv").read_text(encoding="utf-8").splitlines()) == 3
    first, second = read_record(path).decisions
    assert first.issue_id == "timeline:a:after"
    assert (second.reason, second.wording) == ('First, "this". Then that.', "wait two days")


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    path = folder(
        tmp_path / "review",
        ruling("b", verdict="cautous", date="31.01.2026", expires="soon", final="maybe", reason=""),
        ruling("c", reviewer=" – ", verdict="other", wording=""),
        ruling("d", verdict="misread", wording="the first one"),
        ruling("e", expires="2025-12-31", fingerprint="abc", status="old"),
        ruling("", date="2026-02-30"),
    )
    assert [str(fault) for fault in read_record(path).faults] == [
        "row 2, column issue_id: is empty; write the id of the issue that is ruled on",
        "row 2, column date: '2026-02-30' is no date; write year, month and day as in 2026-01-31",
        "row 3, column verdict: 'cautous' is no verdict; did you mean 'cautious'?",
        "row 3, column reason: is empty; write why this was decided",
        "row 3, column date: '31.01.2026' is no date; write year, month and day as in 2026-01-31",
        "row 3, column expires: 'soon' is no date; write year, month and day as in 2026-01-31",
        "row 3, column final: 'maybe' is neither yes nor no; write yes or no",
        "row 4, column reviewer: '–' is no name; write the name of who ruled",
        "row 4, column wording: is empty, and the verdict is 'other'; write the wording that is to be used",
        (
            "row 5, column wording: 'the first one' is no claim's id; "
            "write the ids of the claims that were read wrong, as they stand behind the quotes"
        ),
        "row 6, column expires: 2025-12-31 is before the ruling's own date; write a later date, or none",
        "row 6, column fingerprint: was changed; copy it from the issue's row of a new export",
        "row 6, column status: 'old' is no status; leave it empty, or write superseded",
    ]


def test_what_is_wrong_is_written_back_as_it_was(tmp_path: Path) -> None:
    wrong = ruling("b", verdict="cautous", final="maybe", status="old")
    path = folder(tmp_path / "review", wrong)
    put(path, ruling("c"))
    assert wrong in read_record(path).decisions


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("issue_id,reviewer\n", "row 1: the column 'date' is missing; add it"),
        (",".join(DECISION_COLUMNS) + "\na,b\n", "row 2: has 2 cells, not 12; check its commas and quotes"),
        (",".join(DECISION_COLUMNS) + '\n"a"b,c\n', "line 2: no valid csv"),
        (
            ",".join(DECISION_COLUMNS) + "\n<<<<<<< HEAD\n=======\n>>>>>>> b\n",
            "line 2, 3, 4: git's marks of a conflict",
        ),
        ("Größe".encode("latin-1"), "is no UTF-8 text"),
        ("", "row 1: the column 'issue_id' is missing"),
    ],
)
def test_a_file_that_is_no_record_is_told(tmp_path: Path, text: str | bytes, said: str) -> None:
    path = tmp_path / "decisions.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ClaimauditError) as error:
        read_record(tmp_path)
    assert said in str(error.value)


def test_columns_that_a_project_added_and_ones_from_before_these_two_are_read(tmp_path: Path) -> None:
    columns = [*DECISION_COLUMNS[:10], "ticket"]
    cells = ["a", "Ann", "2026-01-31", "cautious", "", "Safer.", "", "", "yes", "0a1b2c3d", "T-7"]
    (tmp_path / "decisions.csv").write_text(f"{','.join(columns)}\n{','.join(cells)}\n", encoding="utf-8")
    put(tmp_path, ruling("b"))
    head, first, _ = (tmp_path / "decisions.csv").read_text(encoding="utf-8").splitlines()
    assert head == ",".join([*DECISION_COLUMNS, "ticket"])
    assert first == "a,Ann,2026-01-31,cautious,,Safer.,,,true,0a1b2c3d,,,T-7"
    put(tmp_path, ruling("a", reviewer="Ann", fingerprint="0a1b2c3d"))
    assert len(read_record(tmp_path).decisions) == 2


def test_what_a_new_ruling_replaces_stays(tmp_path: Path) -> None:
    path = folder(tmp_path / "review", ruling())
    put(path, ruling(date="2026-02-01", verdict="permissive"), ruling(reviewer="Ben Example"))
    assert [(one.reviewer, one.verdict, one.status) for one in read_record(path).decisions] == [
        ("Ann Example", "cautious", "superseded"),
        ("Ben Example", "cautious", ""),
        ("Ann Example", "permissive", ""),
    ]


def test_a_ruling_from_before_the_one_that_stands_replaces_nothing_and_stays(tmp_path: Path) -> None:
    path = folder(tmp_path / "review", ruling())
    merged = merge(read_record(path), [ruling(date="2025-12-01", verdict="permissive")])
    (note,) = merged.notes
    assert note == (
        "permissive (Ann Example, 2025-12-01) on timeline:x:after: kept as superseded, since "
        "cautious (Ann Example, 2026-01-31) is later"
    )
    assert [(one.date, one.status) for one in merged.decisions] == [
        ("2025-12-01", "superseded"),
        ("2026-01-31", ""),
    ]


def test_adding_again_changes_nothing_even_what_was_replaced_since(tmp_path: Path) -> None:
    path = folder(tmp_path / "review")
    first, second = ruling(), ruling(verdict="permissive")
    for one in (first, second, second):
        put(path, one)
    before = (path / "decisions.csv").read_bytes()
    merged = merge(read_record(path), [first])
    assert merged.added == ()
    assert merged.notes[0].startswith(
        "cautious (Ann Example, 2026-01-31) on timeline:x:after: is in the record already"
    )
    put(path, first)
    assert (path / "decisions.csv").read_bytes() == before


def test_nothing_new_leaves_a_file_that_a_person_ordered_otherwise_alone(tmp_path: Path) -> None:
    path = folder(tmp_path / "review", ruling("a"), ruling("b")) / "decisions.csv"
    head, first, second = path.read_text(encoding="utf-8").splitlines()
    path.write_text(f"{head}\n{second}\n\n{first}\n", encoding="utf-8")
    before = path.read_bytes()
    put(path.parent, ruling("a"))
    assert path.read_bytes() == before


# Branches, in real git with the repository's own attributes.


def git(folder: Path, *words: str) -> str:
    named = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "init.defaultBranch=main"]
    ran = subprocess.run(["git", *named, *words], cwd=folder, capture_output=True, text=True, check=True)
    return ran.stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    shutil.copy(ROOT / ".gitattributes", tmp_path)
    folder(tmp_path / "review", ruling("timeline:m:after"))
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "One ruling")
    return tmp_path


def branch(repository: Path, name: str, *decisions: Decision) -> None:
    git(repository, "checkout", "--quiet", "-b", name, "main")
    put(repository / "review", *decisions)
    git(repository, "commit", "--quiet", "--all", "--message", name)


def merge_branches(repository: Path, *names: str) -> None:
    git(repository, "checkout", "--quiet", "main")
    for name in names:
        git(repository, "merge", "--quiet", "--no-edit", name)


@pytest.mark.parametrize(
    "issues",
    [
        ("timeline:a:after", "timeline:z:after"),
        ("timeline:a:after", "timeline:b:after"),
        ("timeline:n:after", "timeline:o:after"),
        ("timeline:a:after", "timeline:n:after"),
    ],
)
def test_branches_that_ruled_on_different_issues_merge(repository: Path, issues: tuple[str, str]) -> None:
    for name, issue in zip(("ann", "ben"), issues, strict=True):
        branch(repository, name, ruling(issue, reviewer=f"{name} Example"))
    merge_branches(repository, "ann", "ben")
    record = read_record(repository / "review")
    assert sorted(one.issue_id for one in record.decisions) == sorted([*issues, "timeline:m:after"])
    assert (record.faults, record.notes) == ((), ())


def test_a_record_without_rulings_merges_too(repository: Path) -> None:
    folder(repository / "review")
    git(repository, "commit", "--quiet", "--all", "--message", "Empty")
    branch(repository, "ann", ruling("timeline:a:after"))
    branch(repository, "ben", ruling("timeline:z:after"))
    merge_branches(repository, "ann", "ben")
    assert len(read_record(repository / "review").decisions) == 2


def test_a_ruling_replaced_on_one_branch_stays_replaced_beside_a_neighbour_of_the_other(
    repository: Path,
) -> None:
    branch(repository, "ann", ruling("timeline:m:after", date="2026-03-01", verdict="permissive"))
    branch(repository, "ben", ruling("timeline:m:after", reviewer="Ben Example"))
    merge_branches(repository, "ann", "ben")
    record = read_record(repository / "review")
    assert [(one.reviewer, one.verdict, one.status) for one in record.effective] == [
        ("Ann Example", "cautious", "superseded"),
        ("Ben Example", "cautious", ""),
        ("Ann Example", "permissive", ""),
    ]
    put(repository / "review", ruling("timeline:z:after"))
    assert (read_record(repository / "review").notes, len(read_record(repository / "review").decisions)) == (
        (),
        4,
    )


def test_lines_that_a_merge_left_twice_are_told(tmp_path: Path) -> None:
    path = folder(tmp_path / "review", ruling(), ruling().superseded()) / "decisions.csv"
    record = read_record(path.parent)
    assert record.notes == (f"{path}: rows 2 and 3 are one ruling; the next import keeps it once",)
    assert [one.status for one in record.effective] == ["superseded"]


def test_branches_that_ruled_differently_on_one_issue_keep_both(repository: Path) -> None:
    branch(repository, "ann", ruling("timeline:a:after"))
    branch(repository, "ben", ruling("timeline:a:after", reviewer="Ben Example", verdict="permissive"))
    merge_branches(repository, "ann", "ben")
    assert {one.verdict for one in read_record(repository / "review").decisions if "a" in one.issue_id[9:10]} == {
        "cautious", "permissive",
    }  # fmt: skip
