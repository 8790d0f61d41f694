"""Wording: how the subject's guidance says things, where the concept's label alone does not read well."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from claimaudit.domain.files import Faults, check_keys
from claimaudit.domain.layers import Layers, concept_names, concept_texts, text

_PHRASES = {
    "after": "afterwards",
    "before": "beforehand",
    "seek": "Ask for advice",
    "ask": "Ask before you stop, start or change {label}",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of guidance.

    ``phrases``: ``after`` and ``before`` name the phase, ``seek`` what a warning sign asks for, ``ask`` what a
    medicine's row says. ``use`` and ``avoid``: a concept's own imperatives. ``repeat``: what an interval asks for.
    ``normal``: how a sign is called normal. ``notice``: how it is noticed ("you see pus"). ``situation``: how a
    trigger reads ("while the skin peels"). ``audience``: for whom. ``plural``: the labels that take a plural verb.
    """

    phrases: Mapping[str, str]
    use: Mapping[str, str]
    avoid: Mapping[str, str]
    repeat: Mapping[str, str]
    normal: Mapping[str, str]
    notice: Mapping[str, str]
    situation: Mapping[str, str]
    audience: Mapping[str, str]
    plural: frozenset[str]


def load_wording(layers: Layers, concepts: Mapping[str, Any], faults: Faults) -> Wording:
    """The wording of all files; a later file replaces an earlier one's phrase."""
    layers.check_tables(
        ("phrases", "use", "avoid", "repeat", "normal", "notice", "situation", "audience", "plural"), faults
    )
    phrases = dict(_PHRASES)
    audience: dict[str, str] = {}
    for path, table in layers.tables("phrases"):
        check_keys(path, "phrases", table, _PHRASES, faults=faults)
        phrases.update({key: text(path, "phrases", value, faults) for key, value in table.items()})
    for path, table in layers.tables("audience"):
        audience.update({key: text(path, "audience", value, faults) for key, value in table.items()})
    return Wording(
        phrases=phrases,
        use=concept_texts(layers, "use", concepts, faults),
        avoid=concept_texts(layers, "avoid", concepts, faults),
        repeat=concept_texts(layers, "repeat", concepts, faults),
        normal=concept_texts(layers, "normal", concepts, faults),
        notice=concept_texts(layers, "notice", concepts, faults),
        situation=concept_texts(layers, "situation", concepts, faults),
        audience=audience,
        plural=concept_names(layers, "plural", concepts, faults),
    )
