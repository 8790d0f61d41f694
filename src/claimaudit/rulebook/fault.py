"""What is wrong with an example: what the rule file wants, and what was read."""

from __future__ import annotations

from dataclasses import dataclass

NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Fault:
    """An example that does not hold: the rule with its file, the sentence, what it wants and what was read in it."""

    file: str
    rule: str
    text: str
    wanted: str
    got: str

    def __str__(self) -> str:
        """The fault as one line of a report."""
        sentence = self.text.replace("\n", "\\n")
        return f"{self.file}: [{self.rule}] {sentence!r}: wanted {self.wanted}, got {self.got}"
