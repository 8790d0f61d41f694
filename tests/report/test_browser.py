"""The built site in a real Chromium, from disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

KINDS = ["index", "guidance", "issues", "claims", "unread", "misread", "about"]


def pages_of(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def one_of_each(site: Path) -> list[Path]:
    """Every page at the top, and of each folder the largest page."""
    folders = [site / name for name in ("issues", "articles", "changes", "notebooks")]
    largest = [max(folder.glob("*.html"), key=lambda path: path.stat().st_size) for folder in folders]
    return [*(site / f"{name}.html" for name in KINDS), *largest]


def test_no_page_complains_or_asks_for_anything_but_its_own_files(site: Path, watched: Any) -> None:
    for path in pages_of(site):
        watched.open(path)
    assert watched.errors == []
    assert watched.requests
    inside = site.as_uri() + "/"
    assert [url for url in watched.requests if not url.startswith((inside, "data:"))] == []


def test_hostile_texts_stay_words(hostile_site: Path, hostile: Any, watched: Any) -> None:
    for path in pages_of(hostile_site):
        page = watched.open(path)
        page.locator("body").hover()
        assert page.evaluate("window.hit") is None, path
        assert page.locator("main script, main img, main iframe, main [onload], main [onerror]").count() == 0
        assert page.locator('a[href^="javascript:" i]').count() == 0
        assert "\u202e" not in page.content()
    assert watched.errors == []
    article = hostile.articles[0]
    text = watched.open(next((hostile_site / "articles").glob("*.html"))).locator("#text").inner_text()
    for line in article.text.splitlines():
        shown = line.replace("\u202e", "[U+202E]").replace("\u202c", "[U+202C]")
        shown = shown.replace("\x07", "[U+0007]").replace("\x01", "[U+0001]")
        assert shown in text


def test_the_policy_stops_a_script_that_gets_in(site: Path, tmp_path: Path, watched: Any) -> None:
    page = (site / "about.html").read_text(encoding="utf-8")
    broken = page.replace(
        "</main>",
        "<script>window.hit = 1</script><img src='x' onerror='window.hit = 2'>"
        "<script src='https://evil.example/x.js'></script></main>",
    )
    assert broken != page
    path = tmp_path / "broken.html"
    path.write_text(broken, encoding="utf-8")
    opened = watched.open(path)
    opened.wait_for_timeout(200)
    assert opened.evaluate("window.hit") is None
    assert sum("Content Security Policy" in error for error in watched.errors) >= 3


def test_every_link_leads_somewhere(site: Path, watched: Any) -> None:
    anchors: dict[Path, set[str]] = {}
    links: list[tuple[Path, str]] = []
    for path in pages_of(site):
        page = watched.open(path)
        anchors[path] = set(page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)"))
        assert len(anchors[path]) == page.evaluate("document.querySelectorAll('[id]').length"), (
            f"{path}: an id twice"
        )
        links += [
            (path, href) for href in page.evaluate("[...document.links].map(a => a.getAttribute('href'))")
        ]
    dead = []
    for path, href in links:
        name, _, fragment = href.partition("#")
        target = (path.parent / name).resolve() if name else path
        if not target.is_file() or (fragment and fragment not in anchors.get(target, {fragment})):
            dead.append(f"{path.name} → {href}")
    assert len(links) > 500
    assert sorted(set(dead)) == []


def test_a_sentence_shows_its_claims_on_focus_and_hides_them_with_escape(site: Path, watched: Any) -> None:
    page = watched.open(max((site / "articles").glob("*.html"), key=lambda path: path.stat().st_size))
    held = page.locator(".held:has(a.claim)").first
    card = held.locator(".card")
    assert not card.is_visible()
    held.locator("a.claim").focus()
    assert card.is_visible()
    page.keyboard.press("Tab")
    assert card.is_visible(), "the links inside the card must be reachable"
    page.keyboard.press("Escape")
    assert not card.is_visible()


def test_a_marked_sentence_leads_to_its_issue(site: Path, watched: Any) -> None:
    page = watched.open(site / "articles" / "skin-care-after-microneedling.html")
    page.locator("a.claim", has_text="Avoid using makeup or other skincare products").click()
    assert "/issues/use_vs_avoid-skincare_product" in page.url
    page.locator(".quote").first.get_by_text("Show in the article").click()
    assert "/articles/skin-care-after-microneedling.html#claim-" in page.url
    assert page.locator(".held:has(:target)").is_visible()


def test_an_issue_says_first_what_is_to_be_decided_and_leads_to_every_sentence(
    site: Path, watched: Any
) -> None:
    page = watched.open(max((site / "issues").glob("*.html"), key=lambda path: path.stat().st_size))
    assert page.locator("main h2").first.inner_text() == "What you are asked to decide"
    for column in ("Proposed until a reviewer rules:", "How sure this is."):
        assert column in page.locator(".decide").inner_text()
    hidden = page.locator("details:not([open]) .quote").first
    code = hidden.locator(".code").text_content()
    page.locator("details.more").evaluate_all("all => all.forEach(one => { one.open = false; })")
    assert not hidden.is_visible()
    address = hidden.get_attribute("id")
    page.evaluate("id => { location.hash = id; }", address)
    page.locator(f"#{address}").wait_for(state="visible")
    assert page.locator(f"#{address} .code").inner_text() == code


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_finding_of_an_accessibility_check(site: Path, browser: Browser, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    faults = []
    for path in one_of_each(site):
        page.goto(path.as_uri())
        for found in Axe().run(page).response["violations"]:
            if found["impact"] in {"serious", "critical", "moderate"}:
                where = [node["html"][:120] for node in found["nodes"][:3]]
                faults.append(f"{path.name} ({scheme}): {found['id']}: {found['help']} {where}")
    context.close()
    assert faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_narrow_screen_never_scrolls_sideways(site: Path, browser: Browser, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme)
    page = context.new_page()
    wide = {}
    for path in pages_of(site):
        page.goto(path.as_uri())
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 360:
            wide[path.name] = width
    context.close()
    assert wide == {}


def test_every_page_says_that_nobody_reviewed_it(site: Path, watched: Any) -> None:
    for path in pages_of(site):
        assert "not clinically reviewed" in watched.open(path).locator("body").inner_text().lower(), path
    page = watched.open(site / "guidance.html")
    rows = page.locator("#guidance tbody tr")
    assert rows.count() == page.locator("#guidance tbody .tag.unreviewed").count() > 0


def test_a_print_has_no_controls_and_keeps_the_review_in_sight(site: Path, watched: Any) -> None:
    page = watched.open(site / "guidance.html")
    page.emulate_media(media="print")
    assert page.locator(".filters").is_hidden()
    assert page.locator("button[data-copy]").first.is_hidden()
    assert page.locator("thead").first.is_visible()
    assert page.locator(".tag.unreviewed").first.is_visible()
    assert page.locator("#guidance tbody details p").first.is_visible(), "who says so is printed too"
