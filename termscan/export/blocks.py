"""Columns of written cells, put together where few different cells stand beside each other.

A table of half a million rows has few municipalities and few concepts: what a municipality's
columns say in a row is written once, and a row is joined from a few such blocks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any, NamedTuple

import numpy as np

from termscan.tables.cells import Cells, Integers

SHARE = 8
"""Columns are put together while there are at most a row's number by this of different blocks."""


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """For each row the number of its text, and the texts."""

    codes: Integers
    texts: list[str]


class Rows(NamedTuple):
    """Rows as they are written, and where in the text each of them ends."""

    text: bytes
    ends: Integers


def block(column: Cells, write: Callable[[Any], str], missing: str = "") -> Block:
    """Return a column's cells, each distinct value written once."""
    last = len(column.values)
    texts = [*map(write, column.values), missing]
    return Block(np.where(column.codes < 0, last, column.codes), texts)


def put_together(columns: Iterable[Block]) -> list[Block]:
    """Return the same rows in fewer columns."""
    made: list[Block] = []
    for column in columns:
        pair = _pair(made[-1], column) if made else None
        if pair is None:
            made.append(column)
        else:
            made[-1] = pair
    return made


def _pair(left: Block, right: Block) -> Block | None:
    """Return two columns as one, or None where too many different pairs stand beside each other."""
    most = len(left.codes) // SHARE
    if max(len(left.texts), len(right.texts)) > most + 1:
        return None
    both = left.codes * len(right.texts) + right.codes
    pairs = _different(both, len(left.texts) * len(right.texts))
    if len(pairs) > most:
        return None
    firsts, seconds = np.divmod(pairs, len(right.texts))
    texts = [
        left.texts[i] + right.texts[j]
        for i, j in zip(firsts.tolist(), seconds.tolist(), strict=True)
    ]
    return Block(np.searchsorted(pairs, both), texts)


def _different(numbers: Integers, below: int) -> Integers:
    """Return the different numbers, sorted; numpy's own way takes three times as long."""
    if below > SHARE * len(numbers):
        ordered = np.sort(numbers)
        return ordered[np.diff(ordered, prepend=-1) > 0]
    occurs = np.zeros(below, dtype=bool)
    occurs[numbers] = True
    return np.flatnonzero(occurs)


def joined(columns: Iterable[Block]) -> Rows:
    """Return the rows' texts one after another, as UTF-8, and where each of them ends."""
    together = put_together(columns)
    written = [[text.encode("utf-8") for text in column.texts] for column in together]
    sizes = [np.array([len(text) for text in texts]) for texts in written]
    ends = np.cumsum(sum(size[one.codes] for size, one in zip(sizes, together, strict=True)))
    pieces = [
        map(texts.__getitem__, column.codes.tolist())
        for texts, column in zip(written, together, strict=True)
    ]
    return Rows(b"".join(chain.from_iterable(zip(*pieces, strict=True))), ends)
