"""Expressions of time in sentences that the rules were not written from, and what is true of every one."""

from __future__ import annotations

import itertools
import subprocess
import sys
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimaudit.domain.time_files import general_times
from claimaudit.extract.times import TIME_COLUMNS, TimeExpression, find_times, read_times

RULES = general_times()


class Told(NamedTuple):
    words: str
    role: str
    low: float | None
    high: float | None


Ends = tuple[str, float | None, float | None]


def times_of(text: str) -> list[Told]:
    return [
        Told(text[time.start : time.end], time.role, time.min_hours, time.max_hours)
        for time in find_times(text, RULES)
    ]


def marked(sentence: str) -> tuple[str, list[str]]:
    """A sentence without its square brackets, and what stood between them."""
    words = [part.split("]")[0] for part in sentence.split("[")[1:]]
    return sentence.replace("[", "").replace("]", ""), words


def check(sentence: str, *expected: Ends) -> None:
    text, words = marked(sentence)
    found = times_of(text)
    assert [one.words for one in found] == words
    for one, (role, low, high) in zip(found, expected, strict=True):
        assert (one.role, one.low, one.high) == (role, rounded(low), rounded(high))


def rounded(hours: float | None) -> object:
    return None if hours is None else pytest.approx(hours, rel=1e-9)


