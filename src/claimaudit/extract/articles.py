"""Reads an article block by block: what each sentence claims, and what could not be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claimaudit.domain.domain import Domain
from claimaudit.extract.answers import is_condition
from claimaudit.extract.claims import Claim, claims_of
from claimaudit.extract.conditions import Scope, no_scope
from claimaudit.extract.contexts import NOTHING, Context, ContextReader, under_label
from claimaudit.extract.fragments import is_bare
from claimaudit.extract.labels import has_label, labelled, run_in
from claimaudit.extract.marks import Mark, Statement
from claimaudit.extract.pipeline import TextReader, make_pipeline
from claimaudit.extract.reader import read_sentence
from claimaudit.extract.rows import read_row
from claimaudit.extract.stances import ACTS
from claimaudit.extract.state import Sentence
from claimaudit.extract.wording import Wording, read_wording
from claimaudit.extract.words import Words
from claimaudit.model import Article, Block

_GOES_ON = frozenset({*ACTS, "normal", "warn"})
_READ = frozenset({"paragraph", "item", "row"})
_ACTIVE = frozenset(
    {"restrict", "recommend", "permit", "return", "wait", "normal", "warn", "course", "notice", "seek"}
)


class Reading(NamedTuple):
    """One sentence as it was read: where it stands, what it claims, and, where it claims nothing, what it named."""

    start: int
    end: int
    section: str
    claims: Sequence[Claim]
    concepts: tuple[str, ...]
    cues: tuple[str, ...]
    reason: str


Watch = Callable[[Reading, Words, tuple[int, int], Sentence], None]


@dataclass(slots=True)
class _Thread:
    """What a sentence hands to the next: the concepts that a pronoun may stand for, and a question that waits."""

    topic: tuple[Mark, ...] = ()
    question: Context = NOTHING
    heading: str | None = None
    act: Statement | None = None
    act_times: tuple[Mark, ...] = ()
    past: tuple[Mark, ...] = ()


class ArticleReader:
    """Reads articles with the rules of one domain; ``watch`` is shown every sentence as it was read."""

    def __init__(self, domain: Domain, watch: Watch | None = None) -> None:
        self._domain = domain
        self._watch = watch
        self._texts = TextReader(make_pipeline(domain))
        self._contexts = ContextReader(self._texts, domain)
        self._over: dict[tuple[str, str, tuple[str, ...]], Context] = {}

    def read(self, article: Article) -> Iterator[Reading]:
        """Every sentence of an article that names a concept or a cue."""
        thread = _Thread()
        self._over.clear()
        whole = self._contexts.read(article.title).whom
        for block in article.blocks:
            if block.kind in _READ:
                self._turn_to(thread, block)
                read = self._read_row if block.kind == "row" else self._read_block
                for reading in read(article, block, thread):
                    yield _for_all(reading, whole) if whole.condition else reading

    def _turn_to(self, thread: _Thread, block: Block) -> None:
        """A new heading starts a new thread; a question in it waits for its answer."""
        heading = block.headings[-1] if block.headings else ""
        if heading != thread.heading:
            context = self._contexts.read(heading)
            thread.heading, thread.topic, thread.past = heading, context.topic, ()
            thread.question = context if context.asked else NOTHING

    def _read_block(self, article: Article, block: Block, thread: _Thread) -> Iterator[Reading]:
        wording = read_wording(article.text, block.start, block.end, block.marks)
        words, sentences = self._texts.read(wording.text)
        above, may_ask = self._above(article, block), "?" in wording.text
        if thread.question is NOTHING:
            thread.topic = tuple(mark for mark in thread.topic if mark.is_sign)
        label_end = words.tokens(0, wording.before(run_in(article.text, block)))[1]
        for number, (first, last, marks) in enumerate(labelled(words, sentences, label_end)):
            if not marks:
                continue
            context = self._for_sentence(above, thread)
            sentence = read_sentence(marks, thread.topic, self._domain.professional, thread.act)
            if _goes_on(sentence) or (number and is_bare(sentence)):
                context = context._replace(times=thread.act_times or context.times)
            if _goes_past(sentence):
                context = context._replace(past=thread.past)
            asks = may_ask and words.text(first, last).rstrip('"”’)').endswith("?")
            bound = self._bound(context, sentence, block, number)
            claims = [] if asks else claims_of(sentence, words, self._domain, bound)
            if not (claims or asks):
                sentence, claims = self._by_label(sentence, words, first, context)
            self._hand_on(thread, sentence, words.text(first, last) if asks else "")
            above = under_label(above, sentence, words) if not number else above
            reading = self._reading(
                block, wording, words, tokens=(first, last), sentence=sentence, claims=claims, asks=asks
            )
            if self._watch is not None:
                self._watch(reading, words, (first, last), sentence)
            yield reading

    def _by_label(
        self, sentence: Sentence, words: Words, first: int, context: Context
    ) -> tuple[Sentence, list[Claim]]:
        """What a sentence claims under the label that it opens with, "Warning signs: …", if that is a heading's."""
        colon = next((mark for mark in sentence.marks if mark.role == "colon"), None)
        label = self._contexts.label(words.text(first, colon.start)) if colon else NOTHING
        rest = [mark for mark in sentence.marks if colon is not None and mark.start > colon.start]
        if not (label.stance and rest):
            return sentence, []
        told = context._replace(
            stance=label.stance, strength=label.strength, cues=label.cues, rules=label.rules, asked=""
        )
        listed = read_sentence(rest, (), self._domain.professional)
        return listed, claims_of(listed, words, self._domain, told)

    def _hand_on(self, thread: _Thread, sentence: Sentence, question: str) -> None:
        """What the next sentence's pronouns may stand for, and whether it answers a question."""
        named = _last_named(sentence) or [mark for mark in sentence.clear if mark.concept is not None]
        if all(mark.is_process for mark in named):  # no pronoun stands for what goes on in the skin alone
            named += [mark for mark in sentence.clear if mark.is_sign]
        if named:
            signs = {new.is_sign for new in named}
            thread.topic = (*named, *[old for old in thread.topic if old.is_sign not in signs])
        said = [] if question else [one for one in sentence.statements if one.stance in _GOES_ON]
        thread.act = next((one for one in said if one.excepted), said[-1]) if said else None
        times = tuple([mark for mark, _ in sentence.times])
        thread.act_times = times or (thread.act_times if _goes_on(sentence) else ())
        thread.past = times or thread.past
        if question:
            thread.question = self._contexts.read(question)
            thread.topic = thread.question.topic or thread.topic
        elif sentence.statements or sentence.answer:
            thread.question = NOTHING

    def _above(self, article: Article, block: Block) -> Context:
        """What mark, lead-in and headings say of the block; the nearest that says something counts."""
        lead = article.text[block.lead.start : block.lead.end] if block.lead else ""
        over = (block.marker, lead, block.headings)
        if over not in self._over:
            near = [self._contexts.marker(block.marker), self._contexts.read(_folded(lead))]
            near += [self._contexts.heading(heading) for heading in reversed(block.headings)]
            self._over[over] = _combined(near)
        return self._over[over]

    def _for_sentence(self, above: Context, thread: _Thread) -> Context:
        asked = thread.question
        if not asked.asked:
            return above
        return above._replace(asked=asked.asked, topic=asked.topic, bare=asked.bare, begins=asked.begins)

    def _bound(self, context: Context, sentence: Sentence, block: Block, number: int) -> Context:
        """The stance of a list holds for the first sentence of its items, and elsewhere only for bare fragments."""
        if not context.stance:
            return context
        told = context.stance == "warn" and is_condition(sentence)
        listed = number == 0 and (block.kind == "item" or has_label(sentence.marks) or told)
        if listed or (not sentence.statements and not any(mark.role in _VERBAL for mark in sentence.marks)):
            return context
        return context._replace(stance="")

    def _read_row(self, article: Article, block: Block, _thread: _Thread) -> Iterator[Reading]:
        above, domain = self._above(article, block), self._domain
        row = read_row(article, block, above, texts=self._texts, contexts=self._contexts, domain=domain)
        concepts = tuple(dict.fromkeys(row.named))
        why = "" if row.claims else "table row"
        yield Reading(block.start, block.end, block.section, row.claims, concepts, (), why)

    def _reading(
        self,
        block: Block,
        wording: Wording,
        words: Words,
        *,
        tokens: tuple[int, int],
        sentence: Sentence,
        claims: Sequence[Claim],
        asks: bool,
    ) -> Reading:
        first, last = tokens
        start, end = wording.span(*words.characters(first, last))
        if claims:
            return Reading(start, end, block.section, claims, (), (), "")
        concepts = tuple(
            dict.fromkeys(mark.concept_id for mark in sentence.mentioned if mark.concept is not None)
        )
        cues = tuple(words.text(mark.start, mark.end) for mark in sentence.marks if mark.role in _ACTIVE)
        return Reading(
            start,
            end,
            block.section,
            claims,
            concepts,
            cues,
            _reason(sentence, asks, concepts, cues),
        )


