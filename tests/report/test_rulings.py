"""A ruling that a reviewer made in the spreadsheet, in everything that is shown of it, and nowhere else."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest
from lxml import html
from openpyxl import load_workbook

from claimaudit.audit import run_audit
from claimaudit.domain.domain import Domain, load_domain
from claimaudit.form import fill_in, form_bytes, take_rulings
from claimaudit.model import Audit
from claimaudit.report import write_reports
from claimaudit.report.annotations import annotations_of
from claimaudit.report.evidence import Evidence
from claimaudit.report.facts import final_ruling
from claimaudit.report.figures.coverage import coverage_of

MAKEUP = "timeline:makeup:after"
TOLD = "Ann Example, 2026-01-31: Twice as safe. (Guide, p. 3)"
WORDING = "Leave make-up off until the third day."
RULING = {
    "verdict": "cautious", "wording": WORDING, "reason": "Twice as safe.", "reference": "Guide, p. 3",
    "reviewer": "Ann Example", "date": "2026-01-31", "final": "yes",
}  # fmt: skip
ARTICLES = {
    "clinic-a": "Avoid makeup for at least 48 hours. Redness is completely normal for two days.",
    "clinic-b": "Avoid makeup for 24 hours. Call us if you notice redness. Do not use retinol for five days.",
    "clinic-c": "Apply retinol on the second day. Peeling is normal and lasts for three days.",
}


class Desk:
    """A project's folder with three articles and a spreadsheet for reviewers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.domain: Domain = load_domain()
        (folder / "sources").mkdir(parents=True)
        for name, text in ARTICLES.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> None:
        (self.folder / "sources" / f"{name}.txt").write_text(text + "\n", encoding="utf-8")

    def audit(self) -> Audit:
        return run_audit(self.folder / "sources", review=self.folder / "review")

    def rule(self, issue: str, **cells: str) -> None:
        path = self.folder / "form.xlsx"
        if not path.exists():  # as a reviewer does who comes back to the same file
            path.write_bytes(form_bytes(self.audit(), self.domain))
        fill_in(path, issue, **(RULING | cells))
        take_rulings([path], self.folder / "review")

    def report(self) -> Path:
        write_reports(self.audit(), self.folder / "reports", domain=self.domain)
        return self.folder / "reports"


@pytest.fixture(scope="module")
def ruled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    desk = Desk(tmp_path_factory.mktemp("ruled") / "desk")
    desk.rule(MAKEUP)
    return desk.report()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "desk")


def words(path: Path, query: str = "//main") -> str:
    return " ".join(
        " ".join(one.text_content() for one in html.fromstring(path.read_bytes()).xpath(query)).split()
    )


def test_the_page_of_guidance_shows_the_ruling_on_its_row_alone(ruled: Path) -> None:
    page = html.fromstring((ruled / "guidance.html").read_bytes())
    rows = [" ".join(row.text_content().split()) for row in page.xpath("//tbody/tr")]
    (row,) = [row for row in rows if "not clinically reviewed" not in row]
    assert all(part in row for part in (WORDING, "✓clinically reviewed", TOLD))
    assert [one for one in rows if WORDING in one or "Ann Example" in one] == [row]
    assert len(rows) > 3


def test_the_spreadsheet_shows_the_ruling_on_its_row_alone(ruled: Path) -> None:
    book = load_workbook(ruled / "guidance.xlsx")
    heads, *rows = book["guidance"].iter_rows(values_only=True)
    cells = [dict(zip(heads, row, strict=True)) for row in rows]
    assert [
        (row["what to say"], row["ruling"]) for row in cells if row["review"] == "clinically reviewed"
    ] == [(WORDING, TOLD)]
    assert {row["ruling"] for row in cells if row["review"] != "clinically reviewed"} == {None}


