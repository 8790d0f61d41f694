"""Several positions as one: time, interval, strength and degree."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from claimaudit.compare.codes import distinct
from claimaudit.reconcile.settlements import BOTH, CAUTIOUS, PERMISSIVE, Settlement

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from claimaudit.reconcile.settlements import Case

NAN = math.nan
Time = tuple[str, float, float]
_STRENGTHS = ("must", "should", "may")
_WHAT = {"expected_effect": "course", "warning_sign": "warning"}
_RULED = {CAUTIOUS: "longest", PERMISSIVE: "shortest", BOTH: "range"}


def merged_time(case: Case, positions: Sequence[int], concerned: Iterable[Settlement]) -> Time:
    """The one time that guidance states for several positions, by the policy or by the ruling on their timeline."""
    columns = case.positions.columns
    kind = columns["kind"][positions[0]]
    times = list(_times(case, positions))
    if kind == "warning_sign" and len(times) < len(positions):
        return ("", NAN, NAN)
    if kind == "expected_effect":
        times = [time for time in times if time[0] == "lasts"]
    if not times:
        return ("", NAN, NAN)
    what = _WHAT.get(kind, "permission" if times[0][0] == "after" else "restriction")
    ruled = [one.side for one in concerned if one.type == "timeline" and one.ruling is not None]
    return _merge(times, _RULED.get(ruled[0], case.policy.time(what)) if ruled else case.policy.time(what))


def _times(case: Case, positions: Iterable[int]) -> Iterator[Time]:
    """The times that positions state, but for how often."""
    columns = case.positions.columns
    for one in positions:
        time = (columns["timing"][one], columns["min_hours"][one], columns["max_hours"][one])
        if time[0] not in ("", "every") and not (math.isnan(time[1]) and math.isnan(time[2])):
            yield _from_start(time)


def _from_start(time: Time) -> Time:
    """A span that begins with the procedure is how long something holds."""
    role, low, high = time
    return ("for", high, high) if role == "during" and (low == 0 or math.isnan(low)) else time


def _merge(times: Sequence[Time], rule: str) -> Time:
    if rule == "range":
        lows = [0.0 if math.isnan(low) else low for _, low, _ in times]
        highs = [low if math.isnan(high) else high for _, low, high in times]
        low = min(lows)
        return (times[0][0], low or NAN, max(highs))
    ordered = sorted(times, key=_length)
    return ordered[0] if rule in ("shortest", "earliest") else ordered[-1]


def _length(time: Time) -> tuple[float, float, str]:
    role, low, high = time
    least = 0.0 if math.isnan(low) else low
    return (least or high, least if math.isnan(high) else high, role)


def interval(case: Case, positions: Iterable[int]) -> tuple[float, float]:
    """How often, where any of the positions says so."""
    columns = case.positions.columns
    found = [
        ("every", columns["min_hours"][one], columns["max_hours"][one])
        for one in positions
        if columns["timing"][one] == "every"
    ]
    found = [time for time in found if not (math.isnan(time[1]) and math.isnan(time[2]))]
    return _merge(found, case.policy.time("interval"))[1:] if found else (NAN, NAN)


def strength(case: Case, positions: Sequence[int]) -> str:
    """The strongest wording that enough publishers share; what fewer say is advised, not demanded."""
    claims, _ = case.positions.claims_of(np.array(positions, dtype=np.int64))
    said = case.strengths[claims]
    if len(_voices(case, claims[said == "must"])) >= case.policy.essential_publishers:
        return "must"
    if np.isin(said, np.array(("must", "should"), dtype=object)).any():
        return "should"
    return "may" if (said == "may").any() else ""


def essential(case: Case, positions: Sequence[int]) -> bool:
    """Do enough publishers say it so strongly that no article may leave it out?"""
    claims, _ = case.positions.claims_of(np.array(positions, dtype=np.int64))
    enough = _STRENGTHS[: _STRENGTHS.index(case.policy.essential_strength) + 1]
    strong = np.isin(case.strengths[claims], np.array(enough, dtype=object))
    return len(_voices(case, claims[strong])) >= case.policy.essential_publishers


def _voices(case: Case, claims: NDArray[np.int64]) -> set[str]:
    source = case.positions.source
    return case.voices(str(source.names[one]) for one in distinct(source.codes[claims], len(source.names)))


def degree_words(case: Case, positions: Sequence[int]) -> str:
    """The degree that all positions share, as guidance says it before a noun; nothing where one has none."""
    degrees = case.domain.comparison.degrees
    said = Counter(degrees.before(degrees.read(case.positions.columns["degree"][one])) for one in positions)
    return "" if said[""] else min(said, key=lambda one: (-said[one], one))


def sign_bounds(case: Case, positions: Sequence[int]) -> tuple[str, ...]:
    """How far a sign must go to be a warning, in guidance's own words; nothing where any of it is one."""
    degrees = case.domain.comparison.degrees
    narrowing = degrees.bounding("warning_sign")
    bits = [degrees.read(case.positions.columns["degree"][one]) & narrowing for one in positions]
    if not all(bits):
        return ()
    together = 0
    for one in bits:
        together |= one
    return tuple(degrees.labels(together))
