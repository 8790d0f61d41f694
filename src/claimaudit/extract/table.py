"""The claims table and the table of what was left unread."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

import pandas as pd

from claimaudit.domain.domain import Domain, load_domain
from claimaudit.extract.articles import ArticleReader, Reading
from claimaudit.extract.claims import Claim
from claimaudit.model import CLAIM_COLUMNS, UNREAD_COLUMNS, Article

_HOURS = ("min_hours", "max_hours")
_OFFSETS = ("start", "end")
_SPACE = re.compile(r"\s+")
Row = dict[str, object]


def extract(articles: Iterable[Article], domain: Domain | None = None) -> pd.DataFrame:
    """Every claim of the articles, one row each.

    Args:
        articles: as ``claimaudit.read_articles`` gives them.
        domain: the rules to read by; the packaged subject where none is given.

    Returns:
        The columns of ``claimaudit.model.CLAIM_COLUMNS``: offsets are code points, hours are float and missing where
        an end is open, lists are joined by ";"; sorted by article and place.
    """
    return extract_tables(articles, domain)[0]


def extract_tables(
    articles: Iterable[Article], domain: Domain | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The claims, and the sentences that name a concept or a cue and make none (``UNREAD_COLUMNS``)."""
    reader = ArticleReader(domain or load_domain())
    claims: list[Row] = []
    unread: list[Row] = []
    for article in sorted(articles, key=_source):
        seen: Counter[tuple[str, ...]] = Counter()
        for reading in reader.read(article):
            if reading.claims:
                claims.extend(_claim_rows(article, reading, seen))
            elif reading.concepts or reading.cues:
                unread.append(_unread_row(article, reading))
    return _frame(claims, CLAIM_COLUMNS), _frame(unread, UNREAD_COLUMNS)


def _source(article: Article) -> str:
    return article.source_id


def _claim_rows(article: Article, reading: Reading, seen: Counter[tuple[str, ...]]) -> Iterator[Row]:
    quote = article.text[reading.start : reading.end]
    folded = _SPACE.sub(" ", unicodedata.normalize("NFC", quote))
    for claim in reading.claims:
        role, low, high = claim.timing
        key = (article.source_id, claim.kind, claim.concept, claim.about, claim.polarity, role, folded)
        seen[key] += 1
        yield {
            "claim_id": _digest((*key, str(seen[key]))), "source_id": article.source_id, "kind": claim.kind,
            "concept": claim.concept, "quote": quote, "start": reading.start, "end": reading.end,
            "section": reading.section, **_scope(claim), "excepted": ";".join(claim.excepted), "degree": claim.degree,
            "about": claim.about, "polarity": claim.polarity, "timing": role, "min_hours": low, "max_hours": high,
            "strength": claim.strength, "rules": ";".join(claim.rules), "cues": ";".join(claim.cues),
        }  # fmt: skip


def _scope(claim: Claim) -> Row:
    phase = "before" if claim.timing[0] == "before" else claim.scope.phase
    return {
        "condition": claim.scope.condition, "phase": phase,
        "triggers": ";".join(claim.scope.triggers), "audience": ";".join(claim.scope.audience),
    }  # fmt: skip


def _unread_row(article: Article, reading: Reading) -> Row:
    return {
        "source_id": article.source_id, "start": reading.start, "end": reading.end,
        "quote": article.text[reading.start : reading.end], "concepts": ";".join(reading.concepts),
        "cues": ";".join(reading.cues), "reason": reading.reason,
    }  # fmt: skip


def _digest(parts: tuple[str, ...]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def _frame(rows: list[Row], columns: tuple[str, ...]) -> pd.DataFrame:
    data: dict[str, pd.Series] = {}
    for column in columns:
        values = [row[column] for row in rows]
        dtype = "float64" if column in _HOURS else "int64" if column in _OFFSETS else "str"
        data[column] = pd.Series(values, dtype=dtype)
    return pd.DataFrame(data, columns=list(columns))
