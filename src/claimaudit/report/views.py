"""What a notebook shows: one call, one thing.

Every function takes the evidence of one audit and returns a table or a figure that stays the same from run to run,
escapes what articles say, and reads well in print.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any, Final

from claimaudit.report import wording
from claimaudit.report.evidence import Evidence, Row, is_reviewed, listed
from claimaudit.report.facts import facts_of, in_short, issue_title
from claimaudit.report.figures import coverage_picture, severity_picture, span_picture, stance_picture
from claimaudit.report.rows import when
from claimaudit.report.sides import sides_of
from claimaudit.report.visible import visible

if TYPE_CHECKING:
    import jinja2
    from IPython.display import HTML

    from claimaudit.model import Audit
    from claimaudit.report.figures import Picture

__all__ = [
    "articles", "claims", "coverage_picture", "evidence", "guidance", "issues", "live", "severity_picture",
    "side_by_side", "span_picture", "stance_picture", "standing", "told", "unread", "waiting",
]  # fmt: skip

_STYLES: Final = [
    {"selector": "", "props": "width: 100%; border-collapse: collapse;"},
    {"selector": "th", "props": "text-align: left; vertical-align: bottom; white-space: normal;"},
    {
        "selector": "td",
        "props": "text-align: left; vertical-align: top; white-space: normal; overflow-wrap: anywhere;",
    },
]


def evidence(audit: Audit, domain: str | None = None) -> Evidence:
    """The audit with its look-ups; ``domain`` is the subject's name or folder, as the audit was given it."""
    from claimaudit.domain.domain import load_domain

    return Evidence(audit, load_domain(domain) if domain else load_domain())


def articles(found: Evidence) -> HTML:
    """The articles: their claims by kind, and how many sentences were left unread."""
    rows = []
    for source_id in found.articles:
        kinds = [claim["kind"] for claim in found.counted_by_source.get(source_id, [])]
        row = {"article": found.title(source_id), "claims": len(kinds)}
        row |= {word.name: kinds.count(kind) for kind, word in wording.KIND_WORDS.items()}
        rows.append({**row, "unread": len(found.unread_by_source.get(source_id, []))})
    return table(rows, "articles", "The articles and their claims by kind")


def claims(
    found: Evidence,
    *,
    kind: str = "",
    concept: str = "",
    source_id: str = "",
    timed: bool = False,
    most: int = 15,
) -> HTML:
    """Claims with their words: those of a kind, a concept or an article, or those alone that state a time.

    At most so many are shown; the line below the table says how many there are.
    """
    asked = {"kind": kind, "concept": concept, "source_id": source_id}
    kept = [row for row in found.claims if all(row[name] == value for name, value in asked.items() if value)]
    kept = [row for row in kept if row["timing"]] if timed else kept
    name = "-".join(["claims", *(value for value in asked.values() if value), *(["timed"] if timed else [])])
    chosen = [
        wording.spell(kind),
        found.label(concept) if concept else "",
        found.title(source_id) if source_id else "",
    ]
    caption = _caption("Claims", [*chosen, "with a time" if timed else ""])
    return table([_claim(row, found) for row in kept[:most]], name, caption, total=len(kept))


def _caption(what: str, bounds: Iterable[str]) -> str:
    said = ", ".join(bound for bound in bounds if bound)
    return f"{what}: {said}" if said else what


def _claim(row: Row, found: Evidence) -> Row:
    bounds = "; ".join(
        f"{name.lower()}: {value}" for name, value in facts_of(row, found) if name != "Strength"
    )
    return {
        "kind": wording.spell(row["kind"]),
        "about": found.label(row["concept"]),
        "words": row["quote"],
        "time and condition": bounds,
        "article": found.title(row["source_id"]),
    }


def unread(found: Evidence, *, most: int = 15) -> HTML:
    """Sentences that name something known and gave no claim, with the reason."""
    rows = [
        {
            "sentence": row["quote"],
            "why it was left": wording.unread_reason(row["reason"]),
            "article": found.title(row["source_id"]),
        }
        for row in found.unread[:most]
    ]
    return table(rows, "unread", "Sentences left unread", total=len(found.unread))


def issues(found: Evidence, *, status: str = "conflict", most: int = 40) -> HTML:
    """Issues of one status, the worst first."""
    kept = [row for row in found.issues if row["status"] == status]
    caption = _caption(
        "Issues", [wording.STATUS_WORDS[status].label if status in wording.STATUS_WORDS else status]
    )
    return table([_issue(row, found) for row in kept[:most]], f"issues-{status}", caption, total=len(kept))


def _issue(row: Row, found: Evidence) -> Row:
    return {
        "severity": row["severity"],
        "issue": issue_title(row, found),
        "in short": in_short(row, found),
        "articles": len(found.sources_by_issue.get(row["issue_id"], [])),
        "readings": row["positions"],
    }


def guidance(found: Evidence, *, stance: str = "", open_only: bool = False, most: int = 60) -> HTML:
    """What to say, with the basis and what is open: all of it, one stance, or what is still open alone."""
    rows = [_guidance(row, found) for row in found.guidance if not stance or row["stance"] == stance]
    kept = [row for row in rows if row["open"] or not open_only]
    name = "-".join(["guidance", *([stance] if stance else []), *(["open"] if open_only else [])])
    caption = _caption("Guidance", [wording.spell(stance), "still open" if open_only else ""])
    return table(kept[:most], name, caption, total=len(kept))


