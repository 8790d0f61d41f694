"""What headings, lead-ins, column heads and marks say of the items under them."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from claimaudit.domain.cues import Cue
from claimaudit.domain.domain import Domain
from claimaudit.domain.inflection import BASE, GERUND
from claimaudit.extract.conditions import Scope, no_scope, scope_of, task_of
from claimaudit.extract.marks import Condition, Mark
from claimaudit.extract.pipeline import TextReader
from claimaudit.extract.reader import read_sentence
from claimaudit.extract.stances import ACTS
from claimaudit.extract.state import Sentence
from claimaudit.extract.words import Words

_NUMBERING = re.compile(r"^\W*(?:(?:(?:step|tip|no)\.?\s*)?\d{1,2}[.):]\s*)?", re.IGNORECASE)
_INFINITIVE = re.compile(
    r"^(?:what|things|products|foods|activities)\s+(?:you\s+should\s+)?to\s+", re.IGNORECASE
)
_DONT = re.compile(r"\bdon'?t\b")
_MOST_TEXTS = 10_000
_JUDGING = frozenset({"seek", "warn", "normal"})
_AT_LEAST = re.compile(r"\bat least\b|\bminimum\b|\bno less than\b", re.IGNORECASE)
_NEGATIVE_MARKS, _POSITIVE_MARKS = "✘✗❌✖🚫⛔×✕", "✔✓✅☑👍"


class Context(NamedTuple):
    """What stands over a block: a stance for its fragments, a time, a scope, and what its pronouns may stand for.

    ``task`` is the situation that a heading names, "managing breakouts": it limits advice alone, never a sign.
    ``whom`` is what a title says of the whole article: a kind of reader, or a variant of the procedure. ``dated`` is
    said by what opens with its time or with "before": "Days 2–3" is the condition of what follows.
    ``ruled`` are those of its ``times`` that only restrictions take: "Our 72-hour rule" says how long something waits.
    ``bare`` is a question without a verb of its own, or "what if": it asks what to do.
    ``at_least`` is said by a column head whose cells hold the times alone; ``cell`` marks a cell of a table, whose
    words may all be about its row. ``begins`` marks a question of when something begins. ``past`` are the times that
    "after that" begins behind. ``asked`` is the stance that a question asks about, "" where it is no question.
    """

    stance: str = ""
    strength: str = ""
    cues: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    times: tuple[Mark, ...] = ()
    scope: Scope = no_scope
    topic: tuple[Mark, ...] = ()
    asked: str = ""
    words: str = ""
    bare: bool = False
    cell: bool = False
    at_least: bool = False
    dated: bool = False
    ruled: tuple[Mark, ...] = ()
    whom: Scope = no_scope
    task: Scope = no_scope
    past: tuple[Mark, ...] = ()
    begins: bool = False


NOTHING = Context()


def under_label(above: Context, sentence: Sentence, words: Words) -> Context:
    """What stands over the rest of a block that "Day 1:" opens."""
    marks = sentence.marks[:2]
    if [mark.role for mark in marks] != ["time", "colon"] or marks[0].gap:
        return above
    told = words.text(marks[0].start, marks[0].end)
    scope = above.scope if above.scope.condition else above.scope._replace(condition=told)
    return above._replace(times=(marks[0],), scope=scope)


class ContextReader:
    """Reads headings and lead-ins, each distinct text once."""

    def __init__(self, texts: TextReader, domain: Domain) -> None:
        self._texts, self._domain = texts, domain
        self._known: dict[str, Context] = {"": NOTHING}

    def read(self, text: str) -> Context:
        """What a text says of what stands under it."""
        if text not in self._known:
            if len(self._known) >= _MOST_TEXTS:
                self._known = {"": NOTHING}
            self._known[text] = self._read(text)
        return self._known[text]

    def heading(self, text: str) -> Context:
        """What a heading says: where it names a span of time, that is the condition of what stands under it."""
        context = self.read(text)
        if not context.dated or context.scope.condition:
            return context
        return context._replace(scope=context.scope._replace(condition=context.words.rstrip(" .:–—-")))

    def label(self, text: str) -> Context:
        """What a label says of the rest of its sentence ("Normal side effects: redness and swelling")."""
        cue = self._heading_cue(text)
        return Context(cue.value, cue.strength, (text,), (cue.id,)) if cue is not None else NOTHING

    def marker(self, marker: str) -> Context:
        """What a printed mark says of its item: ✔ recommends, ✘ restricts."""
        if marker and marker[0] in _NEGATIVE_MARKS:
            return Context("restrict", cues=(marker,), rules=("mark",))
        if marker and marker[0] in _POSITIVE_MARKS:
            return Context("recommend", cues=(marker,), rules=("mark",))
        return NOTHING

    @cached_property
    def _headings(self) -> dict[str, Cue]:
        """The headings that the rules give whole, the first rule's before others."""
        cues = [cue for cue in self._domain.cues.values() if cue.role == "heading"]
        return {phrase.lower(): cue for cue in reversed(cues) for phrase in cue.phrases}

    def _read(self, text: str) -> Context:
        bare = _INFINITIVE.sub("", _NUMBERING.sub("", text).strip())
        words, read = self._texts.read(bare)
        found = list(read)
        if not found:
            return NOTHING
        sentences = [read_sentence(marks, (), self._domain.professional) for _, _, marks in found]
        first, last, _ = found[-1]
        sentence = sentences[-1]
        times = () if bare.endswith("?") else tuple(mark for mark, _ in sentence.times)
        ruled = tuple(mark for mark in times if _is_attribute(sentence, mark, last))
        topic = tuple(mark for mark in sentence.mentioned if mark.concept is not None)
        question = bare.endswith("?")
        beside = [words.text(one.start, one.end) for one, _ in sentence.times]
        untimed = _without(words.text(first, last), [*beside, *_phases(sentence, words)])
        stance, strength, cues, rules = self._stance(bare, untimed, sentence, last)
        opened = any(mark.time is not None for mark in sentence.marks[:1]) or "before" in sentence.phases
        dated = opened and not (question or stance)
        calls = stance == "warn" or any(mark.role in _JUDGING for mark in sentence.marks)
        sentence.conditions = [one for one in sentence.conditions if _is_situation(one, question, calls)]
        scope = scope_of(sentence, words, self._domain)
        task = no_scope if calls else task_of(sentence, words)
        if scope.triggers:
            task, scope = scope, Scope("", scope.phase, (), scope.audience)
        bare_question = question and not any(mark.role in {"be", "modal"} for mark in sentence.marks)
        asked = _asked(sentence, topic) if question else ""
        asked = asked or ("call" if bare_question else "")
        at_least = bool(_AT_LEAST.search(bare))
        begins = question and any(mark.role == "return" and mark.may_be(BASE) for mark in sentence.marks)
        whom = Scope(
            "; ".join(words.text(one.start, one.end) for one in sentence.whom), "", (), scope.audience
        )
        return Context(
            stance, strength, cues, rules, times, scope, topic, asked, bare,
            bare=bare_question, at_least=at_least, begins=begins, dated=dated, whom=whom, task=task, ruled=ruled,
        )  # fmt: skip

    def _stance(
        self, text: str, untimed: str, sentence: Sentence, last: int
    ) -> tuple[str, str, tuple[str, ...], tuple[str, ...]]:
        cue = self._heading_cue(untimed)
        if cue is not None:
            return cue.value, cue.strength, (text,), (cue.id,)
        left = sentence.left
        opened = bool(sentence.conditions)
        seeking = (left is not None and left.stance == "seek") or any(
            one.stance == "seek" for one in sentence.statements
        )
        listing = text.rstrip().endswith((":", " for"))
        seeking = seeking or (listing and any(mark.role == "seek" for mark in sentence.marks[:1]))
        if seeking and (opened or listing):
            return "warn", "", (text,), ("call",)
        if _begins_with_when(sentence):
            again = [mark for mark in sentence.marks if mark.role in {"return", "permit", "recommend"}]
            return ("permit", "may", (text,), ("when",)) if again else ("", "", (), ())
        if _brings_back(sentence):
            return "permit", "may", (text,), ("bring_back",)
        return _left_stance(text, sentence, last)

    def _heading_cue(self, text: str) -> Cue | None:
        plain = _DONT.sub("do not", text.lower().replace("’", "'")).strip(' :–—-!?."“”*()')
        return self._headings.get(plain)


