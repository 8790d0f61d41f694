"""What is allowed only on a condition asks for that condition: "makeup is fine as long as you use a clean brush"."""

from __future__ import annotations

from claimaudit.domain.inflection import WITHOUT
from claimaudit.extract.marks import Condition, Mark, Statement
from claimaudit.extract.state import Sentence

_ALLOWS = frozenset({"permit", "return", "recommend"})
_BARS = frozenset({"restrict", "negate", "aside"})


def ask_for_provisos(sentence: Sentence) -> None:
    """State what the provisos of a leave ask for, and what they bar."""
    for condition in sentence.conditions:
        cue = condition.opener.cue
        if cue is None or cue.value != "provided" or condition.last_clause is None:
            continue
        allowed = [
            one for one in sentence.statements if one.stance in _ALLOWS and condition.holds_for(one.clause)
        ]
        asked = [
            mark for mark in condition.marks if mark.is_action and mark.concept_id != sentence.professional
        ]
        for mark in asked if allowed else ():
            stance = "restrict" if _is_barred(sentence, condition, mark) else "recommend"
            statement = Statement(mark, stance, "should", (condition.opener,), len(sentence.clauses) - 1)
            sentence.statements.insert(0, statement)


def _is_barred(sentence: Sentence, condition: Condition, mark: Mark) -> bool:
    """ "Provided that you avoid …", "as long as it contains no …", "as long as you keep out of …"."""
    inside = [one for one in sentence.marks if condition.start <= one.start < mark.start]
    return mark.may_be(WITHOUT) or any(one.role in _BARS for one in inside)
