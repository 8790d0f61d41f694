"""One ruling as the record holds it: words in cells, and what they amount to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from claimaudit.model import DECISION_COLUMNS

MISREAD = "misread"
SUPERSEDED = "superseded"
YES = frozenset({"true", "yes", "y", "1", "x", "final"})
NO = frozenset({"false", "no", "n", "0", ""})
_CLAIM_ID = re.compile(r"[0-9a-f]{8,64}")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Decision:
    """A reviewer's ruling on an issue.

    Every cell is kept as the words it holds, so that what cannot be understood is told and written back, not lost.
    ``made_on`` says the positions of ``fingerprint`` in words, in the same order; ``extra`` are the cells of columns
    that the project added, by name.
    """

    issue_id: str
    reviewer: str
    date: str
    verdict: str
    wording: str = ""
    reason: str = ""
    reference: str = ""
    expires: str = ""
    final: str = ""
    fingerprint: str = ""
    made_on: str = ""
    status: str = ""
    extra: tuple[tuple[str, str], ...] = ()

    @classmethod
    def read(cls, cells: Mapping[str, str]) -> Decision:
        """A ruling from its cells by column.

        White space is folded, so that a ruling is one line; of ``final`` every way to say yes or no is one.
        """
        words = {name: fold(cells.get(name, "")) for name in DECISION_COLUMNS}
        said = words["final"].lower()
        words["final"] = "true" if said in YES else "false" if said in NO else words["final"]
        extra = tuple((name, fold(cell)) for name, cell in cells.items() if name not in words)
        return cls(**words, extra=extra)

    def cells(self) -> dict[str, str]:
        """The cells by column."""
        return {name: str(getattr(self, name)) for name in DECISION_COLUMNS} | dict(self.extra)

    @property
    def is_final(self) -> bool:
        """Whether the ruling is marked final; what says neither yes nor no is no."""
        return self.final == "true"

    @property
    def is_superseded(self) -> bool:
        """Whether a later ruling replaced it."""
        return self.status == SUPERSEDED

    @property
    def is_misread(self) -> bool:
        """Whether it calls claims misread."""
        return self.verdict == MISREAD

    @property
    def misread(self) -> tuple[str, ...]:
        """The claims that it calls misread, sorted; () for every other verdict."""
        return tuple(sorted(set(_CLAIM_ID.findall(self.wording)))) if self.is_misread else ()

    @property
    def marks(self) -> tuple[str, ...]:
        """The marks of the positions that it was made on; () where too many were reduced to one."""
        return () if "x" in self.fingerprint else tuple(filter(None, self.fingerprint.split(".")))

    @property
    def order(self) -> tuple[str, ...]:
        """Where it stands in the file: by issue, day and reviewer, then by everything else."""
        rest = (str(getattr(self, one.name)) for one in fields(self))
        return (self.issue_id, self.date, self.reviewer, *rest)

    def superseded(self) -> Decision:
        """The same ruling, marked as replaced."""
        return replace(self, status=SUPERSEDED)

    @property
    def identity(self) -> str:
        """What makes it this ruling: what its reviewer said, and on what."""
        return "\x1f".join(replace(self, status="", extra=()).cells().values())

    def __str__(self) -> str:
        """The verdict with who gave it and when: "cautious (A. Reviewer, 2026-01-31)"."""
        return f"{self.verdict} ({self.reviewer}, {self.date})"


def fold(text: str) -> str:
    """A cell's words on one line."""
    return _SPACE.sub(" ", text).strip()
