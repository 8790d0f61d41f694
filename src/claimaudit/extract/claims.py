"""Assembles the claims of one sentence from what was read of it and what stands over it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from claimaudit.domain.domain import Domain
from claimaudit.extract.classes import settle_classes
from claimaudit.extract.conditions import Scope, is_warning, no_scope, scope_of
from claimaudit.extract.contexts import Context
from claimaudit.extract.degrees import degree_of
from claimaudit.extract.fragments import complete
from claimaudit.extract.marks import Mark, Statement
from claimaudit.extract.offers import offer
from claimaudit.extract.stances import ACTS, kind_of
from claimaudit.extract.state import Sentence
from claimaudit.extract.timing import NO_TIME, attach_times, timings_of
from claimaudit.extract.words import Words
from claimaudit.model import Kind

Time = tuple[str, float | None, float | None]
_WHATEVER = frozenset({"always", "yes", "any", "all"})
_ADVICE = frozenset({"restriction", "recommendation"})
_start = attrgetter("start")
_STRONGER = ("", "may", "should", "must")


class Claim(NamedTuple):
    """One claim of a sentence, before it has an id, a place in the article and a section."""

    kind: Kind
    concept: str
    scope: Scope
    excepted: tuple[str, ...]
    degree: str
    about: str
    polarity: str
    timing: Time
    strength: str
    rules: tuple[str, ...]
    cues: tuple[str, ...]
    marks: tuple[Mark, ...]


def claims_of(sentence: Sentence, words: Words, domain: Domain, context: Context) -> list[Claim]:
    """The claims of a sentence, each kind, concept and polarity once; a second time makes a second claim."""
    complete(sentence, context)
    if not sentence.statements:
        offer(sentence, context, domain)
    if not sentence.statements:
        return []
    settle_classes(sentence, words, domain)
    times = attach_times(sentence)
    maker = _ClaimMaker(sentence, words, domain, context)
    found: dict[tuple[str, str, str, str], list[Claim]] = {}
    timed = {_said(one) for number, one in enumerate(sentence.statements) if times[number]}
    for number, statement in enumerate(sentence.statements):
        over = context.times if times[number] or _said(statement) not in timed else ()
        for claim in maker.claims(statement, times[number], over):
            key = (claim.kind, claim.concept, claim.about, claim.polarity)
            found[key] = _merged(found[key], claim) if key in found else [claim]
    return [_placed(claim, context) for claims in found.values() for claim in claims]


def _said(statement: Statement) -> tuple[Kind | None, str]:
    """What a statement says, whatever the time: "a cloth is welcome: hold it on for five minutes" says it twice."""
    return kind_of(statement.stance), statement.mark.concept_id


def _warned_of(sentence: Sentence, words: Words) -> tuple[int, Scope]:
    """Where the signs stand that a sentence warns of as its subject, and the situation that they make."""
    warned = [one for one in sentence.statements if one.stance == "warn"]
    if not warned:
        return -1, no_scope
    named = tuple(sorted({one.mark.concept_id for one in warned}))
    here = [one.mark for one in warned if sentence.names(one.mark)]
    signs = [
        one.mark
        for one in warned
        if one.mark in here and (not one.cues or one.cues[0].start > one.mark.start)
    ]
    if any(is_warning(one) for one in sentence.conditions):
        return -1, no_scope
    if not here:
        return warned[0].cues[0].start if warned[0].cues else -1, Scope("", "", named)
    if not signs:
        return -1, no_scope
    first, last = min(signs, key=_start), max(signs, key=_start)
    return last.start, Scope(words.text(first.start, last.end), "", named)


def _placed(claim: Claim, context: Context) -> Claim:
    """The claim under what stands over it; "managing breakouts" limits what to do, and no sign."""
    outer = context.task.within(context.scope) if claim.kind in _ADVICE else context.scope
    return claim if outer is no_scope else claim._replace(scope=claim.scope.within(outer))


class _ClaimMaker:
    """Makes the claims of one sentence; the scope of a clause, which its statements share, is read once."""

    def __init__(self, sentence: Sentence, words: Words, domain: Domain, context: Context) -> None:
        self._sentence, self._words, self._domain, self._context = sentence, words, domain, context
        self._scopes: dict[tuple[int, bool], Scope] = {}
        self._warned_at, self._warned = _warned_of(sentence, words)

    def claims(self, statement: Statement, times: list[Mark], over: Sequence[Mark]) -> list[Claim]:
        """The claims of one statement: one of each of its times, or none where its stance makes no claim.

        ``over`` are the times that stand over it, which count where it states none.
        """
        kind = kind_of(statement.stance)
        if kind is None:
            return []
        cues, text = statement.cues, self._words.text
        context = self._context._replace(past=self._past(statement.clause) or self._context.past)
        first, *others = [NO_TIME] if kind == "explanation" else _timings(times, kind, context, over)
        first = first if _takes_time(self._sentence) else _told(statement, first, context)
        claim = Claim(
            kind=kind,
            concept=statement.mark.concept_id or self._domain.professional,
            scope=self._situation(statement, kind),
            excepted=tuple(sorted({mark.concept_id for mark in statement.excepted})),
            degree="" if kind == "explanation" else self._degree(statement, kind),
            about=statement.about.concept_id if statement.about else "",
            polarity="denies" if statement.stance == "deny" else "asserts",
            timing=first,
            strength=_strength(statement),
            rules=tuple([mark.cue.id if mark.cue else mark.concept_id for mark in cues]) or context.rules,
            cues=tuple([text(mark.start, mark.end) for mark in cues if mark.end <= len(self._words)])
            or context.cues,
            marks=(statement.mark, *cues),
        )
        return [claim, *[claim._replace(timing=timing) for timing in others]]

    def _past(self, number: int) -> tuple[Mark, ...]:
        """ "Not until six hours have passed, then …": the times that a "then" within the sentence begins behind."""
        if not self._sentence.clauses[number].afterwards:
            return ()
        earlier = [mark for mark, clause in self._sentence.times if clause < number and mark.time is not None]
        return tuple(mark for mark in earlier if mark.time is not None and mark.time.form == "reading.until")

    def _situation(self, statement: Statement, kind: Kind) -> Scope:
        """The scope of a statement; "hives suggest an allergy: stop using it" is advice for those with hives."""
        own = self._scope(statement.clause, kind == "warning_sign")
        told = statement.cues[-1].start if statement.cues else statement.mark.start
        behind = kind in _ADVICE and -1 < self._warned_at < told
        return self._warned._replace(phase=own.phase) if behind and not own.condition else own

    def _scope(self, clause: int, warns: bool) -> Scope:
        known = self._scopes.get((clause, warns))
        if known is None:
            known = scope_of(self._sentence, self._words, self._domain, clause, warns=warns)
            self._scopes[clause, warns] = known
        return known

    def _degree(self, statement: Statement, kind: Kind) -> str:
        said = degree_of(self._sentence, statement, self._words, self._domain)
        return said or _cell(self._context, kind, self._words)


def _timings(times: list[Mark], kind: Kind, context: Context, over: Sequence[Mark]) -> list[Time]:
    """The statement's own times, or those that stand over it."""
    own = timings_of(times, kind)
    if context.past and kind == "recommendation" and all(one[0] in {"", "every"} for one in own):
        own = [*_begun(context.past), *(one for one in own if one != NO_TIME)] or own
    if own == [NO_TIME] and over and kind != "warning_sign":
        ruled = kind == "restriction" or not context.ruled
        own = timings_of(over if ruled else [one for one in over if one not in context.ruled], kind)
        at_once = (
            kind in _ADVICE and own[0][0] != "during" and own[0][1:] == (0, 0)
        )  # "right after the visit"
        own = [NO_TIME] if at_once else own
    return [_opened(one) for one in own] if context.at_least else own


