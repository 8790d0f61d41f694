"""What notebooks show, and notebooks as pages."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from lxml import html

from claimaudit.errors import ClaimauditError
from claimaudit.report import views
from claimaudit.report.evidence import Evidence
from claimaudit.report.notebooks import harmless, notebook_body, notebook_text, notebook_title, run_notebooks

TABLES = [
    views.articles,
    views.claims,
    views.unread,
    views.issues,
    views.guidance,
    views.waiting,
    views.side_by_side,
]


@pytest.mark.parametrize("show", TABLES)
@pytest.mark.parametrize("which", ["real", "hostile"])
def test_a_table_is_the_same_twice_and_holds_articles_as_words(
    show: object, which: str, request: pytest.FixtureRequest
) -> None:
    found = Evidence(request.getfixturevalue(which))
    markup = show(found).data  # type: ignore[operator]
    assert show(found).data == markup  # type: ignore[operator]
    page = html.fromstring(f"<div>{markup}</div>")
    assert page.xpath("//script | //img | //svg | //a[starts-with(@href, 'javascript')]") == []
    assert "\u202e" not in markup


def test_what_is_cut_off_is_told(found: Evidence) -> None:
    assert f"5 of {len(found.claims)} shown" in views.claims(found, most=5).data
    assert "shown" not in views.articles(found).data
    assert views.issues(found, status="resolved").data == "<p>Issues: settled: none.</p>"


def test_claims_are_chosen_by_kind_concept_article_and_time(found: Evidence) -> None:
    page = html.fromstring(views.claims(found, kind="restriction", concept="makeup").data)
    assert len(page.xpath("//tbody/tr")) == 1
    timed = html.fromstring(views.claims(found, timed=True, most=100).data)
    assert len(timed.xpath("//tbody/tr")) == sum(1 for claim in found.claims if claim["timing"])


def test_both_sides_stand_side_by_side_with_their_words_marked(found: Evidence) -> None:
    page = html.fromstring(views.side_by_side(found, most=1, quotes=50).data)
    worst = found.issues[0]
    claims = {
        pair[side] for pair in found.pairs_by_issue[worst["issue_id"]] for side in ("claim_a", "claim_b")
    }
    quotes = {found.claim_by_id[one]["quote"] for one in claims}
    assert {mark.text_content() for mark in page.xpath("//mark")} == quotes


def test_a_live_table_is_the_same_twice_and_needs_no_network(
    found: Evidence, capsys: pytest.CaptureFixture[str]
) -> None:
    first = views.live(found, "issues").data
    assert views.live(found, "issues").data == first
    assert 'id="live-issues"' in first
    assert "column_filters" in first
    assert 'src="http' not in first
    assert "from 'http" not in first.replace('"', "'")
    capsys.readouterr()


def notebook(*cells: nbformat.NotebookNode) -> nbformat.NotebookNode:
    return nbformat.v4.new_notebook(cells=list(cells))


def code(source: str, *tags: str) -> nbformat.NotebookNode:
    cell = nbformat.v4.new_code_cell(source)
    cell.metadata["tags"] = list(tags)
    return cell


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shown = 'from IPython.display import HTML, SVG\nHTML("<b onclick=x()>bold</b><script>1</script>" + NAME)'
    first = notebook(
        nbformat.v4.new_markdown_cell("# The title\n\nProse."),
        code('NAME = "written"', "parameters"),
        code(shown),
        code("SVG(\"<svg xmlns='http://www.w3.org/2000/svg'><title>Figure</title></svg>\")"),
        code('HTML("<script>live()</script>live words")', "live"),
    )
    (tmp_path / "01_first.ipynb").write_text(notebook_text(first), encoding="utf-8")
    return tmp_path


def test_notebooks_run_are_saved_the_same_and_can_take_other_parameters(folder: Path) -> None:
    path = folder / "01_first.ipynb"
    done = run_notebooks(folder, save=True)
    saved = path.read_bytes()
    assert run_notebooks(folder, save=True) == done
    assert path.read_bytes() == saved
    assert b"written" in saved
    kept = nbformat.read(path, as_version=4)
    assert "version" not in kept.metadata.language_info
    assert [cell.execution_count for cell in kept.cells if cell.cell_type == "code"] == [1, 2, 3, 4]
    other = run_notebooks(folder, parameters={"NAME": 'a "b" \\n'}, save=True)
    assert 'a "b" \\n' in notebook_text(other["01_first"]).encode().decode("unicode_escape")
    assert path.read_bytes() == saved, "a run on other articles changes no file of the project"


def test_a_notebook_as_a_page_shows_no_code_and_nothing_that_runs(folder: Path) -> None:
    done = run_notebooks(folder)["01_first"]
    assert notebook_title(done, "01_first") == "The title"
    body = html.fromstring(notebook_body(done))
    text = body.text_content()
    assert "boldwritten" in text
    assert "NAME =" not in text
    assert "live words" not in text
    assert body.xpath("//script | //style | //@onclick") == []
    assert body.xpath("//*[@role='region' and @aria-label='Figure' and @tabindex='0']/*[local-name()='svg']")


def test_a_cell_that_fails_is_told_with_its_notebook(tmp_path: Path) -> None:
    (tmp_path / "bad.ipynb").write_text(notebook_text(notebook(code("1 / 0"))), encoding="utf-8")
    with pytest.raises(ClaimauditError, match=r"bad\.ipynb.*ZeroDivisionError"):
        run_notebooks(tmp_path)


def test_a_file_that_is_no_notebook_is_told(tmp_path: Path) -> None:
    (tmp_path / "bad.ipynb").write_text("{", encoding="utf-8")
    with pytest.raises(ClaimauditError, match=r"bad\.ipynb"):
        run_notebooks(tmp_path)


@pytest.mark.parametrize(
    "markup",
    [
        '<a href=" java\nscript:x()">a</a>',
        '<img src="http://evil.example/x.png">',
        "<p style='background:url(http://evil.example)'>a</p>",
        "<svg onload='x()'><a href='javascript:x()'>a</a></svg>",
        "<iframe src='x'></iframe><object data='x'></object><form action='x'><input></form>",
        "<base href='http://evil.example'><meta http-equiv='refresh' content='0'><link rel='stylesheet' href='x'>",
    ],
)
def test_what_could_run_or_load_is_taken_away(markup: str) -> None:
    shown = harmless(markup).lower()
    for word in (
        "javascript",
        "evil.example",
        "onload",
        "iframe",
        "object",
        "<form",
        "<base",
        "<meta",
        "<link",
        "style=",
    ):
        assert word not in shown.replace("\n", "")


def test_a_table_keeps_its_words_and_its_links() -> None:
    shown = harmless(
        "<p>One <a href='https://a.example/'>link</a></p><table><caption>Name</caption><tr><td>x</td></tr></table>"
    )
    page = html.fromstring(shown)
    assert page.xpath("//a/@href") == ["https://a.example/"]
    assert page.xpath("//*[@role='region'][@aria-label='Name']/table")


def test_where_the_review_stands_is_told_of_one_issue_and_moment(found: Evidence) -> None:
    issue = next(row["issue_id"] for row in found.issues if row["status"] == "conflict")
    first = views.standing(found, issue=issue, when="before the edit").data
    assert "Where the review stands: before the edit" in first
    assert first.count(issue) == 1
    assert 'id="T_standing-before-the-edit"' in first
    assert len(html.fromstring(views.standing(found).data).xpath("//tbody/tr")) == len(found.standings)
