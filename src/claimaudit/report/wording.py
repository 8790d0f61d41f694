"""The words that pages, figures and spreadsheets use for the codes of the tables.

One place, so that a kind or a severity is called the same on a page, in a figure and in a spreadsheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

NOT_REVIEWED: Final = "not clinically reviewed"
REVIEWED: Final = "clinically reviewed"


@dataclass(frozen=True, slots=True)
class Word:
    """How a code is shown: its name, a mark that needs no colour, a short label, and what it means."""

    name: str
    mark: str
    label: str
    meaning: str


KIND_WORDS: Final = {
    "restriction": Word("restriction", "⊘", "avoid", "says not to use or do something, or not yet"),
    "recommendation": Word("recommendation", "✓", "do", "says to use or do something"),
    "expected_effect": Word(
        "expected effect", "○", "normal", "says that a symptom is normal, harmless or passing"
    ),
    "warning_sign": Word("warning sign", "▲", "warning", "says that a symptom is a reason to call someone"),
    "explanation": Word("explanation", "◇", "because", "says why something happens or what something does"),
}

TYPE_WORDS: Final = {
    "use_vs_avoid": Word(
        "use or avoid", "⊘✓", "use or avoid?", "one article recommends what another restricts"
    ),
    "timeline": Word("how long", "↔", "how long?", "two articles state times that cannot both be right"),
    "normal_vs_warning": Word(
        "normal or warning",
        "○▲",
        "normal or a warning?",
        "one calls a symptom normal, another a reason to call someone",
    ),
    "cause": Word("cause", "◇", "a cause or not?", "one denies a cause that another asserts"),
}

SIDE_WORDS: Final = {
    "use_vs_avoid": ("Says to avoid", "Says to use"),
    "timeline": ("States the longer time", "States the shorter time"),
    "normal_vs_warning": ("Calls it a warning sign", "Calls it normal"),
    "cause": ("Says that it can be", "Rules it out"),
}

QUESTION_WORDS: Final = {
    "use_vs_avoid": "Are readers to avoid this, or may they use it?",
    "timeline": "Which time are readers to be told?",
    "normal_vs_warning": "Are readers to be told that this is normal, or that it is a reason to call someone?",
    "cause": "Can it be a cause or a sign of this, or are readers to be told that it is none?",
}

VERDICT_WORDS: Final = {
    "cautious": "The cautious side holds.",
    "permissive": "The other side holds.",
    "both": "Both hold, each in its own situation or for its own reader.",
    "other": "Neither holds: guidance says what you word.",
    "not_a_conflict": "The quotes do not contradict each other; the issue closes.",
    "misread": "The program understood a quote wrongly; the claim that you name stops counting.",
}

SEVERITY_WORDS: Final = {
    "high": Word(
        "high",
        "▮▮▮",
        "high",
        "following one article breaks a safety restriction or hides a warning sign of another",
    ),
    "medium": Word("medium", "▮▮▯", "medium", "a reader is told two different things; harm is unlikely"),
    "low": Word("low", "▮▯▯", "low", "a matter of wording or precision"),
}

STATUS_WORDS: Final = {
    "conflict": Word("conflict", "!", "open conflict", "nothing in the words reconciles the two sides"),
    "scoped": Word(
        "scoped", "≠", "scopes differ", "the words keep the two sides apart; not counted as a conflict"
    ),
    "resolved": Word("resolved", "✓", "settled", "a reviewer’s final ruling settles it"),
}

STATE_WORDS: Final = {
    "open": Word("open", "○", "open", "nobody has ruled"),
    "proposed": Word("proposed", "◔", "proposed", "reviewers ruled, and no ruling is final yet"),
    "contested": Word("contested", "⇄", "contested", "reviewers rule differently; that settles nothing"),
    "stale": Word(
        "stale", "↻", "stale", "the articles changed since it was ruled on; the policy holds again"
    ),
    "expired": Word("expired", "◷", "expired", "the ruling's last day is past; the policy holds again"),
    "settled": Word("settled", "✓", "settled", "a final ruling holds"),
    "gone": Word("gone", "∅", "gone", "the articles no longer disagree; the ruling stays in the record"),
}

RULING_WORDS: Final = {
    "in_force": "in force",
    "applied": "applied: the claims have left every tally",
    "superseded": "replaced by a later ruling",
    "stale": "stale",
    "expired": "expired",
    "gone": "the articles no longer disagree",
    "faulty": "cannot be understood, counts for nothing",
}

SCOPE_WORDS: Final = {
    "same": Word("same scope", "●●●", "certain", "both sides state the same situation"),
    "overlapping": Word(
        "overlapping scopes", "●●○", "certain for some readers", "both situations can hold at one moment"
    ),
    "unstated": Word(
        "unstated scope", "●○○", "likely", "at least one side states no situation, so it may mean another one"
    ),
    "different": Word(
        "different scopes", "○○○", "no conflict", "the two situations exclude each other, or a degree does"
    ),
}

BASIS_WORDS: Final = {
    "unanimous": "every article that speaks of it agrees",
    "majority": "most publishers agree; the others stay listed",
    "cautious": "the cautious reading holds while the conflict is open",
    "reviewer": "a reviewer ruled",
    "single": "one article alone says so",
    "prescriber": "a matter for the prescriber until a reviewer rules",
}

BASIS_NAMES: Final = {
    "cautious": "cautious reading",
    "reviewer": "reviewer’s ruling",
    "single": "one article",
    "prescriber": "ask the prescriber",
}

UNREAD_WORDS: Final = {
    "a question": "a question, which claims nothing",
    "told in the first person": "somebody tells what he or she did, and advises nothing",
    "no cue takes the concept": "it names something known and has wording that claims; no rule joins the two",
    "no cue": "it names something known; no wording says what to do or think of it",
    "no concept": "it has wording that claims; nothing known is named in it",
}

PHASE_WORDS: Final = {"before": "before the procedure", "after": "after the procedure", "": ""}

STRENGTH_WORDS: Final = {"must": "must", "should": "should", "may": "may", "": ""}


def basis_name(code: str) -> str:
    """What a row of guidance rests on, in a word or two."""
    return BASIS_NAMES.get(code, spell(code))


def unread_reason(code: str) -> str:
    """Why a sentence was left unread, for somebody who knows no rule."""
    return UNREAD_WORDS.get(code, code)


def spell(code: str) -> str:
    """Turn an id into words: ``not:active_area`` becomes "not active area"."""
    return code.replace("not:", "not ").replace("_", " ").strip()


def count(number: int, one: str, many: str | None = None) -> str:
    """Say a number with its noun: ``count(1, "claim")`` is "1 claim", ``count(2, "claim")`` "2 claims"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def kilobytes(number: int) -> str:
    """A weight as people say it: "376 kB"."""
    return f"{number / 1000:,.0f} kB"


def enumerated(names: Sequence[str], most: int = 4) -> str:
    """Several names as words: "a", "a and b", "a, b and 3 others"."""
    shown = [*names] if len(names) <= most else [*names[: most - 1], f"{len(names) - most + 1} others"]
    return " and ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))
