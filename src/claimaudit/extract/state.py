"""What is known of a sentence while it is being read from left to right, mark by mark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from claimaudit.domain.inflection import BASE, PAST
from claimaudit.extract.endings import finish
from claimaudit.extract.marks import Clause, Condition, Governor, Mark, Statement
from claimaudit.extract.stances import ACTS, speaks_of, turned

_TELLING = frozenset({"person", "be", "determiner", "recommend", "adverb", "modal", "look", "pronoun"})
MAIN, CONDITION, ASIDE, EXCEPT, INSTEAD = "main", "condition", "aside", "except", "instead"


@dataclass(slots=True)
class Sentence:
    """The state of one sentence's reading.

    ``topic`` are the concepts that a pronoun of this sentence may stand for, ``professional`` the concept that a call
    for help recommends. ``mode`` says what the marks at hand belong to: the clause itself, a condition, an aside
    (purposes, reasons and relative clauses, which make no claims), an exception or an alternative.
    """

    marks: Sequence[Mark]
    topic: Sequence[Mark] = ()
    professional: str = ""
    before: Statement | None = None
    at: int = 0
    mode: str = MAIN
    fresh: bool = True
    expecting: bool = False
    copula: bool = False
    clause: Clause = field(default_factory=lambda: Clause(0))
    clauses: list[Clause] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    conditions: list[Condition] = field(default_factory=list)
    times: list[tuple[Mark, int]] = field(default_factory=list)
    mentioned: list[Mark] = field(default_factory=list)
    clear: list[Mark] = field(default_factory=list)
    replaced: list[Mark] = field(default_factory=list)
    spared: list[Mark] = field(default_factory=list)
    aside_has_act: bool = False
    aside: Mark | None = None
    answer: str = ""
    about: bool = False
    reported: bool = False
    phases: list[str] = field(default_factory=list)
    whom: list[Mark] = field(default_factory=list)
    left: Governor | None = None
    personal: set[int] = field(default_factory=set)
    told_until: int = -1
    qualified: bool = False
    advised: bool = False

    def __post_init__(self) -> None:
        self.clauses.append(self.clause)

    def names(self, mark: Mark) -> bool:
        """Does the concept stand in the sentence, or is it only what a pronoun or a heading means?"""
        for one in self.mentioned:  # noqa: SIM110 - a loop takes a third of the time
            if one is mark:
                return True
        return False

    def following(self, at: int | None = None) -> Mark | None:
        """The mark behind the one at hand."""
        here = self.at if at is None else at
        return self.marks[here + 1] if here + 1 < len(self.marks) else None

    def opened_by(self, value: str) -> bool:
        """Is the aside at hand opened by a cue of that value?"""
        cue = self.aside.cue if self.aside else None
        return cue is not None and cue.value == value

    @property
    def within_subject(self) -> bool:
        """Does an aside of time stand in the subject, which a verb ends: "pinkness after cleansing is …"?"""
        timed = self.opened_by("after") or self.opened_by("before")
        aims = self.aside is not None and self.aside.role == "purpose"
        if aims and self.clause.governor is not None and self.clause.governor.nominal:
            timed = True  # "asking your doctor to look at it is wise"
        return self.mode == ASIDE and timed and self.has_subject and not self.clause.predicated

    @property
    def has_subject(self) -> bool:
        """Does the clause speak of something, named or done ("using gel after a wash …")?"""
        governor = self.clause.governor
        return bool(self.clause.subjects) or (governor is not None and governor.nominal and governor.used)

    @property
    def awaits_end(self) -> bool:
        """Was an "until" said, of which a "which takes a week" tells the time?"""
        return bool(self.conditions) and self.conditions[-1].opener.role == "until"

    def noun_ahead(self, unknown: int = 1) -> Mark | None:
        """The concept that the next words name, past articles, adverbs and so many unknown words; else none."""
        for mark in self.marks[self.at + 1 :]:
            if mark.concept is not None or mark.role not in {"determiner", "adverb", "including", "normal"}:
                return mark if mark.concept is not None and mark.gap <= unknown else None
        return None

    def told_ahead(self) -> Mark | None:
        """The sign in "that you have an infection", "that the skin is infected", right behind the mark at hand."""
        behind = self.marks[self.at + 1 :]
        if not behind or behind[0].role != "that" or behind[0].gap:
            return None
        told = next((one for one in behind[1:] if one.role not in _TELLING), None)
        return told if told is not None and told.is_sign and told.gap <= 1 else None

    def open_aside(self) -> None:
        """What follows makes no claims, up to the next joint."""
        self.mode, self.aside_has_act, self.expecting = ASIDE, False, False
        self.aside = self.marks[self.at]

    def new_clause(self) -> None:
        """End the clause and begin another, which may go on with the subjects of the one before."""
        old = self.clause
        self.finish_clause()
        inherited = (
            old.subjects or old.inherited or [one.mark for one in self.statements if one.clause == old.number]
        )
        said = old.governor is not None or any(one.clause == old.number for one in self.statements)
        pronoun = None if said or old.subjects else old.pronoun
        label = [] if said else old.label
        self.clause = Clause(len(self.clauses), inherited=inherited, pronoun=pronoun, label=label)
        self.clauses.append(self.clause)
        self.mode, self.fresh, self.expecting, self.copula = MAIN, True, False, False

    def finish_clause(self) -> None:
        """Complete the clause at hand."""
        finish(self)

    def referents(self, stance: str) -> list[Mark]:
        """What a pronoun stands for: a sign named in this sentence's condition, else the topic."""
        named = [
            mark
            for condition in self.conditions
            for mark in (*condition.marks, *condition.referred)
            if speaks_of(stance, mark) and (mark.is_sign or condition.last_clause is None)
        ]
        used = any(mark.is_action for mark in self.clear)
        left = [
            mark for mark in (self.clear if used else (*self.clear, *self.topic)) if "left" in mark.otherwise
        ]
        if stance == "restrict" and self._leaves() and left:
            return [self._left(mark) for mark in left[:1]]
        denied = [one.mark for one in self.statements if one.stance == "deny"]
        ordered = [
            one.mark
            for one in self.statements
            if stance == "restrict" and one.cues and one.cues[0].concept is not None
        ]
        caused = [one.mark for one in self.statements if one.stance == "cause" and stance in ACTS]
        here = [
            mark
            for mark in self.clear
            if speaks_of(stance, mark)
            and mark is not self.marks[self.at]
            and mark not in denied + ordered + caused
        ]
        apart = [mark for mark in self.mentioned if mark not in self.clear]
        here = here or [mark for mark in apart if speaks_of(stance, mark)]
        last: list[Mark] = next((clause.subjects for clause in self.clauses[-2::-1] if clause.subjects), [])
        if stance == "warn":  # "… is normal; blisters are not, and they deserve a call"
            here = [mark for mark in here if mark in last] or here
        topic = [mark for mark in self.topic if speaks_of(stance, mark)]
        seen = any(one.stance in {"notice", "normal"} for one in self.statements)
        spoken = [mark for mark in here if any(mark in clause.subjects for clause in self.clauses[:-1])]
        found = (topic if stance == "course" and not (seen or spoken) else []) or named or here or topic
        return self._meant(found) if all(mark.is_action for mark in found) else found

    def _meant(self, found: list[Mark]) -> list[Mark]:
        """An "it" stands for one thing: the last that the sentence has told of, else the first that was named."""
        here = self.marks[self.at] if self.marks else None
        pronoun = here if here is not None and here.role == "pronoun" else self.clause.pronoun
        if pronoun is None or pronoun.cue is None or not pronoun.cue.value:
            return found
        told = [one.mark for one in self.statements if one.mark in found]
        return told[-1:] or found[:1]

    @staticmethod
    def _left(mark: Mark) -> Mark:
        """What is not to be done to a sign that is to be left alone."""
        return replace(mark, concept=mark.otherwise["left"])

    def _is_kept_off(self, governor: Governor) -> bool:
        """ "Keep the cat off your pillow": what stands behind the "off" is not kept off itself."""
        cue = governor.cues[-1].cue
        if not governor.used or cue is None or cue.id != "keep_away":
            return False
        return any(one.gap for one in (*self._since_concept(), self.marks[self.at]))

    def _is_swapped_for(self, mark: Mark, governor: Governor) -> bool:
        """ "Swap the scrub for a cream": what stands behind the "for" is to be used instead."""
        cue = governor.cues[-1].cue
        if cue is None or cue.value != "swap" or not governor.used:
            return False
        between = self._since_concept()
        return not any(one.role in {"comma", "and", "or"} for one in between) and bool(
            mark.gap or any(one.gap or one.role == "including" for one in between)
        )

    def _since_concept(self) -> Sequence[Mark]:
        """The marks behind the last concept named, or all, up to the one at hand."""
        last = max(
            (number for number, one in enumerate(self.marks[: self.at]) if one.concept is not None),
            default=-1,
        )
        return self.marks[last + 1 : self.at]

    def _leaves(self) -> bool:
        """ "Leave them alone": said of signs, it forbids what is done to them."""
        governor = self.clause.governor
        return governor is not None and _cue_id(governor) == "leave"

    def govern(self, mark: Mark) -> bool:
        """Let the open governor take a concept; False where it speaks of no such concept."""
        governor = self.clause.governor
        if governor is None or self._is_kept_off(governor):
            return False
        if governor.stance == "restrict" and self._leaves() and "left" in mark.otherwise:
            self.state([self._left(mark)], governor.stance, governor.strength, governor.cues)
            governor.used = True
            return True
        bare = _cue_id(governor) == "no"  # "no peeling" is no order
        if governor.stance in {"restrict", "wait"} and "act" in mark.otherwise and not bare:
            mark.concept = mark.otherwise["act"]
        stance = self._stance_on(mark, governor)
        if stance:
            self.state([mark], stance, governor.strength, governor.cues)
            governor.used = True
        return bool(stance)

    def _stance_on(self, mark: Mark, governor: Governor) -> str:
        """What the governor says of a concept, or nothing: a call is for a professional, a search for signs warns."""
        stance = "recommend" if self._is_swapped_for(mark, governor) else governor.stance
        done = mark.may_be(PAST) and not (mark.is_nominal or mark.may_be(BASE))
        if stance in ACTS and done:
            return ""  # "use your fingertips, freshly washed"
        if stance == "seek":
            called = "seek" if mark.concept_id == self.professional else ""
            return "warn" if mark.is_sign and self.about else called
        if stance == "recommend" and mark.is_sign and _cue_id(governor) == "look_for":
            return "warn"
        return stance if speaks_of(stance, mark) else ""

    def state(
        self,
        marks: Iterable[Mark],
        stance: str,
        strength: str,
        cues: Iterable[Mark],
        *,
        about: Mark | None = None,
    ) -> None:
        """Note a stance on each of the concepts."""
        clause, given = self.clause, tuple(cues)
        governor = clause.governor
        awaits = governor is not None and governor.nominal and governor.cues == given
        tentative = awaits and not clause.by
        for mark in marks if stance else ():
            if stance in ACTS and mark.concept_id == self.professional:
                continue
            if stance == "seek" or speaks_of(stance, mark):
                self.statements.append(
                    Statement(mark, stance, strength, given, clause.number, about, tentative=tentative)
                )

    def open_governor(self, stance: str, mark: Mark, *, nominal: bool = False, sticky: bool = False) -> None:
        """Let a cue take what follows, under the negation and strength that stood before it."""
        clause = self.clause
        turned_stance = turned(stance, clause.negation)
        strength = clause.strength or (mark.cue.strength if mark.cue else "")
        cues = (*clause.pending, mark)
        clause.governor = Governor(turned_stance, strength, cues, nominal, sticky) if turned_stance else None
        if clause.governor:
            clause.governor.subjects = clause.subjects or clause.inherited
        clause.directive = clause.directive or not nominal
        clause.subjects = [] if stance in ACTS and not nominal else clause.subjects
        clause.pending, self.expecting, self.copula = (), False, False


def _cue_id(governor: Governor) -> str:
    cue = governor.cues[-1].cue
    return cue.id if cue is not None else ""