# One time a sentence: the words, the role alone, least and most hours.
ONE = [
    # digits, words, units and their abbreviations
    ("Keep the dressing dry [for 36 hours].", "for", 36, 36),
    ("Sleep propped up [for ten nights].", "for", 240, 240),
    ("No lifting [for six weeks].", "for", 1008, 1008),
    ("Hold the gauze there [for 45 minutes].", "for", 0.75, 0.75),
    ("No dairy [for 8hrs].", "for", 8, 8),
    ("Leave the patch alone [for 72hrs].", "for", 72, 72),
    ("No caffeine [for 24h].", "for", 24, 24),
    ("No hot drinks [for 48 hrs].", "for", 48, 48),
    ("Chill it [for 20 mins].", "for", 1 / 3, 1 / 3),
    ("Chill it [for 20 min].", "for", 1 / 3, 1 / 3),
    ("Swish it round [for 30 seconds].", "for", 1 / 120, 1 / 120),
    ("No contact sports [for 3 mths].", "for", 2190, 2190),
    ("The scar softens [over two years].", "lasts", 17520, 17520),
    ("Rest the knee [for a fortnight].", "for", 336, 336),
    ("No driving [for twenty-one days].", "for", 504, 504),
    ("No driving [for twenty one days].", "for", 504, 504),
    ("It is watched [for one hundred days].", "for", 2400, 2400),
    ("Wear the splint [for 1,000 hours].", "for", 1000, 1000),
    ("Wear it [for 2.5 hours].", "for", 2.5, 2.5),
    ("Avoid spicy food [for one (1) day].", "for", 24, 24),
    ("Rest [for twenty-four (24) hours].", "for", 24, 24),
    ("Keep off it [for a whole month].", "for", 730, 730),
    ("Keep off it [for a further three days].", "for", 72, 72),
    ("Keep off it [for another fortnight].", "for", 336, 336),
    ("Keep off it [for two more weeks].", "for", 336, 336),
    ("No alcohol [for 3 consecutive days].", "for", 72, 72),
    # parts of a unit
    ("Leave the mask [for half an hour].", "for", 0.5, 0.5),
    ("Leave the mask [for a quarter of an hour].", "for", 0.25, 0.25),
    ("Leave the mask [for an hour and a half].", "for", 1.5, 1.5),
    ("No running [for two and a half weeks].", "for", 420, 420),
    ("No running [for a day and a half].", "for", 36, 36),
    ("It dries [in 1½ hours].", "lasts", 1.5, 1.5),
    ("It dries [in ½ hour].", "lasts", 0.5, 0.5),
    ("It dries [in 3/4 hour].", "lasts", 0.75, 0.75),
    ("It dries [in 2 1/2 hours].", "lasts", 2.5, 2.5),
    ("Fast [for a day and 6 hours].", "for", 30, 30),
    ("Fast [for 1 hour 15 minutes].", "for", 1.25, 1.25),
    # vague amounts
    ("No sauna [for a couple of days].", "for", 48, 48),
    ("No sauna [for a couple weeks].", "for", 336, 336),
    ("No sauna [for a few weeks].", "for", 336, 672),
    ("No sauna [for several weeks].", "for", 336, 672),
    ("No sauna [for quite a few days].", "for", 48, 96),
    # ranges
    ("No sauna [for 5-7 days].", "for", 120, 168),
    ("No sauna [for 5 – 7 days].", "for", 120, 168),
    ("No sauna [for 5—7 days].", "for", 120, 168),
    ("No sauna [for 5−7 days].", "for", 120, 168),
    ("No sauna [for five to seven days].", "for", 120, 168),
    ("No sauna [for five-to-seven days].", "for", 120, 168),
    ("No sauna [for 5 or 7 days].", "for", 120, 168),
    ("No sauna [for 24/48 hours].", "for", 24, 48),
    ("No sauna [for a week or two].", "for", 168, 336),
    ("No sauna [for an hour or two].", "for", 1, 2),
    ("No sauna [for one, two or three days].", "for", 24, 72),
    ("No sauna [for between 10 and 14 days].", "for", 240, 336),
    ("No sauna [for two days to a week].", "for", 48, 168),
    ("No sauna [for a few hours to a few days].", "for", 2, 96),
    ("No sauna [for 1–2 wks].", "for", 168, 336),
    ("Full recovery takes [anywhere from six weeks to three months].", "lasts", 1008, 2190),
    ("The bruise takes [10 days to 2 weeks] to go.", "lasts", 240, 336),
    ("A [24-to-48-hour] fast is plenty.", "for", 24, 48),
    ("The [48-72-hour] window matters most.", "for", 48, 72),
    ("Plan a [three-day] break from training.", "for", 72, 72),
    ("Plan a [30-minute] rest.", "for", 0.5, 0.5),
    ("Give it a [20-second] rinse.", "for", 1 / 180, 1 / 180),
    # bounds
    ("No golf [for at least ten days].", "for", 240, None),
    ("No golf [for at least 10-14 days].", "for", 240, 336),
    ("No golf [for a minimum of 3 weeks].", "for", 504, None),
    ("No golf [for a minimum of 3 to 4 weeks].", "for", 504, 672),
    ("No golf [for no less than 5 days].", "for", 120, None),
    ("No golf [for 10 days or more].", "for", 240, None),
    ("No golf [for 3-5 days or longer].", "for", 72, None),
    ("No golf [for 2 or more weeks].", "for", 336, None),
    ("No golf [for 10+ days].", "for", 240, None),
    ("No golf [for 10 days plus].", "for", 240, None),
    ("No golf [for 10 days minimum].", "for", 240, None),
    ("No golf [for more than a month].", "for", 730, None),
    ("No golf [for over a month].", "for", 730, None),
    ("No golf [for at least a few days].", "for", 48, None),
    ("Soak it [for up to 15 minutes].", "for", None, 0.25),
    ("Soak it [for up to 10-15 minutes].", "for", None, 0.25),
    ("Soak it [for no more than a quarter of an hour].", "for", None, 0.25),
    ("Soak it [for less than 5 minutes].", "for", None, 1 / 12),
    ("Soak it [for under an hour].", "for", None, 1),
    ("Soak it [for a maximum of 2 hours].", "for", None, 2),
    ("Soak it [for 2 hours maximum].", "for", None, 2),
    ("Soak it [for 2 hours or less].", "for", None, 2),
    ("Soak it [for at most 2 hours].", "for", None, 2),
    ("Soak it [for 2 hours at most].", "for", None, 2),
    ("Never soak it [for longer than 2 hours].", "for", None, 2),
    ("The ache should not last [more than a week].", "lasts", None, 168),
    ("The ache lasts [more than two days but less than a week].", "lasts", 48, 168),
    ("The ache lasts [at least a day but no longer than three days].", "lasts", 24, 72),
    ("Rest [for at least 2 days and up to 5 days].", "for", 48, 120),
    ("Rest [for about 2 days].", "for", 48, 48),
    ("Rest [for around 2 days].", "for", 48, 48),
    ("Rest [for roughly 2–3 days].", "for", 48, 72),
    ("Rest [for ~2 days].", "for", 48, 48),
    ("Rest [for approximately one week].", "for", 168, 168),
    ("Rest [for at least about a week].", "for", 168, None),
    ("Rest [for a week or so].", "for", 168, 168),
    ("Rest [for only two days].", "for", 48, 48),
    # how long an effect lasts
    ("The numbness lasts [2 to 4 hours].", "lasts", 2, 4),
    ("Tenderness may persist [for up to ten days].", "lasts", None, 240),
    ("The lump goes down [in a couple of weeks].", "lasts", 336, 336),
    ("The itch settles [within 48 hours].", "lasts", 48, 48),
    ("The itch settles [within three to five days].", "lasts", 72, 120),
    ("The itch should ease [in under a day].", "lasts", None, 24),
    ("Bruises are gone [by day 10].", "lasts", 240, 240),
    ("Bruises are gone [by the end of the second week].", "lasts", 336, 336),
    ("Bruises fade [over the next few days].", "lasts", 48, 96),
    ("Bruises fade [over one to two weeks].", "lasts", 168, 336),
    ("Numb lips recover [overnight].", "lasts", 8, 12),
    ("Ring if the bleeding continues [beyond 12 hours].", "lasts", 12, None),
    ("Ring if the fever persists [past two days].", "lasts", 48, None),
    ("Ring if the fever lasts [longer than 2 days].", "lasts", 48, None),
    # onset and during
    ("The feet look pale [right after] surgery.", "onset", 0, 0),
    ("The feet look pale [immediately following] surgery.", "onset", 0, 0),
    ("The feet look pale [the day after] surgery.", "onset", 24, 24),
    ("Stiffness comes [the next day].", "onset", 24, 24),
    ("Stiffness starts [on day two].", "onset", 48, 48),
    ("Stiffness begins [after 12 hours].", "onset", 12, 12),
    ("Flaking appears [three to four days after] peeling off the tape.", "onset", 72, 96),
    ("The wound weeps [on days 1 and 2].", "during", 24, 48),
    ("The wound weeps [on days 1, 2 and 3].", "during", 24, 72),
    ("The wound weeps [between days 2 and 4].", "during", 48, 96),
    ("The wound weeps [from day 2 to day 4].", "during", 48, 96),
    ("The wound weeps [on the second and third days].", "during", 48, 72),
    ("The wound weeps [on the 3rd day].", "during", 72, 72),
    ("The wound weeps [in week three].", "during", 336, 504),
    ("The wound weeps [during the second week].", "during", 168, 336),
    ("The wound weeps [during the first 48 hours].", "during", 0, 48),
    ("The wound weeps [in the first day or two].", "during", 0, 48),
    ("The wound weeps [throughout the first week].", "during", 0, 168),
    ("The wound weeps [in the 24 hours after] surgery.", "during", 0, 24),
    ("[Day 3]", "during", 72, 72),
    ("[Days 4–6]", "during", 96, 144),
    ("[Day One]", "during", 24, 24),
    ("[Week 2]: gentle walking", "during", 168, 336),
    ("[Weeks 2–4]", "during", 168, 672),
    ("[Months 3-6]", "during", 1460, 4380),
    ("[Day 5+]", "after", 120, None),
    ("[0–24 hours]", "during", 0, 24),
    ("[First 24–72 hours]", "for", 24, 72),
    ("[First week]", "for", 168, 168),
    ("[For the first 72 hours], no:", "for", 72, 72),
    # after, before, within, until
    ("You may drive [after two weeks].", "after", 336, None),
    ("You may drive [after the first week].", "after", 168, None),
    ("You may drive [after day 3].", "after", 72, None),
    ("You may drive [after 24–48 hours].", "after", 24, 48),
    ("You may drive [from day two].", "after", 48, None),
    ("You may drive [from the third day onwards].", "after", 72, None),
    ("You may drive [starting on day 4].", "after", 96, None),
    ("You may drive [a week later].", "after", 168, None),
    ("You may drive [48 hours post-op].", "after", 48, None),
    ("You may drive [no sooner than 3 days after] surgery.", "after", 72, None),
    ("You can start swimming again [after a month].", "after", 730, None),
    ("Stop aspirin [a week before] surgery.", "before", 168, 168),
    ("Stop aspirin [at least 7 days before] surgery.", "before", 168, None),
    ("Stop aspirin [3–5 days prior to] surgery.", "before", 72, 120),
    ("Eat nothing [for six hours before] surgery.", "before", 6, 6),
    ("Eat nothing [in the 6 hours before] surgery.", "before", 6, 6),
    ("Shower [the night before] surgery.", "before", 24, 24),
    ("Shower [the day before].", "before", 24, 24),
    ("Tell us of any jab [in the past two weeks].", "before", 336, 336),
    ("Take the cap off [just 20 minutes before] the swim.", "before", 1 / 3, 1 / 3),
    ("Ring us [within 2 hours].", "within", None, 2),
    ("Have the stitches out [within ten to fourteen days].", "within", None, 336),
    ("Do not bathe [until day 6].", "for", 144, 144),
    ("Do not bathe [until the sixth day].", "for", 144, 144),
    ("Do not bathe [until at least day 6].", "for", 144, None),
    ("Do not bathe [until 48 hours after] surgery.", "for", 48, 48),
    ("Do not bathe [through day 6].", "for", 144, 144),
    ("Do not bathe [up to and including day 6].", "for", 144, 144),
    ("Do not bathe [before day 6].", "for", 144, 144),
    ("Wait [48 hours] to bathe.", "for", 48, 48),
    ("Wait [at least 48 hours before] a bath.", "for", 48, None),
    ("Allow [two to three days after] surgery for this.", "for", 48, 72),
    ("It will be [a month before you can] dive.", "for", 730, 730),
    ("No tennis [for two weeks before and after] surgery.", "for", 336, 336),
    # intervals
    ("Rinse [every 4 hours].", "every", 4, 4),
    ("Rinse [every four to six hours].", "every", 4, 6),
    ("Rinse [every few hours].", "every", 2, 4),
    ("Rinse [every hour or two].", "every", 1, 2),
    ("Rinse [every other day].", "every", 48, 48),
    ("Rinse [every second day].", "every", 48, 48),
    ("Rinse [every third night].", "every", 72, 72),
    ("Rinse [each evening].", "every", 24, 24),
    ("Rinse [every single day].", "every", 24, 24),
    ("Rinse [every morning and every night].", "every", 12, 12),
    ("Rinse [once a day].", "every", 24, 24),
    ("Rinse [twice a day].", "every", 12, 12),
    ("Rinse [twice daily].", "every", 12, 12),
    ("A [twice-daily] rinse is enough.", "every", 12, 12),
    ("Rinse [3x a day].", "every", 8, 8),
    ("Rinse [four times per day].", "every", 6, 6),
    ("Rinse [two to three times a day].", "every", 8, 12),
    ("Rinse [once or twice a week].", "every", 84, 168),
    ("Rinse [once every 3 days].", "every", 72, 72),
    ("Rinse [several times a day].", "every", 6, 12),
    ("Rinse [at least three times a day].", "every", None, 8),
    ("Rinse [no more than twice a week].", "every", 84, None),
    ("Rinse [daily].", "every", 24, 24),
    ("Rinse [on a weekly basis].", "every", 168, 168),
    ("Use the brace [three nights a week].", "every", 56, 56),
    ("Use the brace [two or three evenings per week].", "every", 56, 84),
    ("Use the brace [365 days a year].", "every", 24, 24),
    ("Eat five pieces of fruit [a day].", "every", 24, 24),
    ("Drink two litres of water [per day].", "every", 24, 24),
    ("Squeeze the ball [8-hourly].", "every", 8, 8),
    # afterthoughts, spans that are over, parts of a counted day
    ("Rest [for 12 hours, ideally 24].", "for", 12, 24),
    ("Rest [for 12 (preferably 24) hours].", "for", 12, 24),
    ("Rest [for two, perhaps three days].", "for", 48, 72),
    ("Rest [for most of the first week].", "for", 168, 168),
    ("Swim again [once 10 days have passed].", "after", 240, None),
    ("Swim again [after the first ten days].", "after", 240, None),
    ("No tea [until the morning of day two].", "for", 48, 48),
    ("No tea [until day two at the earliest].", "for", 48, None),
    ("You may swim [no earlier than day 10].", "after", 240, None),
    ("Come to the [six-week review].", "after", 1008, 1008),
    ("New skin forms [over the next two to three weeks].", "lasts", 336, 504),
    ("Sessions stand [six to eight weeks apart].", "every", 1008, 1344),
    ("Sessions come [at 6-week intervals].", "every", 1008, 1008),
    ("Leave [four weeks between] sessions.", "every", 672, 672),
]


