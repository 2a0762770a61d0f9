"""The formats by name, and the files that each one makes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from termscan.export.cells import ExportTable
from termscan.export.database import database_bytes
from termscan.export.delimited import csv_bytes, csv_excel_bytes
from termscan.export.jsonstat import jsonstat_bytes
from termscan.export.parquet import parquet_bytes
from termscan.export.plainjson import json_bytes
from termscan.export.stamp import Stamp
from termscan.export.workbook import workbook_bytes

Maker = Callable[[ExportTable, Stamp], bytes]


@dataclass(frozen=True, slots=True)
class File:
    """A file of an export, and the tables that can be read from it."""

    name: str
    format: str
    content: bytes
    tables: tuple[ExportTable, ...] = ()


def make_files(format_name: str, tables: Sequence[ExportTable], stamp: Stamp) -> list[File]:
    """Return the files of a format.

    Raises:
        MissingBackend: the format needs a library that is not installed.
    """
    if format_name in _WHOLE:
        name, whole = _WHOLE[format_name]
        return [File(name, format_name, whole(tables, stamp), tuple(tables))]
    if format_name == "json-stat":
        counts = next(table for table in tables if table.schema.name == "counts")
        return [File("counts.jsonstat.json", format_name, jsonstat_bytes(counts, stamp))]
    ending, make = _SINGLE[format_name]
    return [
        File(f"{table.schema.name}.{ending}", format_name, make(table, stamp), (table,))
        for table in tables
    ]


_SINGLE: dict[str, tuple[str, Maker]] = {
    "csv": ("csv", lambda table, _: csv_bytes(table)),
    "csv-excel": ("excel.csv", lambda table, _: csv_excel_bytes(table)),
    "parquet": ("parquet", parquet_bytes),
    "json": ("json", lambda table, _: json_bytes(table)),
}
_WHOLE: dict[str, tuple[str, Callable[[Sequence[ExportTable], Stamp], bytes]]] = {
    "xlsx": ("termscan.xlsx", workbook_bytes),
    "sqlite": ("termscan.sqlite", database_bytes),
}
