"""An XLSX workbook for people: a sheet a table, and a sheet of notes and sources."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import numpy as np
import xlsxwriter

from termscan.export.sheet import PROSE, FrameSheet
from termscan.export.stamp import Stamp
from termscan.tables.schema import Column
from termscan.tables.table import Table

CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook's date has no zone
"""The date in every workbook, so that the same input gives the same bytes."""

MAX_ROWS = 1_048_575
"""Rows of an Excel sheet, without the header; longer tables go on in further sheets."""

NOTES = "notes"
_FORMATS = {
    "header": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"},
    "integer": {"num_format": "#,##0", "valign": "top"},
    "number": {"num_format": "#,##0.0000", "valign": "top"},
    # numbers that name something rather than measure it
    "year": {"num_format": "0", "valign": "top"},
    "page": {"num_format": "0", "valign": "top"},
    "characters": {"num_format": "0", "valign": "top"},
    "boolean": {"valign": "top"},
    "prose": {"text_wrap": True, "valign": "top"},
}
_WIDTHS = {
    **dict.fromkeys(PROSE, 40),
    "sentence": 70,
    "document": 16,
    "title": 30,
    "county_fi": 28,
    "county_sv": 28,
}


def workbook_bytes(tables: Sequence[Table], stamp: Stamp) -> bytes:
    """Return the tables as an XLSX file."""
    content = io.BytesIO()
    # parts of a national workbook take a gigabyte in memory, and little on disk
    with (
        tempfile.TemporaryDirectory(prefix="termscan-") as folder,
        xlsxwriter.Workbook(content, {"tmpdir": folder}) as workbook,
    ):
        workbook.set_properties({"created": CREATED, "title": "termscan"})
        formats = {name: workbook.add_format(form) for name, form in _FORMATS.items()}
        formats["link"] = workbook.add_format({"hyperlink": True, "valign": "top"})
        workbook.formats[0].set_align("top")
        bold = workbook.add_format({"bold": True, "bottom": 1})
        _write_notes(workbook.add_worksheet(NOTES), tables, stamp, bold)
        for table in tables:
            for name, part in _parts(table):
                sheet = workbook.add_worksheet(name, worksheet_class=FrameSheet)
                _write_table(sheet, part, formats)
    return content.getvalue()


def _parts(table: Table) -> Iterator[tuple[str, Table]]:
    rows = np.arange(len(table))
    yield table.schema.name, table.take(rows[:MAX_ROWS])
    for number, start in enumerate(range(MAX_ROWS, len(table), MAX_ROWS), start=2):
        yield f"{table.schema.name} {number}", table.take(rows[start : start + MAX_ROWS])


def _write_table(sheet: Any, table: Table, formats: dict[str, Any]) -> None:
    schema = table.schema
    sheet.fill(table, formats)
    for at, column in enumerate(schema.columns):
        sheet.set_column(at, at, _width(column))
    named = sum(name.startswith("municipality_") for name in schema.names[:2])
    sheet.freeze_panes(1, named)
    sheet.autofilter(0, 0, max(len(table), 1), len(schema.columns) - 1)


def _width(column: Column) -> int:
    if column.name in _WIDTHS:
        return _WIDTHS[column.name]
    if column.type == "text":
        return 30 if column.address else 18
    return min(max(11, len(column.name) // 2 + 3), 20)


def _write_notes(sheet: Any, tables: Sequence[Table], stamp: Stamp, heading: Any) -> None:
    """Write what the export was made from, and what each column means."""
    for at, width in enumerate((34, 34, 22, 110)):
        sheet.set_column(at, at, width)
    lines: list[tuple[tuple[str, ...], Any]] = [(line, None) for line in stamp.lines()]
    for table in tables:
        schema = table.schema
        lines.append(((), None))
        lines.append(((schema.name, schema.title, "", schema.description), heading))
        lines.extend(
            ((column.name, column.title, column.unit or column.type, column.description), None)
            for column in schema.columns
        )
    for row, (cells, form) in enumerate(lines):
        for at, text in enumerate(cells):
            sheet.write_string(row, at, text, form)
