"""Cells as values that a file format takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from termscan.tables.schema import TableSchema

Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class ExportTable:
    """A frame and the schema that it has."""

    schema: TableSchema
    frame: pd.DataFrame


def distinct(column: Any) -> tuple[Integers, list[Any]]:
    """Return for each row the number of its value (-1: missing), and the values as objects."""
    codes, found = pd.factorize(column)
    return codes, np.asarray(found, dtype=object).tolist()


def values(column: Any, change: Callable[[Any], Any] | None = None) -> list[Any]:
    """Return a column's values as Python objects, None where missing, each distinct one changed."""
    codes, found = distinct(column)
    made = [change(value) if change else value for value in found]
    made.append(None)
    return [made[code] for code in codes.tolist()]


def rows(table: ExportTable) -> Iterator[tuple[Any, ...]]:
    """Yield a table's rows as tuples of Python objects, None where a value is missing."""
    columns = [values(table.frame[column.name].array) for column in table.schema.columns]
    return zip(*columns, strict=True)
