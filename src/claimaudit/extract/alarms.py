"""What conditions warn of: "call us if …", "harmless unless …"."""

from __future__ import annotations

from claimaudit.extract.conditions import is_warning, signs_of
from claimaudit.extract.marks import Condition, Mark, Statement
from claimaudit.extract.state import Sentence
from claimaudit.extract.timing import COURSES


def warn_of_conditions(sentence: Sentence) -> None:
    """ "Call us if you see pus": what a call for help is tied to."""
    for statement in [one for one in sentence.statements if one.stance == "seek" or _stops(one)]:
        for condition in sentence.conditions:
            if is_warning(condition) and condition.holds_for(statement.clause):
                for mark in signs_of(condition):
                    cues = (*statement.cues, condition.opener)
                    times = [time for time in condition.times if _is_of(sentence, condition, mark, time)]
                    sentence.statements.append(
                        Statement(mark, "warn", "", cues, statement.clause, times=times)
                    )


def warn_of_subjects(sentence: Sentence) -> None:
    """ "Pus or a fever have nothing to do with it, and you should call us": what a call stands behind."""
    calls = [one for one in sentence.statements if one.stance == "seek"]
    first = sentence.clauses[0]
    if (
        not calls
        or calls != sentence.statements
        or sentence.conditions
        or first.person
        or not calls[0].clause
    ):
        return
    signs = [mark for mark in first.subjects if mark.is_sign]
    sentence.statements += [Statement(mark, "warn", "", calls[0].cues, calls[0].clause) for mark in signs]


def _stops(statement: Statement) -> bool:
    """ "If the serum burns, stop using it": what makes the reader stop is a warning too."""
    cue = statement.cues[0].cue if statement.cues else None
    used = statement.mark.concept is not None and statement.mark.concept.category == "product"
    return used and statement.stance == "restrict" and cue is not None and cue.id == "stop"


def warn_of_exceptions(sentence: Sentence) -> None:
    """ "Redness is normal unless it comes with pus": what ends the reassurance is a warning."""
    for one in sentence.conditions:
        unless = one.opener.cue is not None and one.opener.cue.value == "unless"
        calm = [
            said for said in sentence.statements if said.stance == "normal" and one.holds_for(said.clause)
        ]
        if unless and calm:
            signs = [mark for mark in one.marks if mark.is_sign]
            sentence.statements += [
                Statement(mark, "warn", "", (one.opener,), calm[0].clause) for mark in signs
            ]


def _is_of(sentence: Sentence, condition: Condition, mark: Mark, time: Mark) -> bool:
    """Is the time said of that sign? Behind "… or redness that lasts" it is said of the last one alone."""
    again = [one.start for one in sentence.marks if one.role == "condition" and one.start < time.start]
    before = [one for one in condition.marks if max(again, default=0) <= one.start < time.start]
    if not before or mark not in before:
        return mark in condition.referred
    own = any(before[-1].start < one.start < time.start and one.role in COURSES for one in sentence.marks)
    return mark is before[-1] or not own
