"""The formats by name, and the files that each one makes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from termscan.export.database import database_bytes
from termscan.export.delimited import csv_excel_parts, csv_parts
from termscan.export.jsonstat import jsonstat_bytes
from termscan.export.parquet import parquet_bytes
from termscan.export.plainjson import json_bytes
from termscan.export.stamp import Stamp
from termscan.tables.schema import TableSchema
from termscan.tables.table import Table

Maker = Callable[[Table, Stamp], Sequence[bytes]]


@dataclass(frozen=True, slots=True)
class Content:
    """A table that can be read from a file; `told_apart`: no two rows have the same key."""

    schema: TableSchema
    told_apart: bool


@dataclass(frozen=True, slots=True)
class File:
    """A file of an export in parts, and the tables that can be read from it."""

    name: str
    format: str
    parts: Sequence[bytes]
    tables: tuple[Content, ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file of an export by size and hash, so that its content need not be kept."""

    name: str
    format: str
    size: int
    sha256: str
    tables: tuple[Content, ...]

    @classmethod
    def of(cls, file: File) -> WrittenFile:
        """Return what a file is."""
        digest = hashlib.sha256()
        for part in file.parts:
            digest.update(part)
        size = sum(map(len, file.parts))
        return cls(file.name, file.format, size, digest.hexdigest(), file.tables)


def make_files(format_name: str, tables: Sequence[Table], stamp: Stamp) -> Iterator[File]:
    """Yield the files of a format, each made when it is asked for.

    Raises:
        MissingBackend: the format needs a library that is not installed.
    """
    if format_name in _WHOLE:
        name, whole = _WHOLE[format_name]
        yield File(name, format_name, [whole(tables, stamp)], tuple(map(_content, tables)))
    elif format_name == "json-stat":
        counts = next(table for table in tables if table.schema.name == "counts")
        yield File("counts.jsonstat.json", format_name, [jsonstat_bytes(counts, stamp)])
    else:
        ending, make = _SINGLE[format_name]
        for table in tables:
            name = f"{table.schema.name}.{ending}"
            yield File(name, format_name, make(table, stamp), (_content(table),))


def _content(table: Table) -> Content:
    return Content(table.schema, bool(table.schema.key) and bool(table.told_apart().all()))


def _xlsx(tables: Sequence[Table], stamp: Stamp) -> bytes:
    from termscan.export.workbook import workbook_bytes

    return workbook_bytes(tables, stamp)


_SINGLE: dict[str, tuple[str, Maker]] = {
    "csv": ("csv", lambda table, _: csv_parts(table)),
    "csv-excel": ("excel.csv", lambda table, _: csv_excel_parts(table)),
    "parquet": ("parquet", lambda table, stamp: [parquet_bytes(table, stamp)]),
    "json": ("json", lambda table, _: [json_bytes(table)]),
}
_WHOLE: dict[str, tuple[str, Callable[[Sequence[Table], Stamp], bytes]]] = {
    "xlsx": ("termscan.xlsx", _xlsx),
    "sqlite": ("termscan.sqlite", database_bytes),
}
