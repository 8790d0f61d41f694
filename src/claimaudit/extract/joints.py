"""Reading what joins a list or two clauses: commas, "and", "or", colons."""

from __future__ import annotations

from claimaudit.domain.inflection import BASE
from claimaudit.extract.ahead import chunk, has_subject, is_finite, is_list, names_subject, starts_directive
from claimaudit.extract.closings import ends_condition, goes_on_as_condition, goes_past_colon, is_fronted
from claimaudit.extract.marks import Governor, Mark
from claimaudit.extract.openers import close_condition, is_span
from claimaudit.extract.stances import ACTS, SIGHTS, speaks_of
from claimaudit.extract.state import CONDITION, EXCEPT, INSTEAD, MAIN, Sentence

_FEW = 3
_CLASS = 3  # "avoid these products:" is a word before the thing, the thing and the colon


def read_comma(sentence: Sentence, mark: Mark) -> None:
    """A comma goes on with a list, or ends a condition or an aside, or begins a clause."""
    part = chunk(sentence.marks, sentence.at + 1)
    before = sentence.marks[sentence.at - 1] if sentence.at else mark
    if sentence.mode == MAIN and before.role == "negate" and not mark.gap and is_finite(part):
        sentence.new_clause()  # "blisters are not, and they …"
    elif sentence.mode == MAIN:
        _join(sentence, part)
    elif sentence.mode == CONDITION:
        following = sentence.following()
        if following is not None and following.role in {"condition", "or"} and goes_on_as_condition(sentence):
            return
        if ends_condition(sentence, part):
            close_condition(sentence, mark.start)
            sentence.mode = MAIN
            sentence.new_clause()
    elif not sentence.statements and not sentence.clause.subjects and sentence.clause.governor is None:
        sentence.mode = MAIN
        sentence.new_clause()
    elif sentence.mode in {EXCEPT, INSTEAD} and not (is_finite(part) or starts_directive(part)):
        pass
    elif is_finite(part) or starts_directive(part) or _goes_on_with_list(sentence, part) or not part:
        sentence.mode = MAIN
        if starts_directive(part) or (sentence.clause.directive and is_finite(part)):
            sentence.new_clause()
    sentence.fresh = True


def read_and(sentence: Sentence, mark: Mark) -> None:
    """ "And" goes on with a list, or begins a clause."""
    part = chunk(sentence.marks, sentence.at + 1)
    before = sentence.marks[sentence.at - 1] if sentence.at else mark
    if sentence.mode == MAIN and before.role == "negate" and not mark.gap and is_finite(part):
        sentence.new_clause()  # "… is not and should be checked"
    elif sentence.mode == MAIN:
        _join(sentence, part)
    elif sentence.mode == CONDITION:
        ended = is_fronted(sentence) or is_span(sentence.conditions[-1].opener) or _is_forbidden(part)
        ended = ended or _is_moment(sentence)
        if starts_directive(part) and ended and not _condition_verb(part):
            close_condition(sentence, mark.start)
            sentence.new_clause()
    elif sentence.mode in {EXCEPT, INSTEAD} and not starts_directive(part):
        pass
    elif (sentence.clause.directive and starts_directive(part)) or (
        _goes_on_with_list(sentence, part) and not _joins_unknown(mark, part)
    ):
        sentence.mode = MAIN
        if starts_directive(part):
            sentence.new_clause()
    elif part and part[0].role == "modal" and not part[0].gap and sentence.clause.person:
        sentence.new_clause()  # "you can expect it to last and should ask …"
    elif _bars_next(part) and sentence.opened_by("before"):
        sentence.new_clause()  # "book it before a weekend and avoid …"
    sentence.fresh = True


def read_put_in(sentence: Sentence, mark: Mark) -> None:
    """ ", however,": an adverb between commas, which ends a condition as a comma does."""
    between = mark.cue is not None and mark.cue.value == "between"
    if between and sentence.mode == CONDITION and sentence.conditions[-1].marks:
        read_comma(sentence, mark)


def _bars_next(part: list[Mark]) -> bool:
    """Does an order to leave something alone follow?"""
    return starts_directive(part) and any(one.role == "restrict" and one.may_be(BASE) for one in part[:2])


