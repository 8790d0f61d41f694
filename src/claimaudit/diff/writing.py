"""A comparison of audits as text, as Markdown for a pull request, and as JSON."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from claimaudit.diff.changes import Change, Comparison, Row, counted
from claimaudit.diff.claims import READING
from claimaudit.diff.keyed import GUIDANCE, ISSUE, positions_words
from claimaudit.report.times import span, stated
from claimaudit.report.visible import visible

FORMATS = ("text", "markdown", "json")
_SIGNS = {"added": "+", "gone": "-", "changed": "~"}
_NOTHING = "nothing changed in claims, issues or guidance"
_IDS = {"claims": "claim_id", "issues": "issue_id", "guidance": "guidance_id"}
_PLAIN = frozenset({"added", "gone", "moved", "reworded"})
_STATED = frozenset({"timing", "min_hours", "max_hours"})
_CLAIM = {**READING, "moved": ("section",), "reworded": ()}
_SHOWN = {
    "claims": ("source_id", "kind", "concept", "quote"),
    "issues": ("severity", "status", "summary"),
    "guidance": ("concept", "stance", "wording", "basis"),
}


def write_comparison(comparison: Comparison, form: str) -> str:
    """The comparison in one of ``FORMATS``.

    Raises:
        KeyError: the format is none of them.
    """
    return {"text": _text, "markdown": _markdown, "json": _json}[form](comparison)


def _text(comparison: Comparison) -> str:
    lines = [f"article {line}" for line in _articles(comparison)]
    for name, changes in comparison.tables.items():
        if changes:
            lines += ["", f"{name}: {_totals(changes)}"]
            lines += [line for change in changes for line in _text_lines(name, change)]
    return "\n".join(lines).strip("\n") + "\n" if comparison else f"{_NOTHING}\n"


def _text_lines(name: str, change: Change) -> Iterator[str]:
    what = f" ({', '.join(change.what)})" if change.what else ""
    yield f"  {_SIGNS[change.kind]} {_title(name, change)}{what}"
    yield from (f"      {line}" for line in _details(name, change))


def _markdown(comparison: Comparison) -> str:
    if not comparison:
        return f"{_NOTHING[:1].upper()}{_NOTHING[1:]}.\n"
    parts = ["## What changed"]
    if articles := list(_articles(comparison)):
        parts.append("\n".join(f"- article {_escaped(line)}" for line in articles))
    for name, changes in comparison.tables.items():
        if changes:
            parts.append(f"### {name.capitalize()}: {_totals(changes)}")
            parts.append("\n".join(line for change in changes for line in _markdown_lines(name, change)))
    return "\n\n".join(parts) + "\n"


def _markdown_lines(name: str, change: Change) -> Iterator[str]:
    yield f"- **{' and '.join(change.what) or change.kind}** {_escaped(_title(name, change))}"
    yield from (f"  - {_escaped(line)}" for line in _details(name, change))


def _escaped(text: str) -> str:
    """Words of an article in Markdown: nothing in them is markup or a link."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\`*_{}\[\]#|~!])", r"\\\1", plain).replace("://", ":&#47;&#47;").replace("@", "&#64;")


def _totals(changes: tuple[Change, ...]) -> str:
    said = {name: name if name in _PLAIN else f"changed in {name}" for name in counted(changes)}
    return ", ".join(f"{number} {said[name]}" for name, number in counted(changes).items())


def _articles(comparison: Comparison) -> Iterator[str]:
    yield from (f"renamed: {old} → {new}" for old, new in comparison.renamed.items())
    yield from (f"added: {one}" for one in comparison.articles_added)
    yield from (f"gone: {one}" for one in comparison.articles_gone)


def _title(name: str, change: Change) -> str:
    row = change.row
    if name == "claims":
        return f"{row['source_id']}: {row['kind'].replace('_', ' ')} of {row['concept']}"
    return str(row[_IDS[name]])


def _details(name: str, change: Change) -> Iterator[str]:
    """The words of a row that came or went; of one that changed, what it said and says."""
    if change.old is None or change.new is None:
        yield _quoted(change.row[{"claims": "quote", "issues": "summary", "guidance": "wording"}[name]])
        return
    for what in change.what:
        for label, read in _parts(name, what, change):
            old, new = read(change.old), read(change.new)
            if old != new:
                yield f"{label}: {old or 'none'} → {new or 'none'}"
    if name == "issues" and "positions" in change.what:
        yield f"positions: {positions_words(change.old['fingerprint'], change.new['fingerprint'])}"
    if name == "claims" and change.old["quote"] != change.new["quote"]:
        yield f"{_quoted(change.old['quote'])} → {_quoted(change.new['quote'])}"


def _parts(name: str, what: str, change: Change) -> Iterator[tuple[str, Callable[[Row], str]]]:
    """What of two rows is set side by side for one way to differ."""
    if what == "time":
        yield "time", _time
    else:
        hidden = {"quote", "fingerprint"} | _STATED
        mine = [field for field in change.fields if field not in hidden and field in _columns(name, what)]
        yield from ((field, _cell(field)) for field in mine)


def _columns(name: str, what: str) -> tuple[str, ...]:
    groups: dict[str, Mapping[str, tuple[str, ...]]] = {
        "claims": _CLAIM,
        "issues": ISSUE,
        "guidance": GUIDANCE,
    }
    return groups[name][what]


def _cell(field: str) -> Callable[[Row], str]:
    return lambda row: _line(str(row[field]))


def _time(row: Row) -> str:
    least, most = (None if math.isnan(row[end]) else row[end] for end in ("min_hours", "max_hours"))
    return stated(row["timing"], least, most) if "timing" in row else span(least, most)


def _quoted(text: str) -> str:
    return f"“{_line(text)}”"


def _line(text: str) -> str:
    return visible(" ".join(text.split()))


def _json(comparison: Comparison) -> str:
    document = {
        "articles": {
            "renamed": [{"old": old, "new": new} for old, new in comparison.renamed.items()],
            "added": list(comparison.articles_added),
            "gone": list(comparison.articles_gone),
        },
        **{
            name: [_record(name, change) for change in changes] for name, changes in comparison.tables.items()
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _record(name: str, change: Change) -> dict[str, Any]:
    return {
        "change": change.kind,
        "what": list(change.what),
        "old": _row(name, change.old, change.fields),
        "new": _row(name, change.new, change.fields),
    }


def _row(name: str, row: Row | None, fields: tuple[str, ...]) -> dict[str, Any] | None:
    if row is None:
        return None
    names = dict.fromkeys((_IDS[name], *_SHOWN[name], *fields))
    return {one: None if isinstance(row[one], float) and math.isnan(row[one]) else row[one] for one in names}
