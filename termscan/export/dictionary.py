"""The tables' dictionary for people, in Markdown; ``docs/tables.md`` is its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from termscan.export.database import VIEWS
from termscan.tables.catalogue import COMPARISONS, TABLES
from termscan.tables.schema import Column, TableSchema

INTRODUCTION = """\
# The tables

What every table of an export holds. This page is made from the code; the same meanings stand in
`datapackage.json`, in the workbook's sheet `notes`, in the table `columns` of the database and in
the metadata of the Parquet files.

A number is given only where something was counted: 0 means that documents were read and say
nothing of the concept. Where there is no document (`missing`) or none that could be read
(`unreadable`), the cell is empty in CSV and XLSX, `null` in JSON, `NULL` in SQLite and Parquet,
absent with a status in JSON-stat, and `pandas.NA` in Python. Codes are text: `005` keeps its zeros.

Text of the documents is given as it was read, with its line breaks. Characters that some file
format cannot carry are replaced one for one, so that offsets stay true: control characters by a
space, halves of surrogate pairs by U+FFFD. In CSV, text that a spreadsheet would run as a formula
has an apostrophe before it; a reader that is no spreadsheet takes it away.
"""


def dictionary() -> str:
    """Return the dictionary of all tables and of the database's views."""
    parts = [INTRODUCTION, *map(_section, TABLES)]
    parts.append("## Comparisons\n\nMade by `termscan.tables.change(before, after)`.\n")
    parts.extend(map(_section, COMPARISONS))
    parts.append("## Views of the database\n")
    parts.extend(
        f"### {view.name}\n\n{view.description}\n\n```sql\n{view.query}\n```\n" for view in VIEWS
    )
    return "\n".join(parts)


def _section(schema: TableSchema) -> str:
    lines = [f"## {schema.name}", "", f"*{schema.title}.* {schema.description}", ""]
    if schema.name == "counts_wide":
        lines += ["Then follows a column for each concept, named by its id.", ""]
    lines += ["| column | type | unit | Finnish | meaning |", "|---|---|---|---|---|"]
    lines += [_line(column) for column in schema.columns]
    if schema.key:
        lines += ["", f"Sorted by {_listed(schema.key)}."]
    return "\n".join(lines) + "\n"


def _line(column: Column) -> str:
    meaning = column.description
    if column.choices and not all(f"`{choice}`" in meaning for choice in column.choices):
        meaning += f" ({_listed(column.choices)})"
    cells = (f"`{column.name}`", column.type, column.unit, column.title, meaning)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(_quoted(names))


def _quoted(names: Sequence[str]) -> Iterator[str]:
    return (f"`{name}`" for name in names)
