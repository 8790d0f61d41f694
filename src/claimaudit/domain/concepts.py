"""Concepts: what a subject's articles speak of, and every word that names each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimaudit.domain.files import Faults, Table, check_keys, nearest, read_tables, shown, strings, terms
from claimaudit.domain.hierarchy import find_cycle

CATEGORIES = ("product", "medicine", "procedure", "activity", "sign", "process")
_WORDS = ("nouns", "verbs", "adjectives", "forms", "without", "misspelt", "not_in")
_EXAMPLES = ("matches", "rejects")
_KEYS = ("category", "label", "otherwise", "serious", "is_a", *_WORDS, *_EXAMPLES)
_CASES = (*CATEGORIES, "act", "left")


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept of a vocabulary, as its rule file states it.

    ``nouns``, ``verbs`` and ``adjectives`` are stated once and inflected by the lexicon; ``forms`` and ``misspelt``
    are literal; ``without`` are words for doing without it ("hands off"); ``not_in`` are longer phrases in which the
    words mean something else. ``otherwise`` says which other concept they name in a list with concepts of a category,
    or as an "act" that is told or forbidden, or what is not done to them when they are "left" alone. A ``serious``
    sign is not called normal by a mere "may occur". In
    ``matches``, brackets mark the words that must be found; in ``rejects`` nothing of the concept may be.
    """

    id: str
    category: str
    label: str
    is_a: tuple[str, ...]
    nouns: tuple[str, ...]
    verbs: tuple[str, ...]
    adjectives: tuple[str, ...]
    forms: tuple[str, ...]
    without: tuple[str, ...]
    misspelt: tuple[str, ...]
    not_in: tuple[str, ...]
    otherwise: dict[str, str]
    serious: bool
    matches: tuple[str, ...]
    rejects: tuple[str, ...]
    file: str


def load_concepts(paths: Sequence[Path]) -> dict[str, Concept]:
    """The concepts of all files, by category in the order of ``CATEGORIES``, then in the order of the files.

    The lexicon gives a phrase that several name to the first, so the order must not hang on the names of files.

    Raises:
        ClaimauditError: names every unknown key, category or class, every duplicate id, every cycle and every concept
            without words or without an example.
    """
    faults = Faults()
    concepts: dict[str, Concept] = {}
    for path in paths:
        for name, table in read_tables(path).items():
            if name in concepts:
                faults.add(path, name, f"is defined in {concepts[name].file} already; keep one of the two")
            concepts[name] = _concept(path, name, table, faults)
    _check_classes(concepts, faults)
    faults.raise_any()
    return {one.id: one for one in sorted(concepts.values(), key=_category)}


def _category(concept: Concept) -> int:
    return CATEGORIES.index(concept.category)


def _concept(path: Path, name: str, table: Table, faults: Faults) -> Concept:
    check_keys(path, name, table, _KEYS, faults=faults)
    category = str(table.get("category", ""))
    if category not in CATEGORIES:
        faults.add(path, name, f"unknown category '{category}'{nearest(category, CATEGORIES)}")
    lists = {key: terms(path, name, table, key, faults=faults) for key in _WORDS}
    lists |= {key: strings(path, name, table, key, faults=faults) for key in ("is_a", *_EXAMPLES)}
    if not lists["matches"]:
        faults.add(path, name, "has no example; add a sentence to 'matches' with its words in brackets")
    if not any(lists[key] for key in ("nouns", "verbs", "adjectives", "forms")):
        faults.add(path, name, "has no words; add 'nouns', 'verbs', 'adjectives' or 'forms'")
    if not isinstance(table.get("serious", False), bool):
        faults.add(path, name, "'serious' must be true or false")
    otherwise = table.get("otherwise", {})
    if not isinstance(otherwise, dict):
        faults.add(path, name, "'otherwise' must name a concept for a category, as in { product = \"…\" }")
        otherwise = {}
    check_keys(path, f"{name}.otherwise", otherwise, _CASES, faults=faults)
    label = str(table.get("label", name.replace("_", " ")))
    return Concept(
        id=name,
        category=category,
        label=label,
        otherwise=otherwise,
        serious=table.get("serious", False) is True,
        file=shown(path),
        **lists,
    )


def _check_classes(concepts: Mapping[str, Concept], faults: Faults) -> None:
    for concept in concepts.values():
        for parent in concept.is_a:
            if parent not in concepts:
                faults.add(
                    Path(concept.file),
                    concept.id,
                    f"is_a '{parent}' is no concept{nearest(parent, concepts)}",
                )
        for other in concept.otherwise.values():
            if other not in concepts:
                faults.add(
                    Path(concept.file),
                    concept.id,
                    f"otherwise '{other}' is no concept{nearest(other, concepts)}",
                )
    cycle = find_cycle({concept.id: concept.is_a for concept in concepts.values()})
    if cycle:
        faults.add(Path(concepts[cycle[0]].file), cycle[0], f"is_a goes in a circle: {' > '.join(cycle)}")
