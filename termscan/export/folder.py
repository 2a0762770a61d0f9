"""Tables to a folder of files."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from termscan.atomic import remove_left_behind, writing
from termscan.export.datapackage import package_bytes
from termscan.export.formats import File, WrittenFile, make_files
from termscan.export.names import PACKAGE, format_name
from termscan.export.parquet import require_pyarrow
from termscan.export.stamp import Stamp
from termscan.tables import Tables

_WRITERS = 4
"""Hashing and the disk take time in which tables can be made and other files be written."""


def export(
    tables: Tables,
    folder: Path | str,
    formats: Iterable[str] = ("csv", "xlsx"),
    stamp: Stamp | None = None,
    *,
    ready: Collection[File] = (),
) -> list[Path]:
    """Write the tables to `folder` in each of `formats`, and `datapackage.json`.

    Each file appears whole or not at all, `datapackage.json` last; a file whose content would not
    change is left alone, and so are files that are not of this export. Returns the paths of all
    files of the export, in order. `ready` are files of CSV, each of a table of `tables`, whose
    content is known: these tables need not be made, if CSV is the only format.

    Raises:
        UsageError: there is no such format.
        MissingBackend: a format needs a library that is not installed.
    """
    chosen = list(dict.fromkeys(format_name(name) for name in formats))
    if "parquet" in chosen:
        require_pyarrow()
    seal = stamp or Stamp()
    if not tables.usual:
        seal = replace(seal, makings="")
    if not seal.documents:
        seal = replace(seal, documents=tables.document_ids)
    home, begun = Path(folder), time.time()
    files = _files(tables, chosen, seal, ready)
    with ThreadPoolExecutor(_WRITERS) as writers:
        written = list(writers.map(lambda file: _written(home, file), files))
    written.sort(key=lambda file: file.name)
    _write(home / PACKAGE, [package_bytes(written, seal)])
    paths = [home / name for name in (*(file.name for file in written), PACKAGE)]
    remove_left_behind(paths, begun)
    return paths


def _files(
    tables: Tables, formats: Sequence[str], stamp: Stamp, ready: Collection[File]
) -> Iterator[File]:
    """Yield the files; of CSV alone those that are ready first, and then each as it is made.

    The longest table is made before others then, which are made while it is written.
    """
    if formats == ["csv"]:
        yield from ready
        known = {file.name.removesuffix(".csv") for file in ready}
        for table in tables.each(without=known, backwards=True):
            yield from make_files("csv", [table], stamp)
    else:
        made = list(tables.each())
        for name in formats:
            yield from make_files(name, made, stamp)


def _written(home: Path, file: File) -> WrittenFile:
    _write(home / file.name, file.parts)
    return WrittenFile.of(file)


def _write(path: Path, parts: Sequence[bytes]) -> None:
    same = path.is_file() and path.stat().st_size == sum(map(len, parts))
    if not (same and path.read_bytes() == b"".join(parts)):
        with writing(path) as handle:
            handle.writelines(parts)
