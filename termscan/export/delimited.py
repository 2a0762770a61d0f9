"""CSV for programs, and CSV for a spreadsheet that speaks Finnish."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Callable
from typing import Any

from termscan.export.blocks import block, joined
from termscan.formulas import defuse
from termscan.tables.schema import ColumnType
from termscan.tables.table import Table


def csv_bytes(table: Table) -> bytes:
    """Return the table as UTF-8 with commas and decimal points; a missing value is empty."""
    return _delimited(table, ",", repr)


def csv_excel_bytes(table: Table) -> bytes:
    """Return the table with a byte order mark, semicolons and decimal commas."""
    text = _delimited(table, ";", lambda number: repr(number).replace(".", ","))
    return BOM_UTF8 + text


def _delimited(table: Table, separator: str, number: Callable[[Any], str]) -> bytes:
    """Write the table as `csv.writer` does: a cell is quoted where it has to be."""
    special = re.compile(f'[{separator}"\r\n]')

    def quoted(text: str) -> str:
        return f'"{text.replace(chr(34), chr(34) * 2)}"' if special.search(text) else text

    forms: dict[ColumnType, Callable[[Any], str]] = {
        "text": lambda text: quoted(defuse(text)),
        "integer": str,
        "number": lambda value: quoted(number(value)),
        "boolean": lambda value: "true" if value else "false",
    }
    *head, last = table.schema.columns
    ends = [*((column, separator) for column in head), (last, "\n")]
    columns = (
        block(table.columns[column.name], _ended(forms[column.type], end), end)
        for column, end in ends
    )
    header = separator.join(map(quoted, table.schema.names))
    return f"{header}\n".encode() + joined(columns)


def _ended(write: Callable[[Any], str], end: str) -> Callable[[Any], str]:
    return lambda value: write(value) + end
