"""The spreadsheet, opened as a spreadsheet program opens it."""

from __future__ import annotations

import datetime as dt
import io
import re
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from claimaudit.model import Audit
from claimaudit.report.evidence import Evidence
from claimaudit.report.guidance_book import guidance_book
from claimaudit.report.workbook import Book, Field

SHEETS = ["guidance", "issues", "claims", "sources", "how to read this"]


def opened(audit: Audit) -> Workbook:
    return load_workbook(io.BytesIO(guidance_book(Evidence(audit), "Title")))


@pytest.fixture(scope="module")
def book(real: Audit) -> Workbook:
    return opened(real)


def heads(book: Workbook, sheet: str) -> list[str]:
    return [str(cell.value) for cell in book[sheet][1]]


def column(book: Workbook, sheet: str, head: str) -> list[object]:
    place = heads(book, sheet).index(head)
    return [row[place].value for row in book[sheet].iter_rows(min_row=2)]


def test_the_sheets_are_named_and_every_row_is_there(book: Workbook, real: Audit) -> None:
    assert book.sheetnames == SHEETS
    assert column(book, "guidance", "guidance id") == list(real.guidance["guidance_id"])
    assert sorted(map(str, column(book, "issues", "issue id"))) == sorted(real.issues["issue_id"])
    assert column(book, "claims", "words") == list(real.claims["quote"])
    assert len(column(book, "sources", "article")) == len(real.articles)


@pytest.mark.parametrize("sheet", SHEETS[:4])
def test_heads_stay_filter_and_wrap(book: Workbook, sheet: str) -> None:
    page = book[sheet]
    assert page.freeze_panes is not None
    assert page.freeze_panes.endswith("2")
    assert page.auto_filter.ref.startswith("A1:")
    assert all(cell.alignment.wrap_text for row in page.iter_rows(max_row=5) for cell in row)
    assert page.print_title_rows == "$1:$1"
    widths = [dimension.width for dimension in page.column_dimensions.values()]
    assert all(6 <= width <= 90 for width in widths)


def test_numbers_are_numbers(book: Workbook, real: Audit) -> None:
    stated = [value for value in column(book, "claims", "min hours") if value is not None]
    assert stated
    assert all(isinstance(value, (int, float)) for value in stated)
    assert column(book, "claims", "start") == list(real.claims["start"])
    assert all(isinstance(value, int) for value in column(book, "issues", "pairs"))


def test_a_ruling_has_a_real_date(fixtures: object) -> None:
    ruling = {"issue_id": "timeline:any_symptom:after", "reviewer": "A. Reviewer", "date": "2026-03-01"}
    ruling |= {"verdict": "cautious", "reason": "r", "final": "true"}
    superseded = {**ruling, "reviewer": "B. Reviewer", "date": "2026-03-02", "state": "superseded"}
    audit = fixtures.real_audit([ruling, superseded])  # type: ignore[attr-defined]
    ruled = audit.issues["issue_id"] == ruling["issue_id"]
    issues = audit.issues.assign(status=audit.issues["status"].mask(ruled, "resolved"))
    book = opened(replace(audit, issues=issues))
    assert [value for value in column(book, "issues", "ruled on") if value] == [dt.datetime(2026, 3, 1)]  # noqa: DTZ001
    assert "A. Reviewer" in column(book, "issues", "ruled by")


def test_guidance_leads_to_its_claims_and_issues(book: Workbook) -> None:
    page = book["guidance"]
    links = [cell.hyperlink for row in page.iter_rows(min_row=2) for cell in row if cell.hyperlink]
    assert len(links) >= page.max_row - 1
    for link in links:
        assert link.target is None, "a link leads nowhere outside the file"
        sheet, _, place = str(link.location).partition("!")
        assert book[sheet][place].value is not None
    place = heads(book, "guidance").index("claims")
    for row in page.iter_rows(min_row=2, max_row=10):
        sheet, _, cell = str(row[place].hyperlink.location).partition("!")
        about = heads(book, "guidance").index("about")
        assert book[sheet][cell].value == row[about].value


@pytest.mark.parametrize("which", ["real", "hostile"])
def test_no_cell_is_a_formula_or_could_be_taken_for_one(which: str, request: pytest.FixtureRequest) -> None:
    book = opened(request.getfixturevalue(which))
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert [text for text in texts if text[:1] in set("=+-@\t\r\n")] == []
    assert [text for text in texts if re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e]", text)] == []
    assert not [cell for cell in cells if cell.hyperlink and cell.hyperlink.target]


def test_every_row_that_nobody_ruled_on_says_so(book: Workbook, real: Audit) -> None:
    assert column(book, "guidance", "review") == ["not clinically reviewed"] * len(real.guidance)


def test_the_bytes_are_the_same_every_time(real: Audit) -> None:
    first = guidance_book(Evidence(real), "Title")
    assert guidance_book(Evidence(real), "Title") == first
    stamps = {info.date_time for info in zipfile.ZipFile(io.BytesIO(first)).infolist()}
    assert stamps == {(1980, 1, 1, 0, 0, 0)}


def test_a_line_is_as_tall_as_its_words() -> None:
    book = Book("t")
    book.sheet("s", [Field("words", 10, lambda row: row["w"])], [{"w": "short"}, {"w": "many words " * 10}])
    page = load_workbook(io.BytesIO(book.content()))["s"]
    assert page.row_dimensions[3].height > 5 * (page.row_dimensions[2].height or 15)


def test_an_office_program_reads_it_as_it_is(real: Audit, soffice: str, tmp_path: Path) -> None:
    path = tmp_path / "guidance.xlsx"
    path.write_bytes(guidance_book(Evidence(real), "Title"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "ods", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    again = [soffice, profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]
    subprocess.run([*again, str(tmp_path / "back"), str(tmp_path / "guidance.ods")], check=True, timeout=180)
    book = load_workbook(tmp_path / "back" / "guidance.xlsx")
    assert book.sheetnames == SHEETS
    assert column(book, "claims", "words") == list(real.claims["quote"])
    assert column(book, "claims", "start") == list(real.claims["start"])
