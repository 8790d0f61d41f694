"""Two audits → what changed between them: ``claimaudit.diff(old, new)``."""

from claimaudit.stage import make_callable

make_callable(__name__, "claimaudit.diff.comparison:compare_audits")