def read_or(sentence: Sentence, mark: Mark) -> None:
    """ "Or" goes on with what stood before, under the same negation; a "nor" that begins a sentence negates it."""
    if sentence.at == 0 and mark.cue and mark.cue.id == "nor":
        sentence.clause.negation = "not"
        if sentence.before is not None:
            sentence.clause.governor = Governor(sentence.before.stance, sentence.before.strength, (mark,))
    sentence.fresh = sentence.mode == MAIN


def read_colon(sentence: Sentence, mark: Mark) -> None:
    """A colon: what an open verb takes is listed behind it; otherwise a label is the topic of what follows."""
    clause = sentence.clause
    if sentence.personal:
        sentence.personal, sentence.told_until = set(), clause.number
    if sentence.mode == CONDITION and goes_past_colon(sentence, mark):
        return
    if _opens_list(sentence, mark):
        sentence.mode, sentence.fresh = MAIN, False
        return
    rest = sentence.marks[sentence.at + 1 :]
    label = [one for one in sentence.mentioned if one.concept is not None]
    sentence.topic = (
        *label,
        *(old for old in sentence.topic if all(old.is_sign != new.is_sign for new in label)),
    )
    sentence.new_clause()
    sentence.clause.label = label
    sentence.clause.inherited = label
    if starts_directive(rest) or (rest and rest[0].may_be(BASE) and not rest[0].gap):
        sentence.clause.pronoun = None  # "it is this: protect your skin"


def _opens_list(sentence: Sentence, mark: Mark) -> bool:
    """Does the list behind the colon go on with what was said before it?"""
    clause, governor = sentence.clause, sentence.clause.governor
    rest = sentence.marks[sentence.at + 1 :]
    headed = governor is not None and names_class(sentence)
    warns = governor is not None and governor.stance == "warn" and governor.used
    if not rest and (sentence.expecting or headed or warns or _is_forbidden_below(sentence)):
        if headed:  # "avoid these products:" says nothing of others
            named = sentence.marks[-2]
            sentence.statements[:] = [one for one in sentence.statements if one.mark is not named]
        return True  # "you must not:"
    verbless = [one for one in rest if not (one.cue and one.cue.value == "thing")]
    bare = not any(is_finite([one]) or starts_directive([one]) for one in verbless)
    if governor is not None and governor.stance not in {"cause", "deny", "from"}:
        waits = not governor.used and (mark.gap == 0 or (bare and mark.gap <= _FEW))
        if waits or is_list(rest):
            return True  # "use three things: …"
    if bare and _lists_what_was_said(sentence):
        last = sentence.statements[-1]
        clause.governor = Governor(last.stance, last.strength, last.cues)
        return True  # "side effects are usually mild: redness and swelling"
    if bare and not clause.directive and any(one.role == "look" for one in sentence.marks[: sentence.at]):
        clause.governor = Governor("notice", "", (mark,))
        return True  # "it feels like a sunburn: tight and dry"
    return False


def names_class(sentence: Sentence) -> bool:
    """ "We recommend the following products:": a word that no rule knows, a thing and a colon head a list of such."""
    if not ends_open(sentence) or len(sentence.marks) < _CLASS:
        return False
    before, named, colon = sentence.marks[-_CLASS:]
    return named.concept is not None and not colon.gap and (before.role == "pronoun" or named.gap > 0)


def ends_open(sentence: Sentence) -> bool:
    """Does it end in a colon, so that a list goes on with it?"""
    return bool(sentence.marks) and sentence.marks[-1].role == "colon"


def _is_forbidden_below(sentence: Sentence) -> bool:
    """ "You must not do any of the following:": a "not" whose verb no rule knows bars the list under it."""
    clause = sentence.clause
    barring = [one for one in sentence.marks if one.role == "negate"]
    open_ended = (
        clause.negation == "not" and clause.governor is None and not (clause.subjects or sentence.statements)
    )
    if open_ended and barring:
        clause.governor = Governor("restrict", clause.strength, tuple(barring[-1:]))
    return bool(open_ended and barring)


