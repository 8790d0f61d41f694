"""What each column of each table means, as data and as a Frictionless table schema beside the CSV files."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from claimaudit.tables import TABLES, order_table

if TYPE_CHECKING:
    from claimaudit.model import Audit

_DATES: Final = "%Y-%m-%d"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name, its type and what it means."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, its title, what a row is, the column that names a row ("" for none), its columns."""

    name: str
    title: str
    meaning: str
    key: str
    columns: tuple[Column, ...]


@cache
def described_tables() -> dict[str, Table]:
    """Every table with its columns, in the order of the description file."""
    text = files("claimaudit.report").joinpath("columns.toml").read_text(encoding="utf-8")
    return {
        name: Table(
            name,
            given["title"],
            given["description"],
            given.get("key", ""),
            tuple(Column(column, *said) for column, said in given["columns"].items()),
        )
        for name, given in tomllib.loads(text).items()
    }


def data_package(columns: Mapping[str, Sequence[str]] = TABLES) -> str:
    """The text of ``datapackage.json``, which stands beside the CSV files of these tables.

    Args:
        columns: the columns of each table as its file has them; one that is not described is text.

    Example: ``(folder / "datapackage.json").write_text(data_package(), encoding="utf-8")``.
    """
    package = {
        "profile": "tabular-data-package",
        "name": "claimaudit",
        "title": "Claims, contradictions and guidance",
        "resources": [_resource(described_tables()[name], names) for name, names in columns.items()],
    }
    return json.dumps(package, indent=2, ensure_ascii=False) + "\n"


def described_files(audit: Audit) -> dict[str, bytes]:
    """``datapackage.json`` for the tables of an audit, with the columns that they have."""
    columns = {name: list(order_table(name, getattr(audit, name)).columns) for name in TABLES}
    return {"datapackage.json": data_package(columns).encode("utf-8")}


def _resource(table: Table, names: Sequence[str]) -> dict[str, Any]:
    known = {column.name: column for column in table.columns}
    fields = [_field(known.get(name, Column(name, "string", ""))) for name in names]
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = table.key
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.title,
        "description": table.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True},
        "schema": schema,
    }


def _field(column: Column) -> dict[str, str]:
    field = {"name": column.name, "type": column.type, "description": column.meaning}
    if column.type == "date":
        field["format"] = _DATES
    return field
