"""A subject's rules as people see them: whether their examples hold, and what each rule does in plain words."""

from claimaudit.rulebook.description import describe_rule
from claimaudit.rulebook.examples import check_examples, count_examples
from claimaudit.rulebook.fault import Fault
from claimaudit.rulebook.unreachable import unreachable_words

__all__ = ["Fault", "check_examples", "count_examples", "describe_rule", "unreachable_words"]
