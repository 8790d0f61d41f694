"""One audit from end to end: files → articles → claims → contradictions and issues → guidance."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimaudit.errors import ClaimauditError
from claimaudit.model import PROBLEM_COLUMNS, Article, Audit
from claimaudit.stage import make_callable
from claimaudit.tables import empty_table, order_table

if TYPE_CHECKING:
    import datetime as dt

    import pandas as pd

    from claimaudit.domain.domain import Domain
    from claimaudit.domain.policy import Policy
    from claimaudit.read import Problem
    from claimaudit.review import Record

make_callable(__name__, "claimaudit.audit:run_audit")

Paths = Path | str | Iterable[Path | str]
Tell = Callable[[str], None]


def run_audit(
    sources: Paths,
    *,
    domain: Domain | str | None = None,
    review: Path | str | None = None,
    record: Record | None = None,
    today: dt.date | None = None,
    tell: Tell = lambda _: None,
) -> Audit:
    """Read articles, and find what they claim, where they disagree and what to say instead.

    Args:
        sources: files or folders of articles.
        domain: the subject: its name, a folder of rule files, or loaded; left out, the subject of the package.
        review: the folder of ``decisions.csv`` and ``policy.toml``, either of which may be missing.
        record: the rulings, where they were read already; those of them that have faults then count for nothing.
        today: the day against which rulings expire; left out, none does, so that no clock decides what is found.
        tell: is given a line at the beginning of each stage.

    Returns:
        the articles and the tables, in the order of their files; what could not be read is in ``problems``.

    Raises:
        ClaimauditError: nothing could be read, or the rule files, the policy or the rulings have faults.

    Example:
        ``claimaudit.audit("sources", review="review").issues``
    """
    from claimaudit.extract.table import extract_tables

    subject = find_domain(domain)
    record = find_record(review) if record is None else record
    given = _Given(subject, record, find_policy(review, subject), today)
    articles, problems = read_inputs(sources, tell)
    tell(f"extracting the claims of {len(articles)} articles")
    claims, unread = extract_tables(articles, subject)
    found, decisions = _weigh(articles, claims, given, tell)
    changes = found.pop("changes")
    found |= {"claims": claims, "unread": unread, "problems": problem_table(problems)}
    tables = {name: order_table(name, table) for name, table in found.items()}
    return Audit(articles=tuple(articles), decisions=decisions, changes=changes, **tables)


class _Given(NamedTuple):
    """What claims are weighed by."""

    domain: Domain
    record: Record
    policy: Policy
    today: dt.date | None


def _weigh(
    articles: Sequence[Article], claims: pd.DataFrame, given: _Given, tell: Tell
) -> tuple[dict[str, pd.DataFrame], pd.DataFrame]:
    """Contradictions, issues, guidance and changes by name, and the rulings as they were judged."""
    from claimaudit.compare import compare
    from claimaudit.reconcile import reconcile, without_misread
    from claimaudit.review import judge, misread_table

    tell(f"comparing {len(claims)} claims")
    domain, record, policy, today = given
    compared = without_misread(claims, misread_table(record, claims, domain, today))
    contradictions, issues = compare(compared, domain)
    tell(f"reconciling {len(issues)} issues")
    rulings = judge(record, issues, claims, domain, today=today)
    reconciled = reconcile(
        compared,
        contradictions,
        issues,
        domain,
        policy=policy,
        decisions=rulings.settling,
        article_ids=[article.source_id for article in articles],
        publishers={article.source_id: article.publisher for article in articles},
        today=today,
    )
    found = {
        "contradictions": reconciled.contradictions,
        "issues": rulings.note(reconciled.issues),
        "guidance": reconciled.guidance,
        "changes": reconciled.changes,
    }
    return found, rulings.table


def read_inputs(sources: Paths, tell: Tell = lambda _: None) -> tuple[list[Article], list[Problem]]:
    """The articles below the paths given, and what could not be read.

    Raises:
        ClaimauditError: there is no article at all; a line for each input says why.
    """
    from claimaudit.read import read_sources

    tell("reading the articles")
    articles, problems = read_sources([sources] if isinstance(sources, (str, Path)) else sources)
    if not articles:
        lines = [f"{problem.path}: {problem.detail}; {problem.remedy}" for problem in problems]
        raise ClaimauditError("\n".join(lines) or "no articles were named; give files or folders of articles")
    return articles, problems


def find_domain(domain: Domain | str | None) -> Domain:
    """The subject of that name or folder, or the one that comes with the package.

    Raises:
        ClaimauditError: there is no such subject, or its rule files have faults.
    """
    from claimaudit.domain.domain import load_domain

    if domain is None:
        return load_domain()
    return load_domain(domain) if isinstance(domain, str) else domain


def find_record(review: Path | str | None) -> Record:
    """The rulings of a review folder; none where it has no file of them.

    A ruling that cannot be understood is never passed over, because its reviewer believes that it holds.

    Raises:
        ClaimauditError: the file is broken, or rulings have faults; a line for each, with row and column.
    """
    from claimaudit.review import read_record

    record = read_record(review)
    if record.faults:
        raise ClaimauditError("\n".join(f"{record.path}: {fault}" for fault in record.faults))
    return record


def find_policy(review: Path | str | None, domain: Domain) -> Policy:
    """How a review folder settles what nobody has ruled on; the plain order of authority where it says nothing.

    Raises:
        ClaimauditError: the file has faults, or names what the subject does not know.
    """
    from claimaudit.domain.policy import load_policy

    return load_policy(None if review is None else Path(review) / "policy.toml", domain)


def problem_table(problems: Sequence[Problem]) -> pd.DataFrame:
    """What could not be read, as a table."""
    import pandas as pd

    rows = [asdict(problem) for problem in problems]
    return pd.DataFrame(rows, columns=list(PROBLEM_COLUMNS)) if rows else empty_table("problems")
