"""``claimaudit diff``: what changed between two audits."""

from __future__ import annotations

import click

from claimaudit.commands.progress import DONE

FORMATS = ("text", "markdown", "json")


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="Left out, text.")
def diff(old: str, new: str, form: str) -> int:
    """Say what changed in claims, issues and guidance.

    OLD and NEW are folders that hold an audit's tables, or revisions of git with a colon: REV: is the folder
    extracted of this project as it was then, REV:FOLDER another.
    """
    from claimaudit.diff.comparison import compare_audits
    from claimaudit.diff.writing import write_comparison

    click.echo(write_comparison(compare_audits(old, new), form), nl=False)
    return DONE
