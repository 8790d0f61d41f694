"""Guidance to take away: JSON, CSV, Markdown, and what each column means."""

from __future__ import annotations

import csv
import io
import json
from types import ModuleType

import jsonschema
import pandas as pd
import pytest
from markdown_it import MarkdownIt

from claimaudit import model
from claimaudit.model import Audit
from claimaudit.report.datapackage import data_package, described_tables
from claimaudit.report.evidence import Evidence
from claimaudit.report.guidance_files import guidance_csv, guidance_json, guidance_markdown, guidance_schema
from claimaudit.tables import TABLES


@pytest.mark.parametrize("which", ["real", "hostile"])
def test_the_json_keeps_the_published_schema(which: str, request: pytest.FixtureRequest) -> None:
    schema = json.loads(guidance_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    document = json.loads(guidance_json(Evidence(request.getfixturevalue(which)), "T"))
    if which == "hostile":
        document["guidance"] = [{**row, "phase": "", "strength": ""} for row in document["guidance"]]
    jsonschema.validate(document, schema, cls=jsonschema.Draft202012Validator)
    assert document["guidance"]


def test_the_schema_refuses_a_row_that_claims_a_review_it_has_not(real: Audit) -> None:
    document = json.loads(guidance_json(Evidence(real), "T"))
    document["guidance"][0]["review"] = "clinically reviewed"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, json.loads(guidance_schema()), cls=jsonschema.Draft202012Validator)


def test_a_reviewed_row_says_so_and_no_other_does(real: Audit) -> None:
    told = ["clinically reviewed", *(["not clinically reviewed"] * (len(real.guidance) - 1))]
    guidance = real.guidance.assign(reviewed=pd.Series(told, dtype=object))
    found = Evidence(model.Audit(**{**fields(real), "guidance": guidance}))
    rows = json.loads(guidance_json(found, "T"))["guidance"]
    assert [row["review"] for row in rows].count("clinically reviewed") == 1
    assert rows[0]["reviewed"] is True
    assert guidance_markdown(found, "T").count("| clinically reviewed |") == 1


def fields(audit: Audit) -> dict[str, object]:
    return {name: getattr(audit, name) for name in Audit.__dataclass_fields__}


def test_the_csv_holds_every_row_and_no_formula(real: Audit, hostile: Audit) -> None:
    rows = list(csv.DictReader(io.StringIO(guidance_csv(Evidence(real)))))
    assert [row["guidance_id"] for row in rows] == list(real.guidance["guidance_id"])
    assert {row["review"] for row in rows} == {"not clinically reviewed"}
    cells = [cell for row in csv.reader(io.StringIO(guidance_csv(Evidence(hostile)))) for cell in row]
    assert [cell for cell in cells if cell[:1] in set("=+-@\t\r")] == []
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)


def test_the_markdown_says_every_wording_and_its_review(real: Audit) -> None:
    text = guidance_markdown(Evidence(real), "Title")
    assert text.startswith("# Title: what to say\n")
    assert "**Not clinically reviewed.**" in text
    assert text.count("| not clinically reviewed |") == len(real.guidance)
    assert all(wording.replace("_", r"\_") in text for wording in real.guidance["wording"])


def test_the_markdown_numbers_the_articles_and_lists_what_is_open(real: Audit) -> None:
    found = Evidence(real)
    text = guidance_markdown(found, "Title")
    numbers = {one: place for place, one in enumerate(found.articles, start=1)}
    assert all(f"{place}. {found.title(one)}\n" in text for one, place in numbers.items())
    row = next(row for row in found.guidance if row["against"])
    (line,) = (line for line in text.splitlines() if row["wording"].replace("_", r"\_") in line)
    cells = [cell.strip() for cell in line.split("|")]
    assert cells[4] == ", ".join(str(numbers[one]) for one in row["for"].split(";"))
    assert cells[5] == ", ".join(str(numbers[one]) for one in row["against"].split(";"))
    waiting = [issue for issue in found.issues if issue["status"] == "conflict"]
    assert text.partition("## Still open")[2].count("- **") - text.partition("## Words")[2].count(
        "- **"
    ) == len(waiting)


def test_hostile_texts_are_words_in_markdown(hostile: Audit, fixtures: ModuleType) -> None:
    text = guidance_markdown(Evidence(hostile), fixtures.HOSTILE[0])
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
    inside = [child for token in tokens for child in token.children or []]
    kinds = {token.type for token in [*tokens, *inside]}
    assert not kinds & {"html_block", "html_inline", "link_open", "image", "code_inline"}
    rows = [token for token in tokens if token.type == "tr_open"]
    assert len(rows) == len(hostile.guidance) + 1, "a bar in a text makes no cell, and a line end no row"
    assert "\u202e" not in text


def test_every_column_of_every_table_is_described() -> None:
    declared = {**TABLES, "decisions": model.DECISION_COLUMNS}
    for name, columns in declared.items():
        described = [column.name for column in described_tables()[name].columns]
        assert described[: len(columns)] == list(columns), name
        assert all(len(column.meaning) > 10 for column in described_tables()[name].columns)


def test_the_data_package_is_a_table_schema_of_the_files_as_they_are() -> None:
    package = json.loads(data_package({"claims": [*model.CLAIM_COLUMNS, "new_one"]}))
    (resource,) = package["resources"]
    assert resource["path"] == "claims.csv"
    named = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
    assert list(named) == [*model.CLAIM_COLUMNS, "new_one"]
    assert (named["start"], named["min_hours"], named["new_one"]) == ("integer", "number", "string")
    assert resource["schema"]["primaryKey"] == "claim_id"
    assert set(named.values()) <= {"string", "integer", "number", "boolean", "date"}
    assert len(json.loads(data_package())["resources"]) == len(TABLES)