@pytest.mark.parametrize(("sentence", "role", "low", "high"), ONE, ids=[one[0] for one in ONE])
def test_one_time(sentence: str, role: str, low: float | None, high: float | None) -> None:
    check(sentence, (role, low, high))


def test_there_are_more_than_a_hundred_and_fifty_sentences_that_no_rule_was_written_from() -> None:
    own = {text for rule in RULES for text in (*(one.text for one in rule.matches), *rule.rejects)}
    sentences = {marked(one[0])[0] for one in ONE}
    assert len(sentences - own) > 150


NONE = [
    "Book 2 – 4 sessions.",
    "Wear SPF 30 or higher.",
    "The needle is 0.5 mm long.",
    "It works in 30% of people.",
    "It may sting.",
    "The second visit is shorter.",
    "Apply a second coat.",
    "Our desk answers 24/7.",
    "It can take months.",
    "People have used it for years.",
    "It heals in days.",
    "Within hours it felt better.",
    "It goes on for weeks.",
    "It takes some time.",
    "Rest for some days.",
    "See how it looks in the days following.",
    "Change the sheets the same evening.",
    "It is temporary.",
    "Follow this for a set period.",
    "It is for those over 18 years old.",
    "A 40-year-old came in.",
    "It is for children aged 12 years and older.",
    "Come at 10 am on 3 May 2024.",
    "It costs $80 a month.",
    "It costs 80 pounds a month.",
    "She has 15 years of experience.",
    "Ring the 24-hour helpline.",
    "We are open 24 hours a day.",
    "Take it one day at a time.",
    "It improves day by day.",
    "Go on with your daily life.",
    "Stick to your daily routine.",
    "Use an overnight oil.",
    "Use a day cream.",
    "Wash it many times a day.",
    "Rinse it three times.",
    "Once healed, carry on.",
    "Rest for the remainder of the day.",
    "Vitamin B12 and H2O are fine.",
    "Type O blood, grade 3.",
    "Use the scrub bi-weekly.",
    "It was so until the year 2024.",
    "Sit up in the evening.",
    "Look at it the next morning.",
    "Call in office hours.",
    "Turn right at the door.",
    "Call immediately.",
    "Monday to Friday, 9 to 5.",
    "Today or tomorrow.",
    "Mayday, holiday and everyday things.",
    "The hourglass and the minutes of the meeting.",
    "",
    " \n ",
]


