"""Tables to a folder of files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from termscan.atomic import write_bytes
from termscan.errors import UsageError
from termscan.export.cells import ExportTable
from termscan.export.datapackage import package_bytes
from termscan.export.delimited import csv_bytes, csv_excel_bytes
from termscan.export.stamp import Stamp
from termscan.export.workbook import workbook_bytes
from termscan.tables import Tables

Files = dict[str, tuple[str, str, bytes]]
"""Name of the file → the table in it (empty if several), format and content."""


def export(
    tables: Tables,
    folder: Path | str,
    formats: Iterable[str] = ("csv", "xlsx"),
    stamp: Stamp | None = None,
) -> list[Path]:
    """Write the tables to `folder` in each of `formats`, and `datapackage.json`.

    Each file appears whole or not at all, `datapackage.json` last; a file whose content would not
    change is left alone. Returns the paths of all files of the export, in order.

    Raises:
        UsageError: there is no such format.
        MissingBackend: a format needs a library that is not installed.
    """
    chosen = list(dict.fromkeys(formats))
    for name in chosen:
        if name not in WRITERS:
            raise UsageError(f"there is no format {name!r}; there are {', '.join(sorted(WRITERS))}")
    made = [ExportTable(schema, frame) for schema, frame in tables.all()]
    seal = stamp or Stamp()
    if not seal.documents:
        seal = replace(seal, documents=tables.document_ids)
    files: Files = {}
    for name in chosen:
        files |= WRITERS[name](made, seal)
    contents = {path: content for path, (_, _, content) in sorted(files.items())}
    contents["datapackage.json"] = package_bytes(made, files, seal)
    home = Path(folder)
    return [_write(home / path, content) for path, content in contents.items()]


def _write(path: Path, content: bytes) -> Path:
    if not path.is_file() or path.read_bytes() != content:
        write_bytes(path, content)
    return path


def _csv(tables: Sequence[ExportTable], _: Stamp) -> Files:
    return {f"{t.schema.name}.csv": (t.schema.name, "csv", csv_bytes(t)) for t in tables}


def _csv_excel(tables: Sequence[ExportTable], _: Stamp) -> Files:
    return {
        f"{t.schema.name}.excel.csv": (t.schema.name, "csv-excel", csv_excel_bytes(t))
        for t in tables
    }


def _xlsx(tables: Sequence[ExportTable], stamp: Stamp) -> Files:
    return {"termscan.xlsx": ("", "xlsx", workbook_bytes(tables, stamp))}


WRITERS: dict[str, Callable[[Sequence[ExportTable], Stamp], Files]] = {
    "csv": _csv,
    "csv-excel": _csv_excel,
    "xlsx": _xlsx,
}
"""The formats by name; each returns its files."""
