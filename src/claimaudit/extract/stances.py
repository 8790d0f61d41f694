"""How a negation turns a stance, and which stances speak of which concepts."""

from __future__ import annotations

from claimaudit.extract.marks import Clause, Mark
from claimaudit.model import Kind

# What "not" makes of a stance: "do not use" restricts, "never skip" recommends, "not normal" warns.
_NEGATED = {
    "restrict": "recommend", "recommend": "restrict", "permit": "restrict", "return": "restrict", "wait": "permit",
    "normal": "warn", "course": "warn", "warn": "normal", "notice": "", "seek": "", "indicate": "deny", "cause": "deny",
    "caused_by": "deny", "persist": "",
}  # fmt: skip
# What "no need to" makes of one: "no need to avoid" allows.
_UNNEEDED = {"restrict": "permit", "wait": "permit", "warn": "normal", "seek": "", "recommend": ""}
_KINDS: dict[str, Kind] = {
    "restrict": "restriction", "wait": "restriction", "recommend": "recommendation", "permit": "recommendation",
    "return": "recommendation", "seek": "recommendation", "normal": "expected_effect", "notice": "expected_effect",
    "course": "expected_effect", "warn": "warning_sign", "cause": "explanation", "deny": "explanation",
}  # fmt: skip
ACTS = frozenset({"restrict", "recommend", "permit", "return", "wait"})
SIGHTS = frozenset({"normal", "notice", "course", "warn"})


def turned(stance: str, negation: str) -> str:
    """The stance under a negation ("" none, "not", "unneeded"); "" where nothing is left of it."""
    if negation == "not":
        return _NEGATED.get(stance, stance)
    if negation == "unneeded":
        return _UNNEEDED.get(stance, "")
    return stance


def seen(clause: Clause) -> str:
    """What noticing a sign is under the clause's negation: nothing, or a warning where it ought not to be there."""
    ought = clause.modal is not None and clause.strength in {"should", "must"}
    return ("warn" if ought else "") if clause.negation == "not" else "notice"


def kind_of(stance: str) -> Kind | None:
    """The kind of claim that a stance makes, or none."""
    return _KINDS.get(stance)


def speaks_of(stance: str, mark: Mark) -> bool:
    """Can the stance be taken on that concept: acts are done, signs are seen, and only causes speak of processes?"""
    if stance in ACTS:
        return mark.is_action
    if stance == "notice":
        return mark.is_sign and mark.concept is not None and not mark.concept.serious
    if stance in SIGHTS:
        return mark.is_sign
    return stance in {"cause", "deny", "from"}