def _left_stance(
    text: str, sentence: Sentence, last: int
) -> tuple[str, str, tuple[str, ...], tuple[str, ...]]:
    """What the heading leaves open; "the rule you can't bend" leaves nothing open."""
    left = sentence.left
    ended = left is not None and not left.cues and sentence.marks[-1].end < last
    if left is None or ended or left.stance in {"seek", "cause", "deny", "from"}:
        return "", "", (), ()
    return left.stance, left.strength, (text,), tuple(mark.cue.id for mark in left.cues if mark.cue)


def _is_situation(condition: Condition, question: bool, judges: bool) -> bool:
    """ "When your skin peels" is a situation; "When to call us" and "When it is not normal" are none."""
    when = condition.opener.cue is not None and condition.opener.cue.value == "when"
    asks = question and condition.start == 0
    return not asks and (not (when or judges or question) or (bool(condition.marks) and not judges))


def _asked(sentence: Sentence, topic: tuple[Mark, ...]) -> str:
    named = [mark for mark in topic if mark.concept_id != sentence.professional]
    if not named and any(mark.role == "seek" for mark in sentence.marks):
        return "seek"  # "when should I call you?", "when do I need to see a doctor?"
    for statement in sentence.statements:
        if statement.stance in {"restrict", "wait", "recommend", "permit", "return"}:
            return (
                "permit"
                if statement.stance in {"permit", "return"} or statement.strength == "may"
                else statement.stance
            )
        if statement.stance in {"normal", "notice", "course", "warn"}:
            return "warn" if statement.stance == "warn" else "normal"
    if sentence.left is not None and sentence.left.stance in ACTS:
        return sentence.left.stance
    if any(mark.is_action for mark in topic):
        return "permit"
    looks = any(mark.role in {"look", "notice"} for mark in sentence.marks)
    serious = any(mark.concept is not None and mark.concept.serious for mark in topic)
    return "notice" if (looks or any(mark.is_sign for mark in topic)) and not serious else ""


