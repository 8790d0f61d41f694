"""Degrees: the words that bound a claim, and what a bound of each kind tells apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from claimaudit.domain.files import Faults, check_keys, strings
from claimaudit.domain.layers import Layers, checked, text

_BOUNDS = ("warning_sign", "restriction")
_KEYS = ("label", "before", "vague", "gentle", "by_time", "partial", "words", "bounds", "against")
OTHER = "other"


@dataclass(frozen=True, slots=True)
class DegreeKind:
    """Words of one kind ("excessive", "severe": how much).

    ``bounds`` are the kinds of claim that it narrows; ``against`` the kinds that it is the contrary of; ``label``
    how guidance says it of a sign ("is …"), ``before`` how it does before a noun ("" where it leaves it out).
    ``vague``: what is so bounded names nothing that a reader could act on ("certain products"); ``gentle``: the
    kind that a plain ban need not mean; ``by_time``: a stated time says the same and says it exactly ("still there");
    ``partial``: of a class, not of each of its members ("most side effects").
    """

    id: str
    label: str
    before: str
    vague: bool
    gentle: bool
    by_time: bool
    partial: bool
    words: tuple[str, ...]
    bounds: tuple[str, ...]
    against: tuple[str, ...]


class Degrees:
    """Reads a degree's words as a set of kinds, held as bits so that a million claims can be compared at once."""

    def __init__(self, kinds: Mapping[str, DegreeKind]) -> None:
        self.kinds = tuple(kinds.values())
        self._bit = {kind.id: 1 << number for number, kind in enumerate(self.kinds)}
        self._bit[OTHER] = 1 << len(self.kinds)
        self.gentle = sum(self._bit[kind.id] for kind in self.kinds if kind.gentle)
        self.by_time = sum(self._bit[kind.id] for kind in self.kinds if kind.by_time)
        self.partial = sum(self._bit[kind.id] for kind in self.kinds if kind.partial)
        self._patterns = [(self._bit[kind.id], _pattern(kind.words)) for kind in self.kinds if kind.words]

    def read(self, degree: str) -> int:
        """The kinds that the words name, as bits; words of no known kind are ``other``."""
        if not degree.strip():
            return 0
        found = 0
        for bit, pattern in self._patterns:
            found |= bit if pattern.search(degree) else 0
        return found or self._bit[OTHER]

    def bounding(self, claim_kind: str) -> int:
        """The bits that narrow a claim of that kind; an unknown degree narrows a warning."""
        bits = sum(self._bit[kind.id] for kind in self.kinds if claim_kind in kind.bounds)
        return bits | (self._bit[OTHER] if claim_kind == "warning_sign" else 0)

    def known(self, bits: int) -> int:
        """The bits without ``other``: words of no known kind are like no other words."""
        return bits & ~self._bit[OTHER]

    def against(self, bits: int) -> int:
        """The bits that are the contrary of any of the given ones."""
        found = 0
        for kind in self.kinds:
            for other in kind.against:
                found |= self._bit[other] if bits & self._bit[kind.id] else 0
                found |= self._bit[kind.id] if bits & self._bit[other] else 0
        return found

    def labels(self, bits: int) -> list[str]:
        """How guidance says these kinds, in the order of the file."""
        return [kind.label for kind in self.kinds if bits & self._bit[kind.id]]

    def before(self, bits: int) -> str:
        """The first of these kinds that guidance says before a noun."""
        return next((kind.before for kind in self.kinds if kind.before and bits & self._bit[kind.id]), "")

    def is_vague(self, bits: int) -> bool:
        """Is what is so bounded left open?"""
        return any(kind.vague and bits & self._bit[kind.id] for kind in self.kinds)


def load_degrees(layers: Layers, faults: Faults) -> Degrees:
    """The kinds of degree of all files; a later file adds words to a kind."""
    kinds: dict[str, DegreeKind] = {}
    names = {name for _, tables in layers.files for name in tables}
    for path, tables in layers.files:
        for name, table in tables.items():
            check_keys(path, name, table, _KEYS, faults=faults)
            old = kinds.get(name, DegreeKind(name, name, "", False, False, False, False, (), (), ()))
            lists = {
                key: strings(path, name, table, key, faults=faults) for key in ("words", "bounds", "against")
            }
            kinds[name] = DegreeKind(
                id=name,
                label=text(path, name, table.get("label", old.label), faults),
                before=str(table.get("before", old.before)),
                vague=bool(table.get("vague", old.vague)),
                gentle=bool(table.get("gentle", old.gentle)),
                by_time=bool(table.get("by_time", old.by_time)),
                partial=bool(table.get("partial", old.partial)),
                words=old.words + lists["words"],
                bounds=old.bounds + checked((path, name), lists["bounds"], _BOUNDS, faults),
                against=old.against + checked((path, name), lists["against"], names, faults),
            )
    return Degrees(kinds)


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words; one that ends in ``*`` is the beginning of a word."""
    parts = [re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "") for word in words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)
