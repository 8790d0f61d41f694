"""Guidance in words that a writer can paste, made from the fields of a row."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimaudit.compare.hours import span_words
from claimaudit.compare.words import label, situation_words

if TYPE_CHECKING:
    from claimaudit.compare.scopes import ComparedDomain
    from claimaudit.domain.comparison import Wording

NAN = math.nan


@dataclass(frozen=True, slots=True)
class Advice:
    """What one row of guidance says, before it is worded. Hours; NaN where an end is open."""

    stance: str
    concept: str
    phase: str
    triggers: str = ""
    audience: str = ""
    timing: str = ""
    low: float = NAN
    high: float = NAN
    strength: str = ""
    degree: str = ""
    every: tuple[float, float] = (NAN, NAN)
    except_for: tuple[str, ...] = ()
    bounds: tuple[str, ...] = ()
    about: str = ""


def word(advice: Advice, domain: ComparedDomain) -> str:
    """One sentence (or two), grammatical, naming the condition and the time."""
    makers = {
        "avoid": _avoid,
        "use": _use,
        "normal": _normal,
        "warning": _warning,
        "cause": _cause,
        "no_cause": _cause,
        "ask": _ask,
        "other": _other,
    }
    return f"{_capital(makers[advice.stance](advice, domain))}."


def condition_words(advice: Advice, domain: ComparedDomain) -> str:
    """The situation of a row, as its ``condition`` column says it."""
    return situation_words(domain, ";".join(filter(None, (advice.triggers, advice.audience))))


def _avoid(advice: Advice, domain: ComparedDomain) -> str:
    own = domain.comparison.wording.avoid.get(advice.concept)
    said = own if own and not advice.degree else f"avoid {_bounded_name(advice, domain)}"
    excepted = (
        f" except {_list([label(domain, one) for one in advice.except_for])}" if advice.except_for else ""
    )
    return said + excepted + _when(advice, domain)


def _use(advice: Advice, domain: ComparedDomain) -> str:
    said = domain.comparison.wording.use.get(advice.concept)
    if said is None:
        verb = {"product": "use", "medicine": "take", "procedure": "have"}
        category = domain.concepts[advice.concept].category if advice.concept in domain.concepts else ""
        name = label(domain, advice.concept)
        said = f"{verb[category]} {name}" if category in verb else f"keep to {name}"
    if advice.strength == "may" or advice.timing == "after":
        said = f"you may {said[:1].lower()}{said[1:]}"
    every = span_words(*advice.every)
    again = domain.comparison.wording.repeat.get(advice.concept, "repeat")
    again = f"; {again} {_repeated(every)}" if every else ""
    return said + _when(advice, domain) + again


def _bounded_name(advice: Advice, domain: ComparedDomain) -> str:
    """The concept with the degree before it, where that reads well."""
    name = label(domain, advice.concept)
    clash = advice.degree in name.split() or name.startswith(("a ", "an ", "the "))
    lead = "other " if name.startswith("other ") else ""
    return name if clash or not advice.degree else f"{lead}{advice.degree} {name.removeprefix(lead)}"


def _when(advice: Advice, domain: ComparedDomain) -> str:
    """Time, phase and situation, each with a space before it."""
    phrases = domain.comparison.wording.phrases
    event = phrases["before" if advice.phase == "before" else "after"]
    span = span_words(advice.low, advice.high)
    if (
        advice.stance == "use"
        and advice.timing == "for"
        and advice.low <= domain.comparison.severity.sitting_hours
    ):
        time = f"{event} for {span} at a time"
    elif advice.high == 0:
        time = f"right {event}"
    elif not span:
        time = event
    elif advice.timing == "after":
        time = f"from {span.removeprefix('at least ')} {event}"
    elif advice.timing == "within":
        time = f"within {span.removeprefix('up to ')} {event}"
    elif advice.timing in ("during", "onset") or (advice.timing == "before" and advice.stance == "use"):
        time = f"{span.removeprefix('at least ')} {event}"
    else:
        time = f"for {span} {event}"
    situation = condition_words(advice, domain)
    return "".join(f" {part}" for part in (time, situation) if part)


def _normal(advice: Advice, domain: ComparedDomain) -> str:
    wording = domain.comparison.wording
    name = _bounded_name(advice, domain)
    said = wording.normal.get(advice.concept, f"{name} {_verb(wording, advice.concept, 'is', 'are')} normal")
    said += f" {_event(advice, wording)}"
    span = span_words(advice.low, advice.high)
    if span and advice.timing == "lasts":
        went = _verb(wording, advice.concept, "goes", "go")
        said += f" and usually {went} away within {span.removeprefix('at least ').removeprefix('up to ')}"
    situation = condition_words(advice, domain)
    return f"{said} {situation}".rstrip()


def _warning(advice: Advice, domain: ComparedDomain) -> str:
    wording = domain.comparison.wording
    name = label(domain, advice.concept)
    notice = wording.notice.get(advice.concept, f"you notice {name}")
    parts = []
    if advice.bounds and advice.concept not in domain.comparison.families.sweeping:
        parts.append(f"{_verb(wording, advice.concept, 'is', 'are')} {_list(list(advice.bounds), 'or')}")
    if not math.isnan(advice.low) and advice.low > 0:
        span = span_words(advice.low, advice.low)
        parts.append(f"{_verb(wording, advice.concept, 'lasts', 'last')} longer than {span}")
    sign = f"{name} {' or '.join(parts)}" if parts else notice
    situation = condition_words(advice, domain)
    return f"{wording.phrases['seek']} if {sign}" + (f" {situation}" if situation else "")


def _cause(advice: Advice, domain: ComparedDomain) -> str:
    cause, sign = label(domain, advice.concept), label(domain, advice.about)
    if advice.stance == "no_cause":
        verb = _verb(domain.comparison.wording, advice.about, "is", "are")
        return f"{sign} {verb} no sign of {cause}"
    return f"{cause} can cause {sign} or show in {'them' if advice.about in domain.comparison.wording.plural else 'it'}"


def _ask(advice: Advice, domain: ComparedDomain) -> str:
    said = domain.comparison.wording.phrases["ask"].format(label=label(domain, advice.concept))
    return f"{said} {_event(advice, domain.comparison.wording)}"


def _other(advice: Advice, domain: ComparedDomain) -> str:
    return f"see the ruling on {label(domain, advice.concept)}"


def _event(advice: Advice, wording: Wording) -> str:
    return wording.phrases["before" if advice.phase == "before" else "after"]


def _verb(wording: Wording, concept: str, one: str, many: str) -> str:
    return many if concept in wording.plural else one


def _repeated(span: str) -> str:
    known = {
        "24 hours": "daily",
        "12 hours": "twice a day",
        "8 hours": "three times a day",
        "1 week": "once a week",
    }
    return known.get(span, f"every {span}")


def _list(names: list[str], joint: str = "and") -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {joint} {names[-1]}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