def test_the_json_and_the_csv_show_the_ruling_on_its_row_alone(ruled: Path) -> None:
    document = json.loads((ruled / "guidance.json").read_text(encoding="utf-8"))
    jsonschema.validate(document, json.loads((ruled / "guidance.schema.json").read_text(encoding="utf-8")))
    (entry,) = [row for row in document["guidance"] if row["reviewed"]]
    (ruling,) = entry["rulings"]
    assert (entry["wording"], entry["basis"], entry["review"]) == (WORDING, "reviewer", "clinically reviewed")
    expected = {name: RULING[name] for name in ("reviewer", "date", "verdict", "reason", "reference")}
    assert ruling == {"issue_id": MAKEUP, **expected}
    assert all(row["rulings"] == [] for row in document["guidance"] if not row["reviewed"])
    assert document["review"] == "not clinically reviewed", "one row of many is not all"
    rows = list(csv.DictReader(io.StringIO((ruled / "guidance.csv").read_text(encoding="utf-8"))))
    assert [(row["review"], row["ruling"]) for row in rows if row["ruling"]] == [
        ("clinically reviewed", TOLD)
    ]


def test_the_markdown_shows_the_ruling_on_its_row_alone(ruled: Path) -> None:
    text = (ruled / "guidance.md").read_text(encoding="utf-8")
    (line,) = [line for line in text.splitlines() if "| clinically reviewed" in line]
    assert WORDING in line
    assert TOLD in line
    assert text.count("Ann Example") == 1


def test_the_issue_names_who_ruled_and_no_other_issue_does(ruled: Path) -> None:
    said = {path.name: words(path) for path in (ruled / "issues").glob("*.html")}
    settled = [name for name, text in said.items() if "Clinically reviewed. Ann Example ruled" in text]
    assert settled == ["timeline-makeup-after.html"]
    assert all(part in said[settled[0]] for part in (WORDING, "Twice as safe.", "Guide, p. 3", "2026-01-31"))


def test_only_a_ruling_in_force_settles(desk: Desk) -> None:
    desk.rule(MAKEUP)
    desk.rule(MAKEUP, wording="Wait two days.", reason="On second thought.", date="2026-02-14")
    audit = desk.audit()
    evidence = Evidence(audit, desk.domain)
    ruling = final_ruling(evidence.issue_by_id[MAKEUP], evidence)
    assert ruling is not None
    assert (ruling["wording"], ruling["state"]) == ("Wait two days.", "in_force")
    desk.write("clinic-b", ARTICLES["clinic-b"].replace("24 hours", "12 hours"))
    report = desk.report()
    assert "| clinically reviewed" not in (report / "guidance.md").read_text(encoding="utf-8")
    heads, *rows = load_workbook(report / "guidance.xlsx")["issues"].iter_rows(values_only=True)
    assert {row[heads.index("ruled by")] for row in rows} == {None}


def states(folder: Path) -> str:
    return words(folder / "index.html", "//h2[@id='review']/following::table[1]")


def test_the_overview_and_the_issue_say_where_the_review_stands(desk: Desk) -> None:
    page = "issues/timeline-makeup-after.html"
    report = desk.report()
    assert "○opennobody has ruled" in states(report)
    assert "Nobody has ruled." in words(report / page)
    desk.rule(MAKEUP, final="no")
    assert "proposed" in states(desk.report())
    desk.rule(MAKEUP, date="2026-02-01")
    report = desk.report()
    assert "✓settled" in states(report)
    assert "replaced by a later ruling" in words(report / page)
    desk.write("clinic-b", ARTICLES["clinic-b"].replace("24 hours", "12 hours"))
    report = desk.report()
    assert "↻stale" in states(report)
    changed = "changed: “restriction of makeup: for 24 hours → for 12 hours”"
    assert changed in words(report / "index.html")
    assert changed in words(report / page)
    assert "Not clinically reviewed. No final ruling settles this issue." in words(report / page)


def test_reviewers_who_differ_are_shown_as_such(desk: Desk) -> None:
    desk.rule(MAKEUP, final="no")
    desk.rule(MAKEUP, final="no", reviewer="Bob Example", verdict="permissive", wording="")
    report = desk.report()
    assert "contested" in states(report)
    text = words(report / "issues" / "timeline-makeup-after.html")
    assert "cautious (Ann Example, 2026-01-31) against permissive (Bob Example, 2026-01-31)" in text


def test_a_ruling_on_an_issue_that_is_gone_is_told(desk: Desk) -> None:
    desk.rule(MAKEUP)
    desk.write("clinic-b", "Avoid makeup for at least 48 hours. Call us if you notice redness.")
    report = desk.report()
    assert "∅gone" in states(report)
    assert MAKEUP in words(report / "index.html")


