"""Subjects of a few lines, written to disk and loaded as any other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from claimaudit.domain.domain import Domain, load_domain
from claimaudit.extract.pipeline import make_pipeline, marks_of

HEAD = 'title = "Small"\nextends = []\n'
Make = Callable[..., Domain]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Load a subject from the text of its concepts and its cues."""

    def made(concepts: str = "", cues: str = "", head: str = HEAD) -> Domain:
        folder = tmp_path / "small"
        for name, text in (("concepts", concepts), ("cues", cues)):
            (folder / name).mkdir(parents=True, exist_ok=True)
            (folder / name / "words.toml").write_text(text, encoding="utf-8")
        (folder / "domain.toml").write_text(head, encoding="utf-8")
        load_domain.cache_clear()
        return load_domain(str(folder))

    return made


@pytest.fixture(scope="session")
def named() -> Callable[[Domain, str], list[tuple[str, str]]]:
    """What each mark of a text is: its words, and the concept, the cue's id or "time"."""

    def found(domain: Domain, text: str) -> list[tuple[str, str]]:
        doc = make_pipeline(domain)(text)
        return [
            (doc[mark.start : mark.end].text, mark.concept_id or (mark.cue.id if mark.cue else mark.role))
            for _, _, marks in marks_of(doc)
            for mark in marks
        ]

    return found
