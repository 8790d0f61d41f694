"""The examples of time rules: brackets mark the one time of a sentence, with its role and hours."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from claimaudit.domain.times import TimeExample, TimeRule, TimeRules
from claimaudit.extract.times import TimeExpression, find_times, time_for
from claimaudit.rulebook.fault import NOTHING, Fault

Read = tuple[int, int, str, float | None, float | None]


def check_time_rule(rule: TimeRule, times: TimeRules) -> Iterator[Fault]:
    """The examples of a time rule that do not hold."""
    for example in rule.matches:
        wanted = (example.start, example.end, example.role, example.min_hours, example.max_hours)
        got = [_read(one, example) for one in find_times(example.text, times)]
        if len(got) != 1 or not _same(got[0], wanted):
            asked, read = _shown(example.text, [wanted]), _shown(example.text, got)
            yield Fault(rule.file, rule.id, example.text, asked, read)
    for text in rule.rejects:
        found = [text[one.start : one.end] for one in find_times(text, times)]
        if found:
            yield Fault(rule.file, rule.id, text, "no time", ", ".join(f"[{words}]" for words in found))


def _read(time: TimeExpression, example: TimeExample) -> Read:
    """A time as it reads in a claim of the example's kind, or alone where the example names none."""
    alone = (time.role, time.min_hours, time.max_hours)
    return (time.start, time.end, *(time_for(time, example.kind) if example.kind else alone))


def _same(one: Read, other: Read) -> bool:
    return one[:3] == other[:3] and all(
        _equal(mine, theirs) for mine, theirs in zip(one[3:], other[3:], strict=True)
    )


def _equal(one: float | None, other: float | None) -> bool:
    return one is other if one is None or other is None else math.isclose(one, other, rel_tol=1e-6)


def _shown(text: str, times: Iterable[Read]) -> str:
    return (
        ", ".join(
            f"[{text[start:end]}] {role} {_hours(low)} {_hours(high)}"
            for start, end, role, low, high in times
        )
        or NOTHING
    )


def _hours(value: float | None) -> str:
    return "-" if value is None else f"{value:g}"
