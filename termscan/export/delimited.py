"""CSV for programs, and CSV for a spreadsheet that speaks Finnish."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

from termscan.export.cells import ExportTable, values
from termscan.formulas import defuse
from termscan.tables.schema import ColumnType


def csv_bytes(table: ExportTable) -> bytes:
    """Return the table as UTF-8 with commas and decimal points; a missing value is empty."""
    return _delimited(table, ",", repr).encode("utf-8")


def csv_excel_bytes(table: ExportTable) -> bytes:
    """Return the table with a byte order mark, semicolons and decimal commas."""
    text = _delimited(table, ";", lambda number: repr(number).replace(".", ","))
    return text.encode("utf-8-sig")


def _delimited(table: ExportTable, separator: str, number: Callable[[Any], str]) -> str:
    forms: dict[ColumnType, Callable[[Any], str]] = {
        "text": defuse,
        "integer": str,
        "number": number,
        "boolean": lambda value: "true" if value else "false",
    }
    columns = [
        values(table.frame[column.name].array, forms[column.type])
        for column in table.schema.columns
    ]
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=separator, lineterminator="\n")
    writer.writerow(table.schema.names)
    writer.writerows(zip(*columns, strict=True))
    return buffer.getvalue()