_VERBAL = frozenset({"be", "modal", "person", "look", "notice"})


def _last_named(sentence: Sentence) -> list[Mark]:
    """What the last stance on signs and the last one on acts were taken on: what "these" means in the next sentence."""
    named: list[Mark] = []
    for signs in (True, False) if sentence.statements else ():
        told = [one for one in sentence.statements if one.stance != "deny"]
        said = [one for one in told if (one.mark.is_sign if signs else one.mark.is_action)]
        named += [
            one.mark
            for one in said
            if one.stance == said[-1].stance and (signs or one.clause == said[-1].clause)
        ]
    return named


def _goes_on(sentence: Sentence) -> bool:
    """Does the sentence go on with the stance of the one before ("The same goes for …")?"""
    return "continue" in [mark.role for mark in sentence.marks[:2]]


def _goes_past(sentence: Sentence) -> bool:
    """Does it begin where the time of the sentence before ends ("After that, …")?"""
    first = sentence.marks[0]
    return first.cue is not None and first.cue.id == "after_that"  # a mere "Then" is the next step


def _combined(contexts: Sequence[Context]) -> Context:
    """The nearest stance, the nearest time and the nearest scope, which need not come from one place."""
    scope = task = no_scope
    for context in contexts:
        scope, task = scope.within(context.scope), task.within(context.task)
    return next((one for one in contexts if one.stance), NOTHING)._replace(
        times=next((one.times for one in contexts if one.times), ()),
        ruled=next((one.ruled for one in contexts if one.times), ()),
        scope=scope,
        task=task,
        topic=next((one.topic for one in contexts if one.topic), ()),
        asked="",
        words="",
        at_least=False,
    )


def _for_all(reading: Reading, whole: Scope) -> Reading:
    """An article whose title names its readers, or a variant of the procedure, says everything of them."""
    return reading._replace(claims=[one._replace(scope=_of_all(one.scope, whole)) for one in reading.claims])


def _of_all(scope: Scope, whole: Scope) -> Scope:
    told = (scope.condition,) if whole.condition in scope.condition else (whole.condition, scope.condition)
    return scope._replace(condition="; ".join(filter(None, told)), audience=scope.audience or whole.audience)


def _folded(text: str) -> str:
    return " ".join(text.split())


def _reason(sentence: Sentence, asks: bool, concepts: tuple[str, ...], cues: tuple[str, ...]) -> str:
    if asks:
        return "a question"
    if sentence.personal and not sentence.advised:
        return "told in the first person"
    if concepts and cues:
        return "no cue takes the concept"
    return "no cue" if concepts else "no concept"
