"""English forms that follow no rule: irregular verbs, pairs of spelling, words for what is over, adverbs."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from claimaudit.domain.files import Table, read_file

_FILE = Path(__file__).parent.parent / "domains" / "general" / "forms.toml"


@cache
def irregular_verbs() -> dict[str, tuple[str, str, str]]:
    """Third person, gerund and past participle of each irregular verb by its base."""
    return {base: (third, gerund, past) for base, (third, gerund, past) in _forms()["verbs"].items()}


@cache
def spelling_pairs() -> tuple[tuple[str, str], ...]:
    """American and British spellings that no ending tells."""
    return tuple(_forms()["spellings"].items())


@cache
def over_pattern() -> re.Pattern[str]:
    """Finds the words by which a condition says that something is over."""
    words = "|".join(map(re.escape, _forms()["over"]["words"]))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


@cache
def passing_adverbs() -> frozenset[str]:
    """Adverbs that may stand between the words of any phrase."""
    return frozenset(_forms()["passing"]["words"])


@cache
def _forms() -> Table:
    return read_file(_FILE)