@pytest.mark.parametrize("text", NONE)
def test_no_time(text: str) -> None:
    assert times_of(text) == []


SEVERAL = [
    (
        "Apply it [twice a day] [for one week].",
        ("every", 12, 12),
        ("for", 168, 168),
    ),
    (
        "Redness starts [within 2 hours] and is gone [by day 3].",
        ("onset", None, 2),
        ("lasts", 72, 72),
    ),
    (
        "Ice it [for 10 to 15 minutes], [every three hours].",
        ("for", 1 / 6, 0.25),
        ("every", 3, 3),
    ),
    (
        "Avoid the pool [for 3 weeks before] and [3 weeks after] surgery.",
        ("before", 504, 504),
        ("after", 504, None),
    ),
    (
        "[Day 1]: red. [Day 2]: dry. [Days 3-5]: flaking.",
        ("during", 24, 24),
        ("during", 48, 48),
        ("during", 72, 120),
    ),
    (
        "No gym [for 48 hours]. You may walk [after 24 hours].",
        ("for", 48, 48),
        ("after", 24, None),
    ),
]


@pytest.mark.parametrize("case", SEVERAL, ids=[case[0] for case in SEVERAL])
def test_several_times(case: tuple[str, tuple[str, float | None, float | None]]) -> None:
    check(case[0], *case[1:])


