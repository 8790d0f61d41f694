"""Which files are articles, what their ids are, and what cannot be read."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

MARKDOWN = (".md", ".markdown")
HTML = (".html", ".htm", ".xhtml")
ENDINGS = (".txt", *MARKDOWN, *HTML)
# What may hold an article but is not read: named among the problems, never passed over in silence.
_DOCUMENTS = (".doc", ".docx", ".epub", ".mht", ".mhtml", ".odt", ".pages", ".pdf", ".rst", ".rtf", ".tex")
_NOT_ARTICLES = frozenset({"readme", "license", "licence", "changelog", "contributing"})


@dataclass(frozen=True, slots=True)
class Problem:
    """A row of ``problems.csv``: an input that could not be read, wholly or in part."""

    path: str
    problem: str
    detail: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read as an article, with its id and the folder that was given for it."""

    source_id: str
    path: Path
    folder: Path


def find_sources(paths: Iterable[Path | str]) -> tuple[list[Source], list[Problem]]:
    """The articles below the paths given, sorted by id; a file that is reached twice is taken once."""
    named: dict[Path, tuple[str, Path]] = {}
    problems: list[Problem] = []
    for path in sorted({Path(path) for path in paths}, key=str):
        try:
            found, faults = _below(path)
        except (OSError, ValueError) as error:
            found, faults = (
                [],
                [Problem(str(path), "unreadable", str(error), "check the path and its permissions")],
            )
        problems.extend(faults)
        for file, folder in found:
            named.setdefault(file.resolve(), (file.relative_to(folder).as_posix(), folder))
    return _with_ids(named), problems


def _below(path: Path) -> tuple[list[tuple[Path, Path]], list[Problem]]:
    """The article files of one argument, each with the folder that its id is relative to."""
    if path.is_dir():
        return _in_folder(path)
    if not path.exists():
        return [], [Problem(str(path), "not found", "there is no such file or folder", "check the path")]
    if path.suffix.lower() not in ENDINGS:
        return [], [_unknown(path)]
    return [(path, path.parent)], []


def _in_folder(folder: Path) -> tuple[list[tuple[Path, Path]], list[Problem]]:
    files = sorted(
        (path for path in folder.rglob("*") if path.is_file() and not _is_about_folder(path, folder)),
        key=lambda path: path.as_posix(),
    )
    found = [(path, folder) for path in files if path.suffix.lower() in ENDINGS]
    faults = [_unknown(path) for path in files if path.suffix.lower() in _DOCUMENTS]
    if not found:
        detail = f"it holds no file that ends in {' '.join(ENDINGS)}"
        faults.append(Problem(str(folder), "no articles", detail, "name the folder that holds the articles"))
    return found, faults


def _unknown(path: Path) -> Problem:
    detail = f"articles end in {' '.join(ENDINGS)}"
    return Problem(path.as_posix(), "unknown format", detail, "save the article as text, Markdown or HTML")


def _is_about_folder(path: Path, folder: Path) -> bool:
    """Hidden files, and the README and its like, say something about the folder and are no articles."""
    hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
    return hidden or path.stem.lower() in _NOT_ARTICLES


def _with_ids(named: dict[Path, tuple[str, Path]]) -> list[Source]:
    """The id is the path without its ending; where two would be alike both keep it, then the folder as given."""
    bare = Counter(_identifier(name) for name, _ in named.values())
    full = Counter(_composed(name) for name, _ in named.values())
    sources = []
    for path, (name, folder) in named.items():
        source_id = _identifier(name)
        if bare[source_id] > 1:
            source_id = _composed(name)
        if full[_composed(name)] > 1:
            source_id = _composed((folder / name).as_posix().lstrip("./"))
        sources.append(Source(source_id, path, folder))
    return sorted(sources, key=lambda source: source.source_id)


def _identifier(name: str) -> str:
    return _composed(name.removesuffix(Path(name).suffix))


def _composed(name: str) -> str:
    """The name in composed characters; bytes that are no text, which some systems allow, become question marks."""
    return unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode("utf-8"))
