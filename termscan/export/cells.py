"""Cells as values that a file format takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from termscan.tables.schema import TableSchema


@dataclass(frozen=True, slots=True, eq=False)
class ExportTable:
    """A frame and the schema that it has."""

    schema: TableSchema
    frame: pd.DataFrame


def values(column: Any, change: Callable[[Any], Any] | None = None) -> list[Any]:
    """Return a column's values as Python objects, None where missing, each distinct one changed."""
    codes, distinct = pd.factorize(column)
    found = [value.item() if hasattr(value, "item") else value for value in distinct]
    made = [change(value) if change else value for value in found]
    made.append(None)
    return [made[code] for code in codes.tolist()]


def rows(table: ExportTable) -> Iterator[tuple[Any, ...]]:
    """Yield a table's rows as tuples of Python objects, None where a value is missing."""
    columns = [values(table.frame[column.name].array) for column in table.schema.columns]
    return zip(*columns, strict=True)
