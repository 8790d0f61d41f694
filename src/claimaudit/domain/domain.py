"""A domain: everything that is known about one subject, from its rule files and those it extends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from claimaudit.domain.comparison import Comparison, load_comparison
from claimaudit.domain.concepts import Concept, load_concepts
from claimaudit.domain.cues import Cue, load_cues
from claimaudit.domain.files import Faults, Table, check_keys, nearest, read_file, shown, strings
from claimaudit.domain.hierarchy import Hierarchy
from claimaudit.domain.lexicon import Lexicon, build_lexicon
from claimaudit.domain.time_files import load_times
from claimaudit.domain.times import TimeRules
from claimaudit.errors import ClaimauditError

PACKAGED = Path(__file__).parent.parent / "domains"
EXAMPLE = "example"
"""The packaged vocabulary of no subject, of which the examples of shared cues speak."""
_KEYS = ("title", "extends", "procedure", "default_phase", "professional", "anything")
_PHASES = ("", "before", "after")


@dataclass(frozen=True)
class Domain:
    """A subject's vocabulary and rules.

    ``procedure`` are the names of the event that the articles are about; ``default_phase`` is the phase of a claim
    that says none ("" leaves it open); ``professional`` is the concept that a call for help recommends; ``anything``
    is the class that "nothing but …" bars ("" where there is none).
    """

    name: str
    title: str
    procedure: tuple[str, ...]
    default_phase: str
    professional: str
    anything: str
    folders: tuple[Path, ...]
    concepts: dict[str, Concept]
    cues: dict[str, Cue]
    times: TimeRules
    comparison: Comparison

    @cached_property
    def hierarchy(self) -> Hierarchy:
        """The is-a graph of the concepts."""
        return Hierarchy({concept.id: concept.is_a for concept in self.concepts.values()})

    @cached_property
    def lexicon(self) -> Lexicon:
        """Every phrase that the domain knows."""
        return build_lexicon(self.concepts, self.cues, self.procedure)

    def without(self, rule: str) -> Domain:
        """The same domain with one concept, cue or time rule switched off: what its examples are tested against."""
        return replace(
            self,
            concepts={key: concept for key, concept in self.concepts.items() if key != rule},
            cues={key: cue for key, cue in self.cues.items() if key != rule},
            times=self.times.without(rule),
        )

    def __hash__(self) -> int:
        return id(self)


@cache
def load_domain(name: str = "microneedling") -> Domain:
    """The domain of that name from the package, or from the folder of that path.

    Raises:
        ClaimauditError: there is no such domain, or its rule files have faults; names every fault.
    """
    folders = _with_parents(_folder(name, domain_names()), ())
    head = _head(folders[-1])
    concepts = load_concepts(_files(folders, "concepts"))
    cues = load_cues(_files(folders, "cues"))
    _check_names(folders[-1] / "domain.toml", head, concepts, cues)
    return Domain(
        name=folders[-1].name,
        title=str(head.get("title", folders[-1].name)),
        procedure=tuple(head.get("procedure", ())),
        default_phase=str(head.get("default_phase", "")),
        professional=str(head.get("professional", "")),
        anything=str(head.get("anything", "")),
        folders=folders,
        concepts=concepts,
        cues=cues,
        times=load_times([file for folder in folders if (file := folder / "times.toml").is_file()]),
        comparison=load_comparison(folders, concepts),
    )


def domain_names() -> list[str]:
    """The names of the packaged subjects: those that have concepts."""
    return sorted(path.parent.name for path in PACKAGED.glob("*/concepts") if path.parent.name != EXAMPLE)


def _folder(name: str, known: Sequence[str]) -> Path:
    for folder in (PACKAGED / name, Path(name)):
        if (folder / "domain.toml").is_file():
            return folder
    raise ClaimauditError(
        f"no domain '{name}'{nearest(name, known)}; give one of {', '.join(known)}, or a folder with a domain.toml"
    )


def _head(folder: Path) -> Table:
    path = folder / "domain.toml"
    faults = Faults()
    head: dict[str, Any] = read_file(path)
    check_keys(path, "domain", head, _KEYS, faults=faults)
    for key in ("extends", "procedure"):
        strings(path, "domain", head, key, faults=faults)
    phase = head.get("default_phase", "")
    if phase not in _PHASES:
        faults.add(path, "domain", f"unknown default_phase '{phase}'{nearest(str(phase), _PHASES)}")
    faults.raise_any()
    return head


def _with_parents(folder: Path, below: tuple[Path, ...]) -> tuple[Path, ...]:
    """The folders that a subject's folder extends, the most general first, each once, and itself."""
    if folder in below:
        circle = " > ".join(one.name for one in (*below[below.index(folder) :], folder))
        raise ClaimauditError(
            f"{shown(folder / 'domain.toml')}: extends goes in a circle: {circle}; take one out"
        )
    packaged = sorted(path.parent.name for path in PACKAGED.glob("*/domain.toml"))
    found: list[Path] = []
    for name in _head(folder).get("extends", ()):
        above = _with_parents(_folder(name, packaged), (*below, folder))
        found.extend(one for one in above if one not in found)
    return (*found, folder)


def _files(folders: Sequence[Path], kind: str) -> list[Path]:
    return [file for folder in folders for file in sorted((folder / kind).glob("*.toml"))]


def _check_names(path: Path, head: Table, concepts: Mapping[str, Concept], cues: Mapping[str, Cue]) -> None:
    """Rules of two sorts must not share an id, and what the head names must be concepts."""
    faults = Faults()
    for name in sorted(concepts.keys() & cues.keys()):
        faults.add(
            Path(concepts[name].file), name, f"is a cue in {cues[name].file} already; rename the concept"
        )
    for key in ("professional", "anything"):
        named = str(head.get(key, ""))
        if named and named not in concepts:
            faults.add(path, "domain", f"{key} '{named}' is no concept{nearest(named, concepts)}")
    faults.raise_any()
