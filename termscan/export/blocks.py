"""Columns of written cells, put together where few different cells stand beside each other.

A table of half a million rows has few municipalities and few concepts: what a municipality's
columns say in a row is written once, and a row is joined from a few such blocks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from termscan.tables.cells import Cells, Integers, different

SHARE = 8
"""Columns are put together while there are at most a row's number by this of different blocks."""

_TOGETHER = 32_768
"""Rows that are joined at once: what they are made of stays in the processor's caches."""


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """For each row the number of its text, and the texts."""

    codes: Integers
    texts: list[str]


def block(column: Cells, write: Callable[[Any], str], missing: str = "") -> Block:
    """Return a column's cells, each distinct value written once."""
    texts = [*map(write, column.values), missing]
    codes = column.codes
    if codes.min(initial=0) < 0:
        codes = np.where(codes < 0, len(column.values), codes)
    return Block(codes, texts)


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
    pairs, codes = different(left.codes * len(right.texts) + right.codes)
    if len(pairs) > most:
        return None
    firsts, seconds = np.divmod(pairs, len(right.texts))
    texts = [
        left.texts[i] + right.texts[j]
        for i, j in zip(firsts.tolist(), seconds.tolist(), strict=True)
    ]
    return Block(codes, texts)


def joined(columns: Sequence[Block]) -> Iterator[bytes]:
    """Yield the rows' texts one after another, as UTF-8, in parts of many rows."""
    texts = [np.array([text.encode() for text in one.texts], dtype=object) for one in columns]
    for start in range(0, len(columns[0].codes), _TOGETHER):
        rows = slice(start, start + _TOGETHER)
        cells = [of[one.codes[rows]] for of, one in zip(texts, columns, strict=True)]
        yield b"".join(np.stack(cells, axis=1).ravel().tolist())


def ends(columns: Iterable[Block]) -> Integers:
    """Return where each row ends in what `joined` yields for these columns."""
    sizes = [
        np.array([len(text.encode("utf-8")) for text in column.texts])[column.codes]
        for column in columns
    ]
    return np.cumsum(sum(sizes))
