"""Tables as pandas frames, with the dtypes, order and sorting that a schema declares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from termscan.tables.cells import Cells
from termscan.tables.schema import ColumnType, TableSchema
from termscan.tables.table import Table, make_table

DTYPES = {"text": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean"}
"""pandas' nullable dtypes: a missing value is `pandas.NA` in every column."""

_PLAIN = {"integer": "int64", "number": "float64", "boolean": "bool"}
_ARRAYS = {
    "integer": pd.arrays.IntegerArray,
    "number": pd.arrays.FloatingArray,
    "boolean": pd.arrays.BooleanArray,
}


def frame_of(table: Table) -> pd.DataFrame:
    """Return a table as a frame."""
    columns = {one.name: _array(table.columns[one.name], one.type) for one in table.schema.columns}
    return pd.DataFrame(columns)


def table_of(schema: TableSchema, frame: pd.DataFrame) -> Table:
    """Return a frame, with the columns of a schema and in the order that it has, as a table."""
    return Table(schema, {name: cells_of(frame[name]) for name in schema.names})


def make_frame(schema: TableSchema, columns: Mapping[str, Any]) -> pd.DataFrame:
    """Return the columns that `schema` names, in its order and dtypes, sorted by its key."""
    return make_table(schema, {name: cells_of(columns[name]) for name in schema.names}).frame()


def cells_of(column: Any) -> Cells:
    """Return a column of a frame as cells."""
    codes, values = pd.factorize(pd.Series(column))
    return Cells(codes.astype(np.int64), np.asarray(values, dtype=object).tolist())


def _array(column: Cells, of: ColumnType) -> Any:
    if of == "text":
        return pd.array(column.values, dtype="string").take(column.codes, allow_fill=True)
    values = np.array([*column.values, 0], dtype=_PLAIN[of])
    return _ARRAYS[of](values[column.codes], column.codes < 0)
