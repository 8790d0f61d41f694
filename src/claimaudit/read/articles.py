"""Files → articles, with a problem row for each one that could not be read."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import Any

from claimaudit.model import Article
from claimaudit.read.blocks import make_blocks
from claimaudit.read.decoding import UndecodableError, decode
from claimaudit.read.files import HTML, MARKDOWN, Problem, Source, find_sources
from claimaudit.read.html import read_html
from claimaudit.read.markdown import read_markdown
from claimaudit.read.plain import read_plain


def read_sources(paths: Iterable[Path | str]) -> tuple[list[Article], list[Problem]]:
    """Read every article below the paths given, and say what could not be read.

    Never fails on a file: the unreadable, the empty and the binary become a problem row each.

    Returns:
        the articles sorted by ``source_id``, and the rows of ``problems.csv`` sorted by path.

    Example:
        >>> read_sources([])
        ([], [])
    """
    sources, problems = find_sources(paths)
    articles: list[Article] = []
    stated: dict[Path, dict[str, Any]] = {}
    for source in sources:
        if source.folder not in stated:
            stated[source.folder] = _read_statement(source.folder, problems)
        article = _read_source(source, stated[source.folder].get(source.source_id, {}), problems)
        if article is not None:
            articles.append(article)
    return articles, sorted(problems, key=lambda problem: (problem.path, problem.problem))


def read_articles(paths: Iterable[Path | str]) -> list[Article]:
    """Read the articles below the paths given (files or folders); what cannot be read is left out.

    Returns:
        the articles sorted by ``source_id``; ``read_sources`` also says what was left out and why.
    """
    return read_sources(paths)[0]


def read_text(text: str, source_id: str = "", *, path: str = "") -> Article:
    r"""Read an article from its text; the ending of ``path`` says whether it is Markdown, HTML or plain text.

    Example:
        >>> [block.kind for block in read_text("Rest\n\nSleep for a day.").blocks]
        ['title', 'paragraph']
    """
    ending = PurePath(path).suffix.lower()
    reading = read_html(text) if ending in HTML else read_markdown(text) if ending in MARKDOWN else None
    reading = reading or read_plain(text)
    blocks, title = make_blocks(reading)
    return Article(source_id, reading.text, blocks, title=title, path=path)


def _read_source(source: Source, statement: dict[str, Any], problems: list[Problem]) -> Article | None:
    path = source.path
    shown = _shown(source)
    try:
        text, charset = decode(path.read_bytes(), declares=path.suffix.lower() in HTML)
    except UndecodableError as error:
        problems.append(Problem(shown, "undecodable", str(error), "save the file as UTF-8 text"))
        return None
    except OSError as error:
        problems.append(
            Problem(shown, "unreadable", error.strerror or "it cannot be opened", "check its permissions")
        )
        return None
    if charset == "cp1252":
        detail = "it is no UTF-8 and states no character set, so it was read as Windows-1252"
        problems.append(Problem(shown, "guessed character set", detail, "save the file as UTF-8 text"))
    article = read_text(text, source.source_id, path=shown)
    if not article.blocks:
        problems.append(Problem(shown, "empty", "it holds no words", "remove the file, or fill it"))
        return None
    return _with_statement(article, statement)


def _with_statement(article: Article, statement: dict[str, Any]) -> Article:
    title = (
        statement.get("title") if statement.get("title_stated", True) or not article.title else article.title
    )
    return Article(
        article.source_id,
        article.text,
        article.blocks,
        title=str(title or article.title),
        path=article.path,
        publisher=str(statement.get("publisher") or ""),
    )


def _read_statement(folder: Path, problems: list[Problem]) -> dict[str, Any]:
    """What ``sources.toml`` says of the folder's articles; {} where there is none."""
    path = folder / "sources.toml"
    if not path.is_file():
        return {}
    try:
        articles = tomllib.loads(path.read_text("utf-8")).get("articles", {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        detail = " ".join(str(error).split())
        problems.append(
            Problem(path.as_posix(), "unreadable", detail, "correct it; titles and publishers were not used")
        )
        return {}
    return articles if isinstance(articles, dict) else {}


def _shown(source: Source) -> str:
    """The path as the user would write it: the folder given and what is below it."""
    try:
        return (source.folder / source.path.relative_to(source.folder.resolve())).as_posix()
    except ValueError:
        return source.path.as_posix()
