"""Parquet files, for analysts; they need pyarrow."""

from __future__ import annotations

import io
import json
from importlib.util import find_spec
from typing import Any

from termscan.errors import MissingBackend
from termscan.export.stamp import Stamp
from termscan.tables.schema import Column
from termscan.tables.table import Table


def require_pyarrow() -> None:
    """Raise MissingBackend, with the remedy, if pyarrow is not installed."""
    if find_spec("pyarrow") is None:
        message = "Parquet needs pyarrow; install it with: pip install 'termscan[parquet]'"
        raise MissingBackend(message)


def parquet_bytes(table: Table, stamp: Stamp) -> bytes:
    """Return the table as Parquet; its metadata hold the stamp and the columns' meanings.

    Raises:
        MissingBackend: pyarrow is not installed.
    """
    require_pyarrow()
    import pyarrow as pa
    from pyarrow import parquet

    types = {
        "text": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
    }
    columns = table.schema.columns
    made = pa.schema(
        [pa.field(c.name, types[c.type], metadata=_meaning(c)) for c in columns],
        metadata={"termscan": json.dumps(stamp.as_json(), ensure_ascii=False)},
    )
    arrays = [pa.array(table.columns[c.name].objects(), types[c.type]) for c in columns]
    buffer = io.BytesIO()
    parquet.write_table(pa.Table.from_arrays(arrays, schema=made), buffer, compression="zstd")
    return buffer.getvalue()


def _meaning(column: Column) -> dict[str, Any]:
    meaning = {"title": column.title, "description": column.description, "unit": column.unit}
    return {name: text for name, text in meaning.items() if text}
