"""A class and its members in one sentence: which of them a statement speaks of."""

from __future__ import annotations

from dataclasses import replace

from claimaudit.domain.domain import Domain
from claimaudit.extract.marks import Mark, Statement
from claimaudit.extract.state import Sentence
from claimaudit.extract.words import Words

_POINTING = (["those"], ["these"], ["that"], ["this"])


def settle_classes(sentence: Sentence, words: Words, domain: Domain) -> None:
    """Let every statement speak of the most specific thing that its words mean."""
    _bar_the_rest(sentence, domain)
    _drop_qualities(sentence, words, domain)
    _say_of_kind(sentence, words, domain)
    _spare_the_rest(sentence, words, domain)


def _bar_the_rest(sentence: Sentence, domain: Domain) -> None:
    """ "Nothing but balm": the class is barred, and what is allowed is excepted."""
    alone = [one for one in sentence.statements if one.cues and one.cues[0].role == "nothing"]
    members = domain.hierarchy.descendants(domain.anything) if domain.anything and alone else ()
    allowed = [one for one in alone if one.mark.concept_id in members]
    if allowed:
        cue, said = allowed[0].cues[0], allowed[0]
        everything = replace(cue, role="concept", concept=domain.concepts[domain.anything])
        excepted = [one.mark for one in allowed]
        rest = Statement(everything, "restrict", said.strength, said.cues, said.clause, excepted=excepted)
        sentence.statements.append(rest)


def _drop_qualities(sentence: Sentence, words: Words, domain: Domain) -> None:
    """ "Zinc oxide, SPF 30", "a mineral sunscreen with SPF 30": what only qualifies its member is no second product."""
    if len(sentence.statements) < 2:
        return
    here = [one for one in sentence.statements if one.mark.concept and sentence.names(one.mark)]
    having = [one for one in here if words.texts[one.mark.end : one.mark.end + 1] == ["with"]]
    graded = [one for one in here if _is_graded(one.mark, words)]

    def qualifies(statement: Statement) -> bool:
        members = domain.hierarchy.descendants(statement.mark.concept_id)
        others = here if statement in graded else having
        return any(one.mark.concept_id in members and one.clause == statement.clause for one in others)

    qualities = {id(one) for one in here if qualifies(one)} if having or graded else ()
    if qualities:
        sentence.statements[:] = [one for one in sentence.statements if id(one) not in qualities]


def _say_of_kind(sentence: Sentence, words: Words, domain: Domain) -> None:
    """ "Chemical filters sting, so leave those sunscreens for later": "those" are the kind that was named."""
    for one in sentence.statements:
        if words.texts[one.mark.start - 1 : one.mark.start] in _POINTING and sentence.names(one.mark):
            members = domain.hierarchy.descendants(one.mark.concept_id)
            kinds = [mark for mark in sentence.mentioned if mark.start < one.mark.start]
            named = [
                mark
                for mark in kinds
                if mark.concept_id in members and mark.concept_id != one.mark.concept_id
            ]
            one.mark = named[-1] if named else one.mark


def _spare_the_rest(sentence: Sentence, words: Words, domain: Domain) -> None:
    """ "A product is too strong" speaks of one, and bars no others."""

    def speaks_of_one(statement: Statement) -> bool:
        mark = statement.mark
        said = (
            statement.stance == "restrict" and bool(statement.cues) and statement.cues[-1].start > mark.start
        )
        predicate = said and statement.cues[-1].cue is not None and statement.cues[-1].cue.takes == "subject"
        return predicate and words.texts[mark.start - 1 : mark.start] == ["a"]

    sentence.statements[:] = [
        one for one in sentence.statements if one.mark.concept_id != domain.anything or not speaks_of_one(one)
    ]


def _is_graded(mark: Mark, words: Words) -> bool:
    """Is it a grade behind a comma ("SPF 30")?"""
    behind = words.texts[mark.start - 1 : mark.start] == [","]
    return behind and any(map(str.isdigit, words.texts[mark.start : mark.end]))
