"""Every rule of a subject tried on its own examples, which are its tests."""

from __future__ import annotations

from claimaudit.domain.domain import EXAMPLE, Domain, load_domain
from claimaudit.rulebook.concept_examples import ConceptFinder, check_concept
from claimaudit.rulebook.cue_examples import CueReader, check_cue
from claimaudit.rulebook.fault import Fault
from claimaudit.rulebook.time_examples import check_time_rule


def check_examples(domain: Domain) -> list[Fault]:
    """The examples of a subject's rules, and of those it extends, that do not hold.

    A cue that a subject shares with others has examples in a small vocabulary that belongs to none of them; its own
    cues, like its concepts, speak of its own.

    Example:
        ``check_examples(load_domain("microneedling"))`` is ``[]``.
    """
    shared = load_domain(EXAMPLE)
    finder, own, common = ConceptFinder(domain), CueReader(domain), CueReader(shared)
    faults = [fault for concept in domain.concepts.values() for fault in check_concept(concept, finder)]
    for cue in domain.cues.values():
        faults += check_cue(cue, common if shared.cues.get(cue.id) == cue else own)
    for rule in domain.times:
        faults += check_time_rule(rule, domain.times)
    return faults


def count_examples(domain: Domain) -> tuple[int, int]:
    """How many rules a subject has, and how many examples."""
    rules = [*domain.concepts.values(), *domain.cues.values(), *domain.times]
    return len(rules), sum(len(rule.matches) + len(rule.rejects) for rule in rules)
