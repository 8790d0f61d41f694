"""Cues: the words that restrict, recommend, reassure, warn or explain, and those that flip, limit or except them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from claimaudit.domain.files import Faults, Table, check_keys, nearest, read_tables, shown, strings, terms

# What a cue does. The first group takes a stance on concepts, the second bends a stance, the third builds sentences.
STANCES = (
    "restrict", "recommend", "permit", "return", "wait", "normal", "notice", "course", "persist", "warn", "indicate",
    "seek", "cause", "caused_by", "minimal",
)  # fmt: skip
MODIFIERS = ("negate", "unneeded", "necessity", "modal", "degree", "except", "instead", "ask")
STRUCTURE = (
    "condition", "concession", "until", "moment", "purpose", "reason", "aside", "contrast", "and", "or",
    "including",
    "be", "look", "pronoun", "person", "first_person", "adverb", "determiner", "yes", "no", "audience", "variant",
    "phase", "nothing", "comma", "break", "colon", "open", "close", "stop", "heading", "continue", "about", "by",
    "that",
)  # fmt: skip
ROLES = (*STANCES, *MODIFIERS, *STRUCTURE)
# What a cue's "value" may be, by its role; roles that are not here have none, and audiences are the subject's own.
VALUES: dict[str, tuple[str, ...]] = {
    "heading": STANCES, "restrict": ("advice", "noun", "swap", *STANCES),
    "recommend": ("advice", "noun", "felt", "again"),
    "seek": ("felt",), "warn": ("plain", "calls", "list", "seeks"), "course": ("lasting",), "indicate": ("that",),
    "cause": ("benefit", "relief", "lessen"), "contrast": ("then",),
    "condition": ("if", "when", "during", "who", "as", "unless", "develops", "provided"),
    "concession": ("although",), "determiner": ("portion",), "adverb": ("begins", "between", "only"),
    "moment": ("before", "after"), "phase": ("before", "after"), "aside": ("relative", "without"),
    "continue": ("here",), "modal": ("inverts", "unreal"), "person": ("thing", "else"), "pronoun": ("one", "single"),
    "nothing": ("else", "all"),
    "instead": ("choice",), "permit": ("noun",), "negate": ("act",), "ask": ("past",), "including": ("verb",),
}  # fmt: skip
STRENGTHS = ("", "must", "should", "may")
TAKES = ("object", "subject", "both")
_WORDS = ("verbs", "phrases", "particles", "not_in")
_EXAMPLES = ("matches", "rejects")
_KEYS = ("role", "takes", "strength", "value", *_WORDS, *_EXAMPLES)


@dataclass(frozen=True, slots=True)
class Cue:
    """One family of cue words, as its rule file states it.

    ``verbs`` are inflected and take what follows (a past participle after "be" takes what precedes); ``phrases`` are
    literal and take what ``takes`` says: the concepts behind them (object), before them (subject), or both.
    A verb with ``particles`` counts only where one of them follows in its sentence ("leave … alone"; "time" stands for
    any expression of time). ``value`` tells cues of one role apart (one of ``VALUES``).
    An example in ``matches`` reads "sentence => claims", claims joined by "; ", each ``kind concept [role min max]``
    with its hours and, where they matter, other columns (``strength=must``); in ``rejects`` no claim may be found.
    """

    id: str
    role: str
    takes: str
    strength: str
    value: str
    verbs: tuple[str, ...]
    phrases: tuple[str, ...]
    particles: tuple[str, ...]
    not_in: tuple[str, ...]
    matches: tuple[str, ...]
    rejects: tuple[str, ...]
    file: str

    @property
    def warns_of_object(self) -> bool:
        """Is it a verb that warns of what it takes ("watch for …")?"""
        return self.role == "warn" and self.takes == "object" and bool(self.verbs)


def load_cues(paths: Sequence[Path]) -> dict[str, Cue]:
    """The cues of all files, in the order of the files.

    Raises:
        ClaimauditError: names every unknown key or value, every duplicate id and every cue without words or examples.
    """
    faults = Faults()
    cues: dict[str, Cue] = {}
    for path in paths:
        for name, table in read_tables(path).items():
            if name in cues:
                faults.add(path, name, f"is defined in {cues[name].file} already; keep one of the two")
            cues[name] = _cue(path, name, table, faults)
    faults.raise_any()
    return cues


def _cue(path: Path, name: str, table: Table, faults: Faults) -> Cue:
    check_keys(path, name, table, _KEYS, faults=faults)
    role = str(table.get("role", ""))
    for key, known in (("role", ROLES), ("takes", TAKES), ("strength", STRENGTHS)):
        value = table.get(key, {"role": "", "takes": "object", "strength": ""}[key])
        if value not in known:
            faults.add(path, name, f"unknown {key} '{value}'{nearest(str(value), known)}")
    _check_value(path, name, table, faults=faults)
    lists = {key: terms(path, name, table, key, faults=faults) for key in _WORDS}
    lists |= {key: strings(path, name, table, key, faults=faults) for key in _EXAMPLES}
    if not lists["matches"]:
        faults.add(path, name, "has no example; add a sentence and the claims it makes to 'matches'")
    if not lists["verbs"] and not lists["phrases"]:
        faults.add(path, name, "has no words; add 'verbs' or 'phrases'")
    return Cue(
        id=name, role=role, takes=str(table.get("takes", "object")), strength=str(table.get("strength", "")),
        value=str(table.get("value", "")), file=shown(path), **lists,
    )  # fmt: skip


def _check_value(path: Path, name: str, table: Table, *, faults: Faults) -> None:
    role, value = table.get("role", ""), table.get("value", "")
    known = VALUES.get(role, ())
    if value and value not in known and role in ROLES and role != "audience":
        faults.add(path, name, f"unknown value '{value}' for the role '{role}'{nearest(str(value), known)}")
