"""How the value of a part is made of its pieces: the arithmetic of time expressions.

Each maker takes the pieces that a pattern matched and gives one piece, or None where the words are no time after
all (they are then hidden from every later pattern). A maker that raises ``Declined`` leaves the words to another
rule. Rules name makers; makers know no words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimaudit.extract.time_parts import Declined, Piece, amounts, ends, numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


FRACTIONS = {(1, 2), (1, 3), (2, 3), (1, 4), (3, 4)}

MOST_COUNTED = 999
"""A greater number behind a unit is no count of it: "the year 2024"."""


def _number(low: float, high: float) -> Piece:
    return Piece("", low, high)


def keep(pieces: Sequence[Piece]) -> Piece:
    """The value of the last piece that has one."""
    return (amounts(pieces) or numbers(pieces))[-1]


def range_of(pieces: Sequence[Piece]) -> Piece:
    """From the least of some plain numbers to the greatest."""
    said = numbers(pieces)
    return _number(min(ends(piece)[0] for piece in said), max(ends(piece)[1] for piece in said))


def spelled(pieces: Sequence[Piece]) -> Piece:
    """A number in words: parts are added, "hundred" multiplies what stands before it."""
    total = 0.0
    for piece in numbers(pieces):
        low, _ = ends(piece)
        total = max(total, 1.0) * low if piece.category == "hundred" else total + low
    return _number(total, total)


def multiply(pieces: Sequence[Piece]) -> Piece:
    """The product of plain values: "three quarters", "half a"."""
    total = 1.0
    for piece in numbers(pieces):
        total *= ends(piece)[0]
    return _number(total, total)


def fraction(pieces: Sequence[Piece]) -> Piece:
    """Two numerals and a stroke, where they are a usual fraction, with a whole number before them or none."""
    *whole, top, bottom = (ends(piece)[0] for piece in numbers(pieces))
    if (top, bottom) not in FRACTIONS:
        raise Declined
    value = sum(whole) + top / bottom
    return _number(value, value)


def mixed(pieces: Sequence[Piece]) -> Piece:
    """A whole and a part of it: "one and a half", "a week and a half"."""
    first, *_, last = numbers(pieces)
    if ends(last)[0] >= 1:
        raise Declined
    value = ends(first)[0] + ends(last)[0]
    unit = next((piece for piece in pieces if piece.unit), None)
    if unit is None:
        return _number(value, value)
    return unit._replace(low=value * unit.unit, high=value * unit.unit)


def product(pieces: Sequence[Piece]) -> Piece:
    """Numbers times a unit; several numbers are a range, none is one."""
    unit = next(piece for piece in reversed(pieces) if piece.unit)
    said = [piece for piece in numbers(pieces) if piece.category != "article"] or [_number(1, 1)]
    low, high = min(ends(piece)[0] for piece in said), max(ends(piece)[1] for piece in said)
    if [ends(piece)[0] for piece in said] != sorted(ends(piece)[0] for piece in said):
        raise Declined
    amount = unit._replace(low=low * unit.unit, high=high * unit.unit, named=len(said) > 1)
    return bounded([piece for piece in pieces if not piece.unit] + [amount])


def one_or(pieces: Sequence[Piece]) -> Piece:
    """One unit or more of it: "a day or two", "day or two"."""
    return product([_number(1, 1), *pieces])


def point(pieces: Sequence[Piece]) -> Piece:
    """A counted unit: day 3 is when three days are over, week 3 is the whole of the third week."""
    unit = next(piece for piece in pieces if piece.unit)
    counted = numbers(pieces)
    first, last = min(ends(piece)[0] for piece in counted), max(ends(piece)[1] for piece in counted)
    if not unit.counts or last > MOST_COUNTED:
        raise Declined
    if unit.counts == "spans":
        first = max(first - 1, 0)
    return unit._replace(low=first * unit.unit, high=last * unit.unit, named=len(counted) > 1)


def span(pieces: Sequence[Piece]) -> Piece:
    """From the first amount to the last."""
    first, *_, last = amounts(pieces)
    low, high = ends(first)[0], ends(last)[1]
    if low > high:
        raise Declined
    return first._replace(low=low, high=high, bound="exact", named=True)


def shared(pieces: Sequence[Piece]) -> Piece:
    """A unit that several times share: "every morning and evening" comes round every 12 hours."""
    first, *others = amounts(pieces)
    value = first.unit / (1 + len(others))
    return first._replace(low=value, high=value)


def word(pieces: Sequence[Piece]) -> Piece:
    """A word in another sense, which has no value."""
    return pieces[-1]


def limited(pieces: Sequence[Piece]) -> Piece:
    """Not more than the amount."""
    amount = amounts(pieces)[-1]
    return amount._replace(low=amount.high, bound="at_most", named=False)


def extended(pieces: Sequence[Piece]) -> Piece:
    """An amount and a further number of its unit: "a week, maybe two"."""
    amount = amounts(pieces)[0]
    high = ends(numbers(pieces)[-1])[1] * amount.unit
    if high <= ends(amount)[1]:
        raise Declined
    return amount._replace(high=high, named=True)


def total(pieces: Sequence[Piece]) -> Piece:
    """Amounts in falling units added up: "a day and 12 hours"."""
    first, *_, last = amounts(pieces)
    if first.unit <= last.unit:
        raise Declined
    low, high = ends(first)[0] + ends(last)[0], ends(first)[1] + ends(last)[1]
    return last._replace(low=low, high=high)


def frequency(pieces: Sequence[Piece]) -> Piece:
    """So many units out of a longer one: "two nights a week" comes round every 84 hours."""
    first, *_, last = amounts(pieces)
    if first.unit < 24 or first.unit >= last.unit:
        raise Declined
    often = _number(ends(first)[0] / first.unit, ends(first)[1] / first.unit)
    return interval([often, last])._replace(named=first.named)


def interval(pieces: Sequence[Piece]) -> Piece:
    """So many times in an amount: "twice a day" comes round every 12 hours."""
    often = numbers(pieces)
    amount = amounts(pieces)[-1]
    least, most = min(ends(piece)[0] for piece in often), max(ends(piece)[1] for piece in often)
    joined = {"in", "every", "rate"} & {piece.category for piece in pieces}
    if least <= 0 or (ends(amount) != (amount.unit, amount.unit) and not joined):
        raise Declined
    low, high = ends(amount)
    return amount._replace(low=low / most, high=high / least)


def one_each(pieces: Sequence[Piece]) -> Piece:
    """A unit that something else is counted in: "two glasses a day" comes round every day."""
    amount = amounts(pieces)[-1]
    if ends(amount) != (amount.unit, amount.unit) or amount.bound != "exact":
        raise Declined
    return amount


def all_the_time(pieces: Sequence[Piece]) -> None:
    """As many units as the longer one has, which says "always": "24 hours a day"."""
    first, *_, last = amounts(pieces)
    if first.unit >= 24 or ends(first)[0] != last.unit:
        raise Declined


def end(pieces: Sequence[Piece]) -> Piece:
    """The end of a stretch."""
    last = amounts(pieces)[-1]
    return last._replace(low=last.high, named=False)


def start(pieces: Sequence[Piece]) -> Piece:
    """The beginning of a stretch."""
    first = amounts(pieces)[0]
    return first._replace(high=first.low, named=False)


def bounded(pieces: Sequence[Piece]) -> Piece:
    """An amount with the words that leave one of its ends open.

    "At least" keeps both ends of a range that the text names ("at least 24–48 hours"); "more than" and "or more"
    open it; "up to" leaves the upper end alone. Of times that repeat, the least is the longest interval.
    """
    amount = amounts(pieces)[-1]
    low, high = ends(amount)
    words = {piece.category for piece in pieces} - {amount.category}
    least, most = (
        bool(words & {"least", "minimum", "more", "or_more", "plus"}),
        bool(words & {"most", "up_to"}),
    )
    if amount.category == "rate":
        least, most = most, least
    if least and not (amount.named and words & {"least", "minimum"}):
        return amount._replace(high=low, bound="at_least", named=False)
    if least:
        return amount._replace(bound="at_least")
    if most:
        return amount._replace(low=high, bound="at_most", named=False)
    return amount


def exceeded(pieces: Sequence[Piece]) -> Piece:
    """More than the amount."""
    amount = amounts(pieces)[-1]
    return amount._replace(high=amount.low, bound="at_least", named=False)


def joined(pieces: Sequence[Piece]) -> Piece:
    """A lower and an upper bound: "more than 4 days but less than a week"."""
    first, *_, last = amounts(pieces)
    if first.bound == "at_most":
        first, last = last, first
    return span([first, last])


def hide(pieces: Sequence[Piece]) -> None:
    """No time at all."""


MAKERS: dict[str, Callable[[Sequence[Piece]], Piece | None]] = {
    "range": range_of,
    **{
        maker.__name__: maker
        for maker in (
            keep, spelled, multiply, mixed, fraction, product, one_or, point, span, total, frequency, interval,
            one_each, shared, extended, all_the_time, end, start, bounded, exceeded, limited, joined, word, hide,
        )
    },
}  # fmt: skip