def _guidance(row: Row, found: Evidence) -> Row:
    waiting_for = [found.issue_by_id[one] for one in listed(row["issues"]) if one in found.issue_by_id]
    opened = [issue_title(issue, found) for issue in waiting_for if issue["status"] == "conflict"]
    return {
        "what to say": row["wording"],
        "when": when(row),
        "basis": wording.basis_name(row["basis"]),
        "for": len(listed(row["for"])),
        "against": len(listed(row["against"])),
        "open": "; ".join(opened),
        "review": wording.REVIEWED if is_reviewed(row) else wording.NOT_REVIEWED,
    }


def waiting(found: Evidence, *, most: int = 40) -> HTML:
    """What awaits a ruling, with what is proposed until then."""
    kept = [row for row in found.issues if row["status"] == "conflict"]
    rows = [
        {
            "severity": row["severity"],
            "issue": issue_title(row, found),
            "proposed until then": row["proposal"],
        }
        for row in kept[:most]
    ]
    return table(rows, "waiting", "What awaits a ruling", total=len(kept))


def standing(found: Evidence, *, issue: str = "", when: str = "") -> HTML:
    """Where the review stands, of all issues or of one, with what the rulings say or what changed since.

    ``when`` says of which moment this is told, where one page tells of several.
    """
    rows = [
        {"state": row["state"], "issue": row["issue_id"], "rulings": row["rulings"], "detail": row["detail"]}
        for row in found.standings
        if issue in {"", row["issue_id"]}
    ]
    name = "-".join(["standing", *when.split()])
    return table(rows, name, _caption("Where the review stands", [when]))


def side_by_side(found: Evidence, *, severity: str = "", most: int = 3, quotes: int = 3) -> HTML:
    """Open issues with both sides in their own words: the worst ``most``, at most so many quotes a side."""
    kept = [row for row in found.issues if row["status"] == "conflict" and severity in {"", row["severity"]}]
    shown = [
        {
            "title": issue_title(issue, found),
            "issue": issue,
            "in_short": in_short(issue, found),
            "sides": sides_of(issue, found),
        }
        for issue in kept[:most]
    ]
    page = _environment().get_template("sides.html.j2")
    return html(page.render(shown=shown, total=len(kept), quotes=quotes, title=found.title))


def live(found: Evidence, what: str = "claims") -> HTML:
    """A table to search, filter and sort, of "claims", "issues" or "guidance"; needs a notebook that runs."""
    import itables
    import pandas as pd

    rows: Mapping[str, Iterable[Row]] = {
        "claims": (_claim(row, found) for row in found.claims),
        "issues": (_issue(row, found) for row in found.issues),
        "guidance": (_guidance(row, found) for row in found.guidance),
    }
    frame = pd.DataFrame([_shown(row) for row in rows[what]])
    itables.init_notebook_mode(all_interactive=False, connected=False)
    looks: dict[str, Any] = {
        "showIndex": False,
        "classes": "display compact",
        "maxBytes": 0,
        "lengthMenu": [10, 25, 100],
        "column_filters": "header",
        "columnDefs": [{"className": "dt-left", "targets": "_all"}],
        "autoWidth": False,
    }
    name = f"live-{what}"
    shown = itables.to_html_datatable(
        frame, connected=False, table_id=name, display_logo_when_loading=False, **looks
    )
    return html(f"<style>#{name} thead input {{ width: 100%; box-sizing: border-box; }}</style>{shown}")


def told(picture: Picture) -> HTML:
    """What a figure shows, in words."""
    return html(f"<p>{escape(picture.caption)}</p>")


def table(rows: Sequence[Row], name: str, caption: str, *, total: int | None = None) -> HTML:
    """Rows as a table whose code is the same in every run; what is cut off is told below it."""
    import pandas as pd

    total = len(rows) if total is None else total
    if not rows:
        return html(f"<p>{escape(caption)}: none.</p>")
    frame = pd.DataFrame([_shown(row) for row in rows])
    styler = frame.style.hide(axis="index").format(escape="html", na_rep="").set_uuid(name)
    styler = styler.set_caption(escape(visible(caption))).set_table_styles(_STYLES, overwrite=False)  # type: ignore[arg-type]
    styler = styler.set_table_attributes('class="plain-table"')
    told = "" if total == len(rows) else f"<p>{len(rows)} of {total} shown.</p>"
    return html(styler.to_html() + told)


def _shown(row: Row) -> Row:
    return {name: visible(value) if isinstance(value, str) else value for name, value in row.items()}


def html(markup: str) -> HTML:
    """Markup as something a notebook shows."""
    from IPython.display import HTML

    return HTML(markup)  # type: ignore[no-untyped-call]


@cache
def _environment() -> jinja2.Environment:
    import jinja2

    from claimaudit.report.frame import printable

    return jinja2.Environment(
        loader=jinja2.PackageLoader("claimaudit.report"),
        autoescape=True,
        finalize=printable,
        trim_blocks=True,
    )
