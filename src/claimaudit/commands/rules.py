"""``claimaudit rules``: what a subject's rule files say, and whether their examples hold."""

from __future__ import annotations

import click

from claimaudit.commands.progress import DONE, FINDINGS, tell
from claimaudit.commands.project import domain_option


@click.group()
def rules() -> None:
    """Test or show a subject's rule files."""


@rules.command("test")
@click.argument("domain", required=False)
def check_rules(domain: str | None) -> int:
    """Try every rule on its own examples.

    DOMAIN is a name, or a folder of rule files. A line for each example that does not hold; exit status 1 if there
    is one.
    """
    from claimaudit.audit import find_domain
    from claimaudit.domain.examples import check_examples

    faults = check_examples(find_domain(domain))
    for fault in faults:
        click.echo(str(fault))
    tell(f"{len(faults)} faults" if faults else "every example holds")
    return FINDINGS if faults else DONE


@rules.command("show")
@click.argument("rule")
@domain_option
def show_rule(rule: str, domain: str | None) -> int:
    """Say what one rule reads: its words, its examples and the file it stands in."""
    from claimaudit.audit import find_domain
    from claimaudit.domain.examples import describe_rule

    click.echo(describe_rule(find_domain(domain), rule))
    return DONE