def _takes_time(sentence: Sentence) -> bool:
    """ "It may appear and can take a week to fade"."""
    roles = [mark.role for mark in sentence.marks]
    return ["time", "purpose", "course"] in [roles[at : at + 3] for at in range(len(roles))]


def _occurs(mark: Mark) -> bool:
    """ "Is at its worst after a day": a sign that is said to be there, not to be gone."""
    return mark.cue is not None and mark.cue.role == "notice" and mark.cue.takes == "subject"


def _begun(past: Sequence[Mark]) -> list[Time]:
    """What is advised "after that" begins once the time stated before is over."""
    held = [
        timing for timing in timings_of(past, "restriction") if timing[0] == "for" and timing[1] is not None
    ]
    return [("after", low, None) for _, low, _ in held[:1]]


def _told(statement: Statement, timing: Time, context: Context) -> Time:
    """What is allowed again on a day is allowed from then on; a sign that peaks after a day is not gone by then."""
    role, low, high = timing
    if context.begins and not statement.cues and role in {"during", "lasts"}:
        return "onset", low, high  # "When does it start?" — "On day three."
    if statement.stance in {"permit", "return"} and role == "during" and low == high:
        return "after", low, None
    if statement.stance == "notice" and role == "lasts" and any(_occurs(mark) for mark in statement.cues):
        return "during", low, high
    return timing


def _opened(timing: Time) -> Time:
    """A time under "at least" has no end of its own, unless the cell states both."""
    role, low, high = timing
    return (role, low, None) if low == high else timing


def _merged(known: list[Claim], claim: Claim) -> list[Claim]:
    """The claims of one key with another: the stronger wording, the stated time, every rule that had a part."""
    first = known[0]
    strength = max(first.strength, claim.strength, key=_STRONGER.index)
    merged = [
        one._replace(
            strength=strength,
            degree=one.degree or claim.degree,
            excepted=tuple(sorted({*one.excepted, *claim.excepted})),
            rules=_union(one.rules, claim.rules),
            cues=_union(one.cues, claim.cues),
            scope=one.scope if one.scope.condition else claim.scope,
        )
        for one in known
    ]
    timings = {one.timing for one in merged}
    if claim.timing in timings or claim.timing == NO_TIME:
        return merged
    if timings == {NO_TIME}:
        return [merged[0]._replace(timing=claim.timing)]
    roles = {one.timing[0] for one in merged}
    effect = claim.kind in {"expected_effect", "warning_sign"}
    if claim.timing[0] not in roles and (effect or claim.timing[0] == "every" or roles == {"every"}):
        return [*merged, merged[0]._replace(timing=claim.timing)]
    return merged


def _union(one: Iterable[str], other: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _strength(statement: Statement) -> str:
    if statement.stance not in ACTS and statement.stance != "seek":
        return ""
    if statement.stance in {"permit", "return"}:
        return "may"
    return statement.strength or "should"


def _cell(context: Context, kind: Kind, words: Words) -> str:
    """What a cell says of its row's sign bounds the warning: "Swelling | Severe, or on one side only"."""
    if not context.cell or kind != "warning_sign":
        return ""
    said = words.text(0, len(words)).lower().strip(" .")
    return "" if said in _WHATEVER else said
