"""Columns of cells, each different value once.

A table of half a million rows has few municipalities, concepts and sentences: a column is the
different values, and for each row the number of one of them. Tables are made, sorted and written
in this form; frames are made of it for those who ask for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int64]

_SPARSE = 16
"""Numbers lie close together where there are at most so many places for each."""


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """A column: for each row the number of its value (-1: missing), and the different values."""

    codes: Integers
    values: list[Any]

    def __len__(self) -> int:
        return len(self.codes)

    def take(self, rows: Integers) -> Cells:
        """Return the cells of these rows; missing where a row is -1."""
        return Cells(np.append(self.codes, -1)[rows], self.values)

    def map(self, change: Callable[[Any], Any]) -> Cells:
        """Return the cells with every different value changed, missing where it becomes None."""
        changed = cells(map(change, self.values))
        return Cells(np.append(changed.codes, -1)[self.codes], changed.values)

    def ranks(self) -> Integers:
        """Return for each row the place of its value in order; missing values come last."""
        order = sorted(range(len(self.values)), key=self.values.__getitem__)
        ranks = np.empty(len(order) + 1, dtype=np.int64)
        ranks[order] = np.arange(len(order))
        ranks[-1] = len(order)
        return ranks[self.codes]

    def objects(self) -> list[Any]:
        """Return the rows' values, None where missing."""
        values = [*self.values, None]
        return [values[code] for code in self.codes.tolist()]

    def compact(self) -> Cells:
        """Return the same cells with only the values that occur, in the order in which they do."""
        rows = len(self.codes)
        first = np.full(len(self.values) + 1, rows)
        np.minimum.at(first, self.codes, np.arange(rows))
        occurring = np.flatnonzero(first[:-1] < rows)
        order = occurring[np.argsort(first[occurring])]
        numbers = np.full(len(first), -1)
        numbers[order] = np.arange(len(order))
        return Cells(numbers[self.codes], [self.values[code] for code in order.tolist()])


def cells(column: Iterable[Any]) -> Cells:
    """Return a column of values as cells; what is None, or masked in an array, is missing."""
    if isinstance(column, Cells):
        return column
    if isinstance(column, np.ndarray) and column.dtype != object:
        return _numbers(column)
    known: dict[Any, int] = {None: -1}
    codes = [known.setdefault(value, len(known) - 1) for value in column]
    return Cells(np.array(codes, dtype=np.int64), list(known)[1:])


def spread(columns: dict[str, Any], rows: Integers) -> dict[str, Cells]:
    """Return columns with their entry `rows[i]` at place i; missing where that is -1."""
    return {name: cells(values).take(rows) for name, values in columns.items()}


def masked(values: npt.NDArray[Any], present: npt.NDArray[np.bool_]) -> Any:
    """Return numbers that are missing where `present` is false."""
    return np.ma.masked_array(values, ~present)


def different(numbers: Integers) -> tuple[Integers, Integers]:
    """Return the different numbers, sorted, and for each number which of them it is.

    Numbers that lie close together are looked up in a list of all between the least and the
    greatest, which takes a tenth of the time of `numpy.unique`, which sorts them.
    """
    least = numbers.min(initial=0)
    span = int(numbers.max(initial=0) - least) + 1
    if span > _SPARSE * len(numbers):
        values, codes = np.unique(numbers, return_inverse=True)
        return values, codes
    occurs = np.zeros(span, dtype=bool)
    occurs[numbers - least] = True
    return np.flatnonzero(occurs) + least, (np.cumsum(occurs) - 1)[numbers - least]


def _numbers(column: npt.NDArray[Any]) -> Cells:
    data = np.ma.getdata(column)
    if data.dtype == np.int64:
        values, codes = different(data)
    else:
        values, codes = np.unique(data, return_inverse=True)
    return Cells(np.where(np.ma.getmaskarray(column), -1, codes), values.tolist())
