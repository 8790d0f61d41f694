"""One table in the format that a file's ending asks for."""

from __future__ import annotations

import io
import json
import math
from typing import TYPE_CHECKING

from claimaudit.tables.csv_files import csv_text

if TYPE_CHECKING:
    import pandas as pd

ENDINGS = (".csv", ".jsonl", ".parquet")


def table_bytes(table: pd.DataFrame, ending: str) -> bytes:
    """The table as a file of that ending holds it.

    ``.jsonl`` is an object a line, with null for a number that is not stated; ``.parquet`` has the column types.

    Raises:
        KeyError: the ending is none of ``ENDINGS``.
    """
    return {".csv": _csv, ".jsonl": _jsonl, ".parquet": _parquet}[ending](table)


def _csv(table: pd.DataFrame) -> bytes:
    return csv_text(table).encode()


def _jsonl(table: pd.DataFrame) -> bytes:
    names = list(table.columns)
    rows = zip(*(map(_json_value, table[name].tolist()) for name in names), strict=True)
    return "".join(
        json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) + "\n" for row in rows
    ).encode()


def _json_value(value: object) -> object:
    if isinstance(value, float):
        if math.isnan(value):
            return None
        return int(value) if value.is_integer() else value
    return value


def _parquet(table: pd.DataFrame) -> bytes:
    into = io.BytesIO()
    table.to_parquet(into, index=False)
    return into.getvalue()