def _lists_what_was_said(sentence: Sentence) -> bool:
    """Was something said of a subject, as "these products are off limits", of which things of its kind follow?"""
    last = sentence.statements[-1] if sentence.statements else None
    ahead = next((one for one in sentence.marks[sentence.at + 1 :] if one.concept is not None), None)
    predicate = last is not None and bool(last.cues) and last.cues[-1].start > last.mark.start
    if last is None or ahead is None or not predicate or last.clause != sentence.clause.number:
        return False
    return last.stance in {*ACTS, *SIGHTS} and speaks_of(last.stance, ahead)


def _join(sentence: Sentence, part: list[Mark]) -> None:
    clause = sentence.clause
    governor = clause.governor
    if starts_directive(part):
        negation = clause.negation if _ends_in_or(sentence) else ""
        strength = clause.strength
        sentence.new_clause()
        sentence.clause.strength, sentence.clause.negation = strength, negation
        sentence.expecting = bool(negation)
    elif governor and governor.stance in SIGHTS and not has_subject(part):
        return
    elif (
        governor and governor.used and governor.stance == "restrict" and _has_unknown_verb(sentence, part)
    ) or (
        (governor and not governor.nominal and is_finite(part))
        or _opens_with_person(part)
        or (governor is None and _has_told(sentence) and names_subject(sentence.marks, sentence.at + 1))
    ):
        sentence.new_clause()


def _has_unknown_verb(sentence: Sentence, part: list[Mark]) -> bool:
    """ "…, and let the serum do its job": a verb that no rule knows, and its object."""
    joins = sentence.marks[sentence.at].role == "and"
    return joins and bool(part) and part[0].role == "determiner" and part[0].gap > 0


def _opens_with_person(part: list[Mark]) -> bool:
    """ "…, and we advise against it": a clause of its own, whatever was said before."""
    at = next(
        (at for at, one in enumerate(part) if one.role not in {"and", "or", "contrast", "adverb"}), len(part)
    )
    first, picked = part[at : at + 1], part[at + 1 : at + 2]
    person = bool(first) and first[0].role == "person" and not first[0].gap
    return person and not (picked and picked[0].role == "that") and is_finite(part)  # "or skin that weeps"


def _has_told(sentence: Sentence) -> bool:
    """Was something said in the clause at hand?"""
    said = any(one.clause == sentence.clause.number for one in sentence.statements)
    return sentence.clause.predicated or (said and not sentence.qualified)


def _ends_in_or(sentence: Sentence) -> bool:
    """Is it a list of verbs that "or" closes, so that one "never" speaks of all: "never pick, scratch or rub"?"""
    for mark in sentence.marks[sentence.at + 1 :]:
        if mark.role == "or":
            return True
        if mark.role in {"and", "contrast", "break", "condition", "colon", "stop", "until", "purpose"}:
            return False
    return False


def _goes_on_with_list(sentence: Sentence, part: list[Mark]) -> bool:
    governor = sentence.clause.governor
    concepts = [one for one in part if one.concept is not None]
    if not governor or not concepts:
        return False
    return speaks_of(governor.stance, concepts[0]) and (
        governor.stance in SIGHTS or not sentence.aside_has_act
    )


def _joins_unknown(mark: Mark, part: list[Mark]) -> bool:
    """ "… to lift away oil and sweat": the bare noun goes with the unknown one before the "and"."""
    first = next((one for one in part if one.role != "and"), None)
    return mark.gap > 0 and first is not None and first.concept is not None and first.gap == 0


def _is_moment(sentence: Sentence) -> bool:
    """ "Shower as soon as you get out and moisturize": what comes then, told behind "and"."""
    condition = sentence.conditions[-1]
    return condition.opener.cue is not None and condition.opener.cue.value == "when" and not condition.marks


def _is_forbidden(part: list[Mark]) -> bool:
    """ "…, and never squeeze a spot": an order that no condition holds."""
    first = next((mark for mark in part if mark.role not in {"and", "or", "adverb"}), None)
    return first is not None and first.role == "negate" and not first.gap


def _condition_verb(part: list[Mark]) -> bool:
    return bool(part) and part[0].role == "recommend"
