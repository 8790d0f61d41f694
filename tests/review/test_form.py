"""The reviewers' spreadsheet: what it shows and asks, and what comes back from the programs that people use."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl import load_workbook

from claimaudit.domain.domain import load_domain
from claimaudit.errors import ClaimauditError
from claimaudit.form import form_bytes, read_form, read_forms
from claimaudit.form.columns import ENTRIES, GUIDE, SHEET
from claimaudit.form.grids import Grid, read_grids
from claimaudit.reconcile.rulings import VERDICTS

REDNESS = "normal_vs_warning:redness:after"
RETINOIDS = "use_vs_avoid:retinoids:after"
MAKEUP = "timeline:makeup:after"
FORMATS = ["xlsx", "ods"]
ENTRY_HEADS = [entry.head for entry in ENTRIES]
WORDS = {
    "verdict": "other",
    "wording": "No makeup for 3 days – “none” at all.",
    "reason": "Two reasons:\n1. skin is open\n2. =HYPERLINK(\"x\") is no formula",
    "reference": "Guideline 12, p. 7; n=40 < 50 & p > 0.05",
    "reviewer": "Zoë O'Neill-Łuczak",
    "date": dt.date(2026, 1, 31),
    "expires": dt.date(2027, 1, 31),
    "final": "yes",
}  # fmt: skip


@pytest.mark.parametrize("ending", FORMATS)
def test_a_row_an_open_issue_with_both_sides_and_empty_entries(desk, ending: str) -> None:
    desk.rule(REDNESS)
    grid = read_grids(desk.export(f"form.{ending}"))[SHEET]
    heads = {value: place for place, value in grid[1].items()}
    rows = {cells[heads["issue id"]]: cells for number, cells in grid.items() if number > 1}
    assert list(rows) == [RETINOIDS, MAKEUP]
    row = rows[MAKEUP]
    assert (
        "Clinic a (clinic-a):\n“Avoid makeup for at least 48 hours.”\n  read as restriction of makeup"
        in str(row[heads["cautious side"]])
    )
    assert "“Avoid makeup for 24 hours.”" in str(row[heads["permissive side"]])
    assert (row[heads["severity"]], row[heads["state"]]) == ("medium", "open")
    assert row[heads["why they disagree"]]
    assert row[heads["proposal"]]
    assert {heads[head] for head in ENTRY_HEADS} & set(row) == set()


def test_an_articles_heading_stands_with_its_quote(desk) -> None:
    desk.write("clinic-d", "# Afterwards\n\n## Makeup\n\nAvoid makeup for a week.")
    (desk.folder / "sources" / "clinic-d.txt").rename(desk.folder / "sources" / "clinic-d.md")
    cells = [str(value) for row in read_grids(desk.export())[SHEET].values() for value in row.values()]
    assert any("(clinic-d), under “Makeup”:\n“Avoid makeup for a week.”" in cell for cell in cells)


@pytest.mark.parametrize("ending", FORMATS)
def test_what_was_ruled_so_far_and_what_changed_is_shown(desk, ending: str) -> None:
    desk.rule(MAKEUP)
    desk.edit("clinic-b", "for 24 hours", "for 12 hours")
    cells = [
        str(value)
        for row in read_grids(desk.export(f"form.{ending}"))[SHEET].values()
        for value in row.values()
    ]
    (history,) = [cell for cell in cells if "Ann Example" in cell]
    assert "changed: “restriction of makeup: for 24 hours → for 12 hours”" in history
    assert "cautious, final by Ann Example, 2026-01-31 (stale): Safer." in history


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_audit_gives_the_same_bytes(desk, ending: str) -> None:
    audit = desk.audit()
    first = form_bytes(audit, load_domain(), f".{ending}")
    form_bytes(audit, load_domain(), ".ods" if ending == "xlsx" else ".xlsx")
    assert form_bytes(audit, load_domain(), f".{ending}") == first


@pytest.mark.parametrize("ending", FORMATS)
def test_libreoffice_locks_evidence_and_offers_verdicts(desk, resave, ending: str) -> None:
    """Seen through LibreOffice's own reading of each format, saved as xlsx."""
    book = load_workbook(resave(desk.export(f"form.{ending}"), "xlsx"))
    assert book.sheetnames == [SHEET, GUIDE]
    assert all(sheet.protection.sheet for sheet in book)
    sheet = book[SHEET]
    heads = {cell.value: cell.column_letter for cell in sheet[1]}
    locked = {head: sheet[f"{letter}2"].protection.locked for head, letter in heads.items()}
    assert {head for head, is_locked in locked.items() if not is_locked} == set(ENTRY_HEADS)
    lists = {
        str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation if one.type == "list"
    }
    assert lists[f"{heads['verdict']}2:{heads['verdict']}4"] == f'"{",".join(VERDICTS)}"'
    assert lists[f"{heads['final']}2:{heads['final']}4"] == '"yes,no"'
    days = [str(one.sqref) for one in sheet.data_validations.dataValidation if one.type == "date"]
    assert days == [f"{heads[head]}2:{heads[head]}4" for head in ("date", "expires")]
    assert sheet.column_dimensions[heads["fingerprint"]].hidden
    said = "\n".join(str(cell.value) for row in book[GUIDE] for cell in row)
    assert all(word in said for word in (*VERDICTS, *ENTRY_HEADS, "stale", "contested", "review import"))


