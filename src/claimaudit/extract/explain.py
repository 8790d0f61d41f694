"""Why a sentence was read as it was: concepts, cues, scope and times marked in its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from claimaudit.domain.domain import Domain, load_domain
from claimaudit.extract.articles import ArticleReader, Reading, Watch
from claimaudit.extract.claims import Claim
from claimaudit.extract.marks import Mark
from claimaudit.extract.state import Sentence
from claimaudit.extract.words import Words
from claimaudit.model import Article, Block

_COLORS = {"concept": "#cfe8d5", "cue": "#f6d9b8", "time": "#cfdff5", "scope": "#e9d8f2"}
_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>How the articles were read</title>
<style>body {{ font-family: sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }}
.claims {{ color: #333; margin: 0 0 1.5rem; }}</style></head>
<body><h1>How the articles were read</h1>
<p>Marked are concepts, the cues that decided (with the id of their rule), times, and what limits a claim.
Not clinically reviewed.</p>
{body}
</body></html>
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """One piece of a sentence: tokens ``start`` to ``end``, what it is, and its name ("cue": the rule's id)."""

    start: int
    end: int
    sort: str
    name: str

    @property
    def label(self) -> str:
        """How it is printed."""
        return f"{self.sort}: {self.name}" if self.name else self.sort


@dataclass(frozen=True, slots=True)
class Explained:
    """A sentence with its tokens, what was seen in it, and what it claims."""

    source_id: str
    tokens: tuple[str, ...]
    seen: tuple[Seen, ...]
    reading: Reading


def explain(text: str | Article, domain: Domain | None = None) -> str:
    """The sentences of a text as HTML for a notebook, as spaCy's displaCy shows spans.

    Args:
        text: an article, or plain text.
        domain: the rules to read by; the packaged subject where none is given.

    Returns:
        HTML without scripts; the article's own words are escaped.
    """
    article = text if isinstance(text, Article) else _article(text)
    return "\n".join(_html(one) for one in read_explained([article], domain or load_domain()))


def explain_page(articles: Iterable[Article], domain: Domain) -> str:
    """The same of whole articles, as a page of its own."""
    body: list[str] = []
    source = ""
    for one in read_explained(articles, domain):
        if one.source_id != source:
            source = one.source_id
            body.append(f"<h2>{escape(source)}</h2>")
        body.append(_html(one))
    return _PAGE.format(body="\n".join(body))


def explain_text(articles: Iterable[Article], domain: Domain) -> str:
    """The same in plain text, for a terminal: each piece in brackets with what it is."""
    return "".join(f"{_marked(one)}\n{_told(one)}\n" for one in read_explained(articles, domain))


def read_explained(articles: Iterable[Article], domain: Domain) -> Iterator[Explained]:
    """Every sentence that names a concept or a cue, with what was seen in it."""
    for article in articles:
        watched: list[Explained] = []
        watch = _watcher(article.source_id, watched)
        for _ in ArticleReader(domain, watch=watch).read(article):
            pass
        yield from watched


def _watcher(source_id: str, watched: list[Explained]) -> Watch:
    def watch(reading: Reading, words: Words, tokens: tuple[int, int], sentence: Sentence) -> None:
        first, last = tokens
        seen = tuple(_seen(sentence, reading.claims, first))
        watched.append(Explained(source_id, tuple(words.texts[first:last]), seen, reading))

    return watch


def _article(text: str) -> Article:
    return Article("", text, (Block("paragraph", 0, len(text)),))


def _seen(sentence: Sentence, claims: Iterable[Claim], first: int) -> Iterator[Seen]:
    deciding = {id(mark) for claim in claims for mark in claim.marks}
    for condition in sentence.conditions:
        yield Seen(condition.start - first, condition.end - first, "scope", "")
    for mark in sentence.marks:
        sort = _sort(mark, id(mark) in deciding)
        if sort:
            name = (
                mark.concept_id or (mark.cue.id if mark.cue else "") or (mark.time.role if mark.time else "")
            )
            yield Seen(mark.start - first, mark.end - first, sort, name)


def _sort(mark: Mark, decides: bool) -> str:
    if mark.concept is not None:
        return "concept"
    if mark.time is not None:
        return "time"
    return "cue" if decides and mark.cue is not None else ""


def _html(one: Explained) -> str:
    from spacy import displacy

    spans = [{"start_token": piece.start, "end_token": piece.end, "label": piece.label} for piece in one.seen]
    colors = {piece.label: _COLORS[piece.sort] for piece in one.seen}
    shown: str = displacy.render(
        {"text": "", "spans": spans, "tokens": list(one.tokens)},
        style="span", manual=True, page=False, jupyter=False, options={"colors": colors},
    )  # fmt: skip
    return f'{shown}\n<p class="claims">{escape(_told(one))}</p>'


def _marked(one: Explained) -> str:
    opened: dict[int, str] = {}
    closed: dict[int, str] = {}
    for piece in one.seen:
        opened[piece.start] = opened.get(piece.start, "") + "["
        closed[piece.end] = f"|{piece.label}]" + closed.get(piece.end, "")
    parts = [
        closed.get(at, "") + (" " if at else "") + opened.get(at, "") + token
        for at, token in enumerate(one.tokens)
    ]
    return "".join(parts) + closed.get(len(one.tokens), "")


def _told(one: Explained) -> str:
    if not one.reading.claims:
        return f"    no claim: {one.reading.reason}"
    return "; ".join(_claim(claim) for claim in one.reading.claims)


def _claim(claim: Claim) -> str:
    role, low, high = claim.timing
    time = f" {role} {_hours(low)} to {_hours(high)} hours" if role else ""
    return (
        f"    {claim.kind} {claim.concept}{time} (rules: {', '.join(claim.rules) or 'the words themselves'})"
    )


def _hours(value: float | None) -> str:
    return "?" if value is None else f"{value:g}"
