"""CSV for programs, and CSV for a spreadsheet that speaks Finnish."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from termscan.export.blocks import Block, block, ends, joined, put_together
from termscan.formulas import defuse
from termscan.tables.cells import Integers
from termscan.tables.schema import ColumnType, TableSchema
from termscan.tables.table import Table


def csv_parts(table: Table) -> list[bytes]:
    """Return the table as UTF-8 with commas and decimal points; a missing value is empty."""
    return [csv_header(table.schema), *joined(_PLAIN.columns(table))]


def csv_header(schema: TableSchema) -> bytes:
    """Return the line of the columns' names, as `csv_parts` begins."""
    return _PLAIN.header(schema)


def csv_rows(table: Table) -> tuple[bytes, Integers]:
    """Return the rows as they stand in `csv_parts`, and where each of them ends."""
    columns = _PLAIN.columns(table)
    return b"".join(joined(columns)), ends(columns)


def csv_excel_parts(table: Table) -> list[bytes]:
    """Return the table with a byte order mark, semicolons and decimal commas."""
    return [BOM_UTF8 + _EXCEL.header(table.schema), *joined(_EXCEL.columns(table))]


@dataclass(frozen=True, slots=True)
class _Dialect:
    """How cells are written; one is quoted where it has to be, as `csv.writer` does."""

    separator: str
    number: Callable[[float], str]

    def header(self, schema: TableSchema) -> bytes:
        quoted = self._quoter()
        return (self.separator.join(map(quoted, schema.names)) + "\n").encode()

    def columns(self, table: Table) -> list[Block]:
        quoted = self._quoter()
        forms: dict[ColumnType, Callable[[Any], str]] = {
            "text": lambda text: quoted(defuse(text)),
            "integer": str,
            "number": self.number,
            "boolean": lambda value: "true" if value else "false",
        }
        *head, last = table.schema.columns
        closed = [*((column, self.separator) for column in head), (last, "\n")]
        return put_together(
            block(table.columns[column.name], _ended(forms[column.type], end), end)
            for column, end in closed
        )

    def _quoter(self) -> Callable[[str], str]:
        special = re.compile(f'[{self.separator}"\r\n]')
        return lambda text: (
            f'"{text.replace(chr(34), chr(34) * 2)}"' if special.search(text) else text
        )


_PLAIN = _Dialect(",", repr)
_EXCEL = _Dialect(";", lambda number: repr(number).replace(".", ","))


def _ended(write: Callable[[Any], str], end: str) -> Callable[[Any], str]:
    return lambda value: write(value) + end
