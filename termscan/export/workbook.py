"""An XLSX workbook for people: a sheet a table, and a sheet of notes and sources."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from termscan.export.cells import ExportTable, rows
from termscan.export.stamp import Stamp
from termscan.tables.schema import Column

CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook's date has no zone
"""The date in every workbook, so that the same input gives the same bytes."""

MAX_ROWS = 1_048_576
"""Rows of an Excel sheet, the header included; longer tables go on in further sheets."""

MAX_LINKS = 65_530
"""Links that Excel allows in a sheet; further addresses are plain text."""

MAX_TEXT = 32_767
"""Characters that Excel allows in a cell; longer text is cut and ends in an ellipsis."""

MAX_ADDRESS = 2_079
_FORMATS = {"integer": "#,##0", "number": "#,##0.0000"}
_PLAIN_INTEGERS = {"year", "page", "characters"}


def workbook_bytes(tables: Sequence[ExportTable], stamp: Stamp) -> bytes:
    """Return the tables as an XLSX file."""
    import xlsxwriter

    with tempfile.TemporaryDirectory(prefix="termscan-") as folder:
        path = Path(folder) / "termscan.xlsx"
        options = {"constant_memory": True, "tmpdir": folder}
        with xlsxwriter.Workbook(path, options) as workbook:
            workbook.set_properties({"created": CREATED, "title": "termscan"})
            _Writer(workbook).write(tables, stamp)
        return path.read_bytes()


class _Writer:
    """Writes sheets in one workbook, sharing its formats."""

    def __init__(self, workbook: Any) -> None:
        self.workbook = workbook
        self.header = workbook.add_format(
            {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}
        )
        self.text = workbook.add_format({"num_format": "@"})
        self.link = workbook.get_default_url_format()
        self.numbers = {
            name: workbook.add_format({"num_format": form})
            for name, form in {**_FORMATS, "plain": "0"}.items()
        }

    def write(self, tables: Sequence[ExportTable], stamp: Stamp) -> None:
        self._notes(tables, stamp)
        for table in tables:
            self._table(table)

    def _notes(self, tables: Sequence[ExportTable], stamp: Stamp) -> None:
        sheet = self.workbook.add_worksheet("notes")
        sheet.set_column(0, 1, 26)
        sheet.set_column(2, 2, 22)
        sheet.set_column(3, 3, 110)
        line = 0
        for name, value in stamp.lines():
            sheet.write_string(line, 0, name)
            sheet.write_string(line, 1, value)
            line += 1
        for table in tables:
            schema = table.schema
            line += 1
            sheet.write_string(line, 0, schema.name, self.header)
            sheet.write_string(line, 1, schema.title, self.header)
            sheet.write_string(line, 2, "", self.header)
            sheet.write_string(line, 3, schema.description, self.header)
            for column in schema.columns:
                line += 1
                for at, value in enumerate((column.name, column.title, column.unit or column.type)):
                    sheet.write_string(line, at, value)
                sheet.write_string(line, 3, column.description)
            line += 1

    def _table(self, table: ExportTable) -> None:
        sheet: Any = None
        row = part = 0
        for cells in rows(table):
            if sheet is None or row == MAX_ROWS:
                part += 1
                sheet = self._sheet(table, part, min(len(table.frame), MAX_ROWS - 1))
                writers = self._writers(sheet, table.schema.columns)
                row = 1
            for at, (write, value) in enumerate(zip(writers, cells, strict=True)):
                if value is not None:
                    write(row, at, value)
            row += 1
        if sheet is None:
            self._sheet(table, 1, 0)

    def _sheet(self, table: ExportTable, part: int, length: int) -> Any:
        schema = table.schema
        sheet = self.workbook.add_worksheet(schema.name if part == 1 else f"{schema.name} {part}")
        for at, column in enumerate(schema.columns):
            sheet.set_column(at, at, _width(column))
        for at, name in enumerate(schema.names):
            sheet.write_string(0, at, name, self.header)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(length, 1), len(schema.columns) - 1)
        return sheet

    def _writers(self, sheet: Any, columns: Sequence[Column]) -> list[Callable[..., Any]]:
        return [self._cell_writer(sheet, column) for column in columns]

    def _cell_writer(self, sheet: Any, column: Column) -> Callable[..., Any]:
        if column.address:
            return _Links(sheet, self.link)
        if column.type == "text":
            return lambda row, at, value: sheet.write_string(row, at, _cut(value))
        if column.type == "boolean":
            return cast("Callable[..., Any]", sheet.write_boolean)
        plain = column.type == "integer" and column.unit in _PLAIN_INTEGERS
        form = self.numbers["plain" if plain else column.type]
        return lambda row, at, value: sheet.write_number(row, at, value, form)


class _Links:
    """Writes addresses as links, as many as a sheet may have."""

    def __init__(self, sheet: Any, form: Any) -> None:
        self.sheet, self.form, self.written = sheet, form, 0

    def __call__(self, row: int, at: int, value: str) -> None:
        web = value.startswith(("https://", "http://"))
        if web and len(value) <= MAX_ADDRESS and self.written < MAX_LINKS:
            self.written += 1
            self.sheet.write_url(row, at, value, self.form, value)
        else:
            self.sheet.write_string(row, at, _cut(value))


def _cut(text: str) -> str:
    return text if len(text) <= MAX_TEXT else f"{text[: MAX_TEXT - 1]}…"


def _width(column: Column) -> int:
    if column.name in ("sentence", "description"):
        return 70
    if column.address or column.name in ("document", "title", "reason"):
        return 30
    return 18 if column.type == "text" else 11
