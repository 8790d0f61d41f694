"""Fifty random edits of the articles under audit, and what becomes of a ruling on every issue.

The rule, written down before the first edit was tried. An issue's positions are those of the claims in its
contradictions. What an edit does to claims follows from what kind of edit it is, and is read off the tables of the
unedited articles:

- *restate* (a sentence said twice), *aside* (a sentence about nothing), *blank* (lines between blocks), *crlf* (other
  line ends), *rename* (another file name), *respell* (a word in its other spelling): no position is new, changed or
  gone. Every ruling stays settled.
- *delete* (a sentence goes): its claims go. A ruling is gone where no contradiction without these claims is left,
  stale where those that are left show other positions than before, and settled everywhere else.
- *retime* (a sentence states a time that no article states): its timed claims take positions that nobody took. Every
  ruling on an issue that they were part of is stale, or gone; those on other families are settled.
- *add* (a new article says one thing, with a time that no article states): a new position. The ruling on the issue
  that it joins is stale; those on other families are settled.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimaudit.compare import compare
from claimaudit.domain.domain import load_domain
from claimaudit.extract.table import extract_tables
from claimaudit.model import Article
from claimaudit.read import read_articles
from claimaudit.review.decision import Decision
from claimaudit.review.positions import read_positions
from claimaudit.review.record import Record
from claimaudit.review.rulings import judge, standings_of

if TYPE_CHECKING:
    import pandas as pd

SOURCES = Path(__file__).resolve().parents[2] / "sources"
SEEDS = range(50)
EVERY = 100_000
POSITION = [
    "kind", "concept", "about", "polarity", "degree", "phase", "triggers", "audience", "excepted", "timing",
    "min_hours", "max_hours",
]  # fmt: skip
STAYS, LAPSES = {"settled"}, {"stale", "gone"}
SPELLINGS = {
    "moisturizer": "moisturiser", "Moisturizer": "Moisturiser", "moisturizers": "moisturisers", "sunscreen": "sunblock",
    "makeup": "make-up", "color": "colour", "acne-prone": "acne prone", "post-treatment": "post treatment",
}  # fmt: skip
ASIDES = ("The waiting room has two windows.", "Our reception opens at nine.", "Parking is behind the house.")
CARRIED_ON = re.compile(
    r"(?:This|These|Those|That|They|It|Its|Their|Such|Doing|Instead|However|Also|Additionally)\b"
)
Texts = Mapping[str, str]
Prediction = Mapping[str, set[str]]


@dataclass(frozen=True)
class Found:
    """What is known of a set of articles."""

    texts: Texts
    claims: pd.DataFrame
    contradictions: pd.DataFrame
    issues: pd.DataFrame

    @property
    def ids(self) -> list[str]:
        return list(self.issues["issue_id"])

    def family(self, issue: str) -> str:
        return str(self.issues.set_index("issue_id").loc[issue, "family"])


def find(texts: Texts, folder: Path) -> Found:
    folder.mkdir()
    for name, text in texts.items():
        (folder / name).write_bytes(text.encode())
    articles: list[Article] = read_articles([folder])
    claims, _ = extract_tables(articles, load_domain())
    contradictions, issues = compare(claims, load_domain(), limit=EVERY)
    return Found(texts, claims, contradictions, issues)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Found:
    texts = {path.name: path.read_bytes().decode() for path in sorted(SOURCES.glob("*.txt"))}
    found = find(texts, tmp_path_factory.mktemp("before") / "sources")
    assert len(found.ids) >= 8
    assert (found.issues["pairs"] == found.issues["pairs_listed"]).all(), "the rule needs every contradiction"
    return found


@pytest.fixture(scope="module")
def record(before: Found) -> Record:
    """A final ruling on every issue, as it is before any edit."""
    readings = read_positions(before.claims, load_domain())
    rulings = [
        Decision.read({
            "issue_id": row["issue_id"], "reviewer": "Ann Example", "date": "2026-01-31", "verdict": "cautious",
            "reason": "Safer.", "final": "yes", "fingerprint": row["fingerprint"],
            "made_on": readings.made_on(row["fingerprint"]),
        })
        for row in before.issues.to_dict("records")
    ]  # fmt: skip
    return Record(Path("decisions.csv"), tuple(rulings), tuple(range(2, len(rulings) + 2)))


# The edits. Each gives the edited texts and what the rule predicts.


def stays(found: Found) -> Prediction:
    return dict.fromkeys(found.ids, STAYS)


def sentences(found: Found) -> pd.DataFrame:
    """Claims whose quote is a plain sentence that no other sentence leans on."""
    rows = found.claims.drop_duplicates(["source_id", "start", "end"])
    return rows[[is_plain(found, row) for row in rows.to_dict("records")]]


def is_plain(found: Found, row: dict) -> bool:
    text = found.texts[f"{row['source_id']}.txt"]
    return (
        bool(re.fullmatch(r"[A-Z][^:?\n]+\.", row["quote"]))
        and text.count(row["quote"]) == 1
        and not CARRIED_ON.match(text[row["end"] :].lstrip())
        and not CARRIED_ON.match(row["quote"])
    )


def replaced(found: Found, row: pd.Series, new: str) -> Texts:
    name = f"{row['source_id']}.txt"
    text = found.texts[name]
    return {**found.texts, name: text[: row["start"]] + new + text[row["end"] :]}


def disputed(found: Found, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows whose sentence makes a claim that another contradicts; all of them where none does."""
    ids = {*found.contradictions["claim_a"], *found.contradictions["claim_b"]}
    claims = found.claims[found.claims["claim_id"].isin(ids)]
    places = set(claims[["source_id", "start"]].itertuples(index=False, name=None))
    chosen = [place in places for place in rows[["source_id", "start"]].itertuples(index=False, name=None)]
    return rows[chosen] if any(chosen) else rows


