"""Both sides of an issue: every sentence once, with a short name; what they amount to; why they do not go together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from claimaudit.report.addresses import anchor
from claimaudit.report.evidence import Evidence, Row
from claimaudit.report.facts import facts_of
from claimaudit.report.marks import Excerpt, excerpt
from claimaudit.report.times import stated
from claimaudit.report.wording import SCOPE_WORDS, SIDE_WORDS

_NAMED: Final = re.compile("“([^”]+)”")
_MOST_REFERENCES: Final = 6
_SAID: Final = ("kind", "concept", "about", "polarity")


@dataclass(frozen=True, slots=True)
class Quoted:
    """One sentence on one side of an issue, with its context and the claims that it makes there.

    ``code`` is its short name on the issue's page, such as "A2"; ``anchor`` is its address there.
    """

    source_id: str
    section: str
    excerpt: Excerpt
    claims: tuple[Row, ...]
    anchor: str
    code: str


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an issue: ``letter`` is "a" for the cautious side.

    ``apart`` are the sentences that their own words keep out of the conflict, where there is one.
    """

    letter: str
    title: str
    quotes: tuple[Quoted, ...]
    apart: tuple[Quoted, ...]
    articles: int

    @property
    def by_article(self) -> list[tuple[str, list[Quoted]]]:
        """The sentences article by article, in their order."""
        found: dict[str, list[Quoted]] = {}
        for quoted in self.quotes:
            found.setdefault(quoted.source_id, []).append(quoted)
        return list(found.items())


@dataclass(frozen=True, slots=True)
class Reading:
    """What one side says of one concept for one time: a claim that says so, and in which articles and sentences.

    ``time`` is "" where none is stated; ``bounds`` are the other bounds, "" among them where a sentence states none.
    """

    claim: Row
    time: str
    bounds: tuple[str, ...]
    sources: tuple[str, ...]
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """An explanation with the pairs of sentences that it holds for, and whether it tells why there is no conflict.

    ``pairs`` counts pairs of claims; ``between`` names the sentences of the first few.
    """

    explanation: str
    scope: str
    pairs: int
    apart: bool
    between: tuple[tuple[Quoted, Quoted], ...] = ()


def sides_of(issue: Row, evidence: Evidence) -> tuple[Side, Side]:
    """Both sides of an issue, the cautious one first, each sentence once."""
    pairs = evidence.pairs_by_issue.get(issue["issue_id"], [])
    names = SIDE_WORDS.get(issue["type"], ("One side", "The other side"))
    return _side("a", names[0], pairs, evidence), _side("b", names[1], pairs, evidence)


def _side(letter: str, title: str, pairs: Sequence[Row], evidence: Evidence) -> Side:
    meeting = [pair for pair in pairs if pair["status"] != "scoped"] or pairs
    inside = dict.fromkeys(pair[f"claim_{letter}"] for pair in meeting)
    outside = dict.fromkeys(
        pair[f"claim_{letter}"] for pair in pairs if pair[f"claim_{letter}"] not in inside
    )
    quotes = _quotes(inside, evidence, letter, 1)
    apart = _quotes(outside, evidence, letter, len(quotes) + 1)
    return Side(letter, title, quotes, apart, len({quoted.source_id for quoted in quotes}))


def _quotes(ids: Iterable[str], evidence: Evidence, letter: str, first: int) -> tuple[Quoted, ...]:
    claims = [evidence.claim_by_id[one] for one in ids if one in evidence.claim_by_id]
    claims.sort(key=lambda claim: (claim["source_id"], claim["start"], claim["claim_id"]))
    places: dict[tuple[str, int, int], list[Row]] = {}
    for claim in claims:
        places.setdefault((claim["source_id"], claim["start"], claim["end"]), []).append(claim)
    return tuple(
        _quoted(group, evidence, letter, number) for number, group in enumerate(places.values(), start=first)
    )


def _quoted(claims: Sequence[Row], evidence: Evidence, letter: str, number: int) -> Quoted:
    first = claims[0]
    article = evidence.articles.get(first["source_id"])
    around = excerpt(article, first["start"], first["end"]) if article else Excerpt("", first["quote"], "")
    return Quoted(
        source_id=first["source_id"],
        section=first["section"],
        excerpt=around,
        claims=tuple(claims),
        anchor=f"{anchor('quote', first['claim_id'])}-{letter}",
        code=f"{letter.upper()}{number}",
    )


