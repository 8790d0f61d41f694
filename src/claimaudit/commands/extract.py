"""``claimaudit extract``: the claims table alone."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from claimaudit.commands.progress import tell, tell_problems
from claimaudit.commands.project import PATH, domain_option
from claimaudit.errors import ClaimauditError

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
    if explain:
        from claimaudit.extract import explain as explanation

        made = explanation.explain_page if out.suffix else explanation.explain_text
        _put(out, made(articles, subject).encode())
    else:
        from claimaudit.audit import extract_tables
        from claimaudit.tables import table_bytes

        claims, _ = extract_tables(articles, subject)
        _put(out, table_bytes(claims, out.suffix.lower() or ".csv"))
    return tell_problems(problems)


def _check_ending(out: Path, endings: tuple[str, ...]) -> None:
    """A wrong ending is told before the work is done."""
    if out != STDOUT and out.suffix.lower() not in endings:
        raise ClaimauditError(
            f"{out}: no format has that ending; give a name that ends in {' '.join(endings)}, or -"
        )


def _put(out: Path, content: bytes) -> None:
    if out == STDOUT:
        sys.stdout.buffer.write(content)
        return
    from claimaudit.tables import replace_file

    replace_file(out, content)
    tell(f"written: {out}")