@pytest.mark.parametrize(
    "text",
    [
        "for 24\u00a0hours",
        "for 24\u202fhours",
        "for 24\u2009hours",
        "for 24\r\nhours",
        "for 24\nhours",
        "FOR 24 HOURS",
        "For 24  Hours",
        "for\t24 hours",
    ],
)
def test_white_space_and_case_change_nothing(text: str) -> None:
    assert times_of(f"Rest {text}.") == [Told(text, "for", 24, 24)]


def test_a_paragraph_ends_a_time() -> None:
    assert [one.words for one in times_of("Rest for\n\n24 hours")] == ["24 hours"]
    assert [one.words for one in times_of("Day 1\n- 3 eggs\n- Day 2")] == ["Day 1", "Day 2"]


def test_letters_that_grow_in_lower_case_move_nothing() -> None:
    assert times_of("İİİ rest for 24 hours") == [Told("for 24 hours", "for", 24, 24)]


def test_the_raw_amount_and_its_bound_are_kept() -> None:
    [time] = find_times("It resolves within a few weeks.", RULES)
    assert (time.low, time.high, time.bound, time.form, time.hint) == (
        336,
        672,
        "exact",
        "reading.within",
        "ends",
    )
    [time] = find_times("Rest for at least 24–48 hours.", RULES)
    assert (time.low, time.high, time.bound, time.named) == (24, 48, "at_least", True)
    [time] = find_times("Rest for up to 3 days.", RULES)
    assert (time.low, time.high, time.bound) == (72, 72, "at_most")


