"""A stage is a folder of modules and a verb at once: ``claimaudit.extract.cues`` and ``claimaudit.extract(articles)``.

Importing any module of a subpackage binds the subpackage's name in ``claimaudit``, so a function of the same name
would vanish; the subpackage itself is therefore made callable.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any


class Stage(ModuleType):
    """A subpackage that runs the function its ``runs`` names ("package.module:function"), loaded at the first call."""

    runs: str

    def __call__(self, *given: Any, **named: Any) -> Any:  # noqa: ANN401 - the function called has the types
        """Run the stage; the arguments are those of the function that ``runs`` names."""
        place, _, name = self.runs.partition(":")
        return getattr(importlib.import_module(place), name)(*given, **named)


def make_callable(package: str, runs: str) -> None:
    """Let a subpackage be called, from its own ``__init__``.

    Example: ``make_callable(__name__, "claimaudit.extract.table:extract_claims")``.
    """
    module = sys.modules[package]
    module.__class__ = Stage
    module.__dict__["runs"] = runs
