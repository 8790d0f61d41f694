"""HTML → the text shown, and its nodes: parsed by lxml, walked once, every offset counted while the text is built."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimaudit.read.node import Reading
from claimaudit.read.page import Page
from claimaudit.read.rules import family

if TYPE_CHECKING:
    from lxml.html import HtmlElement


_DROPPED = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas",
    "audio", "video", "select", "textarea", "input", "head", "title", "link", "meta", "base", "datalist",
    "progress", "meter", "map", "area", "img", "picture", "source", "track",
))  # fmt: skip
_FURNITURE = frozenset(("nav", "footer", "aside", "form", "button", "dialog", "menu", "search", "address"))
_BLOCKS = frozenset((
    "address", "article", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html", "legend", "li",
    "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_HEADING = re.compile(r"h([1-6])$")
_FURNITURE_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "form"}
)
_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_LITTLE = 400
_DEEPEST = 120
_MAIN = ".//h1|.//main|.//article"
_LONG = ".//p[2]|.//ul|.//ol|.//table|.//h2|.//h3|.//h4"
_PRESSED_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt")


def read_html(source: str) -> Reading:
    """The text shown, its nodes, and the title that the page's head states."""
    from lxml import etree, html

    try:
        tree = html.document_fromstring(
            _DECLARATION.sub("", source).replace("\x00", ""), parser=html.HTMLParser(huge_tree=True)
        )
    except etree.ParserError:
        return Reading("", [])
    page = Page()
    body = tree.find("body")
    _Walker(page).walk(tree if body is None else body)
    page.end_block()
    headed = any(node.kind == "heading" and node.rank > 1 for node in page.nodes)
    stated = " ".join((tree.findtext("head/title") or "").split())
    return Reading(page.text(), page.nodes, headed=headed, title=stated, nested=True)


class _Walker:
    """Follows the elements in the order of the page and tells the page builder what each one is."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._depth = 0
        self._handlers = {
            "br": self._break,
            "ul": self._list,
            "ol": self._list,
            "li": self._item,
            "table": self._table,
            "dt": self._term,
            "dd": self._description,
            "details": self._scope,
            "dl": self._scope,
            "summary": self._summary,
            "blockquote": self._quotation,
            "sup": self._raised,
            "b": self._bold,
            "strong": self._bold,
        }

    def walk(self, element: HtmlElement) -> None:
        """Read one element with everything inside it; the text behind it is its parent's business."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _DROPPED or _is_hidden(element):
            return
        if _is_furniture(element):
            with self._page.furniture():
                self._children(element)
        elif heading := _HEADING.match(tag):
            self._page.end_block()
            self._children(element)
            self._page.end_block(kind="heading", rank=int(heading[1]))
        elif handler := self._handlers.get(tag):
            handler(element)
        elif tag in _BLOCKS:
            self._block(element)
        else:
            self._children(element)

    def _children(self, element: HtmlElement) -> None:
        self._page.add(element.text)
        self._depth += 1
        for child in element:
            if self._depth < _DEEPEST:
                self.walk(child)
            else:
                self._page.add(child.text_content() if isinstance(child.tag, str) else "")
            self._page.add(child.tail)
        self._depth -= 1

    def _block(self, element: HtmlElement) -> None:
        self._page.end_block()
        self._children(element)
        self._page.end_block()

    def _break(self, _: HtmlElement) -> None:
        self._page.break_line()

    def _bold(self, element: HtmlElement) -> None:
        with self._page.bold():
            self._children(element)

    def _raised(self, element: HtmlElement) -> None:
        """The number of a footnote is no part of the sentence; a raised "th" is."""
        if element.find(".//a") is None:
            self._children(element)

    def _list(self, element: HtmlElement) -> None:
        start = element.get("start", "1")
        first = int(start) if start.isdigit() else 1
        with self._page.bullets(first if element.tag == "ol" else None):
            self._children(element)

    def _item(self, element: HtmlElement) -> None:
        with self._page.item():
            self._children(element)

    def _scope(self, element: HtmlElement) -> None:
        with self._page.scope():
            self._block(element)

    def _quotation(self, element: HtmlElement) -> None:
        with self._page.quotation():
            self._block(element)

    def _summary(self, element: HtmlElement) -> None:
        self._page.end_block()
        self._children(element)
        self._page.end_block(kind="heading")

    def _term(self, element: HtmlElement) -> None:
        self._page.end_block()
        self._children(element)
        self._page.hold_term()

    def _description(self, element: HtmlElement) -> None:
        """What is said of a term: one item with it, or the body below it where it is longer."""
        if element.xpath(_LONG):
            self._page.head_with_term()
        self._block(element)

    def _table(self, element: HtmlElement) -> None:
        rows = [row for row in element.iter("tr") if next(row.iterancestors("table"), None) is element]
        if _is_layout(element, rows):
            self._block(element)
            return
        for caption in element.findall("caption"):
            self._block(caption)
        with self._page.table():
            for row in rows:
                self._row(row)

    def _row(self, row: HtmlElement) -> None:
        for cell in row:
            if cell.tag not in {"td", "th"} or _is_hidden(cell):
                continue
            self._children(cell)
            self._page.end_cell(heads=cell.tag == "th", width=_span(cell))
        self._page.end_row()


def _span(cell: HtmlElement) -> int:
    stated = cell.get("colspan", "1")
    return max(1, min(int(stated), 50)) if stated.isdigit() else 1


def _is_layout(table: HtmlElement, rows: list[HtmlElement]) -> bool:
    """Does the table only place things on the page: one column, or tables and headings inside its cells?"""
    if table.get("role") in {"presentation", "none"} or table.xpath(
        ".//td//table|.//td//h1|.//td//h2|.//td//h3"
    ):
        return True
    return all(len(row) < 2 for row in rows)


def _is_hidden(element: HtmlElement) -> bool:
    if element.get("hidden") is not None or _HIDDEN_STYLE.search(element.get("style", "")):
        return True
    return any(family("hidden_class").fits(name) for name in element.get("class", "").split())


def _is_furniture(element: HtmlElement) -> bool:
    """Is the element a part of the page by its tag, role, class or id, and holds no main part of the article?"""
    tag = element.tag
    if tag == "button" and next(element.iterancestors(*_PRESSED_HEADINGS), None) is not None:
        return False
    named = tag in _FURNITURE or element.get("role", "") in _FURNITURE_ROLES
    if not named and tag == "header":
        named = next(element.iterancestors("article", "main", "section"), None) is None
    named = named or ((tag in _BLOCKS or tag == "span") and _is_named_furniture(element))
    return named and not element.xpath(_MAIN)


def _is_named_furniture(element: HtmlElement) -> bool:
    """Does its class or id call it a part of the page, and does it hold less than half of the page's words?"""
    names = [*element.get("class", "").split(), element.get("id", "")]
    if not any(family("class").fits(name) for name in names if name):
        return False
    root = element.getroottree().getroot()
    return 2 * len(element.text_content()) < len(root.text_content()) or len(element.text_content()) < _LITTLE
