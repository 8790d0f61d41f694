"""The site as files: the same every time, whole or not at all, nothing from elsewhere."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html

from claimaudit.errors import ClaimauditError
from claimaudit.model import Audit
from claimaudit.report import write_reports
from claimaudit.report.site import report_files

if TYPE_CHECKING:
    from nbformat import NotebookNode

REMOTE = re.compile(
    r"""(?:src|href|srcset|action|data|poster)\s*=\s*["']?\s*(?:https?:)?//|@import|url\(\s*["']?https?:""",
    re.IGNORECASE,
)


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_two_runs_give_the_same_bytes(
    real: Audit, site: Path, notebook: NotebookNode, tmp_path: Path
) -> None:
    shown = {"01_first": notebook, "02_second": notebook}
    for _ in range(2):
        write_reports(real, tmp_path / "again", notebooks=shown)
        assert content(tmp_path / "again") == content(site)


def test_no_page_refers_to_anything_outside_its_folder(site: Path) -> None:
    for name, given in content(site).items():
        if name.endswith((".html", ".css", ".js", ".svg")):
            assert REMOTE.findall(given.decode()) == [], name


def test_every_page_carries_the_policy_and_no_script_or_style_of_its_own(
    site: Path, hostile_site: Path
) -> None:
    for folder in (site, hostile_site):
        for path in folder.rglob("*.html"):
            page = html.fromstring(path.read_bytes())
            policy = page.xpath("//head/meta[@http-equiv='Content-Security-Policy']/@content")
            assert len(policy) == 1
            assert "default-src 'none'" in policy[0]
            assert "unsafe" not in policy[0]
            assert (
                page.xpath("//script[not(@src)] | //style | //*[@style] | //*[@*[starts-with(name(), 'on')]]")
                == []
            )
            assert [Path(one).name for one in page.xpath("//script/@src")] == ["site.js"]


def test_every_claim_issue_and_row_has_its_own_address(site: Path, real: Audit) -> None:
    claims = html.fromstring((site / "claims.html").read_bytes())
    assert len(claims.xpath("//tr[starts-with(@id, 'claim-')]")) == len(real.claims)
    guidance = html.fromstring((site / "guidance.html").read_bytes())
    assert len(guidance.xpath("//tr[starts-with(@id, 'guidance-')]")) == len(real.guidance)
    assert len(list((site / "issues").glob("*.html"))) == len(real.issues)
    assert len(list((site / "articles").glob("*.html"))) == len(real.articles)
    for page in (claims, guidance):
        rows = page.xpath("//tbody/tr[@id]")
        assert [row.xpath(".//a[@class='self']/@href") for row in rows] == [
            [f"#{row.get('id')}"] for row in rows
        ]
    marked = [html.fromstring(path.read_bytes()) for path in (site / "articles").glob("*.html")]
    assert sum(len(page.xpath("//*[starts-with(@id, 'claim-')]")) for page in marked) == len(real.claims)


def test_the_manifest_lists_what_is_there(site: Path) -> None:
    listed = json.loads((site / "manifest.json").read_text(encoding="utf-8"))["files"]
    there = content(site)
    assert sorted(listed) == sorted(set(there) - {"manifest.json"})
    assert all(len(there[name]) == entry["bytes"] for name, entry in listed.items())


def test_a_page_that_is_gone_goes_and_files_of_others_stay(real: Audit, tmp_path: Path) -> None:
    out = tmp_path / "reports"
    write_reports(real, out)
    (out / "mine.txt").write_text("mine", encoding="utf-8")
    (out / "issues" / "mine.html").write_text("mine", encoding="utf-8")
    kept = real.issues.iloc[1:]
    smaller = replace(
        real,
        issues=kept,
        contradictions=real.contradictions[real.contradictions["issue_id"].isin(kept["issue_id"])],
    )
    write_reports(smaller, out)
    assert (out / "mine.txt").read_text(encoding="utf-8") == "mine"
    assert len(list((out / "issues").glob("*.html"))) == len(kept) + 1
    assert set(content(out)) == {*report_files(smaller), "manifest.json", "mine.txt", "issues/mine.html"}


def test_a_list_that_leads_elsewhere_deletes_nothing(real: Audit, tmp_path: Path) -> None:
    out = tmp_path / "reports"
    out.mkdir()
    precious = tmp_path / "precious.txt"
    precious.write_text("keep", encoding="utf-8")
    (out / "manifest.json").write_text(
        json.dumps({"files": {"../precious.txt": {}, str(precious): {}}}), encoding="utf-8"
    )
    write_reports(real, out)
    assert precious.read_text(encoding="utf-8") == "keep"


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_cannot_be_written_is_told_and_left(real: Audit, tmp_path: Path) -> None:
    out = tmp_path / "reports"
    out.mkdir(mode=0o500)
    with pytest.raises(ClaimauditError):
        write_reports(real, out)
    assert list(out.iterdir()) == []


