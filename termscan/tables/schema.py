"""What every table holds: its columns, declared once, for all that follow from them.

Dtypes, the Data Package, the XLSX formats, the SQLite schema, the JSON-stat labels and the tables'
dictionary in the documentation are all made from these declarations.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

ColumnType = Literal["text", "integer", "number", "boolean"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, type and meaning; `unit` where it measures something.

    `title` is the Finnish heading. `address` marks a web address.
    """

    name: str
    type: ColumnType
    title: str
    description: str
    unit: str = ""
    address: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableSchema:
    """A table: its columns in order, and the `key` by which it is sorted and its rows are one."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()

    @property
    def names(self) -> list[str]:
        """The columns' names in order."""
        return [column.name for column in self.columns]

    def column(self, name: str) -> Column:
        """Return the column called `name`; a KeyError if there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    def extended(self, columns: Iterable[Column]) -> TableSchema:
        """Return this schema with more columns at its end."""
        return TableSchema(
            self.name, self.title, self.description, (*self.columns, *columns), self.key
        )
