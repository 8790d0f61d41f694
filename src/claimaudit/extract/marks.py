"""Marks: the words of a sentence that the rules know, in their order; everything else is a gap."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from claimaudit.domain.concepts import Concept
from claimaudit.domain.cues import Cue
from claimaudit.domain.inflection import BASE, GERUND, NOUN, PAST, Form
from claimaudit.extract.times import TimeExpression

_NEVER_DONE = frozenset({"sign", "process"})


@dataclass(slots=True)
class Mark:
    """A concept, a cue or a time where it stands in a sentence: tokens ``start`` to ``end``.

    ``gap`` counts the unknown words since the mark before; adverbs in "-ly" and punctuation are no words here.
    """

    role: str
    start: int
    end: int
    forms: frozenset[Form] = frozenset()
    concept: Concept | None = None
    cue: Cue | None = None
    time: TimeExpression | None = None
    gap: int = 0
    otherwise: Mapping[str, Concept] = field(default_factory=dict)

    @property
    def concept_id(self) -> str:
        """The id of the concept named; a cue and a time name none."""
        return self.concept.id if self.concept else ""

    @property
    def is_sign(self) -> bool:
        """Is it something to be seen or felt, and nothing to be done or used?"""
        return self.concept is not None and self.concept.category == "sign"

    @property
    def is_process(self) -> bool:
        """Is it something that only explanations speak of?"""
        return self.concept is not None and self.concept.category == "process"

    @property
    def is_action(self) -> bool:
        """Is it something a reader can use, take, undergo or do?"""
        return self.concept is not None and self.concept.category not in _NEVER_DONE

    def may_be(self, form: Form) -> bool:
        """Can the word be read in that form?"""
        return form in self.forms

    @property
    def is_verb_only(self) -> bool:
        """A base form that is no noun: "moisturize", not "exercise"."""
        return self.concept is not None and BASE in self.forms and NOUN not in self.forms

    @property
    def is_nominal(self) -> bool:
        """Can it stand where a noun stands?"""
        return NOUN in self.forms or GERUND in self.forms

    @property
    def is_passive(self) -> bool:
        """Can it stand behind "be"?"""
        return PAST in self.forms


@dataclass(slots=True)
class Governor:
    """A cue that takes the concepts behind it: "avoid …", "you may notice …", "call … if"."""

    stance: str
    strength: str
    cues: tuple[Mark, ...]
    nominal: bool = False
    sticky: bool = False
    used: bool = False
    subjects: list[Mark] = field(default_factory=list)


@dataclass(slots=True)
class Statement:
    """One stance on one concept, with everything that was said about it in its clause.

    It is ``tentative`` while a gerund waits for what is said of it, and ``weak`` where a noun may have been taken for
    an order ("Exercise for 20 minutes").
    """

    mark: Mark
    stance: str
    strength: str
    cues: tuple[Mark, ...]
    clause: int
    about: Mark | None = None
    excepted: list[Mark] = field(default_factory=list)
    tentative: bool = False
    weak: bool = False
    times: list[Mark] = field(default_factory=list)


@dataclass(slots=True)
class Condition:
    """An if, when, during or until: its tokens, and the concepts that it names.

    ``past`` says that it asks what was or tends to be ("if you have ever had"). ``referred`` are those that its
    pronoun stands for, named in an earlier sentence; ``first_clause`` to ``last_clause`` (None: to the end) are the
    clauses it holds for. ``concedes`` says that it limits nothing ("while the rash can be tiring", "as the skin
    heals"); ``reason`` is where a "because" or "which" begins that only explains it.
    """

    opener: Mark
    start: int
    end: int
    first_clause: int
    last_clause: int | None
    marks: list[Mark] = field(default_factory=list)
    referred: list[Mark] = field(default_factory=list)
    times: list[Mark] = field(default_factory=list)
    negated: list[Mark] = field(default_factory=list)
    past: bool = False
    concedes: bool = False
    reason: int | None = None

    def holds_for(self, clause: int) -> bool:
        """Does it limit that clause?"""
        return self.first_clause <= clause and (self.last_clause is None or clause <= self.last_clause)


@dataclass(slots=True)
class Clause:
    """What has been read of one clause: its subjects, and what is pending until a verb comes."""

    number: int
    subjects: list[Mark] = field(default_factory=list)
    pronoun: Mark | None = None
    person: bool = False
    others: bool = False
    strength: str = ""
    negation: str = ""
    pending: tuple[Mark, ...] = ()
    governor: Governor | None = None
    directive: bool = False
    predicated: bool = False
    objects: bool = False
    by: bool = False
    modal: Mark | None = None
    be: bool = False
    unreal: bool = False
    wished: bool = False
    afterwards: bool = False
    label: list[Mark] = field(default_factory=list)
    inherited: list[Mark] = field(default_factory=list)