def test_a_file_in_place_of_the_folder_is_told(real: Audit, tmp_path: Path) -> None:
    out = tmp_path / "reports"
    out.write_text("a file", encoding="utf-8")
    with pytest.raises(ClaimauditError, match="reports"):
        write_reports(real, out)
    assert out.read_text(encoding="utf-8") == "a file"


def test_a_run_that_fails_leaves_the_old_site_whole(
    real: Audit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "reports"
    write_reports(real, out)
    before = content(out)
    monkeypatch.setattr("claimaudit.report.site.guidance_book", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write_reports(replace(real, issues=real.issues.iloc[:1]), out)
    assert content(out) == before


def test_a_ruled_issue_shows_its_ruling_and_is_no_longer_called_open(
    fixtures: object, tmp_path: Path
) -> None:
    issue = "timeline:any_symptom:after"
    ruling = {
        "issue_id": issue,
        "reviewer": "Dr. A",
        "date": "2026-03-01",
        "verdict": "cautious",
        "final": "true",
    }
    ruling |= {"reason": "Longer is safer.", "reference": "Guide, p. 3"}
    earlier = {**ruling, "verdict": "permissive", "final": "false", "reason": "First view."}
    audit = fixtures.real_audit([earlier, ruling])  # type: ignore[attr-defined]
    issues = audit.issues.copy()
    issues.loc[issues["issue_id"] == issue, "status"] = "resolved"
    write_reports(replace(audit, issues=issues), tmp_path)
    page = html.fromstring((tmp_path / "issues" / "timeline-any_symptom-after.html").read_bytes())
    text = " ".join(page.text_content().split())
    for words in (
        "Clinically reviewed. Dr. A ruled on 2026-03-01: cautious",
        "Longer is safer.",
        "Guide, p. 3",
        "First view.",
    ):
        assert words in text
    assert "1 issue settled by a reviewer’s ruling" in text
    overview = html.fromstring((tmp_path / "index.html").read_bytes())
    assert "timeline-any_symptom" not in " ".join(
        overview.xpath("//h2[@id='awaiting']/following::table[1]//@href")
    )


def test_the_overview_says_what_each_article_and_all_of_them_claim(site: Path, real: Audit) -> None:
    page = html.fromstring((site / "index.html").read_bytes())
    (*rows, total) = page.xpath("//h2[@id='articles']/following::table[1]/tbody/tr")
    assert len(rows) == len(real.articles)
    kinds = [[int(cell) for cell in row.xpath("td[@class='number']/text()")][:5] for row in rows]
    assert [sum(column) for column in zip(*kinds, strict=True)] == [
        int(cell) for cell in total.xpath("td[@class='number']/text()")[:5]
    ]
    assert sum(map(sum, kinds)) == len(real.claims)
    waiting = page.xpath("//h2[@id='awaiting']/following::table[1]/tbody/tr")
    assert len(waiting) == min(12, (real.issues["status"] == "conflict").sum())
    assert all("Take the cautious reading" in row.text_content() for row in waiting)


def test_an_audit_without_anything_still_makes_a_site(fixtures: object, tmp_path: Path) -> None:
    one = fixtures.article("quiet", "Nothing to say here.\n")  # type: ignore[attr-defined]
    write_reports(fixtures.audit_of((one,), {}), tmp_path)  # type: ignore[attr-defined]
    assert "Nothing to say here." in (tmp_path / "articles" / "quiet.html").read_text(encoding="utf-8")


def test_pages_stay_light(site: Path) -> None:
    weights = {name: len(given) for name, given in content(site).items() if name.endswith(".html")}
    shared = sum(len((site / "assets" / name).read_bytes()) for name in ("site.css", "site.js"))
    assert shared < 40_000
    heaviest = max(weights, key=weights.__getitem__)
    assert weights[heaviest] < 700_000, heaviest
    told = html.fromstring((site / "about.html").read_bytes()).xpath(
        "string(//h2[@id='weight']/following::p[1])"
    )
    assert f"{len(weights)} pages of" in told
    assert f"{heaviest}, has {weights[heaviest] / 1000:,.0f} kB" in told
    assert f"a script of {shared / 1000:.0f} kB" in told
