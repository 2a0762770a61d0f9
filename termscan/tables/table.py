"""A table: the columns that a schema declares, sorted by its key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from termscan.tables.cells import Cells, Integers, cells
from termscan.tables.schema import TableSchema

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A schema and its columns by name."""

    schema: TableSchema
    columns: Mapping[str, Cells]

    def __len__(self) -> int:
        return len(self.columns[self.schema.names[0]])

    def frame(self) -> pd.DataFrame:
        """Return the table as a frame with pandas' nullable dtypes."""
        from termscan.tables.frame import frame_of

        return frame_of(self)

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Yield the rows as tuples of Python objects, None where a value is missing."""
        columns = [self.columns[name].objects() for name in self.schema.names]
        return zip(*columns, strict=True)

    def take(self, rows: Integers) -> Table:
        """Return these rows of the table."""
        taken = {name: column.take(rows) for name, column in self.columns.items()}
        return Table(self.schema, taken)

    def told_apart(self) -> npt.NDArray[np.bool_]:
        """Return for each row whether its key is there and unlike that of an earlier row.

        Rows of the same key stand together, since tables are sorted by it.
        """
        keys = [self.columns[name].codes for name in self.schema.key]
        if not keys:
            return np.zeros(len(self), dtype=bool)
        there = np.logical_and.reduce([codes >= 0 for codes in keys])
        new = np.logical_or.reduce([np.diff(codes, prepend=-2) != 0 for codes in keys])
        return np.asarray(there & new, dtype=bool)


def make_table(schema: TableSchema, columns: Mapping[str, Any], *, sort: bool = True) -> Table:
    """Return the columns that `schema` names, in its order and sorted by its key.

    Columns are cells, arrays (masked where values are missing) or values with None where missing.
    """
    table = Table(schema, {name: cells(columns[name]) for name in schema.names})
    if not sort or not schema.key:
        return table
    return table.take(np.lexsort([table.columns[name].ranks() for name in reversed(schema.key)]))
