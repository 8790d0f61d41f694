"""Hours in words, and the moments that a stated time covers."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from claimaudit.compare.hours import span_words
from claimaudit.compare.times import courses, moments, onsets, resumes

NAN = math.nan


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (24, NAN, "at least 24 hours"),
        (NAN, 336, "up to 2 weeks"),
        (48, 96, "2 to 4 days"),
        (24, 48, "24 to 48 hours"),
        (24, 72, "24 to 72 hours"),
        (72, 168, "3 to 7 days"),
        (168, 336, "1 to 2 weeks"),
        (336, 672, "2 to 4 weeks"),
        (36, 72, "36 to 72 hours"),
        (0, 72, "up to 3 days"),
        (72, 72, "3 days"),
        (36, 36, "36 hours"),
        (252, 252, "10.5 days"),
        (1, 1, "1 hour"),
        (1 / 6, 0.25, "10 to 15 minutes"),
        (0.1667, 0.25, "10 to 15 minutes"),
        (0.5, 2, "30 minutes to 2 hours"),
        (730, 730, "1 month"),
        (8760, NAN, "at least 1 year"),
        (NAN, NAN, ""),
    ],
)
def test_a_span_in_words(low, high, words):
    assert span_words(low, high) == words


def position(kind, timing, low=NAN, high=NAN):
    return pd.DataFrame({"kind": [kind], "timing": [timing], "min_hours": [low], "max_hours": [high]})


def ends(spans):
    return spans.low[0], spans.high[0]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (position("restriction", "for", 24), (0, 24)),
        (position("restriction", "for", 24, 48), (0, 24)),
        (position("restriction", "for", NAN, 48), (0, 48)),
        (position("restriction", "during", 24, 24), (0, 24)),
        (position("restriction", "during", 48, 96), (24, 96)),
        (position("restriction", "during", 168, 336), (168, 336)),
        (position("restriction", "during", 168, 168), (144, 168)),
        (position("restriction", "during", 72), (48, math.inf)),
        (position("restriction", "before", 120, 120), (-120, 0)),
        (position("recommendation", "after", 24), (24, math.inf)),
        (position("recommendation", "before", 72, 72), (-72, -72 + 1e-6)),
        (position("recommendation", "after", 0, 0), (0, 1e-6)),
        (position("recommendation", "every", 672, 1008), (1008, math.inf)),
        (position("expected_effect", "lasts", 48, 96), (0, 96)),
        (position("expected_effect", "onset", 24, 24), (24, math.inf)),
        (position("warning_sign", "lasts", 168), (168, math.inf)),
    ],
)
def test_the_moments_of_a_time(row, expected):
    assert ends(moments(row)) == pytest.approx(expected)


@pytest.mark.parametrize(
    "row",
    [
        position("restriction", ""),
        position("restriction", "for"),
        position("recommendation", "every", 2, 2),
        position("warning_sign", "within", NAN, 24),
    ],
)
def test_what_states_no_moments(row):
    assert not moments(row).stated[0]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (position("restriction", "for", 24), (24, 24)),
        (position("restriction", "for", 24, 48), (24, 48)),
        (position("restriction", "for", NAN, 48), (0, 48)),
        (position("restriction", "during", 48, 72), (72, 72)),
    ],
)
def test_when_a_restriction_lets_the_reader_resume(row, expected):
    assert ends(resumes(row)) == expected


def test_a_course_without_an_end_may_take_any_time_longer():
    assert ends(courses(position("expected_effect", "lasts", 72))) == (72, math.inf)
    assert ends(courses(position("expected_effect", "lasts", NAN, 72))) == (0, 72)
    assert not courses(position("expected_effect", "during", 48, 96)).stated[0]


def test_an_onset_is_read_a_day_early():
    assert ends(onsets(position("expected_effect", "onset", 72, 96))) == (48, 96)