def test_the_rules_that_had_a_part_are_named() -> None:
    [time] = find_times("Rest for at least two weeks.", RULES)
    assert time.rule_ids == (
        "word.for",
        "word.least",
        "word.ones",
        "number.plain",
        "word.week",
        "amount.simple",
        "bound.amount",
        "reading.for",
    )


# ---- what is always true ---------------------------------------------------------------------------------------

HOURS = {"minute": 1 / 60, "hour": 1, "day": 24, "week": 168, "month": 730, "year": 8760}
SPELLED = {2: "two", 3: "three", 7: "seven", 12: "twelve", 20: "twenty", 48: "forty-eight", 90: "ninety"}
DASHES = ["-", "–", "—", " - ", " – ", " to ", " or ", "\u00a0–\u00a0"]
SPACES = st.sampled_from([" ", "\u00a0", "\u202f", "\u2009", "\n", "\r\n"])
NUMBERS = st.integers(min_value=1, max_value=400)
UNITS = st.sampled_from(sorted(HOURS))
BOUNDS = ["", "about ", "at least ", "more than ", "up to ", "no more than "]


def bounded(bound: str, low: float, high: float) -> tuple[float | None, float | None]:
    """Both ends of an amount with the words before it."""
    if bound in {"up to ", "no more than "}:
        return None, high
    if bound == "more than " or (bound == "at least " and low == high):
        return low, None
    return low, high


@st.composite
def amounts(draw: st.DrawFn) -> tuple[str, float, float]:
    """A number or a range with a unit, and its hours."""
    first = draw(st.one_of(NUMBERS, st.sampled_from(sorted(SPELLED))))
    second = first + draw(st.integers(min_value=0, max_value=20))
    unit = draw(UNITS)
    names = [SPELLED[one] if one in SPELLED and draw(st.booleans()) else str(one) for one in (first, second)]
    number = names[0] if first == second else draw(st.sampled_from(DASHES)).join(names)
    plural = unit if second == 1 else f"{unit}s"
    return number + draw(SPACES) + plural, first * HOURS[unit], second * HOURS[unit]


