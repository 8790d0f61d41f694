"""One rule in words that a reviewer understands: what it does, by which words, and the examples that prove it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from claimaudit.domain.concepts import Concept
from claimaudit.domain.cues import Cue
from claimaudit.domain.domain import Domain
from claimaudit.domain.files import nearest
from claimaudit.domain.times import PatternRule, ReadingRule, TimeRule, WordRule
from claimaudit.errors import ClaimauditError
from claimaudit.rulebook.purposes import PURPOSES, TAKEN, TAKING

_WIDTH = 100


def describe_rule(domain: Domain, rule: str) -> str:
    """What a rule does, its words, its examples and its file, for people.

    Args:
        domain: the subject that has the rule, or extends what has it.
        rule: the id of a concept, a cue or a time rule ("word.week").

    Raises:
        ClaimauditError: there is no such rule; names the nearest, or the rule that the words belong to.
    """
    if rule in domain.concepts:
        lines = _concept(domain, domain.concepts[rule])
    elif rule in domain.cues:
        lines = _cue(domain, domain.cues[rule])
    else:
        lines = _time_rule(
            next((one for one in domain.times if one.id == rule), None) or _unknown(domain, rule)
        )
    return "\n".join(lines)


def _unknown(domain: Domain, rule: str) -> TimeRule:
    entry = domain.lexicon.get(rule.lower().replace("_", " "))
    owner = (entry.concept or entry.cue) if entry else None
    ids = [*domain.concepts, *domain.cues, *(one.id for one in domain.times)]
    hint = f"; these words belong to '{owner.id}'" if owner else nearest(rule, ids)
    raise ClaimauditError(
        f"no rule '{rule}' in {domain.name}{hint or '; give the id of a rule, as its file states it'}"
    )


def _concept(domain: Domain, concept: Concept) -> Iterator[str]:
    article = "an" if concept.category[0] in "aeiou" else "a"
    yield f"{concept.id}: {article} {concept.category} ({concept.file})"
    yield from _wrapped(f'Guidance prints it as "{concept.label}".', "")
    yield from _wrapped(", ".join(concept.is_a), "It is a kind of: ")
    yield from _wrapped(", ".join(sorted(domain.hierarchy.descendants(concept.id))), "Kinds of it: ")
    if concept.serious:
        yield 'It is serious: a mere "may occur" does not call it normal.'
    yield f"{_count(domain, concept)} words and phrases name it, with their plurals, forms, spellings and misspellings:"
    for key in ("nouns", "verbs", "adjectives", "forms", "without", "misspelt"):
        yield from _wrapped(", ".join(getattr(concept, key)), f"  {_KEYS.get(key, key)}: ")
    for case, other in concept.otherwise.items():
        beside = "told or forbidden as an act" if case == "act" else f"listed beside a {case}"
        yield f"{beside[0].upper()}{beside[1:]}, the words name {other} instead."
    yield from _hidden(concept.not_in)
    yield from _examples("Found in these sentences, the words in brackets and no others:", concept.matches)
    yield from _examples("Not found in these:", concept.rejects)


def _cue(domain: Domain, cue: Cue) -> Iterator[str]:
    yield f"{cue.id}: a cue that {PURPOSES[cue.role]} ({cue.file})"
    yield from _wrapped(_manner(cue), "")
    yield f"{_count(domain, cue)} words and phrases, with their forms and spellings:"
    yield from _wrapped(", ".join(cue.verbs), "  verbs: ")
    yield from _wrapped(", ".join(cue.phrases), "  phrases: ")
    if cue.particles:
        yield from _wrapped(", ".join(cue.particles), "Only where one of these follows in the sentence: ")
    yield from _hidden(cue.not_in)
    yield from _examples("These sentences make the claims behind the arrow:", cue.matches)
    yield from _examples("These make none:", cue.rejects)


def _manner(cue: Cue) -> str:
    """How it takes concepts, how strong it is, and what sets it apart from others of its role."""
    said = [f"It takes {TAKEN[cue.takes]}."] if cue.role in TAKING else []
    said += [f"What it says is a '{cue.strength}'."] if cue.strength else []
    said += [f"Among its like it stands for '{cue.value}'."] if cue.value else []
    return " ".join(said)


def _time_rule(rule: TimeRule) -> Iterator[str]:
    yield f"{rule.id}: {_sort(rule)} ({rule.file})"
    if isinstance(rule, WordRule):
        yield from _wrapped(", ".join((*rule.words, *rule.plural)), "  words: ")
    if isinstance(rule, PatternRule):
        yield f"  pattern: {rule.pattern}"
    marked = [
        f"{one.text[: one.start]}[{one.text[one.start : one.end]}]{one.text[one.end :]}"
        for one in rule.matches
    ]
    read = [f"{one.role} {_hours(one.min_hours)} {_hours(one.max_hours)}" for one in rule.matches]
    yield from _examples(
        "Found in these sentences, with role and hours:",
        [f"{one} => {two}" for one, two in zip(marked, read, strict=True)],
    )
    yield from _examples("No time is found in these:", rule.rejects)


def _sort(rule: TimeRule) -> str:
    if isinstance(rule, WordRule):
        return f"words of time of the category '{rule.category}'"
    return (
        "what a whole expression of time says"
        if isinstance(rule, ReadingRule)
        else "a part of expressions of time"
    )


def _hours(value: float | None) -> str:
    return "-" if value is None else f"{value:g}"


def _count(domain: Domain, rule: Concept | Cue) -> int:
    known = sum(1 for entry in domain.lexicon.values() if rule in (entry.concept, entry.cue))
    return known or len(getattr(rule, "phrases", ()))


def _hidden(phrases: Sequence[str]) -> Iterator[str]:
    yield from _wrapped(", ".join(phrases), "Within these the words mean something else: ")


def _examples(head: str, sentences: Sequence[str]) -> Iterator[str]:
    if sentences:
        yield head
    for sentence in sentences:
        yield from _wrapped(sentence.replace("\n", " / "), "  ")


def _wrapped(text: str, head: str) -> Iterable[str]:
    """The text behind its head, lines below indented; nothing for no text."""
    if not text:
        return []
    return textwrap.wrap(text, _WIDTH, initial_indent=head, subsequent_indent="    ", break_on_hyphens=False)


_KEYS = {"forms": "exact words", "without": "for doing without it", "misspelt": "misspellings"}
