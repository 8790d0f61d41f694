"""The pieces of a time expression: words, numbers, units, amounts, and what is known of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimaudit.domain.times import Bound


class Piece(NamedTuple):
    """What a stretch of text is: a category and, where it has one, a value.

    ``low`` and ``high`` are a plain number while ``unit`` is 0, else hours; a unit alone has no low. ``named`` says
    that both ends stand in the text ("2 to 4 days"), unlike those of "a few days".
    """

    category: str
    low: float | None = None
    high: float | None = None
    unit: float = 0.0
    bound: Bound = "exact"
    named: bool = False
    counts: str = ""
    rules: tuple[str, ...] = ()


class Declined(Exception):  # noqa: N818 (not an error: another rule may still fit)
    """The pattern fits but the values do not."""


def numbers(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with a plain value."""
    return [piece for piece in pieces if piece.low is not None and not piece.unit]


def amounts(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with hours, a bare unit being one of it."""
    return [
        piece if piece.low is not None else piece._replace(low=piece.unit, high=piece.unit)
        for piece in pieces
        if piece.unit
    ]


def ends(piece: Piece) -> tuple[float, float]:
    """Both ends of a piece that has a value."""
    if piece.low is None or piece.high is None:
        raise Declined
    return piece.low, piece.high
