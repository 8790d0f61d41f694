"""The examples of concepts: brackets mark exactly the words that must be found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from claimaudit.domain.concepts import Concept
from claimaudit.domain.domain import Domain
from claimaudit.extract.pipeline import make_pipeline, marks_of
from claimaudit.extract.reader import read_sentence
from claimaudit.rulebook.fault import NOTHING, Fault

Found = tuple[int, int, str]
_BRACKETS = re.compile(r"\[([^\[\]]*)\]")


class ConceptFinder:
    """Finds concepts as the extraction does: a sentence is read whole, since its verbs can decide what a word names."""

    def __init__(self, domain: Domain) -> None:
        self._nlp = make_pipeline(domain)
        self._professional = domain.professional

    def find(self, text: str) -> list[Found]:
        """Where each concept is named: start, end and its id."""
        doc = self._nlp(text)
        found = []
        for _, _, marks in marks_of(doc):
            read_sentence(marks, (), self._professional)
            for mark in marks:
                if mark.concept is not None:
                    last = doc[mark.end - 1]
                    found.append((doc[mark.start].idx, last.idx + len(last), mark.concept_id))
        return found


def check_concept(concept: Concept, finder: ConceptFinder) -> Iterator[Fault]:
    """The examples of a concept that do not hold."""
    for example in concept.matches:
        text, wanted = read_brackets(example)
        found = finder.find(text)
        if not wanted or wanted != [(start, end) for start, end, name in found if name == concept.id]:
            asked = _shown(text, ((start, end, "") for start, end in wanted))
            got = _shown(text, _concerned(found, wanted, concept.id))
            yield Fault(concept.file, concept.id, example, asked if wanted else "words in brackets", got)
    for text in concept.rejects:
        found = [one for one in finder.find(text) if one[2] == concept.id]
        if found:
            yield Fault(concept.file, concept.id, text, NOTHING, _shown(text, found))


def read_brackets(example: str) -> tuple[str, list[tuple[int, int]]]:
    """An example without its brackets, and where in it they stood."""
    spans: list[tuple[int, int]] = []
    for found in _BRACKETS.finditer(example):
        start = found.start() - 2 * len(spans)
        spans.append((start, start + len(found[1])))
    return _BRACKETS.sub(r"\1", example), spans


def _concerned(found: Iterable[Found], wanted: Sequence[tuple[int, int]], concept: str) -> Iterator[Found]:
    """What was found as the concept, and what was found as another in the brackets."""
    for start, end, name in found:
        if name == concept:
            yield start, end, ""
        elif any(start < last and first < end for first, last in wanted):
            yield start, end, name


def _shown(text: str, found: Iterable[Found]) -> str:
    return ", ".join(f"[{text[start:end]}]{name and f' as {name}'}" for start, end, name in found) or NOTHING
