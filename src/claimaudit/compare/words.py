"""Positions and pairs in words: what a reviewer reads beside the two quotes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimaudit.compare.hours import span_words
from claimaudit.compare.scopes import DIFFERENT, OVERLAPPING, SAME, Atom

if TYPE_CHECKING:
    from claimaudit.compare.scopes import ComparedDomain

_ROLES = {
    "for": "for {}",
    "lasts": "lasting {}",
    "onset": "starting {} after the procedure",
    "during": "{} after the procedure",
    "every": "every {}",
    "before": "{} before the procedure",
    "after": "from {} on",
    "within": "within {}",
}


@dataclass(frozen=True)
class Reading:
    """One claim as a pair's explanation speaks of it: the fields of its position, its article and its own words."""

    claim_id: str
    source: str
    kind: str
    concept: str
    about: str
    polarity: str
    degree: str
    triggers: str
    audience: str
    timing: str
    low: float
    high: float
    condition: str
    strength: str

    @property
    def ends(self) -> tuple[float, float]:
        """When it lets the reader resume, or when the effect ends: the earliest and the latest hour."""
        high = self.low if math.isnan(self.high) else self.high
        if self.timing == "during" and self.kind == "restriction":
            return high, high
        return (0.0 if math.isnan(self.low) else self.low), high

    @property
    def situation(self) -> str:
        """Triggers and audience together."""
        return ";".join(filter(None, (self.triggers, self.audience)))


def label(domain: ComparedDomain, concept: str) -> str:
    """How a concept is printed."""
    return domain.concepts[concept].label if concept in domain.concepts else concept.replace("_", " ")


def time_words(reading: Reading) -> str:
    """The stated time with its role ("for at least 24 hours"), or nothing."""
    words = span_words(reading.low, reading.high)
    if not words or not reading.timing:
        return ""
    if reading.timing in ("onset", "after", "during") and reading.high == 0:
        return "right after the procedure"
    if reading.timing == "during" and reading.low != 0:
        words = f"{words.removeprefix('at least ')}"
    return _ROLES[reading.timing].format(
        words.removeprefix("at least ") if reading.timing == "after" else words
    )


def when_words(domain: ComparedDomain, reading: Reading) -> str:
    """Time and condition, each in the article's sense, with a space before them; nothing where none is stated."""
    parts = [time_words(reading)]
    if reading.condition:
        parts.append(f"(“{reading.condition}”)")
    elif reading.situation:
        parts.append(f"({situation_words(domain, reading.situation)})")
    return "".join(f" {part}" for part in parts if part)


def situation_words(domain: ComparedDomain, situation: str) -> str:
    """Triggers and audiences in words: "while the skin is peeling"."""
    wording = domain.comparison.wording
    said = []
    for atom in map(Atom.read, filter(None, situation.split(";"))):
        known = wording.audience.get(atom.name) or wording.situation.get(atom.name)
        words = known or f"in case of {label(domain, atom.name)}"
        if atom.degree:
            words = f"in case of {atom.degree} {label(domain, atom.name)}"
        said.append(f"except {words}" if atom.negated else words)
    return " or ".join(said)


def says(domain: ComparedDomain, reading: Reading, beside: str = "") -> str:
    """Who says what under which condition, as one clause; ``beside`` is the article that was named before."""
    degree = f" (“{reading.degree}”)" if reading.degree else ""
    name = label(domain, reading.concept) + degree
    when = when_words(domain, reading)
    about = label(domain, reading.about) if reading.about else "it"
    them = "them" if reading.about in domain.comparison.wording.plural else "it"
    said = {
        "restriction": f"says to avoid {name}{when}",
        "recommendation": f"{'allows' if reading.strength == 'may' else 'recommends'} {name}{when}",
        "expected_effect": f"calls {name} normal or temporary{when}",
        "warning_sign": f"calls {name} a reason to seek help{when}",
        "explanation": f"says that {name} can cause {about} or show in {them}{when}",
    }[reading.kind]
    if reading.kind == "explanation" and reading.polarity == "denies":
        verb = "are" if reading.about in domain.comparison.wording.plural else "is"
        said = f"says that {about} {verb} no sign of {name}{when}"
    return f"{'the same article' if reading.source == beside else f'“{reading.source}”'} {said}"


def link_words(domain: ComparedDomain, one: Reading, other: Reading) -> str:
    """Which part of the vocabulary links two claims; nothing where they name the same concepts."""
    said = [_link(domain, one.concept, other.concept)]
    if one.about and other.about:
        said.append(_link(domain, one.about, other.about))
    return " and ".join(filter(None, said))


def _link(domain: ComparedDomain, one: str, other: str) -> str:
    if one == other:
        return ""
    is_a = domain.hierarchy.is_a
    for member, above in ((one, other), (other, one)):
        if member in domain.concepts and is_a(member, above):
            verb = "belong" if member in domain.comparison.wording.plural else "belongs"
            return f"{label(domain, member)} {verb} to “{label(domain, above)}”"
    relations = domain.comparison.relations
    if one in relations.carries:
        return f"{label(domain, one)} can bring {label(domain, relations.carries[one][0])}"
    if other in relations.involves:
        return f"{label(domain, other)} means {label(domain, relations.involves[other][0])}"
    return ""


def scope_words(domain: ComparedDomain, scope: int, one: Reading, other: Reading) -> str:
    """How the two scopes relate, and what says so."""
    scopes = _scope(domain, one), _scope(domain, other)
    if scope == SAME:
        return f"both speak of the same situation ({scopes[0]})"
    if scope == OVERLAPPING:
        return f"“{scopes[0]}” and “{scopes[1]}” can be true at the same moment"
    if scope == DIFFERENT:
        return _told_apart(domain, one, other)
    if not any(scopes):
        return "neither states a time or condition that tells them apart"
    silent = "second" if scopes[0] else "first"
    return f"the {silent} states no time or condition, so it holds then too"


def _told_apart(domain: ComparedDomain, one: Reading, other: Reading) -> str:
    scopes = _scope(domain, one), _scope(domain, other)
    if one.degree and one.degree != other.degree:
        return f"no conflict: “{one.degree}” bounds the first"
    if all(scopes):
        return f"no conflict: “{scopes[0]}” and “{scopes[1]}” are different moments or readers"
    return f"no conflict: the {'first' if scopes[0] else 'second'} holds only {scopes[0] or scopes[1]}"


def _scope(domain: ComparedDomain, reading: Reading) -> str:
    return ", ".join(filter(None, (time_words(reading), situation_words(domain, reading.situation))))


def follows(type_: str, one: Reading, other: Reading) -> str:
    """What following the one does to the other."""
    fixed = {
        "use_vs_avoid": "whoever follows the second does what the first forbids",
        "normal_vs_warning": "a reader reassured by the second would not seek help where the first asks for it",
        "cause": "a reader who believes the second rules out what the first warns of",
    }
    if type_ in fixed:
        return fixed[type_]
    gap = one.ends[0] - other.ends[1]
    apart = span_words(gap, gap) if 0 < gap < math.inf else ""
    if one.kind == "restriction":
        return (
            f"whoever follows the second resumes {apart} too early for the first"
            if apart
            else "the times differ"
        )
    if one.kind == "expected_effect":
        return f"the two times lie {apart} apart" if apart else "the two times cannot both be right"
    return "a reader cannot keep both times"


def sentence(*clauses: str) -> str:
    """Clauses as one sentence."""
    text = "; ".join(filter(None, clauses))
    return f"{text[:1].upper()}{text[1:]}." if text else ""