def test_issues_filter_by_the_state_of_their_review(desk: Desk) -> None:
    def offered_and_said() -> tuple[list[str], str]:
        page = html.fromstring((desk.report() / "issues.html").read_text(encoding="utf-8"))
        (card,) = page.xpath("//li[@data-state][.//a[contains(., 'Makeup')]]")
        return page.xpath("//select[@data-field='state']/option/@value"), card.get("data-state")

    assert offered_and_said()[1] == "open"
    desk.rule(MAKEUP)
    offered, said = offered_and_said()
    assert said == "settled"
    assert said in offered


def test_a_misread_claim_leaves_every_tally(desk: Desk) -> None:
    def tallies() -> tuple[int, int, int]:
        report = desk.report()
        page = html.fromstring((report / "index.html").read_text(encoding="utf-8"))
        (stated,) = page.xpath("//ul[@class='figures']/li/a[@href='claims.html']/b/text()")
        (row,) = (row for row in page.xpath("//tbody/tr") if row.xpath(".//a[contains(@href, 'clinic-b')]"))
        in_article = sum(int(cell) for cell in row.xpath("td[@class='number']/text()")[:5])
        sheet = load_workbook(report / "guidance.xlsx")["sources"]
        header, *rows = sheet.iter_rows(values_only=True)
        (in_book,) = (row[header.index("claims")] for row in rows if "clinic-b" in row)
        return int(stated), in_article, int(in_book)

    before = tallies()
    claims = desk.audit().claims
    chosen = claims[(claims["concept"] == "makeup") & (claims["source_id"] == "clinic-b")]
    desk.rule(MAKEUP, verdict="misread", wording=chosen.iloc[0]["claim_id"], reason="Speaks of another day.")
    assert tallies() == tuple(tally - 1 for tally in before)


def test_a_misread_claim_is_no_annotation_and_its_words_count_as_unread(desk: Desk) -> None:
    before = Evidence(desk.audit(), desk.domain)
    claims = desk.audit().claims
    chosen = claims[(claims["concept"] == "makeup") & (claims["source_id"] == "clinic-b")].iloc[0]
    desk.rule(MAKEUP, verdict="misread", wording=chosen["claim_id"], reason="Speaks of another day.")
    after = Evidence(desk.audit(), desk.domain)
    assert f"urn:claimaudit:claim:{chosen['claim_id']}" in {one["id"] for one in annotations_of(before)}
    assert len(annotations_of(after)) == len(annotations_of(before)) - 1
    read, unread, rest = coverage_of(before)["clinic-b"]
    moved = len(chosen["quote"].split())
    assert coverage_of(after)["clinic-b"] == (read - moved, unread + moved, rest)
    assert coverage_of(after)["clinic-a"] == coverage_of(before)["clinic-a"]


def test_a_misread_claim_is_listed_with_its_rules_and_stays_in_its_article(desk: Desk) -> None:
    report = desk.report()
    assert "No reviewer has called a claim misread." in words(report / "misread.html")
    claims = desk.audit().claims
    ids = claims.index[(claims["concept"] == "makeup") & (claims["source_id"] == "clinic-b")]
    (claim,) = claims.loc[ids].to_dict("records")
    desk.rule(MAKEUP, verdict="misread", wording=claim["claim_id"], reason="Speaks of another day.")
    report = desk.report()
    listed = words(report / "misread.html")
    for part in (
        "1 claim that reviewers call misread",
        claim["quote"],
        claim["claim_id"],
        "Speaks of another day.",
    ):
        assert part in listed
    assert all(rule in listed for rule in claim["rules"].split(";"))
    assert "1 claim that reviewers call misread" in words(report / "index.html")
    article = words(report / "articles" / "clinic-b.html")
    assert "✕ called misread" in article.partition("Marks")[0]
    assert "Called misread by Ann Example, 2026-01-31: Speaks of another day." in article
    assert "Called misread by" not in words(report / "articles" / "clinic-a.html")
    entries = json.loads((report / "guidance.json").read_text(encoding="utf-8"))["guidance"]
    assert all(claim["claim_id"] not in entry["claims"] for entry in entries)
