"""Positions and pairs in words: what a reviewer reads beside the two quotes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimaudit.compare.hours import span_words
from claimaudit.compare.scopes import DIFFERENT, OVERLAPPING, SAME, Atom
from claimaudit.compare.times import Spans

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


def says(domain: ComparedDomain, reading: Reading) -> str:
    """Who says what under which condition, as one clause."""
    name = " ".join(filter(None, (reading.degree, label(domain, reading.concept))))
    when = when_words(domain, reading)
    about = label(domain, reading.about) if reading.about else "it"
    said = {
        "restriction": f"says to avoid {name}{when}",
        "recommendation": f"{'allows' if reading.strength == 'may' else 'recommends'} {name}{when}",
        "expected_effect": f"calls {name} normal or temporary{when}",
        "warning_sign": f"calls {name} a reason to seek help{when}",
        "explanation": f"says that {name} can cause {about} or show in it{when}",
    }[reading.kind]
    if reading.kind == "explanation" and reading.polarity == "denies":
        said = f"says that {about} is no sign of {name}{when}"
    return f"“{reading.source}” {said}"


def link_words(domain: ComparedDomain, one: Reading, other: Reading) -> str:
    """Which part of the vocabulary links two concepts; nothing where they are the same."""
    said = [_link(domain, one.concept, other.concept)]
    if one.about and other.about:
        said.append(_link(domain, one.about, other.about))
    return "; ".join(filter(None, said))


def _link(domain: ComparedDomain, one: str, other: str) -> str:
    if one == other:
        return ""
    is_a = domain.hierarchy.is_a
    known = one in domain.concepts and other in domain.concepts
    for member, above in ((one, other), (other, one)):
        if known and is_a(member, above):
            return f"in the vocabulary, {label(domain, member)} belongs to {label(domain, above)}"
    relations = domain.comparison.relations
    for source, table, word in (
        (other, relations.involves, "involves"),
        (one, relations.carries, "can bring"),
    ):
        if source in table:
            return f"{label(domain, source)} {word} {label(domain, table[source][0])}"
    return ""


def scope_words(domain: ComparedDomain, scope: int, one: Reading, other: Reading) -> str:
    """How the two scopes relate, and what says so."""
    if scope == SAME:
        return "both speak of the same situation"
    if scope == OVERLAPPING:
        return f"{_scope(domain, one)} and {_scope(domain, other)} can be true at the same moment"
    if scope == DIFFERENT:
        return f"the words tell the two apart: {_scope(domain, one)} against {_scope(domain, other)}"
    silent = [each.source for each in (one, other) if not (each.situation or time_words(each))]
    if len(set(silent)) < len(silent) or len(silent) == 2:
        return "neither says when it does not hold"
    return f"{silent[0]} states no time or condition" if silent else "one of them states no condition"


def _scope(domain: ComparedDomain, reading: Reading) -> str:
    parts = filter(None, (reading.degree, time_words(reading), situation_words(domain, reading.situation)))
    return f"“{', '.join(parts) or 'no condition'}”"


def follows(type_: str, one: Reading, other: Reading, gap: float) -> str:
    """What following the one does to the other."""
    if type_ == "use_vs_avoid":
        return "whoever follows the second does what the first forbids"
    if type_ == "normal_vs_warning":
        return "a reader reassured by the second would not seek help where the first asks for it"
    if type_ == "cause":
        return "a reader who believes the second rules out what the first warns of"
    hours = span_words(gap, gap) if gap > 0 and math.isfinite(gap) else ""
    if one.kind == "expected_effect":
        return f"the two ends lie {hours} apart" if hours else "the two times cannot both be right"
    if one.kind == "recommendation":
        return "a reader cannot keep both times"
    return (
        f"whoever follows the second resumes {hours} too early for the first" if hours else "the times differ"
    )


def gap_hours(spans: Spans, one: int, other: int) -> float:
    """The hours between the shorter time's end and the longer one's beginning."""
    return float(spans.low[one] - spans.high[other])


def sentence(*clauses: str) -> str:
    """Clauses as one sentence."""
    text = "; ".join(filter(None, clauses))
    return f"{text[:1].upper()}{text[1:]}." if text else ""
