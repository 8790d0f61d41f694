"""Finds where articles on one subject contradict each other, and states one guidance.

Public names are loaded at their first use, so that importing the package, and the program's help, cost nothing.
"""

from __future__ import annotations

import importlib

__version__ = "0.1.0"

# Public name → "module:function"; a stage that shares its name with its subpackage → "module" (see stage.py).
_HOMES: dict[str, str] = {
    "audit": "claimaudit.audit",
    "compare": "claimaudit.compare",
    "diff": "claimaudit.diff",
    "explain": "claimaudit.extract.explain:explain",
    "extract": "claimaudit.extract",
    "load_domain": "claimaudit.domain.domain:load_domain",
    "read_articles": "claimaudit.read:read_articles",
    "read_record": "claimaudit.review:read_record",
    "read_tables": "claimaudit.tables:read_tables",
    "read_times": "claimaudit.extract.times:read_times",
    "reconcile": "claimaudit.reconcile",
    "review_status": "claimaudit.review:status",
    "take_rulings": "claimaudit.form:take_rulings",
    "write_reports": "claimaudit.report:write_reports",
    "write_tables": "claimaudit.tables:write_tables",
}


def __getattr__(name: str) -> object:
    """Load a public name from its home."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    place, _, inside = _HOMES[name].partition(":")
    module = importlib.import_module(place)
    return getattr(module, inside) if inside else module


def __dir__() -> list[str]:
    """Name what can be asked for, loaded or not."""
    return sorted([*_HOMES, "__version__"])
