"""When a claim holds, as headings, labels, titles and the sentence itself say it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import claimaudit


def claims_of(folder: Path, text: str) -> list[dict[str, Any]]:
    (folder / "page.txt").write_text(text, encoding="utf-8")
    rows: list[dict[str, Any]] = claimaudit.extract(claimaudit.read_articles([folder])).to_dict("records")
    return rows


def test_a_heading_that_names_a_span_is_the_condition_of_what_follows(tmp_path: Path) -> None:
    text = "Aftercare\n\nDay 1\nAvoid makeup.\n\nDays 2–3\nYour face may be dry.\n\nDay 4\nApply sunscreen."
    found = [(row["concept"], row["condition"], row["min_hours"]) for row in claims_of(tmp_path, text)]
    assert found == [("makeup", "Day 1", 24), ("dryness", "Days 2–3", 48), ("sunscreen", "Day 4", 96)]


def test_a_heading_that_calls_for_help_states_no_situation(tmp_path: Path) -> None:
    text = "Aftercare\n\nWhen to Seek Medical Attention\nSpreading redness is a warning sign.\n\nLater\nRest."
    assert [row["condition"] for row in claims_of(tmp_path, text)] == [""]


def test_managing_a_sign_limits_advice_and_no_sign(tmp_path: Path) -> None:
    text = "Aftercare\n\nManaging Breakouts\nAvoid scrubs. Itching is normal.\n\nLater\nRest."
    found = {row["kind"]: (row["condition"], row["triggers"]) for row in claims_of(tmp_path, text)}
    assert found["restriction"] == ("Managing Breakouts", "breakouts")
    assert found["expected_effect"] == ("", "")


def test_a_title_that_names_a_variant_holds_for_every_claim(tmp_path: Path) -> None:
    text = "Care After Radio-Frequency Microneedling\n\nAvoid makeup. If your skin stings, use aloe vera.\n"
    assert [row["condition"] for row in claims_of(tmp_path, text) if row["kind"] != "warning_sign"] == [
        "Radio-Frequency",
        "Radio-Frequency; If your skin stings",
    ]


def test_a_day_that_labels_a_line_holds_for_all_of_it(tmp_path: Path) -> None:
    text = "Aftercare\n\nDay 1: Apply aloe vera. Do not use makeup.\nDay 2: Use a gentle cleanser. Avoid scrubs.\n"
    found = {row["concept"]: (row["timing"], row["min_hours"]) for row in claims_of(tmp_path, text)}
    assert found["makeup"] == ("for", 24)
    assert found["scrub"] == ("during", 48)


def test_what_a_warning_warns_of_is_no_condition_of_its_own(tmp_path: Path) -> None:
    rows = claims_of(tmp_path, "Aftercare\n\nIf you notice pus, call your doctor.\n")
    assert {row["kind"]: row["condition"] for row in rows} == {
        "warning_sign": "",
        "recommendation": "If you notice pus",
    }


def test_advice_behind_a_warning_is_for_those_with_the_sign(tmp_path: Path) -> None:
    rows = claims_of(tmp_path, "Aftercare\n\nBlisters need a doctor, so stop using retinol.\n")
    assert [(row["condition"], row["triggers"]) for row in rows if row["concept"] == "retinoid"] == [
        ("Blisters", "blisters")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "While the purge can be tiring, use a gentle cleanser.",
        "Although your skin may sting, use a gentle cleanser.",
        "Use a gentle cleanser as your skin heals.",
    ],
)
def test_what_concedes_limits_nothing(tmp_path: Path, sentence: str) -> None:
    rows = [row for row in claims_of(tmp_path, f"Aftercare\n\n{sentence}\n") if row["concept"] == "cleanser"]
    assert [(row["condition"], row["triggers"]) for row in rows] == [("", "")]


def test_an_order_under_a_heading_that_ends_in_a_negation_keeps_its_sense(tmp_path: Path) -> None:
    text = "Aftercare\n\nSun: The Rule You Can't Bend\n- Put on SPF 50.\n- Wear a wide-brimmed hat.\n"
    assert {row["kind"] for row in claims_of(tmp_path, text)} == {"recommendation"}


def test_a_rule_in_a_heading_times_what_it_bars_alone(tmp_path: Path) -> None:
    text = "Aftercare\n\nMakeup: Our 72-Hour Rule\nAvoid foundation. Wash your brushes.\n\nLater\nRest.\n"
    found = {row["concept"]: row["timing"] for row in claims_of(tmp_path, text)}
    assert found == {"makeup": "for", "clean_tools": ""}