def readings_of(side: Side, evidence: Evidence) -> list[Reading]:
    """What a side says, by concept and time: first what most articles say, then what most sentences do."""
    groups: dict[tuple[str, ...], list[tuple[Row, Quoted]]] = {}
    for quoted in side.quotes:
        for claim in quoted.claims:
            key = (*(claim[name] for name in _SAID), _time(claim))
            groups.setdefault(key, []).append((claim, quoted))
    readings = [_reading(group, evidence) for group in groups.values()]
    return sorted(
        readings, key=lambda one: (-len(one.sources), -len(one.quotes), one.claim["concept"], one.time)
    )


def _reading(group: Sequence[tuple[Row, Quoted]], evidence: Evidence) -> Reading:
    bounds = dict.fromkeys(_bounds(claim, evidence) for claim, _ in group)
    return Reading(
        claim=group[0][0],
        time=_time(group[0][0]),
        bounds=tuple(sorted(bounds, key=bool)),
        sources=tuple(dict.fromkeys(quoted.source_id for _, quoted in group)),
        quotes=tuple({quoted.anchor: quoted for _, quoted in group}.values()),
    )


def _bounds(claim: Row, evidence: Evidence) -> str:
    return ", ".join(value for name, value in facts_of(claim, evidence) if name not in {"Strength", "Time"})


def _time(claim: Row) -> str:
    return stated(claim["timing"], claim["min_hours"], claim["max_hours"])


def reasons_of(issue: Row, evidence: Evidence, sides: Sequence[Side] = ()) -> list[Reason]:
    """The distinct explanations of an issue's pairs: of conflicts before others, the surest, then the most frequent.

    Given both sides, each explanation names the sentences that it is about.
    """
    found: dict[tuple[str, str, bool], list[Row]] = {}
    for pair in evidence.pairs_by_issue.get(issue["issue_id"], []):
        key = (_titled(pair["explanation"], evidence), pair["scope"], pair["status"] == "scoped")
        found.setdefault(key, []).append(pair)
    quoted = {
        (side.letter, claim["claim_id"]): one
        for side in sides
        for one in (*side.quotes, *side.apart)
        for claim in one.claims
    }
    reasons = [
        Reason(explanation, scope, len(pairs), apart, _between(pairs, quoted))
        for (explanation, scope, apart), pairs in found.items()
    ]
    return sorted(reasons, key=lambda reason: (reason.apart, _sure(reason.scope), -reason.pairs))


def _between(
    pairs: Sequence[Row], quoted: dict[tuple[str, str], Quoted]
) -> tuple[tuple[Quoted, Quoted], ...]:
    found: dict[tuple[str, str], tuple[Quoted, Quoted]] = {}
    for pair in pairs:
        one, other = quoted.get(("a", pair["claim_a"])), quoted.get(("b", pair["claim_b"]))
        if one and other:
            found.setdefault((one.code, other.code), (one, other))
    return tuple(found.values())[:_MOST_REFERENCES]


def _sure(scope: str) -> int:
    return list(SCOPE_WORDS).index(scope) if scope in SCOPE_WORDS else len(SCOPE_WORDS)


def _titled(explanation: str, evidence: Evidence) -> str:
    """The explanation with the titles of articles for their ids, where a title names one article alone."""
    titles = Counter(evidence.title(one) for one in evidence.articles)

    def title(match: re.Match[str]) -> str:
        known = match.group(1) in evidence.articles and titles[evidence.title(match.group(1))] == 1
        return f"“{evidence.title(match.group(1))}”" if known else match.group()

    return _NAMED.sub(title, explanation)


def sureness_of(issue: Row, evidence: Evidence) -> list[tuple[str, int]]:
    """How many listed pairs in conflict relate in which scope, the surest first."""
    pairs = evidence.pairs_by_issue.get(issue["issue_id"], [])
    scopes = Counter(pair["scope"] for pair in pairs if pair["status"] != "scoped")
    return [(scope, scopes[scope]) for scope in sorted(scopes, key=_sure)]
