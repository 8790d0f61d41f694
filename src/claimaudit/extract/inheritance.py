"""What stands over a fragment gives it its stance: items under a lead-in, cells under a head, orders under "Don't"."""

from __future__ import annotations

from claimaudit.domain.inflection import BASE
from claimaudit.extract.answers import opens_with, says_no
from claimaudit.extract.conditions import signs_of, unconditional
from claimaudit.extract.contexts import Context
from claimaudit.extract.marks import Mark
from claimaudit.extract.stances import ACTS, SIGHTS, turned
from claimaudit.extract.state import Sentence

_TURNS = frozenset({"contrast", "break", "colon", "stop"})


def inherit(sentence: Sentence, context: Context) -> None:
    """Give the fragments of an item or a cell the stance of their lead-in, and turn an order under "Don't"."""
    if context.stance == "restrict":
        _turn_orders(sentence)
    if context.stance in SIGHTS:
        _inherit_sight(sentence, context)
    elif not any(one.stance in ACTS for one in sentence.statements):
        acts = [mark for mark in unconditional(sentence) if mark.is_action]
        answers = bool(sentence.times) or (context.cell and (sentence.answer or says_no(sentence)))
        if not acts and answers and not sentence.mentioned:
            acts = [mark for mark in context.topic if mark.is_action]
        negative = context.cell and (sentence.answer == "no" or says_no(sentence)) and not sentence.mentioned
        sentence.state(acts, turned(context.stance, "not" if negative else ""), context.strength, ())


def _turn_orders(sentence: Sentence) -> None:
    for statement in sentence.statements:
        first = statement.cues[0] if statement.cues else None
        order = first is not None and first.may_be(BASE) and _is_listed(sentence, first)
        if order and statement.stance == "recommend":
            statement.stance = "restrict"
    _bar_first(sentence)


def _bar_first(sentence: Sentence) -> None:
    """ "Swim, or use a sauna", under "Do not": the first of the list, which is an order too."""
    if not sentence.statements:
        return
    first, following = sentence.marks[0], sentence.following(0)
    listed = following is not None and following.role in {"comma", "or", "and"} and not following.gap
    said = any(one.mark is first for one in sentence.statements)
    if listed and first.is_action and first.may_be(BASE) and not said:
        sentence.state([first], "restrict", "", ())


def _is_listed(sentence: Sentence, order: Mark) -> bool:
    """ "Take hot baths or use a sauna", under "You must not:": is it the first order, or one of a list?"""
    front = [mark for mark in sentence.marks if mark.start < order.start and mark.role != "adverb"]
    turns = any(mark.role in _TURNS for mark in front)
    return not turns and (order.start <= 1 or (bool(front) and front[-1].role in {"or", "and", "comma"}))


def _inherit_sight(sentence: Sentence, context: Context) -> None:
    said = {id(one.mark) for one in sentence.statements if one.stance in {"normal", "warn", "course"}}
    sentence.statements[:] = [
        one for one in sentence.statements if not (one.stance == "notice" and context.stance == "warn")
    ]
    conditional = [mark for condition in sentence.conditions for mark in signs_of(condition)]
    signs = [
        mark for mark in (*unconditional(sentence), *conditional) if mark.is_sign and id(mark) not in said
    ]
    if context.cell and any(mark.is_sign for mark in context.topic):
        signs = (
            []
            if _denies(sentence)
            else [
                *(mark for mark in context.topic if mark.is_sign),
                *(one for one in signs if one.is_nominal),
            ]
        )
        sentence.statements[:] = [one for one in sentence.statements if not one.mark.is_sign]
        sentence.state(signs, context.stance, "", ())
        if context.stance == "normal" and opens_with(sentence, "no") and not sentence.mentioned:
            sentence.state([mark for mark in context.topic if mark.is_sign], "warn", "", ())
        return
    said_of_row = (
        context.cell and not any(mark.is_sign for mark in sentence.mentioned) and not _denies(sentence)
    )
    of_topic = not sentence.mentioned and (
        sentence.times or any(one.role == "persist" for one in sentence.marks)
    )
    if not signs and (said_of_row or of_topic):
        signs = [mark for mark in context.topic if mark.is_sign]
    sentence.state(signs, context.stance, "", ())
    for condition in sentence.conditions if context.stance == "warn" else ():
        sentence.times.extend((time, 0) for time in condition.times)


def _denies(sentence: Sentence) -> bool:
    """Does the cell say "never" or "none"?"""
    return bool(sentence.marks) and (sentence.marks[0].role == "negate" or opens_with(sentence, "no"))
