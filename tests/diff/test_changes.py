"""What changed between two audits, claim by claim, issue by issue, row by row."""

from __future__ import annotations

import math
import random
from pathlib import Path

import pandas as pd
import pytest

import claimaudit.diff
from claimaudit.diff.changes import Change, Comparison
from claimaudit.diff.claims import compare_claims
from claimaudit.diff.comparison import compare_audits
from claimaudit.model import CLAIM_COLUMNS
from claimaudit.read import read_articles

TEXT = "Avoid makeup for at least 48 hours. Redness is completely normal for two days."
SOURCES = Path(__file__).resolve().parents[2] / "sources"


def told(comparison: Comparison, table: str = "claims") -> list[tuple[str, ...]]:
    """Each change in short: its kind or ways, and the concept or id that it is about."""
    ids = {"claims": "concept", "issues": "issue_id", "guidance": "guidance_id"}
    return [(*(one.what or (one.kind,)), one.row[ids[table]]) for one in comparison.tables[table]]


def only(comparison: Comparison, table: str = "claims") -> Change:
    (change,) = comparison.tables[table]
    return change


def test_nothing_changed(audit) -> None:
    comparison = compare_audits(audit(), audit())
    assert not comparison
    assert comparison.tables == {"claims": (), "issues": (), "guidance": ()}


def test_the_package_is_the_function(audit) -> None:
    assert claimaudit.diff(audit(), audit()) == compare_audits(audit(), audit())


def test_a_claim_more_and_a_claim_less(audit) -> None:
    more = audit(
        clinic_c="Apply retinol on the second day. Peeling is normal and lasts for three days. Avoid makeup for 9 days."
    )
    comparison = compare_audits(audit(), more)
    assert told(comparison) == [("added", "makeup")]
    assert only(comparison).row["quote"] == "Avoid makeup for 9 days."
    assert told(compare_audits(more, audit())) == [("gone", "makeup")]


def test_another_time(audit) -> None:
    comparison = compare_audits(
        audit(),
        audit(clinic_a="Avoid makeup for at least 72 hours. Redness is completely normal for two days."),
    )
    change = only(comparison)
    assert (change.what, change.fields) == (("time",), ("min_hours",))
    assert (change.old["min_hours"], change.new["min_hours"]) == (48, 72)
    assert [one.what[0] for one in comparison.tables["issues"]] == ["positions"]
    assert told(comparison, "guidance") == [("time", "reworded", "avoid:makeup:after")]


def test_another_degree_strength_and_scope(audit) -> None:
    degree = compare_audits(audit(), audit(clinic_b=(
        "Avoid makeup for 24 hours. Call us if you notice severe redness. Do not use retinol for five days."
    )))  # fmt: skip
    assert "degree" in {
        way for one in degree.tables["claims"] if one.row["concept"] == "redness" for way in one.what
    }
    strength = compare_audits(audit(), audit(clinic_b=(
        "You must avoid makeup for 24 hours. Call us if you notice redness. Do not use retinol for five days."
    )))  # fmt: skip
    assert told(strength) == [("strength", "makeup")]
    scope = compare_audits(audit(), audit(clinic_b=(
        "Avoid makeup for 24 hours. Call us if you notice redness. "
        "Do not use retinol for five days if you have active acne."
    )))  # fmt: skip
    assert told(scope) == [("scope", "retinoid")]


def test_other_words_for_the_same(audit) -> None:
    comparison = compare_audits(
        audit(),
        audit(
            clinic_a="Please avoid wearing makeup for at least 48 hours. Redness is completely normal for two days."
        ),
    )
    assert told(comparison) == [("reworded", "makeup")]
    assert not comparison.tables["issues"]
    assert not comparison.tables["guidance"]


def claims(*rows: dict[str, object]) -> pd.DataFrame:
    """A claims table from what tells; the rest is empty."""
    known = dict.fromkeys(CLAIM_COLUMNS, "") | {
        "source_id": "a", "kind": "restriction", "concept": "makeup", "polarity": "asserts", "strength": "should",
        "min_hours": 24.0, "max_hours": math.nan, "timing": "for",
    }  # fmt: skip
    made = [known | {"start": 10 * place, "claim_id": f"c{place}"} | row for place, row in enumerate(rows)]
    return pd.DataFrame(made, columns=list(CLAIM_COLUMNS))


