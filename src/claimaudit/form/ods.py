"""The reviewers' spreadsheet as an OpenDocument file, LibreOffice's own format."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from claimaudit.form.columns import ENTRIES, GUIDE, GUIDE_ROWS, HIDDEN, SHEET, Entry
from claimaudit.form.evidence import EVIDENCE
from claimaudit.report.sheet_text import safe_text

_MADE = (2000, 1, 1, 0, 0, 0)
_EARLIEST, _LATEST = "DATE(2000;1;1)", "DATE(2999;12;31)"
_CENTIMETRES = 0.2
_FROZEN = 2
_SAID_IN_VALUES = ("of", "ooo")
Element = Any


def ods_bytes(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """The file with a row for each given; its evidence cannot be changed without unlocking the sheet."""
    from odf.opendocument import OpenDocumentSpreadsheet

    document = OpenDocumentSpreadsheet()
    _add_styles(document)
    _add_rules(document)
    document.spreadsheet.addElement(_rulings(rows))
    document.spreadsheet.addElement(_guide())
    _freeze(document)
    written = io.BytesIO()
    document.write(written)
    return _same_every_time(written.getvalue())


def _add_styles(document: Element) -> None:
    from odf import number, style

    day = number.DateStyle(name="day")
    for part in (
        number.Year(style="long"), number.Text(text="-"), number.Month(style="long"), number.Text(text="-"),
        number.Day(style="long"),
    ):  # fmt: skip
        day.addElement(part)
    document.automaticstyles.addElement(day)
    looks = {
        "head": ({"backgroundcolor": "#E3F0F1"}, {"fontweight": "bold"}),
        "text": ({}, {}),
        "quote": ({}, {"fontstyle": "italic"}),
        "entry": ({"backgroundcolor": "#FFF9E3", "border": "0.5pt solid #D9CFA8", "cellprotect": "none"}, {}),
    }
    for name, (cell, text) in looks.items():
        document.automaticstyles.addElement(_cell_style(name, cell, text))
    document.automaticstyles.addElement(_cell_style("day-entry", *looks["entry"], datastylename=day))
    widths = sorted({one.width for one in (*EVIDENCE, *ENTRIES)} | {28, 100})
    for width in widths:
        column = style.Style(name=f"width{width}", family="table-column")
        column.addElement(style.TableColumnProperties(columnwidth=f"{width * _CENTIMETRES:.2f}cm"))
        document.automaticstyles.addElement(column)


def _cell_style(name: str, cell: Mapping[str, str], text: Mapping[str, str], **more: Element) -> Element:
    from odf import style

    made = style.Style(name=name, family="table-cell", **more)
    made.addElement(style.TableCellProperties(verticalalign="top", wrapoption="wrap", **cell))
    made.addElement(style.TextProperties(**text))
    return made


def _add_rules(document: Element) -> None:
    """What the cells of each column take, with the help that is shown beside them."""
    from odf import table, text

    rules = table.ContentValidations()
    for entry in ENTRIES:
        rule = table.ContentValidation(
            name=f"rule-{entry.head}", basecelladdress=f"{SHEET}.A1", **_condition(entry)
        )
        helped = table.HelpMessage(title=entry.head, display="true")
        helped.addElement(text.P(text=entry.help))
        rule.addElement(helped)
        strict = "stop" if entry.choices else "warning"
        told = table.ErrorMessage(
            title=entry.head, display="true" if _condition(entry) else "false", messagetype=strict
        )
        told.addElement(text.P(text=entry.help))
        rule.addElement(told)
        rules.addElement(rule)
    document.spreadsheet.addElement(rules)


def _condition(entry: Entry) -> dict[str, str]:
    if entry.choices:
        listed = ";".join(f'"{choice}"' for choice in entry.choices)
        return {
            "condition": f"of:cell-content-is-in-list({listed})",
            "allowemptycell": "true",
            "displaylist": "unsorted",
        }
    if entry.is_day:
        between = f"cell-content-is-between({_EARLIEST},{_LATEST})"
        return {"condition": f"of:cell-content-is-date() and {between}", "allowemptycell": "true"}
    return {}


def _rulings(rows: Sequence[Mapping[str, Any]]) -> Element:
    from odf import table

    sheet = table.Table(name=SHEET, protected="true")
    for one in (*EVIDENCE, *ENTRIES):
        sheet.addElement(table.TableColumn(stylename=f"width{one.width}"))
    for _ in HIDDEN:
        sheet.addElement(table.TableColumn(visibility="collapse"))
    heads = [*(one.head for one in EVIDENCE), *(one.head for one in ENTRIES), *HIDDEN]
    sheet.addElement(_line([_text_cell(head, "head") for head in heads]))
    for row in rows:
        evidence = [_text_cell(str(row[one.head]), "quote" if one.is_quote else "text") for one in EVIDENCE]
        kept = [_text_cell(str(row[name]), "text") for name in HIDDEN]
        sheet.addElement(_line([*evidence, *map(_entry_cell, ENTRIES), *kept]))
    return sheet


def _guide() -> Element:
    from odf import table

    sheet = table.Table(name=GUIDE, protected="true")
    for width in (28, 100):
        sheet.addElement(table.TableColumn(stylename=f"width{width}"))
    for word, meaning in GUIDE_ROWS:
        looks = "text" if meaning else "head"
        sheet.addElement(_line([_text_cell(word, looks), _text_cell(meaning, looks)]))
    return sheet


def _line(cells: Sequence[Element]) -> Element:
    from odf import table

    line = table.TableRow()
    for cell in cells:
        line.addElement(cell)
    return line


def _text_cell(words: str, looks: str) -> Element:
    from odf import table, text

    cell = table.TableCell(stylename=looks, valuetype="string")
    for line in safe_text(words).split("\n"):
        cell.addElement(text.P(text=line))
    return cell


def _entry_cell(entry: Entry) -> Element:
    from odf import table

    looks = "day-entry" if entry.is_day else "entry"
    return table.TableCell(stylename=looks, contentvalidationname=f"rule-{entry.head}")


def _freeze(document: Element) -> None:
    """Keep the head and the first columns in view."""
    from odf import config

    def item(name: str, value: object, type_: str) -> Element:
        made = config.ConfigItem(name=name, type=type_)
        made.addText(str(value))
        return made

    table = config.ConfigItemMapEntry(name=SHEET)
    for axis, at in (("Horizontal", _FROZEN), ("Vertical", 1)):
        table.addElement(item(f"{axis}SplitMode", 2, "short"))
        table.addElement(item(f"{axis}SplitPosition", at, "int"))
    table.addElement(item("ActiveSplitRange", 3, "short"))
    table.addElement(item("PositionRight", _FROZEN, "int"))
    table.addElement(item("PositionBottom", 1, "int"))
    view = config.ConfigItemMapEntry()
    view.addElement(item("ViewId", "view1", "string"))
    view.addElement(item("ActiveTable", SHEET, "string"))
    tables = config.ConfigItemMapNamed(name="Tables")
    tables.addElement(table)
    view.addElement(tables)
    views = config.ConfigItemMapIndexed(name="Views")
    views.addElement(view)
    settings = config.ConfigItemSet(name="ooo:view-settings")
    settings.addElement(views)
    document.settings.addElement(settings)


def _same_every_time(content: bytes) -> bytes:
    """The same archive as if made on a fixed day.

    odfpy declares in every file each namespace that the process has met so far; those that are not used go.
    """
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w") as new:
        for one in old.infolist():
            entry = zipfile.ZipInfo(one.filename, _MADE)
            entry.compress_type = one.compress_type
            entry.external_attr = one.external_attr
            part = old.read(one.filename)
            new.writestr(entry, _canonical(part) if one.filename.endswith(".xml") else part)
    return written.getvalue()


def _canonical(part: bytes) -> bytes:
    from lxml import etree

    root = etree.fromstring(part)
    etree.cleanup_namespaces(root, keep_ns_prefixes=list(_SAID_IN_VALUES))
    return etree.tostring(root, method="c14n")
