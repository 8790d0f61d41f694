"""Two audits side by side."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from claimaudit.diff.audits import NEEDED, Tables, read_audit
from claimaudit.diff.changes import Comparison
from claimaudit.diff.claims import compare_claims
from claimaudit.diff.keyed import compare_guidance, compare_issues
from claimaudit.diff.renames import find_renames

if TYPE_CHECKING:
    from claimaudit.model import Audit


def compare_audits(old: Audit | Tables | Path | str, new: Audit | Tables | Path | str) -> Comparison:
    """What changed in claims, issues and guidance between two audits.

    Args:
        old: an audit, its tables by name, the folder that holds them, or ``REV:`` for a revision in git.
        new: the same.

    Raises:
        ClaimauditError: a folder or revision holds no audit.

    Example:
        ``claimaudit.diff("main:", "extracted").tables["claims"]``
    """
    before, after = _tables(old), _tables(new)
    renamed = find_renames(before["claims"], after["claims"])
    sources = set(before["claims"]["source_id"]), set(after["claims"]["source_id"])
    return Comparison(
        renamed=dict(sorted(renamed.items())),
        articles_added=tuple(sorted(sources[1] - sources[0] - set(renamed.values()))),
        articles_gone=tuple(sorted(sources[0] - sources[1] - set(renamed))),
        tables={
            "claims": compare_claims(before["claims"], after["claims"], renamed),
            "issues": compare_issues(before["issues"], after["issues"], renamed),
            "guidance": compare_guidance(before["guidance"], after["guidance"], renamed),
        },
    )


def _tables(given: Audit | Tables | Path | str) -> Tables:
    if isinstance(given, (str, Path)):
        return read_audit(str(given))
    return given if isinstance(given, Mapping) else {name: getattr(given, name) for name in NEEDED}