SHORT = {"quote": "Avoid makeup for at least 24 hours."}
OTHER = {
    "quote": "Whatever you put on your face can wait until tomorrow, and that goes for cosmetics above all."
}


def ways(old: pd.DataFrame, new: pd.DataFrame) -> list[tuple[str, ...]]:
    return [one.what or (one.kind,) for one in compare_claims(old, new, {})]


def test_another_sentence_that_says_the_same() -> None:
    assert ways(claims(SHORT), claims(OTHER)) == [("moved",)]
    assert sorted(ways(claims(SHORT), claims(OTHER | {"min_hours": 48.0}))) == [("added",), ("gone",)]


def test_the_same_sentence_under_another_heading() -> None:
    first, second = {"section": "Day 1"}, {"section": "Day 2"}
    sun = {"concept": "sun_exposure", "quote": "Keep out of the sun.", "section": "Day 2"}
    old, new = claims(SHORT | first, sun), claims(SHORT | second, sun)
    assert ways(old, new) == [("moved",)]


def test_a_heading_in_other_words_moves_nothing() -> None:
    old = claims(
        SHORT | {"section": "The first day"}, OTHER | {"section": "The first day", "concept": "retinoid"}
    )
    new = claims(SHORT | {"section": "Day 1"}, OTHER | {"section": "Day 1", "concept": "retinoid"})
    assert ways(old, new) == []


def test_of_equal_sentences_each_finds_its_own() -> None:
    """One of three equal sentences changes its time: the other two are as they were."""
    later = SHORT | {"min_hours": 48.0, "quote": "Avoid makeup for at least 48 hours."}
    assert ways(claims(SHORT, SHORT, SHORT), claims(SHORT, later, SHORT)) == [("time",)]
    assert ways(claims(SHORT, SHORT), claims(SHORT, SHORT, SHORT)) == [("added",)]


def test_a_sentence_that_only_moved_down_is_no_change(audit) -> None:
    comparison = compare_audits(
        audit(),
        audit(clinic_a=f"Our house has two doors. {TEXT}"),
    )
    assert not comparison


def test_an_article_renamed_is_a_move(audit) -> None:
    new = audit(clinic_b=None, the_second_clinic=(
        "Avoid makeup for 36 hours. Call us if you notice redness. Do not use retinol for five days."
    ))  # fmt: skip
    comparison = compare_audits(audit(), new)
    assert comparison.renamed == {"clinic-b": "the-second-clinic"}
    assert (comparison.articles_added, comparison.articles_gone) == ((), ())
    assert told(comparison) == [("time", "makeup")]
    assert all(
        "articles" not in one.what for name in ("issues", "guidance") for one in comparison.tables[name]
    )


def test_an_article_that_says_other_things_is_another(audit) -> None:
    new = audit(
        clinic_b=None,
        clinic_x="Drink plenty of water. Avoid makeup for 24 hours. Sleep on your back. Avoid saunas.",
    )
    comparison = compare_audits(audit(), new)
    assert comparison.renamed == {}
    assert (comparison.articles_added, comparison.articles_gone) == (("clinic-x",), ("clinic-b",))


def test_issues_come_and_go(audit) -> None:
    comparison = compare_audits(audit(), audit(clinic_b="Do not use retinol for five days."))
    assert told(comparison, "issues") == [
        ("gone", "normal_vs_warning:redness:after"), ("gone", "timeline:makeup:after"),
    ]  # fmt: skip


@pytest.mark.parametrize("seed", range(8))
def test_every_claim_is_accounted_for(audit, seed: int) -> None:
    """What was there is gone or is there; what is there was there or was added."""
    chance = random.Random(seed)  # noqa: S311 - the same choice every time
    texts = {article.source_id: article.text for article in read_articles([SOURCES])}
    old = audit(clinic_a=None, clinic_b=None, clinic_c=None, **texts)
    name = chance.choice(sorted(texts))
    lines = texts[name].split("\n")
    del lines[chance.randrange(1, len(lines))]
    new = audit(clinic_a=None, clinic_b=None, clinic_c=None, **{**texts, name: "\n".join(lines)})
    changes = compare_audits(old, new).tables["claims"]
    gone, added = (sum(one.kind == kind for one in changes) for kind in ("gone", "added"))
    assert len(old.claims) - gone == len(new.claims) - added
    back = compare_audits(new, old).tables["claims"]
    assert sorted(one.kind for one in back) == sorted(
        {"gone": "added", "added": "gone"}.get(one.kind, one.kind) for one in changes
    )
