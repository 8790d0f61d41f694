"""What has been worked out of a word, kept: most words of a text come again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

_Of = TypeVar("_Of")
_MOST = 100_000


class Known(dict[str, _Of], Generic[_Of]):
    """A look-up that works out what it does not hold; full, it begins anew."""

    def __init__(self, find_out: Callable[[str], _Of]) -> None:
        super().__init__()
        self._find_out = find_out

    def __missing__(self, word: str) -> _Of:
        if len(self) >= _MOST:
            self.clear()
        found = self[word] = self._find_out(word)
        return found
