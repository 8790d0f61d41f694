"""What growth costs: ten times the rules, and longer articles."""

from __future__ import annotations

import functools
import string
import time
from dataclasses import replace
from pathlib import Path
from random import Random

from claimaudit.domain.domain import Domain, load_domain
from claimaudit.extract.table import extract
from claimaudit.read.articles import read_articles, read_text

ROOT = Path(__file__).resolve().parents[2]
REAL = read_articles([ROOT / "sources"])


@functools.cache
def subject() -> Domain:
    return load_domain("microneedling")


def made_up(phrases: tuple[str, ...], chance: Random) -> tuple[str, ...]:
    """The phrases with their last word replaced by one that no text has."""
    return tuple(
        " ".join([*phrase.split()[:-1], "".join(chance.choices(string.ascii_lowercase, k=9))])
        for phrase in phrases
    )


def tenfold(domain: Domain) -> Domain:
    """The domain with nine more rules beside each, which begin as it does."""
    chance = Random(1)  # noqa: S311 - the same words every time
    concepts, cues = dict(domain.concepts), dict(domain.cues)
    for number in range(9):
        for concept in domain.concepts.values():
            name = f"{concept.id}_{number}"
            words = {key: made_up(getattr(concept, key), chance) for key in ("nouns", "verbs", "forms")}
            none = {
                "is_a": (),
                "adjectives": (),
                "without": (),
                "misspelt": (),
                "not_in": (),
                "otherwise": {},
            }
            concepts[name] = replace(concept, id=name, **words, **none)
        for cue in domain.cues.values():
            name = f"{cue.id}_{number}"
            words = {key: made_up(getattr(cue, key), chance) for key in ("verbs", "phrases")}
            cues[name] = replace(cue, id=name, **words, not_in=())
    return replace(domain, concepts=concepts, cues=cues)


def seconds(text: str, domain: Domain) -> float:
    """The quickest of three readings: what else the machine does only adds to it."""
    article, took = read_text(text), []
    for _ in range(3):
        start = time.process_time()
        extract([article], domain)
        took.append(time.process_time() - start)
    return min(took)


def test_ten_times_the_rules_change_neither_claims_nor_pace() -> None:
    grown = tenfold(subject())
    assert len(grown.lexicon) > 6 * len(subject().lexicon)
    before, after = extract(REAL, subject()), extract(REAL, grown)
    assert before["claim_id"].tolist() == after["claim_id"].tolist()
    text = "\n\n".join(one.text for one in REAL)
    assert seconds(text, grown) < 1.7 * seconds(text, subject())


def test_an_article_four_times_as_long_takes_four_times_as_long() -> None:
    text = "\n\n".join(one.text for one in REAL)
    assert seconds("\n\n".join([text] * 4), subject()) < 7 * seconds(text, subject())


def test_a_sentence_without_end_is_read_in_reasonable_time() -> None:
    short, long = ("Avoid " + ", ".join(["makeup and retinol"] * times) + "." for times in (40, 400))
    assert seconds(long, subject()) < 60 * seconds(short, subject())
