"""Which tables a run has, and the columns, types and order of each: the same in memory and in a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from claimaudit import model

if TYPE_CHECKING:
    import pandas as pd

TABLES: Mapping[str, tuple[str, ...]] = {
    "claims": model.CLAIM_COLUMNS,
    "contradictions": model.CONTRADICTION_COLUMNS,
    "issues": model.ISSUE_COLUMNS,
    "guidance": model.GUIDANCE_COLUMNS,
    "unread": model.UNREAD_COLUMNS,
    "problems": model.PROBLEM_COLUMNS,
}
"""The tables of one run, each with the columns that it has at least."""

WHOLE_NUMBERS = frozenset({"start", "end", "positions", "pairs", "pairs_listed", "sources_count"})
HOURS = frozenset({"min_hours", "max_hours"})
FLAGS = frozenset({"within_source", "final"})
DECIMALS = 4
_TRUTH = dict.fromkeys(("true", "yes", "y", "1", "x"), True) | dict.fromkeys(
    ("false", "no", "n", "0", ""), False
)

# What a row is found by comes first; ids made of content put an end to every tie.
_ORDER: Mapping[str, tuple[str, ...]] = {
    "claims": ("source_id", "start", "end", "kind", "concept", "claim_id"),
    "contradictions": ("issue_id", "contradiction_id"),
    "issues": ("issue_id",),
    "guidance": ("guidance_id",),
    "unread": ("source_id", "start", "end", "reason"),
    "problems": ("path", "problem", "detail"),
    "decisions": ("issue_id", "date", "reviewer"),
}


def order_table(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """The table with its declared columns first, its rows sorted, and its cells as a file holds them.

    Raises:
        KeyError: a declared column is missing, which is a fault of the stage that made the table.
        TypeError: so is a flag that is neither true nor false.
    """
    declared = [*TABLES.get(name, model.DECISION_COLUMNS)]
    added = [column for column in table.columns if column not in declared]
    ordered = table[declared + added]
    ordered = ordered.assign(**{column: _settled(ordered[column]) for column in ordered.columns})
    return ordered.sort_values(list(_ORDER[name]), kind="stable", ignore_index=True)


def _settled(values: pd.Series[Any]) -> pd.Series[Any]:
    """A column with the type that its name stands for; a text that looks like a flag is never taken for one."""
    kind = column_type(str(values.name))
    if kind == "int64":
        return values.astype("int64")
    if kind == "float64":
        return values.astype("float64").round(DECIMALS)
    if kind == "str":
        return values.astype("str").fillna("")
    if not set(values.tolist()) <= {True, False}:
        raise TypeError(f"{values.name}: a flag is True or False")
    return values.astype("bool")


def empty_table(name: str) -> pd.DataFrame:
    """A table without rows."""
    return type_table({}, TABLES.get(name, model.DECISION_COLUMNS))


def type_table(rows: Mapping[int, Sequence[str]], columns: Sequence[str]) -> pd.DataFrame:
    """Numbered rows of text as a table whose columns have the types that their names stand for.

    Raises:
        ValueError: a cell does not hold what its column must; ``cell_fault`` tells beforehand.
    """
    import pandas as pd

    cells = zip(*rows.values(), strict=True) if rows else ([] for _ in columns)
    series = {
        column: pd.Series([_value(column, cell) for cell in values], dtype=column_type(column))
        for column, values in zip(columns, cells, strict=True)
    }
    return pd.DataFrame(series, columns=list(columns))


def column_type(column: str) -> str:
    """The type of a column, by its name."""
    if column in WHOLE_NUMBERS:
        return "int64"
    if column in HOURS:
        return "float64"
    return "bool" if column in FLAGS else "str"


def cell_fault(column: str, cell: str) -> str:
    """What is wrong with a cell of a column, and what to do; "" where nothing is."""
    try:
        _value(column, cell)
    except ValueError:
        return (
            f"'{cell}' is neither yes nor no; write one of them"
            if column in FLAGS
            else f"'{cell}' is no number; mend it"
        )
    return ""


def _value(column: str, cell: str) -> Any:  # noqa: ANN401 - the type is the column's
    if column in WHOLE_NUMBERS:
        return int(cell)
    if column in HOURS:
        return float(cell) if cell else None
    if column not in FLAGS:
        return cell
    if cell.strip().lower() not in _TRUTH:
        raise ValueError(cell)
    return _TRUTH[cell.strip().lower()]
