"""The tables of one run as one set of files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from claimaudit.fileset import replace_files
from claimaudit.tables.csv_files import csv_text, read_table
from claimaudit.tables.schema import TABLES, order_table

if TYPE_CHECKING:
    import pandas as pd

    from claimaudit.model import Audit


def table_files(audit: Audit) -> dict[str, bytes]:
    """The files of one run by name."""
    return {f"{name}.csv": csv_text(order_table(name, getattr(audit, name))).encode() for name in TABLES}


def write_tables(audit: Audit, folder: Path, *, beside: Mapping[str, bytes] | None = None) -> None:
    """Replace the tables of a folder by those of a run, all of them or none; other files are left alone.

    ``beside`` are files that belong to the set, such as the description of its columns.

    Raises:
        ClaimauditError: the folder cannot be written.
    """
    replace_files(folder, {**table_files(audit), **(beside or {})})


def read_tables(folder: Path) -> dict[str, pd.DataFrame]:
    """Every table of a folder that an audit wrote, by name.

    Raises:
        ClaimauditError: a table is missing or broken.
    """
    return {name: read_table(folder / f"{name}.csv", columns) for name, columns in TABLES.items()}
