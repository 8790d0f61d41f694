"""The guidance as files to take away: JSON with its schema, CSV, and Markdown that reads well where code is hosted."""

from __future__ import annotations

import csv
import io
import re
from importlib.resources import files
from typing import Any, Final

from claimaudit.model import GUIDANCE_COLUMNS
from claimaudit.report.evidence import Evidence, Row, is_reviewed, listed
from claimaudit.report.facts import in_short, issue_title, rulings_behind, told_rulings
from claimaudit.report.rows import when
from claimaudit.report.sheet_text import safe_text
from claimaudit.report.visible import dump_json, visible
from claimaudit.report.wording import BASIS_WORDS, NOT_REVIEWED, REVIEWED, basis_name, count, spell

SCHEMA: Final = "guidance.schema.json"
_RULING: Final = ("issue_id", "verdict", "reviewer", "date", "reason", "reference")


def guidance_json(evidence: Evidence, title: str) -> str:
    """The text of ``guidance.json``, as ``guidance.schema.json`` describes it."""
    document = {
        "$schema": SCHEMA,
        "title": title,
        "review": _review(all(is_reviewed(row) for row in evidence.guidance) and bool(evidence.guidance)),
        "articles": [
            {"source_id": one, "title": evidence.title(one), "publisher": article.publisher}
            for one, article in evidence.articles.items()
        ],
        "guidance": [_entry(row, evidence) for row in evidence.guidance],
    }
    return dump_json(document)


def _entry(row: Row, evidence: Evidence) -> dict[str, Any]:
    several = {"for", "against", "silent", "issues"}
    entry: dict[str, Any] = {
        name: listed(row[name]) if name in several else row[name] for name in GUIDANCE_COLUMNS
    }
    entry["reviewed"] = is_reviewed(row)
    entry["review"] = _review(entry["reviewed"])
    entry["label"] = evidence.label(row["concept"])
    entry["rulings"] = [{name: ruling[name] for name in _RULING} for ruling in rulings_behind(row, evidence)]
    entry["claims"] = [claim["claim_id"] for claim in evidence.claims_behind(row)]
    return entry


def _review(reviewed: bool) -> str:
    return REVIEWED if reviewed else NOT_REVIEWED


def guidance_schema() -> bytes:
    """The published schema, as it lies in the package."""
    return files("claimaudit.report").joinpath(SCHEMA).read_bytes()


def guidance_csv(evidence: Evidence) -> str:
    """The guidance as a table that a spreadsheet program opens: no cell is taken for a formula."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow([*GUIDANCE_COLUMNS, "review", "ruling"])
    for row in evidence.guidance:
        cells = [safe_text(_cell(row[name])) for name in GUIDANCE_COLUMNS]
        writer.writerow([*cells, _review(is_reviewed(row)), safe_text(told_rulings(row, evidence))])
    return written.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:g}"
    return str(value).lower() if isinstance(value, bool) else str(value)


def guidance_markdown(evidence: Evidence, title: str) -> str:
    """The guidance by stance, one line a row, with its basis, the articles on either side, and what is still open."""
    unreviewed = [row for row in evidence.guidance if not is_reviewed(row)]
    lines = [f"# {_escaped(title)}: what to say", ""]
    if unreviewed:
        lines += [f"> **{NOT_REVIEWED.capitalize()}.** {_told(len(unreviewed), len(evidence.guidance))}", ""]
    lines += [
        f"{count(len(evidence.guidance), 'line')} of guidance. *For* and *against* name the articles:",
        "",
    ]
    lines += [
        f"{place}. {_escaped(evidence.title(one))}" for place, one in enumerate(evidence.articles, start=1)
    ]
    for stance in _in_order({row["stance"] for row in evidence.guidance}):
        rows = [row for row in evidence.guidance if row["stance"] == stance]
        lines += ["", f"## {spell(stance).capitalize()}", ""]
        lines += ["| say | when | basis | for | against | open | review |", "|---|---|---|---|---|---|---|"]
        lines += [_line(row, evidence) for row in rows]
    return "\n".join([*lines, *_open(evidence), "", "## Words", "", *_words()]) + "\n"


def _open(evidence: Evidence) -> list[str]:
    """The issues that a ruling could still change, with what is proposed until then."""
    issues = [issue for issue in evidence.issues if issue["status"] == "conflict"]
    told = [
        f"- **{_escaped(issue_title(issue, evidence))}** (severity {_escaped(issue['severity'])}) "
        f"{_escaped(in_short(issue, evidence))} *Proposed:* {_escaped(issue['proposal'])}"
        for issue in issues
    ]
    return ["", "## Still open", "", *told] if told else []


def _words() -> list[str]:
    return [f"- **{basis_name(one)}**: {meaning}" for one, meaning in BASIS_WORDS.items()]


def _told(unreviewed: int, total: int) -> str:
    ruled = total - unreviewed
    many = f"{ruled} of the {count(total, 'line')}" if ruled else f"None of the {count(total, 'line')}"
    return f"{many} below {'carries' if ruled < 2 else 'carry'} a reviewer’s ruling."


def _in_order(stances: set[str]) -> list[str]:
    known = [one for one in ("avoid", "use", "warning", "normal") if one in stances]
    return known + sorted(stances - set(known))


def _line(row: Row, evidence: Evidence) -> str:
    issues = [evidence.issue_by_id[one] for one in listed(row["issues"]) if one in evidence.issue_by_id]
    waiting = sum(1 for issue in issues if issue["status"] == "conflict")
    numbers = {one: str(place) for place, one in enumerate(evidence.articles, start=1)}
    cells = [
        row["wording"],
        when(row),
        basis_name(row["basis"]),
        *(
            ", ".join(numbers[one] for one in listed(row[side]) if one in numbers)
            for side in ("for", "against")
        ),
        count(waiting, "issue") if waiting else "",
    ]
    told = told_rulings(row, evidence)
    review = f"{_review(is_reviewed(row))}: {_escaped(told)}" if told else _review(is_reviewed(row))
    return f"| {' | '.join(map(_escaped, cells))} | {review} |"


def _escaped(text: str) -> str:
    """Words of an article in Markdown: nothing in them is markup, a link or a line's end."""
    plain = visible(" ".join(text.split())).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\`*_{}\[\]#|~!])", r"\\\1", plain).replace("://", ":&#47;&#47;").replace("@", "&#64;")
