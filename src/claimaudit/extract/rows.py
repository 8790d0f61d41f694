"""Table rows: the first cell names what the row is about, the column heads say what the others mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from claimaudit.domain.domain import Domain
from claimaudit.extract.claims import Claim, claims_of
from claimaudit.extract.contexts import NOTHING, Context, ContextReader
from claimaudit.extract.marks import Mark
from claimaudit.extract.pipeline import TextReader
from claimaudit.extract.reader import read_sentence
from claimaudit.extract.stances import SIGHTS
from claimaudit.extract.timing import NO_TIME, timings_of
from claimaudit.extract.wording import read_wording
from claimaudit.model import Article, Block, Cell

_TIMING = frozenset({"time", "adverb", "stop"})


@dataclass(slots=True)
class Row:
    """What a row claims and the concepts it names; ``times`` stand alone in cells of their own."""

    claims: list[Claim] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    times: list[Mark] = field(default_factory=list)


def read_row(
    article: Article,
    block: Block,
    above: Context,
    *,
    texts: TextReader,
    contexts: ContextReader,
    domain: Domain,
) -> Row:
    """The claims of a row, each once; a cell that holds nothing but a time tells that of what the row is about."""
    row = Row()
    about: set[str] = set()
    for number, (cell, context) in enumerate(_row_contexts(article, block, above, contexts)):
        wording = read_wording(article.text, cell.start, cell.end, block.marks)
        words, sentences = texts.read(wording.text)
        for _, _, marks in sentences:
            sentence = read_sentence(marks, context.topic, domain.professional)
            found = claims_of(sentence, words, domain, context._replace(cell=True))
            row.named += [mark.concept_id for mark in sentence.mentioned if mark.concept is not None]
            if number and sentence.times and all(mark.role in _TIMING for mark in marks):
                times = contexts.read(f"{cell.head} {_text(article, cell)}").times
                row.times += [] if found else times
                found = [one for claim in found for one in _at(times, claim)]
            row.claims += found
        about = about or set(row.named)
    row.claims = _unique(_timed(row, about))
    return row


def _timed(row: Row, about: set[str]) -> Iterator[Claim]:
    """The claims, those on what the row is about with the times of the row."""
    for claim in row.claims:
        yield from _at(row.times if claim.concept in about else [], claim)


def _at(times: Sequence[Mark], claim: Claim) -> list[Claim]:
    """A claim at each of the times, as their column heads mean them ("Starts", "How long", "Allowed after")."""
    timings = timings_of(times, claim.kind)
    return [claim] if timings == [NO_TIME] else [claim._replace(timing=timing) for timing in timings]


def _unique(claims: Iterable[Claim]) -> list[Claim]:
    """Each claim once, with its time where another cell says the same without one."""
    claims = list(claims)
    timed = {_said(one) for one in claims if one.timing != NO_TIME}
    kept = [one for one in claims if one.timing != NO_TIME or _said(one) not in timed]
    return list({(*_said(one), one.timing): one for one in kept}.values())


def _said(claim: Claim) -> tuple[str, str, str, str]:
    """What a claim says, whatever the time: one cell of a row may name the thing, and another its time."""
    return claim.kind, claim.concept, claim.about, claim.polarity


def _row_contexts(
    article: Article, block: Block, above: Context, contexts: ContextReader
) -> Iterator[tuple[Cell, Context]]:
    """Each cell with what its column head, the row's first cell and the headings say of it."""
    if not block.cells:
        return
    sights = (
        contexts.read(block.cells[0].head).stance in SIGHTS
    )  # "Normal | Call us": the first cell labels no other
    label = NOTHING if sights else contexts.read(_label(article, block.cells[0]))
    for number, cell in enumerate(block.cells):
        head = contexts.read(cell.head)
        stance = head if head.stance else above
        context = above._replace(
            stance=stance.stance, strength=stance.strength, cues=stance.cues, rules=stance.rules,
            times=head.times or (label.times if number else ()) or above.times,
            scope=head.scope.within(above.scope), task=head.task.within(above.task),
            topic=label.topic if number else (), at_least=head.at_least,
        )  # fmt: skip
        if number == 0 and not head.stance and len(block.cells) > 1:
            context = context._replace(stance="")
        yield cell, context


def _label(article: Article, cell: Cell) -> str:
    """What the first cell names; a bare number counts what its column head names ("Day", "1–3")."""
    text = _text(article, cell)
    return f"{cell.head} {text}" if text[:1].isdigit() and cell.head.isalpha() else text


def _text(article: Article, cell: Cell) -> str:
    return " ".join(article.text[cell.start : cell.end].split())
