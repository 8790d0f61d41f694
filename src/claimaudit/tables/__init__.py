"""The tables of a run: their order, their files, and putting files in place as one set."""

from claimaudit.fileset import replace_file, replace_files
from claimaudit.tables.csv_files import csv_text, read_table
from claimaudit.tables.formats import ENDINGS, table_bytes
from claimaudit.tables.schema import TABLES, empty_table, order_table
from claimaudit.tables.sets import read_tables, write_tables

__all__ = [
    "ENDINGS", "TABLES", "csv_text", "empty_table", "order_table", "read_table", "read_tables", "replace_file",
    "replace_files", "table_bytes", "write_tables",
]  # fmt: skip
