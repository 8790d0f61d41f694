"""What bounds a warning: the words before a sign, behind it, and in its cell of a table."""

from __future__ import annotations

import pytest

import claimaudit
from claimaudit.read import read_text

TABLE = "| Sign | Normal | Call us |\n|---|---|---|\n"


def degrees(text: str) -> dict[str, str]:
    table = claimaudit.extract([read_text(text, path="article.md")])
    warned = table[table["kind"] == "warning_sign"]
    return dict(zip(warned["concept"], warned["degree"], strict=True))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Call us if:\n\n- redness that keeps spreading\n- pus\n", {"redness": "keeps spreading", "pus": ""}),
        ("If the redness spreads, call your doctor.", {"redness": "spreads"}),
        ("If the swelling gets worse, call your doctor.", {"swelling": "gets worse"}),
        ("Severe irritation or discomfort is a reason to call.", {"irritation": "severe", "pain": "severe"}),
        (TABLE + "| Swelling | Mild | On one side only |\n", {"swelling": "on one side only"}),
        (TABLE + "| Blisters | Never | Always |\n", {"blisters": ""}),
    ],
)  # fmt: skip
def test_what_bounds_a_warning(text: str, wanted: dict[str, str]) -> None:
    assert degrees(text) == wanted
