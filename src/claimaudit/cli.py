"""The program: its commands, and how an error ends it."""

from __future__ import annotations

import sys
from typing import Any

import click

from claimaudit import __version__
from claimaudit.commands.audit import audit
from claimaudit.commands.diff import diff
from claimaudit.commands.extract import extract
from claimaudit.commands.reanchor import reanchor
from claimaudit.commands.report import report
from claimaudit.commands.review import review
from claimaudit.commands.rules import rules
from claimaudit.errors import ClaimauditError

BAD_USAGE = 2
INTERRUPTED = 130


class Program(click.Group):
    """A group whose commands return the exit status, and whose errors are one line each."""

    def main(self, *args: Any, **named: Any) -> Any:  # noqa: ANN401 - click's own signature
        """Run, and end the process.

        Click itself would print three lines for a wrong option, and end an interruption with the status that
        stands for findings here.
        """
        named["standalone_mode"] = False
        try:
            status = super().main(*args, **named)
        except click.exceptions.NoArgsIsHelpError as error:
            error.show()
            status = BAD_USAGE
        except click.ClickException as error:
            status = tell_error(usage_line(error), BAD_USAGE)
        except ClaimauditError as error:
            status = tell_error(str(error), BAD_USAGE)
        except click.Abort:
            status = tell_error("interrupted; what was there before is whole", INTERRUPTED)
        sys.exit(status or 0)


def tell_error(said: str, status: int) -> int:
    """Print what went wrong, each line with the program's name, and pass on the exit status."""
    for line in said.splitlines():
        click.echo(f"claimaudit: {line}", err=True)
    return status


def usage_line(error: click.ClickException) -> str:
    """A wrong call in one line, with the command whose help says what is right."""
    said = " ".join(error.format_message().split())
    context = getattr(error, "ctx", None)
    return f"{said} See '{context.command_path} --help'." if context else said


@click.group(
    name="claimaudit",
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.version_option(__version__, prog_name="claimaudit", message="%(prog)s %(version)s")
def main() -> None:
    """Find where articles on one subject contradict each other, and state one guidance.

    Folders left out are those of the project in the current folder: sources, review, extracted, reports.

    Exit status: 0 done, 1 findings where a check was asked for, 2 bad usage or nothing could be done, 3 done but
    some inputs failed and are listed.
    """


for command in (audit, diff, extract, reanchor, report, review, rules):
    main.add_command(command)
