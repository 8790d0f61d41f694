"""Where a condition ends: at which comma, and whether it holds the list behind its colon."""

from __future__ import annotations

from claimaudit.domain.inflection import BASE
from claimaudit.extract.ahead import is_finite, names_subject, starts_directive
from claimaudit.extract.marks import Mark
from claimaudit.extract.openers import close_condition, is_span
from claimaudit.extract.stances import ACTS
from claimaudit.extract.state import MAIN, Sentence

_SEEN = frozenset({"look", "persist", "cause"})


def ends_condition(sentence: Sentence, part: list[Mark]) -> bool:
    """Does the condition at hand end at the comma, behind which the chunk stands?"""
    following, fronted = sentence.following(), is_fronted(sentence)
    later = any(one.role == "comma" for one in sentence.marks[sentence.at + 1 :])
    seen = (not fronted or later) and bool(part) and part[0].role in _SEEN and not part[0].gap
    seen = seen and (not fronted or not part[0].may_be(BASE))
    if seen or (following is not None and following.role == "or"):
        return False  # "if redness spreads, feels hot or …"
    if all(mark.role in {"time", "adverb"} for mark in part) or (
        fronted and not sentence.conditions[-1].marks
    ):
        return True
    if fronted and part and part[0].role in {"determiner", "pronoun", "person"} and part[0].gap == 1:
        return True  # "if it burns, remove it": one unknown word and its object
    acts = any(one.role in ACTS or one.role in {"seek", "necessity"} for one in part)
    if acts or is_finite(part) or starts_directive(part) or (fronted and _is_last_joint(sentence)):
        return True
    if is_span(sentence.conditions[-1].opener) and names_subject(sentence.marks, sentence.at + 1):
        return True  # "until it is over, and facials, waxing or lasers should …"
    named = sentence.conditions[-1].marks
    concepts = [one for one in part if one.concept is not None]
    return bool(named and concepts) and named[0].is_sign != concepts[0].is_sign


def _is_last_joint(sentence: Sentence) -> bool:
    """Does a clause follow that says something, with no other comma at which the condition could end?"""
    behind = [one.role for one in sentence.marks[sentence.at + 1 :]]
    ends = {"comma", "break", "colon", "contrast", "seek"}.intersection(behind)
    return not ends and bool({"be", "modal", "course"}.intersection(behind))


def goes_past_colon(sentence: Sentence, mark: Mark) -> bool:
    """ "If you have any of the following: …": does the condition hold the list? Otherwise it ends here."""
    condition, rest = sentence.conditions[-1], sentence.marks[sentence.at + 1 :]
    behind = [one for one in rest if one.concept is not None]
    listed = bool(behind) and all(one.is_sign for one in behind) and bool(condition.marks)
    if listed and condition.marks[-1].is_sign and not is_finite(rest):
        condition.marks.pop()
        return True
    if not (condition.marks or condition.times):
        return True
    close_condition(sentence, mark.start)
    sentence.mode = MAIN
    return False


def goes_on_as_condition(sentence: Sentence) -> bool:
    """Is the next opener, past an "or", another condition of the same sort?"""
    return any(mark.role == "condition" for mark in sentence.marks[sentence.at + 1 : sentence.at + 3])


def is_fronted(sentence: Sentence) -> bool:
    """Does the condition stand before what it limits?"""
    return sentence.conditions[-1].last_clause is None
