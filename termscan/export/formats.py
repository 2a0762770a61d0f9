"""The formats by name, and the files that each one makes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from termscan.errors import UsageError
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
    """A file of an export; `table` is the one table in it, or None where there are several."""

    name: str
    format: str
    content: bytes
    table: ExportTable | None = None


def make_files(format_name: str, tables: Sequence[ExportTable], stamp: Stamp) -> list[File]:
    """Return the files of a format.

    Raises:
        MissingBackend: the format needs a library that is not installed.
    """
    if format_name in _WHOLE:
        name, whole = _WHOLE[format_name]
        return [File(name, format_name, whole(tables, stamp))]
    ending, make = _SINGLE[format_name]
    return [
        File(f"{table.schema.name}.{ending}", format_name, make(table, stamp), table)
        for table in tables
        if format_name != "json-stat" or table.schema.name == "counts"
    ]


def format_name(name: str) -> str:
    """Return the format's name in full; ``jsonstat`` is ``json-stat``.

    Raises:
        UsageError: there is no such format.
    """
    for known in (*_SINGLE, *_WHOLE):
        if known.replace("-", "") == name.lower().replace("-", ""):
            return known
    known_names = ", ".join(sorted((*_SINGLE, *_WHOLE)))
    raise UsageError(f"there is no format {name!r}; there are {known_names}")


_SINGLE: dict[str, tuple[str, Maker]] = {
    "csv": ("csv", lambda table, _: csv_bytes(table)),
    "csv-excel": ("excel.csv", lambda table, _: csv_excel_bytes(table)),
    "parquet": ("parquet", parquet_bytes),
    "json": ("json", lambda table, _: json_bytes(table)),
    "json-stat": ("jsonstat.json", jsonstat_bytes),
}
_WHOLE: dict[str, tuple[str, Callable[[Sequence[ExportTable], Stamp], bytes]]] = {
    "xlsx": ("termscan.xlsx", workbook_bytes),
    "sqlite": ("termscan.sqlite", database_bytes),
}
