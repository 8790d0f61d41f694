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

    DOMAIN is a name, or a folder of rule files. A line for each example that does not hold and each word
    that an earlier rule has already, and exit status 1 if there is one; otherwise how many examples hold.
    """
    from claimaudit.audit import find_domain
    from claimaudit.rulebook import check_examples, count_examples, unreachable_words

    subject = find_domain(domain)
    rules, examples = count_examples(subject)
    tell(f"trying {rules} rules on {examples} examples")
    faults = [*unreachable_words(subject), *check_examples(subject)]
    for fault in faults:
        click.echo(str(fault))
    if not faults:
        click.echo(f"{subject.name}: all {examples} examples of {rules} rules hold")
    return FINDINGS if faults else DONE


@rules.command("show")
@click.argument("rule")
@domain_option
def show_rule(rule: str, domain: str | None) -> int:
    """Say what one rule does, by which words, and show its examples.

    RULE is its id: that of a concept, of a cue, or of a time rule.
    """
    from claimaudit.audit import find_domain
    from claimaudit.rulebook import describe_rule

    click.echo(describe_rule(find_domain(domain), rule))
    return DONE
