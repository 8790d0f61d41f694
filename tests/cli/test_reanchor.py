"""Annotations of a report, put onto newer texts of the articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimaudit.cli import main
from claimaudit.domain.domain import load_domain
from claimaudit.report.annotations import annotation_file
from claimaudit.report.evidence import Evidence

ROOT = Path(__file__).parents[2]
SENTENCE = (
    "Avoid using makeup or other skincare products on your skin for at least 24 hours after microneedling."
)


@pytest.fixture(scope="module")
def annotations(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import claimaudit

    audit = claimaudit.audit([ROOT / "sources"])
    path = tmp_path_factory.mktemp("annotations") / "annotations.json"
    path.write_text(annotation_file(Evidence(audit, load_domain())), encoding="utf-8")
    return path


def newer(folder: Path, old: str, new: str) -> Path:
    for path in (ROOT / "sources").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        (folder / path.name).write_text(text.replace(old, new), encoding="utf-8")
    return folder


def run(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, [str(word) for word in words])
    return result.exit_code, result.output


def test_unchanged_articles_keep_every_annotation(annotations: Path) -> None:
    status, said = run("reanchor", annotations, ROOT / "sources", "--fail-on", "lost")
    total = len(json.loads(annotations.read_text(encoding="utf-8"))["items"])
    assert (status, said) == (0, f"{total} annotations: {total} kept, 0 moved, 0 respaced, 0 lost\n")


def test_a_changed_sentence_is_listed_with_what_is_like_it_now(annotations: Path, tmp_path: Path) -> None:
    folder = newer(tmp_path, SENTENCE, SENTENCE.replace("24", "48"))
    status, said = run("reanchor", annotations, folder, "--fail-on", "lost")
    assert status == 1
    assert f'skin-care-after-microneedling: no longer there: "{SENTENCE}"' in said
    assert SENTENCE.replace("24", "48") in said


def test_moved_annotations_quote_the_newer_text(annotations: Path, tmp_path: Path) -> None:
    folder = newer(tmp_path, "Microneedling", "Skin needling, or microneedling,")
    out = tmp_path / "new.json"
    status, _ = run("reanchor", annotations, folder, "--out", out)
    items = json.loads(out.read_text(encoding="utf-8"))["items"]
    texts = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.txt")}
    fitting = 0
    for item in items:
        quote, place = item["target"]["selector"]
        text = texts[item["target"]["source"].rsplit(":", 1)[1]]
        fitting += text[place["start"] : place["end"]] == quote["exact"]
    assert status == 0
    assert fitting > len(items) / 2


@pytest.mark.parametrize("content", ["{", "[]", '{"items": 3}'])
def test_what_is_no_annotation_page_is_told_in_one_line(content: str, tmp_path: Path) -> None:
    broken = tmp_path / "annotations.json"
    broken.write_text(content, encoding="utf-8")
    status, said = run("reanchor", broken, ROOT / "sources")
    assert status == 2
    assert said.count("\n") == 1
    assert "annotations.json" in said