@given(amounts(), st.sampled_from(BOUNDS))
def test_a_composed_amount_is_read_back(amount: tuple[str, float, float], bound: str) -> None:
    words, low, high = amount
    text = f"Rest for {bound}{words} at home."
    least, most = bounded(bound, low, high)
    assert times_of(text) == [Told(f"for {bound}{words}", "for", rounded(least), rounded(most))]


@given(st.integers(1, 60), st.integers(0, 30), st.sampled_from(["day", "week", "month"]))
def test_a_counted_unit_is_read_back(first: int, more: int, unit: str) -> None:
    last = first + more
    text = f"{unit}s {first}–{last}" if more else f"{unit} {first}"
    start = first * 24 if unit == "day" else (first - 1) * HOURS[unit]
    assert times_of(f"Walk on {text}.") == [Told(f"on {text}", "during", start, last * HOURS[unit])]


@given(st.integers(1, 12), st.sampled_from(["day", "week", "month"]))
def test_times_in_a_unit_are_its_share(often: int, unit: str) -> None:
    interval = pytest.approx(HOURS[unit] / often)
    words = f"{often} times a {unit}"
    assert times_of(f"Rinse {words}.") == [Told(words, "every", interval, interval)]


LEXICON = sorted({word for rule in RULES.words for word in (*rule.words, *rule.plural)})
SOUP = st.lists(
    st.one_of(st.sampled_from(LEXICON), st.sampled_from(["2", "24", "1/2", "3rd", "48-72", "skin", "."])),
    max_size=25,
).map(" ".join)


@settings(max_examples=300)
@given(st.one_of(st.text(), SOUP))
def test_any_text_is_read_with_exact_offsets_and_ordered_ends(text: str) -> None:
    found = find_times(text, RULES)
    for time in found:
        assert 0 <= time.start < time.end <= len(text)
        assert text[time.start : time.end].strip() == text[time.start : time.end]
        assert sound(time)
    for one, other in itertools.pairwise(found):
        assert one.end <= other.start


def sound(time: TimeExpression) -> bool:
    ordered = time.min_hours is None or time.max_hours is None or time.min_hours <= time.max_hours
    stated = time.min_hours is not None or time.max_hours is not None
    return ordered and stated and 0 <= time.low <= time.high and bool(time.rule_ids)


@given(
    st.lists(st.sampled_from([one[0] for one in ONE] + NONE), max_size=8), st.randoms(use_true_random=False)
)
def test_paragraphs_are_read_alike_in_any_order_and_apart(sentences: list[str], order: object) -> None:
    texts = [marked(one)[0] for one in sentences]
    apart = sorted(one for text in texts for one in times_of(text))  # type: ignore[type-var]
    order.shuffle(texts)  # type: ignore[attr-defined]
    together = times_of("\n\n".join(texts))
    assert sorted(map(repr, together)) == sorted(map(repr, apart))


@given(st.sampled_from(ONE))
def test_a_sentence_more_changes_no_time(case: tuple[str, str, float | None, float | None]) -> None:
    text, words = marked(case[0])
    before, behind = "The clinic has a garden. ", " The clinic has a garden."
    assert [one.words for one in times_of(before + text.rstrip(".") + "." + behind)] == words


# ---- the table for anybody's text ------------------------------------------------------------------------------


def test_the_table_has_a_row_a_time() -> None:
    table = read_times("Rest for at least 24 hours. Rinse twice a day.")
    assert tuple(table.columns) == TIME_COLUMNS
    assert table["text"].tolist() == ["for at least 24 hours", "twice a day"]
    assert table["role"].tolist() == ["for", "every"]
    assert table["start"].tolist() == [5, 34]
    assert table["end"].tolist() == [26, 45]
    assert table["min_hours"].tolist() == [24, 12]
    assert table["max_hours"].isna().tolist() == [True, False]


def test_the_table_of_a_text_without_times_has_the_same_columns() -> None:
    empty, full = read_times("Nothing here."), read_times("Rest for a day.")
    assert len(empty) == 0
    assert empty.dtypes.to_dict() == full.dtypes.to_dict()


def test_reading_times_needs_no_pandas_until_a_table_is_asked_for() -> None:
    code = "import sys, claimaudit.extract.times; sys.exit(bool({'pandas', 'spacy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
