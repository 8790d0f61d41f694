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
        if path.is_dir():
            found = _in_folder(path)
            if not found:
                problems.append(
                    _problem(path, "no articles", "the folder holds no file that ends in", ENDINGS)
                )
            for file in found:
                named.setdefault(file.resolve(), (file.relative_to(path).as_posix(), path))
        elif not path.exists():
            problems.append(
                Problem(str(path), "not found", "there is no such file or folder", "check the path")
            )
        elif path.suffix.lower() not in ENDINGS:
            problems.append(_problem(path, "unknown format", "articles end in", ENDINGS))
        else:
            named.setdefault(path.resolve(), (path.name, path.parent))
    return _with_ids(named), problems


def _in_folder(folder: Path) -> list[Path]:
    files = [path for path in folder.rglob("*") if path.suffix.lower() in ENDINGS and path.is_file()]
    return sorted(
        (path for path in files if not _is_about_folder(path, folder)), key=lambda path: path.as_posix()
    )


def _is_about_folder(path: Path, folder: Path) -> bool:
    """Hidden files, and the README and its like, say something about the folder and are no articles."""
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return hidden or path.stem.lower() in _NOT_ARTICLES


def _with_ids(named: dict[Path, tuple[str, Path]]) -> list[Source]:
    """The id is the path without its ending; where two would be alike both keep it, then the folder's name."""
    bare = Counter(_identifier(name) for name, _ in named.values())
    full = Counter(unicodedata.normalize("NFC", name) for name, _ in named.values())
    sources = []
    for path, (name, folder) in named.items():
        source_id = _identifier(name)
        if bare[source_id] > 1:
            source_id = unicodedata.normalize("NFC", name)
        if full[unicodedata.normalize("NFC", name)] > 1:
            source_id = unicodedata.normalize("NFC", path.as_posix().lstrip("/"))
        sources.append(Source(source_id, path, folder))
    return sorted(sources, key=lambda source: source.source_id)


def _identifier(name: str) -> str:
    return unicodedata.normalize("NFC", name.removesuffix(Path(name).suffix))


def _problem(path: Path, problem: str, detail: str, endings: tuple[str, ...]) -> Problem:
    listed = " ".join(endings)
    return Problem(path.as_posix(), problem, f"{detail} {listed}", "give text, Markdown or HTML files")
