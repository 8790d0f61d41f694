"""The records that pass between the stages, and the columns of every table.

Offsets are code points of ``Article.text``: the decoded file without its byte-order mark and with its line ends
untouched, or, where a format had to be converted (HTML), the text shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import pandas as pd

Kind = Literal["restriction", "recommendation", "expected_effect", "warning_sign", "explanation"]
KINDS: tuple[Kind, ...] = ("restriction", "recommendation", "expected_effect", "warning_sign", "explanation")

BlockKind = Literal["title", "heading", "paragraph", "item", "row", "furniture"]

TimeRole = Literal["for", "lasts", "onset", "during", "every", "before", "after", "within"]
TIME_ROLES: tuple[TimeRole, ...] = ("for", "lasts", "onset", "during", "every", "before", "after", "within")

CLAIM_COLUMNS = (
    "claim_id", "source_id", "kind", "concept", "quote", "start", "end", "section", "condition", "phase",
    "triggers", "audience", "excepted", "degree", "about", "polarity", "timing", "min_hours", "max_hours",
    "strength", "rules", "cues",
)  # fmt: skip
CONTRADICTION_COLUMNS = (
    "contradiction_id", "issue_id", "type", "concept", "claim_a", "claim_b", "within_source", "scope",
    "severity", "status", "explanation",
)  # fmt: skip
ISSUE_COLUMNS = (
    "issue_id", "type", "family", "phase", "severity", "status", "positions", "pairs", "pairs_listed",
    "sources", "within_source", "summary", "proposal", "decision",
)  # fmt: skip
GUIDANCE_COLUMNS = (
    "guidance_id", "concept", "stance", "phase", "condition", "min_hours", "max_hours", "strength", "wording",
    "basis", "for", "against", "silent", "issues", "reviewed",
)  # fmt: skip
UNREAD_COLUMNS = ("source_id", "start", "end", "quote", "concepts", "cues", "reason")
PROBLEM_COLUMNS = ("path", "problem", "detail", "remedy")
DECISION_COLUMNS = (
    "issue_id", "reviewer", "date", "verdict", "wording", "reason", "reference", "expires", "final", "fingerprint",
    "made_on", "status",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of an article's text, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row, with the text of its column's head ("" where the table has none)."""

    start: int
    end: int
    head: str


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table row: the unit that is read at one time.

    ``headings`` is the path of headings it stands under (a heading's own text is not in its own path).
    ``lead`` is the span of the sentence that introduces a list or table ("Avoid the following:"), for each of its
    items and rows; ``label`` the span of an item's own label without its colon ("Gentle Cleansing" in
    "Gentle Cleansing: Use …"); ``marker`` the bullet or mark as printed ("-", "3)", "✔", "❌", "" for none).
    ``start`` is behind the marker: the quote of an item begins with its words. ``marks`` are the pieces between
    ``start`` and ``end`` that are markup and not words (the asterisks of Markdown, a link's address); they stay in
    every quote and are to be read as if they were spaces.
    """

    kind: BlockKind
    start: int
    end: int
    headings: tuple[str, ...] = ()
    lead: Span | None = None
    label: Span | None = None
    marker: str = ""
    cells: tuple[Cell, ...] = ()
    level: int = 0
    marks: tuple[Span, ...] = ()

    @property
    def section(self) -> str:
        """The heading path as the claims table prints it."""
        return " > ".join(self.headings)


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read: its id, its text and its blocks in the order of the text.

    ``title`` is "" where none is stated. Blocks do not overlap; white space between them belongs to none.
    """

    source_id: str
    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    path: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Audit:
    """Everything one run found: the articles and the tables of ``extracted/``, columns as declared above.

    ``changes`` is what each article should change, as ``reconcile`` lists it; None where tables were read from files.
    """

    articles: tuple[Article, ...]
    claims: pd.DataFrame
    contradictions: pd.DataFrame
    issues: pd.DataFrame
    guidance: pd.DataFrame
    unread: pd.DataFrame
    problems: pd.DataFrame
    decisions: pd.DataFrame
    changes: pd.DataFrame | None = None
