"""What the reviewers' spreadsheet asks for, and the words with which it explains itself."""

from __future__ import annotations

from dataclasses import dataclass

from claimaudit.reconcile.rulings import VERDICTS

SHEET = "Rulings"
GUIDE = "How to fill this in"
ID_HEAD = "issue id"
FINAL = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Entry:
    """A column to be filled in: its head, which is also its name in the record, its width, and what is allowed.

    ``choices`` are offered in a list; ``is_day`` columns take a date. ``help`` is shown beside the cell.
    """

    head: str
    width: float
    help: str
    choices: tuple[str, ...] = ()
    is_day: bool = False


ENTRIES = (
    Entry("verdict", 15, "Choose what holds. The second sheet says what each word means.", VERDICTS),
    Entry(
        "wording", 40, "What guidance is to say. Needed with 'other'; with 'misread', the ids of the claims."
    ),
    Entry("reason", 40, "Why. Always needed."),
    Entry("reference", 26, "What supports it: a guideline, a study, a policy of the house."),
    Entry("reviewer", 20, "Your name. Always needed."),
    Entry("date", 12, "The day of the ruling, as in 2026-01-31. Always needed.", is_day=True),
    Entry("expires", 12, "The last day on which it holds, as in 2026-01-31; empty for no end.", is_day=True),
    Entry("final", 8, "yes: this settles the issue. no, or empty: this is a proposal.", FINAL),
)
KEPT = ("fingerprint", "made_on")
"""Columns that nobody sees: what the ruling is made on, as it was when the sheet was written."""
CLAIMS = "claims"
"""A column that nobody sees either: the ids of every claim of the issue, those too that have no room in the row."""
HIDDEN = (*KEPT, CLAIMS)

_WORDS = {
    "One row an issue": (
        "The sheet 'Rulings' has a row for every disagreement of the articles that no final ruling settles today. "
        "The white columns are evidence and locked; the yellow ones are for you."
    ),
    "What to do": (
        "Rule on as many rows as you like and leave the others empty. Save the file as .xlsx or .ods and send it "
        "back; 'claimaudit review import FILE' puts what you wrote into the record. Importing twice does no harm."
    ),
    "What stays": (
        "Nothing that you or others wrote is ever lost. If you rule again on an issue, your earlier ruling stays in "
        "the record, marked as superseded."
    ),
}
_VERDICTS = {
    "cautious": "The side in the column 'cautious side' holds.",
    "permissive": "The side in the column 'permissive side' holds.",
    "both": "Both hold, each in its own situation or for its own reader.",
    "other": "Neither: guidance is to use the words that you write under 'wording'.",
    "not_a_conflict": "The quotes do not contradict each other; the issue closes with your reason.",
    "misread": (
        "The program understood a quote wrongly. Write under 'wording' the id behind each reading that is wrong, such "
        "as 3f9a1c20b7de. The claim stops counting, stays visible, and goes to whoever keeps the rules."
    ),
}
_STATES = {
    "proposed": "Somebody ruled, and marked nothing as final.",
    "contested": (
        "Rulings differ. Each is kept with its reason; none counts until one is marked final. Two final rulings that "
        "contradict each other settle nothing."
    ),
    "stale": (
        "An article now says something new here, or no longer says what it said. The column 'rulings so far' shows "
        "what has changed. Rule again, to confirm or to change your mind."
    ),
    "expired": "The last day on which the ruling holds is past. Rule again to confirm.",
    "open": "Nobody has ruled. The project's policy says what holds; it is marked as not clinically reviewed.",
}
GUIDE_ROWS = (
    ("What this is", ""),
    *_WORDS.items(),
    ("The columns to fill in", ""),
    *((entry.head, entry.help) for entry in ENTRIES),
    ("Verdicts", ""),
    *_VERDICTS.items(),
    ("What the column 'state' says", ""),
    *_STATES.items(),
)
"""The sheet that explains: a word and what it means; a row without a meaning is a heading."""
