"""``claimaudit review``: what it prints, what it writes, and with which status it ends."""

from __future__ import annotations

from pathlib import Path

from claimaudit.form import read_form

REDNESS = "normal_vs_warning:redness:after"
RETINOIDS = "use_vs_avoid:retinoids:after"
MAKEUP = "timeline:makeup:after"
RULING = {
    "verdict": "cautious",
    "reason": "Safer.",
    "reviewer": "Ann Example",
    "date": "2026-01-31",
    "final": "yes",
}


def test_a_ruling_goes_out_comes_back_turns_stale_and_is_confirmed(desk, call) -> None:
    assert (call("review", "export").exit_code, (desk.folder / "rulings.xlsx").is_file()) == (0, True)
    desk.fill(desk.folder / "rulings.xlsx", {MAKEUP: RULING})
    taken = call("review", "import", "rulings.xlsx")
    assert (taken.exit_code, taken.output) == (
        0,
        f"1 ruling added, none superseded: {Path('review/decisions.csv')}\n",
    )
    desk.edit("clinic-b", "for 24 hours", "for 12 hours")
    said = call("review", "status", "--fail-on", "stale")
    assert said.exit_code == 1
    assert "changed: “restriction of makeup: for 24 hours → for 12 hours”" in said.output
    call("review", "export", "--out", "again.ods")
    call("review", "export", "--out", "again.xlsx")
    desk.fill(desk.folder / "again.xlsx", {MAKEUP: RULING | {"date": "2026-02-01"}})
    assert call("review", "import", "again.xlsx").output.startswith("1 ruling added, 1 superseded")
    assert call("review", "status", "--fail-on", "stale").exit_code == 0


def test_status_counts_by_state_and_severity(desk, call) -> None:
    desk.rule(MAKEUP)
    said = call("review", "status")
    lines = said.output.splitlines()
    assert said.exit_code == 0
    assert lines[0].split() == ["issues", "high", "medium", "low", "all"]
    assert [line.split() for line in lines[1:8]] == [
        ["open", "2", ".", ".", "2"], ["proposed", *"...."], ["contested", *"...."], ["stale", *"...."],
        ["expired", *"...."], ["settled", ".", "1", ".", "1"], ["gone", *"...."],
    ]  # fmt: skip
    assert f"  high    {REDNESS}" in lines
    assert not any(MAKEUP in line for line in lines)


def test_the_gates(desk, call) -> None:
    assert call("review", "status").exit_code == 0
    assert call("review", "status", "--fail-on", "open").exit_code == 1
    assert call("review", "status", "--fail-on", "stale").exit_code == 0
    for issue in (MAKEUP, REDNESS, RETINOIDS):
        desk.rule(issue, expires="2026-12-31")
    assert call("review", "status", "--fail-on", "open", "--fail-on", "stale").exit_code == 0
    expired = call("review", "status", "--fail-on", "stale", "--today", "2027-01-01")
    assert (expired.exit_code, expired.output.count("expired on 2026-12-31")) == (1, 3)


def test_an_issue_that_is_gone_fails_no_gate_and_is_told(desk, call) -> None:
    for issue in (MAKEUP, REDNESS, RETINOIDS):
        desk.rule(issue)
    desk.edit("clinic-b", "Avoid makeup for 24 hours. ", "")
    said = call("review", "status", "--fail-on", "open", "--fail-on", "stale")
    assert said.exit_code == 0
    assert (
        f"gone:\n  -       {MAKEUP}\n          cautious (Ann Example, 2026-01-31): the articles no"
        in said.output
    )


def test_claims_called_misread_are_listed_with_their_rules(desk, call) -> None:
    claims = desk.audit().claims
    claim = claims[claims["quote"] == "Avoid makeup for 24 hours."].iloc[0]
    desk.rule(MAKEUP, verdict="misread", wording=claim["claim_id"], reason="It is about the night before.")
    said = call("review", "status").output
    assert "called misread, for whoever keeps the rules:" in said
    assert f"  {claim['claim_id']} restriction of makeup in clinic-b (applied)" in said
    assert f"read by {claim['rules']}" in said
    assert "Ann Example, 2026-01-31: It is about the night before." in said


def test_rulings_with_faults_are_told_wherever_they_matter(desk, call) -> None:
    desk.add(MAKEUP, verdict="careful")
    desk.add(REDNESS, reviewer="")
    told = [
        "review/decisions.csv: row 2, column reviewer: is empty; write the name of who ruled",
        "review/decisions.csv: row 3, column verdict: 'careful' is no verdict",
    ]
    status = call("review", "status")
    assert status.exit_code == 3
    assert all(line in status.stderr for line in told)
    assert call("review", "export").exit_code == 3
    audit = call("audit")
    assert audit.exit_code == 2
    assert all(line in audit.stderr for line in told)


def test_lines_that_a_merge_left_twice_are_told(desk, call) -> None:
    desk.add(MAKEUP)
    lines = desk.file.read_text(encoding="utf-8").splitlines()
    desk.file.write_text("\n".join([*lines, lines[1]]) + "\n", encoding="utf-8")
    assert "rows 2 and 3 are one ruling; the next import keeps it once" in call("review", "status").stderr


def test_a_spreadsheet_that_somebody_filled_in_is_not_overwritten(desk, call) -> None:
    call("review", "export")
    assert call("review", "export").exit_code == 0
    path = desk.fill(desk.folder / "rulings.xlsx", {MAKEUP: RULING})
    before = path.read_bytes()
    refused = call("review", "export")
    assert refused.exit_code == 2
    assert "rulings.xlsx: sheet 'Rulings', row 4: holds rulings that were not imported" in refused.stderr
    assert path.read_bytes() == before
    call("review", "import", "rulings.xlsx")
    assert call("review", "export").exit_code == 0
    assert read_form(path) == []


def test_wrong_calls_are_one_line(desk, call) -> None:
    (desk.folder / "notes.xlsx").write_bytes(b"no spreadsheet")
    for words, said in {
        ("review", "export", "--out", "form.csv"): "form.csv: no spreadsheet has that ending",
        ("review", "export", "--out", "notes.xlsx"): "notes.xlsx: cannot be read as a spreadsheet",
        ("review", "import", "none.xlsx"): "none.xlsx: there is no such file",
        ("review", "import"): "Missing argument",
        ("review", "status", "--today", "yesterday"): "'yesterday' does not match",
        ("review", "status", "--fail-on", "all"): "'all' is not one of",
        ("review", "import", "notes.xlsx", "--review", "nowhere"): "nowhere: there is no such folder",
    }.items():
        result = call(*words)
        assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1), words
        assert said in result.stderr


def test_where_everything_is_settled_the_spreadsheet_has_no_row(desk, call) -> None:
    for issue in (MAKEUP, REDNESS, RETINOIDS):
        desk.rule(issue)
    for name in ("form.xlsx", "form.ods"):
        assert call("review", "export", "--out", name).exit_code == 0
        assert read_form(desk.folder / name) == []