@pytest.mark.parametrize("written", FORMATS)
@pytest.mark.parametrize("saved", FORMATS)
def test_what_libreoffice_saved_is_read_as_it_was_written(desk, resave, written: str, saved: str) -> None:
    path = desk.export(f"form.{written}")
    path = path if written == "xlsx" else resave(path, "xlsx")
    desk.fill(
        path, {MAKEUP: WORDS, RETINOIDS: {**WORDS, "date": "2026-01-31", "final": True, "expires": None}}
    )
    taken = {one.issue_id: one for one in read_form(resave(path, saved))}
    direct = {one.issue_id: one for one in read_form(path)}
    assert taken == direct
    ruling = taken[MAKEUP]
    assert (ruling.verdict, ruling.wording, ruling.reference, ruling.reviewer) == (
        "other", WORDS["wording"], WORDS["reference"], WORDS["reviewer"],
    )  # fmt: skip
    assert ruling.reason == 'Two reasons: 1. skin is open 2. =HYPERLINK("x") is no formula'
    assert (ruling.date, ruling.expires, ruling.is_final) == ("2026-01-31", "2027-01-31", True)
    assert (taken[RETINOIDS].date, taken[RETINOIDS].is_final, taken[RETINOIDS].expires) == (
        "2026-01-31",
        True,
        "",
    )
    issues = desk.audit().issues.set_index("issue_id")["fingerprint"]
    assert ruling.fingerprint == issues[MAKEUP]
    assert ruling.made_on.count(" | ") == 1


def as_excel(grid: Grid, path: Path) -> None:
    """Save cells with Excel's habits: words shared, dates as numbers with a look, TRUE, a sheet of its own before."""
    book = xlsxwriter.Workbook(path)
    book.add_worksheet("Notes").write("A1", "verdict")
    sheet = book.add_worksheet(SHEET)
    day = book.add_format({"num_format": 14})
    for number, cells in grid.items():
        for place, value in cells.items():
            if isinstance(value, dt.date):
                sheet.write_datetime(number, place + 1, value, day)
            else:
                sheet.write(number, place + 1, value)
    sheet.write_blank(5000, 3, None, day)
    book.close()


def test_a_file_as_excel_saves_it_is_read(desk, tmp_path: Path) -> None:
    given = desk.fill(desk.export(), {MAKEUP: {**WORDS, "reason": "Safer.", "final": True}})
    path = tmp_path / "excel.xlsx"
    as_excel(read_grids(given)[SHEET], path)
    with zipfile.ZipFile(path) as parts:
        assert b"<v>46053</v>" in parts.read("xl/worksheets/sheet2.xml")
        assert b't="b"' in parts.read("xl/worksheets/sheet2.xml")
        assert b"Safer." in parts.read("xl/sharedStrings.xml")
    (ruling,) = read_form(path)
    assert (ruling.date, ruling.is_final, ruling.issue_id) == ("2026-01-31", True, MAKEUP)
    assert ruling == read_form(given)[0]


def test_importing_twice_changes_nothing(desk) -> None:
    path = desk.fill(desk.export(), {MAKEUP: WORDS, REDNESS: {**WORDS, "final": "no"}})
    assert len(desk.take(path).added) == 2
    before = desk.file.read_bytes()
    stamp = desk.file.stat().st_mtime_ns
    assert desk.take(path).added == ()
    assert (desk.file.read_bytes(), desk.file.stat().st_mtime_ns) == (before, stamp)


def test_a_ruling_is_made_on_the_positions_that_its_reviewer_saw(desk) -> None:
    path = desk.fill(desk.export(), {MAKEUP: WORDS})
    desk.edit("clinic-b", "for 24 hours", "for 12 hours")
    desk.take(path)
    assert desk.states()[MAKEUP] == "stale"


