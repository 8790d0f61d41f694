"""Three short articles that disagree, and a desk at which reviewers rule on them."""

from __future__ import annotations

import datetime as dt
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from claimaudit.audit import run_audit
from claimaudit.cli import main
from claimaudit.domain.domain import load_domain
from claimaudit.form import fill_in, form_bytes, take_rulings
from claimaudit.model import DECISION_COLUMNS, Audit
from claimaudit.review import Record, read_record, status
from claimaudit.review.decision import Decision
from claimaudit.review.merging import Merged
from claimaudit.review.record import write_record

REDNESS = "normal_vs_warning:redness:after"
RETINOIDS = "use_vs_avoid:retinoids:after"
MAKEUP = "timeline:makeup:after"
ARTICLES = {
    "clinic-a": "Avoid makeup for at least 48 hours. Redness is completely normal for two days.",
    "clinic-b": "Avoid makeup for 24 hours. Call us if you notice redness. Do not use retinol for five days.",
    "clinic-c": "Apply retinol on the second day. Peeling is normal and lasts for three days.",
}
RULING = {
    "verdict": "cautious", "reason": "Safer.", "reviewer": "Ann Example", "date": dt.date(2026, 1, 31), "final": "yes",
}  # fmt: skip


class Desk:
    """A project's folder, and what people do in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.review = folder / "review"
        self.file = self.review / "decisions.csv"
        self.review.mkdir()
        (folder / "sources").mkdir()
        self.file.write_text(",".join(DECISION_COLUMNS) + "\n", encoding="utf-8")
        for name, text in ARTICLES.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> None:
        (self.folder / "sources" / f"{name}.txt").write_text(text + "\n", encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.folder / "sources" / f"{name}.txt"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def record(self) -> Record:
        return read_record(self.review)

    def audit(self, today: dt.date | None = None) -> Audit:
        return run_audit(self.folder / "sources", review=self.review, record=self.record(), today=today)

    def states(self, today: dt.date | None = None) -> dict[str, str]:
        table = status(self.audit(today))
        return dict(zip(table["issue_id"], table["state"], strict=True))

    def details(self, today: dt.date | None = None) -> dict[str, str]:
        table = status(self.audit(today))
        return dict(zip(table["issue_id"], table["detail"], strict=True))

    def export(self, name: str = "form.xlsx") -> Path:
        path = self.folder / name
        path.write_bytes(form_bytes(self.audit(), load_domain(), path.suffix))
        return path

    def fill(self, path: Path, rulings: dict[str, dict[str, Any]]) -> Path:
        """Write into the rows of issues as a person would, each cell as the value that the program stores."""
        for issue, cells in rulings.items():
            fill_in(path, issue, **cells)
        return path

    def take(self, path: Path) -> Merged:
        return take_rulings([path], self.review)

    def rule(self, issue: str, **cells: Any) -> Merged:
        """A ruling by way of the spreadsheet, with RULING's cells where no other are given."""
        return self.take(self.fill(self.export(), {issue: RULING | cells}))

    def add(self, issue: str, **cells: str) -> None:
        """A ruling written into the file by hand, on today's positions where no fingerprint is given."""
        issues = self.audit().issues.set_index("issue_id")["fingerprint"]
        known = {"issue_id": issue, "fingerprint": issues.get(issue, ""), "date": "2026-01-31"}
        words = {name: str(value) for name, value in RULING.items() if name != "date"}
        decision = Decision.read(known | words | cells)
        write_record(self.record(), Merged((*self.record().decisions, decision), (decision,)))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def call(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Call the program with these words, in the desk's folder."""
    monkeypatch.chdir(desk.folder)
    return lambda *words: CliRunner().invoke(main, list(words))


@pytest.fixture
def resave(soffice: str, tmp_path: Path) -> Callable[[Path, str], Path]:
    """Let LibreOffice open a spreadsheet and save it as its own, in the format of that ending."""

    def save(path: Path, ending: str) -> Path:
        out = tmp_path / "saved"
        profile = (tmp_path / "profile").as_uri()
        words = [
            soffice,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            ending,
            "--outdir",
            out,
            path,
        ]
        subprocess.run(words, check=True, capture_output=True, timeout=180)
        return out / f"{path.stem}.{ending}"

    return save
