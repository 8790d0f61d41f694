"""Explaining: every claim's words, marked in the sentence that makes it."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from claimaudit.cli import main
from claimaudit.domain.domain import load_domain
from claimaudit.extract.explain import explain, explain_text, read_explained
from claimaudit.read import read_text

SENTENCE = "Avoid makeup for 24 hours if your skin is red."


def test_concept_cue_scope_and_time_are_marked_with_what_they_are() -> None:
    seen, *_ = read_explained([read_text(SENTENCE + " It matters.")], load_domain())
    words = {(piece.sort, piece.name): " ".join(seen.tokens[piece.start : piece.end]) for piece in seen.seen}
    assert words == {
        ("cue", "avoid"): "Avoid",
        ("concept", "makeup"): "makeup",
        ("time", "for"): "for 24 hours",
        ("scope", ""): "if your skin is red",
        ("concept", "redness"): "red",
    }


def test_the_terminal_form_says_the_claim_its_time_and_its_rules() -> None:
    told = explain_text([read_text("Redness is normal. " + SENTENCE)], load_domain())
    assert "[Redness|concept: redness] is [normal|cue: normal]" in told
    assert "restriction makeup for 24 to 24 hours (rules: avoid)" in told


def test_a_sentence_without_a_claim_says_why() -> None:
    told = explain_text([read_text("Makeup was sold at the desk. Redness is normal.")], load_domain())
    assert "no claim: no cue" in told


def test_the_words_of_an_article_are_text_and_never_markup() -> None:
    shown = explain('Avoid <script>alert(1)</script> makeup & <b onload="x">perfume</b>.')
    assert "<script" not in shown
    assert "<b onload" not in shown
    assert "concept: makeup" in shown


def test_the_program_writes_a_page_without_anything_remote(tmp_path: Path) -> None:
    article, page = tmp_path / "a.txt", tmp_path / "page.html"
    article.write_text(SENTENCE + "\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["extract", str(article), "--explain", "--out", str(page)])
    written = page.read_text(encoding="utf-8")
    assert result.exit_code == 0
    assert "http" not in written.replace("http-equiv", "")
    assert "cue: avoid" in written