def _brings_back(sentence: Sentence) -> bool:
    """ "Bringing back your actives": what is listed under it is allowed again."""
    first = sentence.marks[0] if sentence.marks else None
    returns = first is not None and first.role == "return" and not first.gap and first.may_be(GERUND)
    return returns and bool(sentence.mentioned)


def _is_attribute(sentence: Sentence, time: Mark, last: int) -> bool:
    """Does the time stand between an article and a noun ("our 72-hour rule")?"""
    at = sentence.marks.index(time)
    before, behind = sentence.marks[at - 1 : at], sentence.marks[at + 1 : at + 2]
    noun = behind[0].gap > 0 if behind else time.end < last
    return bool(before) and before[0].role == "determiner" and not time.gap and noun


def _begins_with_when(sentence: Sentence) -> bool:
    """Is it the head of a column of times: "When you can start again"?"""
    first = sentence.marks[0].cue if sentence.marks else None
    return first is not None and first.value == "when"


def _phases(sentence: Sentence, words: Words) -> list[str]:
    """ "What to avoid after the visit": what says before or after what it is."""
    found, start = [], -1
    for mark in sentence.marks:
        if mark.role == "moment":
            start = mark.start
        elif mark.role == "event" and start >= 0:
            found.append(words.text(start, mark.end))
        elif mark.role not in {"determiner", "variant"}:
            start = -1
    return found


def _without(text: str, times: list[str]) -> str:
    """A heading without the times in it: "Off limits for one week" says what "Off limits" does."""
    for time in times:
        text = text.replace(time, "")
    return " ".join(text.split())