def pick(rows: pd.DataFrame, chance: random.Random) -> pd.Series:
    return rows.iloc[chance.randrange(len(rows))]


def restate(found: Found, chance: random.Random) -> tuple[Texts, Prediction]:
    row = pick(sentences(found), chance)
    return replaced(found, row, f"{row['quote']} {row['quote']}"), stays(found)


def aside(found: Found, chance: random.Random) -> tuple[Texts, Prediction]:
    row = pick(sentences(found), chance)
    return replaced(found, row, f"{row['quote']} {chance.choice(ASIDES)}"), stays(found)


def blank(found: Found, chance: random.Random) -> tuple[Texts, Prediction]:
    name = chance.choice(sorted(name for name, text in found.texts.items() if "\n\n" in text))
    return {**found.texts, name: found.texts[name].replace("\n\n", "\n\n\n\n")}, stays(found)


def crlf(found: Found, chance: random.Random) -> tuple[Texts, Prediction]:
    name = chance.choice(sorted(found.texts))
    return {**found.texts, name: found.texts[name].replace("\r\n", "\n").replace("\n", "\r\n")}, stays(found)


def rename(found: Found, chance: random.Random) -> tuple[Texts, Prediction]:
    name = chance.choice(sorted(found.texts))
    others = {other: text for other, text in found.texts.items() if other != name}
    return {**others, f"{chance.choice('abyz')}-{name}": found.texts[name]}, stays(found)


def respell(found: Found, chance: random.Random) -> tuple[Texts, Prediction]:
    usable = [
        (old, name)
        for old in SPELLINGS
        for name, text in found.texts.items()
        if re.search(rf"\b{old}\b", text)
    ]
    old, name = chance.choice(sorted(usable))
    return {**found.texts, name: re.sub(rf"\b{old}\b", SPELLINGS[old], found.texts[name])}, stays(found)


def delete(found: Found, chance: random.Random) -> tuple[Texts, Prediction]:
    row = pick(disputed(found, sentences(found)) if chance.random() < 0.8 else sentences(found), chance)
    claims = found.claims
    places = zip(claims["source_id"], claims["start"], claims["end"], strict=True)
    gone = claims[[place == (row["source_id"], row["start"], row["end"]) for place in places]]["claim_id"]
    return replaced(found, row, ""), {one: {after_deletion(found, one, set(gone))} for one in found.ids}


def after_deletion(found: Found, issue: str, gone: set[str]) -> str:
    pairs = found.contradictions[found.contradictions["issue_id"] == issue]
    left = pairs[~(pairs["claim_a"].isin(gone) | pairs["claim_b"].isin(gone))]
    if left.empty:
        return "gone"
    return "settled" if positions(found, left) == positions(found, pairs) else "stale"


def positions(found: Found, pairs: pd.DataFrame) -> set[tuple[str, ...]]:
    claims = found.claims[found.claims["claim_id"].isin({*pairs["claim_a"], *pairs["claim_b"]})]
    default = claims["phase"].where(claims["phase"] != "", load_domain().default_phase)
    return set(claims.assign(phase=default)[POSITION].astype(str).itertuples(index=False, name=None))


