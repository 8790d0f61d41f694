"""The claims table and the table of what was left unread."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator

import pandas as pd

from claimaudit.domain.domain import Domain, load_domain
from claimaudit.extract.articles import ArticleReader, Reading
from claimaudit.model import CLAIM_COLUMNS, UNREAD_COLUMNS, Article

_DTYPES = {"start": "int64", "end": "int64", "min_hours": "float64", "max_hours": "float64"}
_SPACE = re.compile(r"\s+")
Row = tuple[object, ...]
Key = tuple[str, ...]


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
        seen: dict[Key, int] = {}
        for reading in reader.read(article):
            if reading.claims:
                claims.extend(_claim_rows(article, reading, seen))
            elif reading.concepts or reading.cues:
                unread.append(_unread_row(article, reading))
    return _frame(claims, CLAIM_COLUMNS), _frame(unread, UNREAD_COLUMNS)


def _source(article: Article) -> str:
    return article.source_id


def _claim_rows(article: Article, reading: Reading, seen: dict[Key, int]) -> Iterator[Row]:
    quote = article.text[reading.start : reading.end]
    folded = _folded(quote)
    for claim in reading.claims:
        role, low, high = claim.timing
        scope, join = claim.scope, ";".join
        key = (article.source_id, claim.kind, claim.concept, claim.about, claim.polarity, role, folded)
        number = seen[key] = seen.get(key, 0) + 1
        yield (
            _digest((*key, str(number))), article.source_id, claim.kind, claim.concept, quote, reading.start,
            reading.end, reading.section, scope.condition, "before" if role == "before" else scope.phase,
            join(scope.triggers), join(scope.audience), join(claim.excepted), claim.degree, claim.about,
            claim.polarity, role, low, high, claim.strength, join(claim.rules), join(claim.cues),
        )  # fmt: skip


def _folded(quote: str) -> str:
    """The quote with its white space folded; most have none but single spaces."""
    composed = unicodedata.normalize("NFC", quote)
    even = composed.isprintable() and "  " not in composed
    return composed if even else _SPACE.sub(" ", composed)


def _unread_row(article: Article, reading: Reading) -> Row:
    quote = article.text[reading.start : reading.end]
    concepts, cues = ";".join(reading.concepts), ";".join(reading.cues)
    return article.source_id, reading.start, reading.end, quote, concepts, cues, reading.reason


def _digest(parts: tuple[str, ...]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def _frame(rows: list[Row], columns: tuple[str, ...]) -> pd.DataFrame:
    """The rows, each in the order of the columns."""
    values = zip(*rows, strict=True) if rows else ([] for _ in columns)
    data = {
        column: pd.Series(list(given), dtype=_DTYPES.get(column, "str"))
        for column, given in zip(columns, values, strict=True)
    }
    return pd.DataFrame(data, columns=list(columns))