def test_every_fault_is_told_at_once_and_nothing_is_taken(desk) -> None:
    path = desk.fill(desk.export(), {
        REDNESS: {"reason": "Only a reason."},
        RETINOIDS: {**WORDS, "verdict": "cautius", "date": "31/1/2026", "expires": 46053,
                    "reviewer": "-", "reason": "#REF!"},
        MAKEUP: {**WORDS, "verdict": "misread", "wording": "0123456789ab", "final": "perhaps"},
    })  # fmt: skip
    book = load_workbook(path)
    heads = {cell.value: cell.column for cell in book[SHEET][1]}
    book[SHEET].cell(3, heads["expires"]).number_format = "General"
    book.save(path)
    before = desk.file.read_bytes()
    with pytest.raises(ClaimauditError) as error:
        desk.take(path)
    place = f"{path}: sheet 'Rulings', row"
    assert str(error.value).splitlines() == [
        f"{place} 2, column verdict: is empty; choose one of {', '.join(VERDICTS)}",
        f"{place} 2, column reviewer: is empty; write the name of who ruled",
        f"{place} 2, column date: is empty; write year, month and day as in 2026-01-31",
        f"{place} 3, column verdict: 'cautius' is no verdict; did you mean 'cautious'?",
        f"{place} 3, column reason: holds the error #REF!; write words, not a formula",
        f"{place} 3, column reviewer: '-' is no name; write the name of who ruled",
        f"{place} 3, column date: '31/1/2026' is no date; write year, month and day as in 2026-01-31",
        f"{place} 3, column expires: holds the number 46053; write a date as in 2026-01-31",
        f"{place} 4, column wording: 0123456789ab is no claim of this issue; copy an id from behind a quote",
        f"{place} 4, column final: 'perhaps' is neither yes nor no; write yes or no",
    ]
    assert desk.file.read_bytes() == before


def test_two_rulings_of_one_reviewer_in_one_file_are_a_fault(desk) -> None:
    path = desk.fill(desk.export(), {MAKEUP: WORDS, REDNESS: {**WORDS, "verdict": "cautious"}})
    book = load_workbook(path)
    heads = {cell.value: cell.column for cell in book[SHEET][1]}
    book[SHEET].cell(2, heads["issue id"]).value = MAKEUP
    book.save(path)
    with pytest.raises(
        ClaimauditError, match=f"row 4, column issue id: row 2 holds another ruling of Zoë .* on {MAKEUP}"
    ):
        read_form(path)


def test_faults_of_several_files_are_told_together(desk) -> None:
    paths = [desk.fill(desk.export(f"{name}.xlsx"), {MAKEUP: {"reason": name}}) for name in ("one", "two")]
    with pytest.raises(ClaimauditError) as error:
        read_forms(paths)
    assert {line.partition(": sheet")[0] for line in str(error.value).splitlines()} == set(map(str, paths))


def test_a_file_that_is_none_of_ours_is_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "other.xlsx")
    (tmp_path / "broken.ods").write_bytes(b"no archive")
    (tmp_path / "old.xls").write_bytes(b"")
    for name, said in {
        "other.xlsx": "has no sheet 'Rulings'; fill in a file of 'claimaudit review export'",
        "broken.ods": "cannot be read as a spreadsheet",
        "old.xls": "is neither .xlsx nor .ods; save it as one of these",
        "none.xlsx": "there is no such file",
    }.items():
        with pytest.raises(ClaimauditError, match=said):
            read_form(tmp_path / name)


def test_a_column_that_was_deleted_is_told(desk) -> None:
    path = desk.fill(desk.export(), {MAKEUP: WORDS})
    book = load_workbook(path)
    heads = [cell.value for cell in book[SHEET][1]]
    book[SHEET].delete_cols(heads.index("fingerprint") + 1)
    book.save(path)
    with pytest.raises(
        ClaimauditError, match="row 1: the columns fingerprint are missing; fill in a new file"
    ):
        read_form(path)


@pytest.mark.parametrize("ending", FORMATS)
def test_words_of_an_article_are_never_a_formula(desk, ending: str) -> None:
    desk.write("=cmd", "Avoid makeup for a week.")
    path = desk.export(f"form.{ending}")
    with zipfile.ZipFile(path) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml" if ending == "xlsx" else "content.xml")
    assert b"<f>" not in sheet
    assert b"table:formula" not in sheet


def test_a_reviewer_called_none_is_a_name(desk) -> None:
    desk.rule(MAKEUP, reviewer="None")
    assert desk.record().decisions[0].reviewer == "None"
