"""An audit from end to end: what it takes, what it gives, how rulings and failing inputs pass through it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import claimaudit
from claimaudit.audit import run_audit
from claimaudit.domain.domain import Domain
from claimaudit.errors import ClaimauditError
from claimaudit.model import Audit
from claimaudit.tables import TABLES

Rule = Callable[..., Path]
WATERING = "use_vs_avoid:watering:after"


def issue(audit: Audit, name: str) -> Any:
    return audit.issues.set_index("issue_id").loc[name]


def guidance_of(audit: Audit, concept: str) -> list[str]:
    return audit.guidance.loc[audit.guidance["concept"] == concept, "stance"].tolist()


def test_the_package_is_called_by_the_names_of_its_stages(toy: Audit, toy_domain: Domain) -> None:
    claims = claimaudit.extract(toy.articles, toy_domain)
    _, issues = claimaudit.compare(claims, toy_domain)
    assert sorted(claims["claim_id"]) == sorted(toy.claims["claim_id"])
    assert sorted(issues["issue_id"]) == sorted(toy.issues["issue_id"])


def test_every_table_has_its_declared_columns_first(toy: Audit) -> None:
    for name, columns in TABLES.items():
        assert tuple(getattr(toy, name).columns[: len(columns)]) == columns


def test_a_path_a_text_and_a_list_are_the_same_sources(
    articles: Path, toy: Audit, toy_domain: Domain
) -> None:
    for given in (articles, str(articles), [articles], sorted(articles.iterdir())):
        assert run_audit(given, domain=toy_domain).claims.equals(toy.claims)


def test_each_stage_is_told_when_it_begins(articles: Path, toy_domain: Domain) -> None:
    said: list[str] = []
    run_audit(articles, domain=toy_domain, tell=said.append)
    assert [line.split()[0] for line in said] == ["reading", "extracting", "comparing", "reconciling"]


def test_a_final_ruling_settles_its_issue(toy: Audit, toy_domain: Domain, articles: Path, rule: Rule) -> None:
    assert (issue(toy, WATERING)["status"], guidance_of(toy, "watering")) == ("conflict", ["avoid"])
    review = rule(issue_id=WATERING, verdict="permissive", fingerprint=issue(toy, WATERING)["fingerprint"])
    ruled = run_audit(articles, domain=toy_domain, review=review)
    assert issue(ruled, WATERING)["status"] == "resolved"
    assert guidance_of(ruled, "watering") == ["use"]
    assert ruled.decisions["state"].tolist() == ["in_force"]
    others = ruled.issues[ruled.issues["issue_id"] != WATERING]
    assert set(others["status"]) == {"conflict"}


def test_a_ruling_on_positions_that_changed_is_stale_and_not_applied(
    toy: Audit, toy_domain: Domain, articles: Path, rule: Rule
) -> None:
    review = rule(issue_id=WATERING, verdict="permissive", fingerprint=issue(toy, WATERING)["fingerprint"])
    path = articles / "leave-it-alone.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("three days", "nine days"), encoding="utf-8")
    ruled = run_audit(articles, domain=toy_domain, review=review)
    assert issue(ruled, WATERING)["status"] == "conflict"
    assert issue(ruled, WATERING)["decision"].startswith("stale")
    assert guidance_of(ruled, "watering") == ["avoid"]


def test_rulings_expire_against_the_day_that_is_given_alone(
    toy: Audit, toy_domain: Domain, articles: Path, rule: Rule
) -> None:
    mark = issue(toy, WATERING)["fingerprint"]
    review = rule(issue_id=WATERING, verdict="permissive", fingerprint=mark, expires="2026-06-30")
    for today, status in (
        (None, "resolved"),
        (dt.date(2026, 6, 1), "resolved"),
        (dt.date(2026, 7, 1), "conflict"),
    ):
        ruled = run_audit(articles, domain=toy_domain, review=review, today=today)
        assert issue(ruled, WATERING)["status"] == status


def test_a_claim_that_was_misread_stays_visible_and_disagrees_with_nothing(
    toy: Audit, toy_domain: Domain, articles: Path, rule: Rule
) -> None:
    (misread,) = toy.claims.query("concept == 'watering' and kind == 'restriction'")["claim_id"]
    mark = issue(toy, WATERING)["fingerprint"]
    review = rule(issue_id=WATERING, verdict="misread", wording=misread, fingerprint=mark)
    ruled = run_audit(articles, domain=toy_domain, review=review)
    assert WATERING not in set(ruled.issues["issue_id"])
    assert misread in set(ruled.claims["claim_id"])
    assert guidance_of(ruled, "watering") == ["use"]


def test_a_review_folder_without_files_is_one_without_rulings(
    toy: Audit, toy_domain: Domain, articles: Path, tmp_path: Path
) -> None:
    (tmp_path / "review").mkdir()
    assert run_audit(articles, domain=toy_domain, review=tmp_path / "review").guidance.equals(toy.guidance)


def test_what_cannot_be_read_is_listed_and_the_rest_is_done(
    toy: Audit, toy_domain: Domain, articles: Path
) -> None:
    (articles / "broken.txt").write_bytes(b"\x00\x01\x02")
    (articles / "empty.txt").write_bytes(b"")
    found = run_audit([articles, articles / "missing.txt"], domain=toy_domain)
    assert [Path(path).name for path in found.problems["path"]] == ["broken.txt", "empty.txt", "missing.txt"]
    assert found.claims.equals(toy.claims)


def test_nothing_readable_is_an_error_with_a_line_for_each_input(toy_domain: Domain, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(ClaimauditError) as told:
        run_audit([tmp_path / "empty.txt", tmp_path / "missing.txt"], domain=toy_domain)
    assert [line.split(": ")[0] for line in str(told.value).splitlines()] == [
        (tmp_path / name).as_posix() for name in ("empty.txt", "missing.txt")
    ]
    with pytest.raises(ClaimauditError, match="no articles were named; give files or folders of articles"):
        run_audit([], domain=toy_domain)


def test_one_article_and_one_without_claims_are_audited(toy_domain: Domain, tmp_path: Path) -> None:
    """No disagreement, then no claim at all: the tables are there, without rows."""
    (tmp_path / "a.txt").write_text("Avoid watering for a week.\n", encoding="utf-8")
    one = run_audit(tmp_path, domain=toy_domain)
    assert (len(one.claims), len(one.issues), guidance_of(one, "watering")) == (1, 0, ["avoid"])
    (tmp_path / "a.txt").write_text("The train leaves at nine.\n", encoding="utf-8")
    none = run_audit(tmp_path, domain=toy_domain)
    assert [len(getattr(none, name)) for name in TABLES] == [0] * len(TABLES)
    assert all(getattr(none, name).dtypes.equals(getattr(one, name).dtypes) for name in TABLES)