def retime(found: Found, chance: random.Random) -> tuple[Texts, Prediction]:
    """Every number of days or hours in the sentence becomes one that no article states."""
    stated = re.compile(r"\b\d+(?= (?:hours|days|weeks)\b)")
    rows = sentences(found)
    timed = rows["min_hours"].notna() | rows["max_hours"].notna()
    row = pick(disputed(found, rows[rows["quote"].str.contains(stated) & timed]), chance)
    same = (found.claims["source_id"] == row["source_id"]) & (found.claims["start"] == row["start"])
    timed = found.claims[same & (found.claims["min_hours"].notna() | found.claims["max_hours"].notna())]
    number = str(chance.randrange(61, 97))
    return replaced(found, row, stated.sub(number, row["quote"])), lapsing(found, set(timed["claim_id"]))


def lapsing(found: Found, claims: set[str]) -> Prediction:
    pairs = found.contradictions
    mine = set(pairs[pairs["claim_a"].isin(claims) | pairs["claim_b"].isin(claims)]["issue_id"])
    concepts = set(found.claims[found.claims["claim_id"].isin(claims)]["concept"])
    return dict.fromkeys(mine, LAPSES) | untouched(found, mine, concepts)


def untouched(found: Found, issues: set[str], concepts: set[str]) -> Prediction:
    """The issues of which a new position on these concepts, whose family some issues are of, says nothing."""
    families = load_domain().comparison.families
    concerned = {found.family(one) for one in issues} | {families.of[one] for one in concepts}
    return {
        one: STAYS
        for one in found.ids
        if found.family(one) not in concerned | set(families.sweeping.values())
    }


def add(found: Found, chance: random.Random) -> tuple[Texts, Prediction]:
    pairs = found.contradictions[found.contradictions["type"].isin(["use_vs_avoid", "normal_vs_warning"])]
    pair = pick(pairs, chance)
    claim = found.claims.set_index("claim_id").loc[pair["claim_b"]]
    label = load_domain().concepts[claim["concept"]].label
    days = chance.randrange(61, 97)
    said = {
        "use_vs_avoid": f"Apply {label} every {days} days.",
        "normal_vs_warning": f"{label[:1].upper()}{label[1:]} is completely normal for {days} days.",
    }[pair["type"]]
    others = untouched(found, {pair["issue_id"]}, {claim["concept"]})
    return {**found.texts, "extra.txt": f"{said}\n"}, {pair["issue_id"]: {"stale"}} | others


EDITS: tuple[Callable[[Found, random.Random], tuple[Texts, Prediction]], ...] = (
    restate, delete, aside, delete, blank, add, rename, retime, crlf, delete, respell, add,
)  # fmt: skip


def edited(seed: int, found: Found) -> tuple[str, Texts, Prediction]:
    edit = EDITS[seed % len(EDITS)]
    texts, prediction = edit(found, random.Random(seed))  # noqa: S311 - the same edits every time
    return edit.__name__, texts, prediction


@pytest.mark.parametrize("seed", SEEDS)
def test_every_ruling_is_in_the_state_that_the_rule_predicts(
    seed: int, before: Found, record: Record, tmp_path: Path
) -> None:
    name, texts, prediction = edited(seed, before)
    assert texts != before.texts
    after = find(texts, tmp_path / "sources")
    rulings = judge(record, after.issues, after.claims, load_domain())
    states = {issue: one.state for issue, one in standings_of(rulings.judged, after.ids).items()}
    wrong = {
        one: (states[one], rulings.standings[one].detail)
        for one in prediction
        if states[one] not in prediction[one]
    }
    assert wrong == {}, f"{name}: {changes(before.texts, texts)}"


def changes(old: Texts, new: Texts) -> list[str]:
    """The lines that an edit changed, for whoever reads a failure."""
    lines = {line for text in old.values() for line in text.splitlines()}
    return [line for text in new.values() for line in text.splitlines() if line and line not in lines]


def test_the_edits_reach_every_state(before: Found) -> None:
    predicted = [edited(seed, before)[2] for seed in SEEDS]
    reached = [frozenset(states) for prediction in predicted for states in prediction.values()]
    assert {frozenset({"settled"}), frozenset({"stale"})} <= set(reached)
    assert sum(any(states != STAYS for states in prediction.values()) for prediction in predicted) >= 10
