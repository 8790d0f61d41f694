"""The examples of cues: a sentence, or a small article, and the claims that it makes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claimaudit.domain.cues import Cue
from claimaudit.domain.domain import Domain
from claimaudit.domain.files import nearest
from claimaudit.extract.articles import ArticleReader
from claimaudit.extract.claims import Claim
from claimaudit.model import KINDS, TIME_ROLES, Article, Block
from claimaudit.read import read_text
from claimaudit.rulebook.fault import NOTHING, Fault

_COLUMNS = (
    "condition", "phase", "triggers", "audience", "excepted", "degree", "about", "polarity", "strength",
)  # fmt: skip
_OPEN = "-"
Timing = tuple[str, float | None, float | None]


class StatementError(ValueError):
    """The claims of an example cannot be read; the text says why."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim as an example states it: kind, concept and time in full, other columns where it names them."""

    kind: str
    concept: str
    timing: Timing = ("", None, None)
    columns: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        """The claim as it stands in a rule file."""
        role, low, high = self.timing
        time = [role, _hours(low), _hours(high)] if role else []
        return " ".join(
            [self.kind, self.concept, *time, *(f"{key}={value}" for key, value in self.columns.items())]
        )


class CueReader:
    """Reads the sentences of examples into claims, by the rules of one domain."""

    def __init__(self, domain: Domain) -> None:
        self.concepts = tuple(domain.concepts)
        self._reader = ArticleReader(domain)

    def read(self, text: str) -> list[Claim]:
        """The claims of a sentence, or of a small article where the text has several lines."""
        article = read_text(text) if "\n" in text else Article("", text, (Block("paragraph", 0, len(text)),))
        return [claim for reading in self._reader.read(article) for claim in reading.claims]


def check_cue(cue: Cue, reader: CueReader) -> Iterator[Fault]:
    """The examples of a cue that do not hold."""
    for example in cue.matches:
        text, _, claims = example.partition(" => ")
        try:
            wanted = read_claims(claims, reader.concepts)
        except StatementError as error:
            yield Fault(cue.file, cue.id, example, "'sentence => kind concept role min max'", str(error))
            continue
        got = [_stated(claim, wanted) for claim in reader.read(text)]
        if sorted(map(str, got)) != sorted(map(str, wanted)):
            yield Fault(cue.file, cue.id, text, _listed(wanted), _listed(got))
    for text in cue.rejects:
        got = [_stated(claim, ()) for claim in reader.read(text)]
        if got:
            yield Fault(cue.file, cue.id, text, "no claim", _listed(got))


def read_claims(text: str, concepts: Sequence[str]) -> list[Stated]:
    """The claims that an example states behind its arrow.

    Raises:
        StatementError: there are none, or a kind, concept, role, number or column is unknown.
    """
    if not text.strip():
        raise StatementError("no claims behind ' => '")
    return [_claim(part.strip(), concepts) for part in text.split(";")]


def _claim(text: str, concepts: Sequence[str]) -> Stated:
    words, columns = _columns(text)
    if len(words) not in {2, 5}:
        raise StatementError(f"'{text}'")
    _known("kind", words[0], KINDS)
    _known("concept", words[1], concepts)
    if len(words) == 2:
        return Stated(words[0], words[1], columns=columns)
    _known("role", words[2], TIME_ROLES)
    return Stated(words[0], words[1], (words[2], _number(words[3]), _number(words[4])), columns)


def _columns(text: str) -> tuple[list[str], dict[str, str]]:
    """The words before the first "column=", and each column with the words behind it."""
    words: list[str] = []
    columns: dict[str, list[str]] = {}
    at = words
    for word in text.split():
        name, equals, value = word.partition("=")
        if equals:
            _known("column", name, _COLUMNS)
            at = columns.setdefault(name, [value] if value else [])
        else:
            at.append(word)
    return words, {name: " ".join(value) for name, value in columns.items()}


def _known(what: str, name: str, valid: Sequence[str]) -> None:
    if name not in valid:
        raise StatementError(f"unknown {what} '{name}'{nearest(name, valid)}")


def _number(text: str) -> float | None:
    if text == _OPEN:
        return None
    try:
        return float(text)
    except ValueError as error:
        raise StatementError(f"'{text}' is no number of hours; write 24, 0.5 or -") from error


def _stated(claim: Claim, wanted: Sequence[Stated]) -> Stated:
    """A claim that was read, with the columns that the example states for its like."""
    role, low, high = claim.timing
    named = next(
        (one.columns for one in wanted if (one.kind, one.concept) == (claim.kind, claim.concept)), {}
    )
    timing = (role, _rounded(low), _rounded(high))
    return Stated(claim.kind, claim.concept, timing, {name: _column(claim, name) for name in named})


def _column(claim: Claim, name: str) -> str:
    value = getattr(claim.scope, name) if hasattr(claim.scope, name) else getattr(claim, name)
    return value if isinstance(value, str) else ",".join(value)


def _rounded(hours: float | None) -> float | None:
    return None if hours is None else round(hours, 4)


def _hours(value: float | None) -> str:
    return _OPEN if value is None else f"{value:g}"


def _listed(claims: Sequence[Stated]) -> str:
    return "; ".join(map(str, claims)) or NOTHING
