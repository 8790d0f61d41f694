"""The engine knows no word of any subject: what a rule file calls a concept occurs in no name and no string of code.

Docstrings may give examples of a subject; they decide nothing.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

TERMS = ("nouns", "verbs", "adjectives", "forms", "misspelt")
# Words that a subject's files list and that the engine uses in a sense of its own.
OWN_SENSE = {
    "product": "a category of concept",
    "warning sign": "a kind of claim",
    "professional": "whom a call for help recommends, named in domain.toml",
    "benefit": "what a cue may say of its subject",
    "marks": "the words that the rules know, where they stand",
    "shade": "paints the background of a figure",
    "mend": "what an error asks for",
    "running": "what a program says while it works",
    "result": "a word of the web annotation model",
    "results": "the same",
    "er": "an ending",
    "cat": "a command of git",
    "compress": "an argument of zipfile",
    "flush": "a method of streams",
    "num": "an attribute of spaCy",
    "pop": "a method of lists",
    "raw": "text before it is read",
}


@pytest.fixture(scope="module")
def subject_words(root: Path) -> set[str]:
    """Ids and terms of every concept of every subject, lower case, words apart."""
    found: set[str] = set()
    for path in sorted((root / "src" / "claimaudit" / "domains").rglob("*.toml")):
        for name, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if isinstance(table, dict) and "category" in table:
                found.add(name.replace("_", " "))
                found |= {term.lower() for key in TERMS for term in table.get(key, [])}
    return found


def docstrings_of(tree: ast.Module) -> set[int]:
    """The ids of the nodes that are docstrings."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                found.add(id(first.value))
    return found


def names_and_strings(code: str) -> Iterator[tuple[int, str]]:
    """Every name and every string of a module, with its line; docstrings apart."""
    tree = ast.parse(code)
    aside = docstrings_of(tree)
    for node in ast.walk(tree):
        for field in ("id", "attr", "name", "arg", "asname", "module"):
            if isinstance(value := getattr(node, field, None), str):
                yield getattr(node, "lineno", 0), value
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in aside:
            yield node.lineno, node.value


def words_of(text: str) -> tuple[str, ...]:
    """A name or a string as lower-case words."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    return tuple(re.findall(r"[a-z0-9']+", apart.lower()))


def phrases_of(text: str, longest: int) -> Iterator[tuple[str, ...]]:
    """Every run of words of a text."""
    words = words_of(text)
    for start in range(len(words)):
        for end in range(start + 1, min(start + longest, len(words)) + 1):
            yield words[start:end]


def betrayals(code: str, subject: set[str]) -> list[str]:
    """Each place of a module that holds a word of a subject, in the singular or with an s."""
    terms = {words_of(term): term for term in sorted(subject - OWN_SENSE.keys())}
    plurals = {(*words[:-1], words[-1] + "s"): term for words, term in terms.items() if words}
    looked_for = plurals | terms
    longest = max(map(len, looked_for), default=0)
    return [
        f"line {line}: {looked_for[phrase]!r} in {text[:60]!r}"
        for line, text in names_and_strings(code)
        for phrase in phrases_of(text, longest)
        if phrase in looked_for
    ]


def test_the_engine_holds_no_word_of_a_subject(modules: list[Path], subject_words: set[str]) -> None:
    assert len(subject_words) > 300
    found = [
        f"{module.name} {line}"
        for module in modules
        for line in betrayals(module.read_text(encoding="utf-8"), subject_words)
    ]
    assert found == []


def test_the_search_sees_names_and_strings_and_passes_over_docstrings() -> None:
    code = (
        '"""Avoid makeup."""\n\ndef has_sun_screen(x):\n    return x == "no Makeups, please" or MakeUpKind\n'
    )
    found = betrayals(code, {"makeup", "sun screen", "make up kind", "fever"})
    assert [line.split(":")[0] for line in found] == ["line 3", "line 4", "line 4"]


def test_every_exempted_word_is_one_of_a_subject(subject_words: set[str]) -> None:
    assert sorted(OWN_SENSE.keys() - subject_words) == []
