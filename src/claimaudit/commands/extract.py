"""``claimaudit extract``: the claims table alone."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimaudit.commands.progress import tell, tell_problems
from claimaudit.commands.project import PATH, domain_option
from claimaudit.errors import ClaimauditError

if TYPE_CHECKING:
    from claimaudit.domain.domain import Domain
    from claimaudit.model import Article

STDOUT = Path("-")
PAGE = ".html"


@click.command()
@click.argument("sources", nargs=-1, type=PATH, required=True)
@click.option(
    "--out", type=PATH, metavar="FILE", default=STDOUT, help="A file; left out, or -, csv is printed."
)
@domain_option
@click.option(
    "--explain", is_flag=True, help="Show the articles with what was read in them; --out is a .html page."
)
def extract(sources: tuple[Path, ...], out: Path, domain: str | None, explain: bool) -> int:
    """Write every claim as one table.

    SOURCES are articles, or folders of them. The ending of FILE says the format: .csv, .jsonl or .parquet.
    """
    from claimaudit.audit import find_domain, read_inputs
    from claimaudit.tables import ENDINGS

    _check_ending(out, (PAGE,) if explain else ENDINGS)
    subject = find_domain(domain)
    articles, problems = read_inputs(sources, tell)
    tell(f"extracting the claims of {len(articles)} articles")
    _put(out, (_explained if explain else _table)(articles, subject, out.suffix.lower()))
    return tell_problems(problems)


def _table(articles: list[Article], subject: Domain, ending: str) -> bytes:
    from claimaudit.extract.table import extract
    from claimaudit.tables import order_table, table_bytes

    return table_bytes(order_table("claims", extract(articles, subject)), ending or ".csv")


def _explained(articles: list[Article], subject: Domain, ending: str) -> bytes:
    from claimaudit.extract.explain import explain_page, explain_text

    return (explain_page if ending else explain_text)(articles, subject).encode()


def _check_ending(out: Path, endings: tuple[str, ...]) -> None:
    """A wrong ending is told before the work is done."""
    if out != STDOUT and out.suffix.lower() not in endings:
        raise ClaimauditError(
            f"{out}: no format has that ending; give a name that ends in {' '.join(endings)}, or -"
        )


def _put(out: Path, content: bytes) -> None:
    if out == STDOUT:
        _print(content)
        return
    from claimaudit.fileset import replace_file

    replace_file(out, content)
    tell(f"written: {out}")


def _print(content: bytes) -> None:
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # the reader, such as head, has what it wanted; closing would fail once more
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
