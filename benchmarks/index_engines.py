"""Where a reading index may lie: columns as values in SQLite, or Parquet files read by pyarrow.

    python benchmarks/index_engines.py STORE

STORE is a scanned store. The same documents are written both ways and read back both ways: all of
them, as a recount does, and one of them, as a concordance does.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from measuring import machine, tell

from termscan.corpus import Derived, Store
from termscan.scan import ReadingIndex, index_version, last_scan
from termscan.scan.indexed import (
    IndexedDocument,
    StoredDocument,
    document_from_bytes,
    document_to_bytes,
)

PARTS = ("/words", "")


def documents(store: Path) -> list[IndexedDocument]:
    """Return the indexed documents of a store."""
    with Store.open(store, write=False) as opened:
        last = last_scan(opened)
        version = index_version(last.extractor, last.dictionary)
        index = ReadingIndex(opened.derived("index"), version)
        found = (index.document(one.id) for one in opened.documents())
        return [one for one in found if one is not None]


class InSqlite:
    """A value a document."""

    files = ("index.sqlite",)

    def __init__(self, folder: Path) -> None:
        self._path = folder / "index.sqlite"

    def write(self, texts: list[IndexedDocument]) -> None:
        """Write the texts."""
        derived = Derived(self._path, write=True)
        for number, one in enumerate(texts):
            stored = document_to_bytes(one)
            for part, content in zip(PARTS, stored, strict=True):
                derived.put(f"{number}{part}", content)
        derived.close()

    def read(self, numbers: range, types: Any) -> int:
        """Read some documents, and return their words."""
        derived = Derived(self._path, write=False)
        words = 0
        for one in numbers:
            stored = StoredDocument(*(derived.get(f"{one}{part}") or b"" for part in PARTS))
            words += len(document_from_bytes(stored, types).text)
        derived.close()
        return words


class InParquet:
    """A row group a document; the rest of it (text, pages, what neighbours change) in another."""

    files = ("tokens.parquet", "rest.parquet")

    def __init__(self, folder: Path) -> None:
        self._tokens, self._rest = folder / "tokens.parquet", folder / "rest.parquet"

    def write(self, texts: list[IndexedDocument]) -> None:
        """Write the texts."""
        names = ("number", "start", "length")
        schema = pa.schema([(name, pa.int32()) for name in names])
        with pq.ParquetWriter(self._tokens, schema, compression="lz4") as tokens:
            for one in texts:
                text = one.text
                columns = (text.numbers, text.starts, text.ends - text.starts)
                tokens.write_table(pa.table(dict(zip(names, columns, strict=True)), schema))
        rest = [document_to_bytes(_without_tokens(one))._asdict() for one in texts]
        table = pa.Table.from_pylist(rest)
        pq.write_table(table, self._rest, row_group_size=1, compression="lz4")

    def read(self, numbers: range, types: Any) -> int:
        """Read some documents, and return their words."""
        tokens, rest = pq.ParquetFile(self._tokens), pq.ParquetFile(self._rest)
        words = 0
        for one in numbers:
            table = tokens.read_row_group(one)
            columns = [table.column(name).to_numpy() for name in table.column_names]
            [other] = rest.read_row_group(one).to_pylist()
            document_from_bytes(StoredDocument(**other), types)
            words += len(columns[0])
        return words


def _without_tokens(document: IndexedDocument) -> IndexedDocument:
    from dataclasses import replace

    none = np.zeros(0, np.int32)
    return replace(document, text=replace(document.text, numbers=none, starts=none, ends=none))


def measure(texts: list[IndexedDocument], folder: Path) -> list[dict[str, Any]]:
    """Write and read the texts both ways."""
    types = texts[0].text.types
    rows = []
    for way in (InSqlite(folder), InParquet(folder)):
        steps: dict[str, Callable[[], Any]] = {
            "write": lambda way=way: way.write(texts),
            "read all": lambda way=way: way.read(range(len(texts)), types),
            "read one": lambda way=way: way.read(range(1), types),
        }
        row: dict[str, Any] = {"way": type(way).__name__, "documents": len(texts)}
        for step, work in steps.items():
            best = float("inf")
            for _ in range(3):
                begun = time.process_time()
                work()
                best = min(best, time.process_time() - begun)
            row[f"{step}_ms"] = round(best * 1000, 1)
        size = sum((folder / name).stat().st_size for name in way.files)
        row["megabytes"] = round(size / 1e6, 1)
        rows.append(row)
    return rows


def main() -> None:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("store", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tell("index_engines", {"machine": machine()}, measure(documents(given.store), Path(folder)))


if __name__ == "__main__":
    main()
