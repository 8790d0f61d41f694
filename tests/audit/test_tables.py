"""Tables as files: the same rows give the same bytes, and what was written is read again as it was."""

from __future__ import annotations

import io
import json
import math
from pathlib import Path

import pandas as pd
import pytest

from claimaudit.errors import ClaimauditError
from claimaudit.model import CLAIM_COLUMNS, UNREAD_COLUMNS
from claimaudit.tables import TABLES, csv_text, empty_table, order_table, read_table, table_bytes

CLAIM = dict.fromkeys(CLAIM_COLUMNS, "") | {
    "claim_id": "c1", "source_id": "a", "kind": "restriction", "start": 0, "end": 9, "min_hours": 24.0,
    "max_hours": None,
}  # fmt: skip


def claims(*rows: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame([CLAIM | row for row in rows], columns=list(CLAIM_COLUMNS))


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (24.0, "24"),
        (1 / 6, "0.1667"),
        (0.25, "0.25"),
        (0.0, "0"),
        (8760.0, "8760"),
        (math.nan, ""),
        (2.00004, "2"),
    ],
)
def test_hours_are_written_in_their_shortest_form(hours: float, said: str) -> None:
    table = order_table("claims", claims({"min_hours": hours}))
    head, row = csv_text(table).splitlines()
    assert dict(zip(head.split(","), row.split(","), strict=True))["min_hours"] == said


def test_flags_are_true_and_false() -> None:
    assert csv_text(pd.DataFrame({"within_source": [True, False]})) == "within_source\ntrue\nfalse\n"


def test_rows_are_sorted_by_code_point_and_offsets_by_number() -> None:
    given = claims(
        {"source_id": "é", "claim_id": "4"}, {"source_id": "a", "start": 10, "claim_id": "3"},
        {"source_id": "a", "start": 9, "claim_id": "2"}, {"source_id": "Z", "claim_id": "1"},
    )  # fmt: skip
    assert order_table("claims", given)["claim_id"].tolist() == ["1", "2", "3", "4"]


def test_the_order_of_rows_and_columns_that_a_stage_gives_does_not_matter() -> None:
    given = claims(*({"claim_id": f"c{n}", "concept": f"k{n % 3}"} for n in range(9)))
    other = given.sample(frac=1, random_state=7)[list(reversed(CLAIM_COLUMNS))]
    assert csv_text(order_table("claims", given)) == csv_text(order_table("claims", other))


def test_columns_that_a_stage_adds_stand_behind_the_declared_ones() -> None:
    given = claims({}).assign(note="n")[["note", *CLAIM_COLUMNS]]
    assert list(order_table("claims", given).columns) == [*CLAIM_COLUMNS, "note"]


def test_a_stage_that_forgets_a_column_is_found_out() -> None:
    with pytest.raises(KeyError, match="quote"):
        order_table("claims", claims({}).drop(columns="quote"))


def test_a_text_is_never_taken_for_a_flag() -> None:
    rows = empty_table("contradictions").astype(object)
    rows.loc[0] = dict.fromkeys(rows.columns, "") | {"within_source": "not that anybody knows"}
    with pytest.raises(TypeError, match="within_source: a flag is True or False"):
        order_table("contradictions", rows)


def test_a_missing_text_is_an_empty_one() -> None:
    assert order_table("claims", claims({"condition": None}))["condition"].tolist() == [""]


HOSTILE = [
    'He said "no", twice',
    "a\nb",
    "a\r\nb",
    "a\rb",
    "a\u2028b\x85c",
    " x ",
    "=1+1",
    "NA",
    "null",
    "1e5",
    "é😀",
]


def test_every_text_comes_back_as_it_was(tmp_path: Path) -> None:
    given = order_table(
        "claims", claims(*({"quote": quote, "claim_id": f"{n:02}"} for n, quote in enumerate(HOSTILE)))
    )
    path = tmp_path / "claims.csv"
    path.write_bytes(csv_text(given).encode())
    read = read_table(path, CLAIM_COLUMNS)
    assert read["quote"].tolist() == HOSTILE
    pd.testing.assert_frame_equal(read, given)
    assert csv_text(read) == csv_text(given)


def test_another_reader_sees_the_same_cells() -> None:
    given = order_table(
        "claims", claims(*({"quote": quote, "claim_id": f"{n:02}"} for n, quote in enumerate(HOSTILE)))
    )
    read = pd.read_csv(io.StringIO(csv_text(given), newline=""), keep_default_na=False, dtype=str)
    assert read["quote"].tolist() == HOSTILE


@pytest.mark.parametrize("name", [*TABLES, "decisions"])
def test_a_table_without_rows_keeps_its_columns_and_their_types(tmp_path: Path, name: str) -> None:
    given = empty_table(name)
    path = tmp_path / "empty.csv"
    path.write_text(csv_text(order_table(name, given)), encoding="utf-8")
    pd.testing.assert_frame_equal(read_table(path, list(given.columns)), given)


def test_a_line_of_json_says_null_where_no_number_is_stated() -> None:
    (line,) = table_bytes(order_table("claims", claims({"quote": "Größe"})), ".jsonl").decode().splitlines()
    row = json.loads(line)
    assert (row["min_hours"], row["max_hours"], row["start"], row["quote"]) == (24, None, 0, "Größe")
    assert list(row) == list(CLAIM_COLUMNS)
    assert "Größe" in line


def test_parquet_keeps_the_types() -> None:
    given = order_table("claims", claims({}))
    read = pd.read_parquet(io.BytesIO(table_bytes(given, ".parquet")))
    assert read.dtypes.astype(str).to_dict() == given.dtypes.astype(str).to_dict()
    assert table_bytes(given, ".parquet") == table_bytes(given, ".parquet")


HEAD = "source_id,start,end,quote,concepts,cues,reason"
GOOD = "a,0,9,q,c,,r"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("source_id,start\n", "row 1: the column 'end' is missing; add it"),
        (f"{HEAD}\n{GOOD}\n\n{GOOD},more\n", "row 4: has 8 cells, not 7; check its commas and quotes"),
        (f"{HEAD}\n{GOOD.replace('9', 'nine')}\n", "row 2, column end: 'nine' is no number; mend it"),
        (f'{HEAD}\n"a"b,c\n', "is no valid csv"),
        ("", "row 1: the column 'source_id' is missing"),
    ],
)
def test_a_broken_file_is_told_with_its_row_and_column(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "unread.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ClaimauditError, match=rf"unread\.csv: .*{said}"):
        read_table(path, UNREAD_COLUMNS)


def test_a_file_that_is_not_there_or_no_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(ClaimauditError, match=r"none\.csv: is not there; run"):
        read_table(tmp_path / "none.csv", UNREAD_COLUMNS)
    (tmp_path / "latin.csv").write_bytes("Größe".encode("latin-1"))
    with pytest.raises(ClaimauditError, match="no UTF-8 text"):
        read_table(tmp_path / "latin.csv", UNREAD_COLUMNS)


def test_a_spreadsheets_byte_order_mark_is_no_part_of_the_first_column(tmp_path: Path) -> None:
    path = tmp_path / "unread.csv"
    path.write_bytes(b"\xef\xbb\xbf" + f"{HEAD}\r\n{GOOD}\r\n".encode())
    table = read_table(path, UNREAD_COLUMNS)
    assert (table["source_id"].tolist(), table["end"].tolist()) == (["a"], [9])
