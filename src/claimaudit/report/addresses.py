"""The address of every page and row: file names and anchors that stay the same while their ids do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from typing import Final

_LONGEST: Final = 80


def slug(text: str) -> str:
    """A name that any file system and any address takes: "use_vs_avoid:a/b" becomes "use_vs_avoid-a-b"."""
    plain = re.sub(r"[^a-z0-9_]+", "-", text.lower()).strip("-")
    return plain[:_LONGEST] or "unnamed"


def slugs(ids: Iterable[str]) -> dict[str, str]:
    """A file name for each id; ids that would share one get a few figures of their hash.

    Which ids share a name depends on these ids alone, so an address changes only when a clash appears.
    """
    names = {one: slug(one) for one in sorted(set(ids))}
    taken: dict[str, int] = {}
    for name in names.values():
        taken[name] = taken.get(name, 0) + 1
    return {one: name if taken[name] == 1 else f"{name}-{_figures(one)}" for one, name in names.items()}


def anchor(kind: str, one: str) -> str:
    """The anchor of a row: ``anchor("claim", "ab12")`` is "claim-ab12"."""
    plain = re.sub(r"[^A-Za-z0-9_.-]", "-", one)
    return f"{kind}-{plain}" if plain == one else f"{kind}-{plain}-{_figures(one)}"


def _figures(text: str) -> str:
    return sha256(text.encode("utf-8")).hexdigest()[:6]
