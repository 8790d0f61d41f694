"""The folders of the current project, which stand in for what a call leaves out; nothing is looked for elsewhere."""

from __future__ import annotations

from pathlib import Path

import click

from claimaudit.errors import ClaimauditError

PATH = click.Path(path_type=Path)

sources_argument = click.argument("sources", nargs=-1, type=PATH, metavar="[SOURCES]...")
domain_option = click.option(
    "--domain", metavar="DOMAIN", help="The subject: a name, or a folder of rule files."
)
review_option = click.option(
    "--review", type=PATH, metavar="DIR", help="Rulings and policy; left out, review."
)


def find_sources(given: tuple[Path, ...]) -> list[Path]:
    """The articles to read: those given, or the project's."""
    if given:
        return list(given)
    folder = Path("sources")
    if folder.is_dir():
        return [folder]
    raise ClaimauditError(
        "no SOURCES given, and there is no folder 'sources' here; name files or folders, or go to a project's folder"
    )


def find_review(given: Path | None) -> Path | None:
    """The folder of what people decided: the one given, the project's, or none."""
    if given is None:
        return Path("review") if Path("review").is_dir() else None
    if not given.is_dir():
        raise ClaimauditError(
            f"{given}: there is no such folder; give the folder of decisions.csv and policy.toml"
        )
    if any(given.iterdir()) and not any(
        (given / name).is_file() for name in ("decisions.csv", "policy.toml")
    ):
        raise ClaimauditError(
            f"{given}: holds neither decisions.csv nor policy.toml; give the folder that does"
        )
    return given


def find_output(given: Path | None, name: str, option: str) -> Path:
    """The folder to write into: the one given, or the project's of that name; a file is told before the work."""
    folder = given or Path(name)
    if folder.exists() and not folder.is_dir():
        raise ClaimauditError(f"{folder}: is a file, not a folder; give a folder with {option}")
    if given or folder.is_dir() or Path("sources").is_dir():
        return folder
    raise ClaimauditError(
        f"no {option} given, and this is no project's folder: it has neither 'sources' nor '{name}'; add {option} DIR"
    )
