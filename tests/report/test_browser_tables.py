"""Tables and lists of the built site in a real Chromium: search, filters, sorting, copying, many rows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def test_search_and_filters_work_from_the_keyboard(site: Path, watched: Any) -> None:
    page = watched.open(site / "claims.html")
    keys = page.keyboard
    keys.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    keys.press("Enter")
    keys.press("Tab")
    assert page.evaluate("document.activeElement.type") == "search"
    keys.type("makeup")
    shown = page.locator("#claims tbody tr:visible")
    assert 0 < shown.count() < page.locator("#claims tbody tr").count()
    assert all("makeup" in text.lower() for text in shown.all_text_contents())
    assert page.locator("#claims-tally").inner_text().startswith(f"{shown.count()} of ")
    keys.press("Tab")
    keys.type("restriction")
    assert {row.get_attribute("data-kind") for row in shown.all()} == {"restriction"}
    for _ in range(4):
        keys.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Clear"
    keys.press("Enter")
    assert shown.count() == page.locator("#claims tbody tr").count()


def test_a_table_sorts_by_a_head_from_the_keyboard_and_says_so(site: Path, watched: Any) -> None:
    page = watched.open(site / "guidance.html")
    button = page.locator("#guidance thead th", has_text="About").locator("button")
    cells = page.locator("#guidance tbody td[data-head=About]")
    button.focus()
    page.keyboard.press("Enter")
    names = [text.lower() for text in cells.all_text_contents()]
    assert names == sorted(names)
    head = page.locator("#guidance thead th", has_text="About")
    assert head.get_attribute("aria-sort") == "ascending"
    page.keyboard.press("Enter")
    assert [text.lower() for text in cells.all_text_contents()] == sorted(names, reverse=True)
    assert head.get_attribute("aria-sort") == "descending"


def test_a_row_is_copied_with_its_review(site: Path, browser: Browser) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto((site / "guidance.html").as_uri())
    page.locator("button[data-copy]").first.click()
    assert page.locator("button[data-copy]").first.inner_text().startswith("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("button[data-copy]").first.get_attribute("data-copy")
    assert copied.endswith("(not clinically reviewed)")
    page.wait_for_function(
        "() => document.querySelector('button[data-copy]').firstChild.data.trim() === 'Copy'"
    )
    hidden = page.locator("button[data-copy] .hidden").first
    assert hidden.bounding_box()["width"] <= 1, "what the button copies stays for those who listen"
    context.close()


def test_a_search_of_the_guidance_finds_what_it_says_and_not_the_titles_of_articles(
    site: Path, watched: Any
) -> None:
    page = watched.open(site / "guidance.html")
    page.locator("input[type=search]").fill("purging")
    found = page.locator("#guidance tbody tr:visible")
    said = page.locator("#guidance tbody tr").evaluate_all(
        "all => all.filter(row => Array.from(row.cells).some(cell => !cell.querySelector('[data-aside]')"
        " && cell.textContent.toLowerCase().includes('purging'))).length"
    )
    assert 0 < found.count() == said < page.locator("#guidance tbody tr").count()
    page.locator("[data-clear]").click()
    page.locator("select[data-field=source]").select_option("skin-peeling-after-microneedling")
    sources = [row.get_attribute("data-source").split(";") for row in found.all()]
    assert sources
    assert all("skin-peeling-after-microneedling" in one for one in sources)


def test_an_address_shows_its_row_even_when_a_filter_hid_it(site: Path, watched: Any) -> None:
    page = watched.open(site / "claims.html")
    row = page.locator("#claims tbody tr").last.get_attribute("id")
    page.locator("input[type=search]").fill("no such words anywhere")
    assert page.locator("#claims tbody tr:visible").count() == 0
    page.evaluate("id => { location.hash = id; }", row)
    page.wait_for_function("id => document.getElementById(id).checkVisibility()", arg=row)


def milliseconds(page: Page, action: str) -> float:
    """How long an input takes until the page is drawn again."""
    return page.evaluate(
        f"""async () => {{
            const before = performance.now();
            {action}
            await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
            return performance.now() - before;
        }}"""
    )


def test_two_thousand_claims_and_three_hundred_issues_filter_without_a_wait(
    large_site: Path, watched: Any
) -> None:
    search = (
        "const box = document.querySelector('input[type=search]');"
        "box.value = '{}'; box.dispatchEvent(new Event('input'));"
    )
    page = watched.open(large_site / "claims.html")
    assert page.locator("#claims tbody tr").count() == 2000
    first = milliseconds(page, search.format("thing 7-3"))
    again = [milliseconds(page, search.format(words)) for words in ("thing", "thing 1", "", "article 12")]
    assert page.locator("#claims tbody tr:visible").count() < 2000
    issues = watched.open(large_site / "issues.html")
    assert issues.locator("#issues > li").count() == 300
    listed = milliseconds(issues, search.format("thing 299"))
    assert issues.locator("#issues > li:visible").count() == 1
    assert max(first, listed, *again) < 1000, (first, again, listed)


def test_on_a_narrow_screen_a_table_of_a_notebook_is_a_list_that_names_its_columns(
    site: Path, browser: Browser
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto((site / "notebooks" / "01_first.html").as_uri())
    tables = page.locator(".notebook table")
    assert tables.count() == 3
    for table in tables.all():
        assert table.bounding_box()["width"] <= 360
    cell = tables.first.locator("tbody td").first
    assert cell.evaluate("one => getComputedStyle(one, '::before').content") == '"kind: "'
    assert page.get_by_role("table").count() == 3
    context.close()
