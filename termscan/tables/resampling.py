"""Intervals of a rate by resampling documents."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from hashlib import sha256
from typing import Protocol

import numpy as np
import numpy.typing as npt

from termscan.tables.cells import Integers, different

RESAMPLES = 1_000
SEED = 20_240_101
COVERAGE = 0.95

MIN_DOCUMENTS = 6
"""With 6 documents there are 462 different resamples, of which a tail of 2.5 % holds eleven; with
fewer the ends of the interval would rest on a handful of them."""

_ONE_THREAD = 2**18
"""OpenBLAS multiplies on one thread up to so many products."""

Floats = npt.NDArray[np.float64]
Interval = tuple[Floats, Floats]
Maker = Callable[[Integers, Integers, str], Interval | None]
"""`rate_interval`, or something else that returns the same."""


def rate_interval(
    counts: Integers, words: Integers, key: str, *, resamples: int = RESAMPLES
) -> Interval | None:
    """Return the percentile bootstrap interval of mentions per 1,000 words for each column.

    `counts` is documents × items. Documents are drawn with replacement; a draw without any word is
    left out. The draws depend on `key` alone, so that a group's interval does not change with the
    groups around it. None with fewer than `MIN_DOCUMENTS` documents.
    """
    number = len(words)
    if number < MIN_DOCUMENTS or not words.any():
        return None
    generator = np.random.default_rng([SEED, zlib.crc32(key.encode())])
    drawn = generator.integers(0, number, size=(resamples, number))
    drawn += np.arange(resamples)[:, None] * number
    times = np.bincount(drawn.ravel(), minlength=resamples * number).reshape(resamples, number)
    weights = times.astype(float)
    base = weights @ words.astype(float)
    if not base.all():
        weights, base = weights[base > 0], base[base > 0]
    columns, places = _different(counts)
    sums = _sums(weights, columns.T.astype(float))
    tail = (1 - COVERAGE) / 2
    rates = np.sort(1000 * np.ascontiguousarray(sums.T) / base, axis=1)
    return quantile(rates, tail)[places], quantile(rates, 1 - tail)[places]


class Keeper(Protocol):
    """What keeps bytes under names, such as `termscan.corpus.Derived`."""

    def get(self, key: str, /) -> bytes | None:
        """Return what was kept, or None."""

    def put(self, key: str, value: bytes, /) -> None:
        """Keep a value in place of what was kept."""


def kept_interval(counts: Integers, words: Integers, key: str, keeper: Keeper) -> Interval | None:
    """Return `rate_interval`, made again only where it was made from something else."""
    made_from = sha256(f"{RESAMPLES} {SEED} {COVERAGE} {np.__version__}".encode())
    made_from.update(words.tobytes() + np.ascontiguousarray(counts).tobytes())
    digest = made_from.digest()
    known = keeper.get(key)
    if known is not None and known.startswith(digest):
        low, high = np.frombuffer(known[len(digest) :]).reshape(2, -1)
        return low, high
    found = rate_interval(counts, words, key)
    if found is not None:
        keeper.put(key, digest + np.concatenate(found).tobytes())
    return found


def _different(counts: Integers) -> tuple[Integers, Integers]:
    """Return the different columns of `counts` as rows, and for each column which of them it is."""
    rows = np.ascontiguousarray(counts.T)
    firsts: dict[bytes, int] = {}
    known = [firsts.setdefault(row.tobytes(), at) for at, row in enumerate(rows)]
    firsts_of, places = different(np.array(known, dtype=np.int64))
    return rows[firsts_of], places


def _sums(weights: Floats, counts: Floats) -> Floats:
    """Multiply in pieces so small that no other thread is woken, which costs more than the work.

    Whole numbers below 2**53 are exact as floats: the sums do not depend on their order.
    """
    rows = max(1, _ONE_THREAD // max(counts.size, 1))
    sums = np.empty((len(weights), counts.shape[1]))
    for start in range(0, len(weights), rows):
        np.matmul(weights[start : start + rows], counts, out=sums[start : start + rows])
    return sums


def quantile(ordered: Floats, share: float) -> Floats:
    """Return the quantile of each row of sorted values, between two of them as numpy does.

    To sort and look up takes a fifth of the time of `numpy.quantile`, which parts the values.
    """
    position = (ordered.shape[1] - 1) * share
    below = int(position)
    part = position - below
    first, second = ordered[:, below], ordered[:, min(below + 1, ordered.shape[1] - 1)]
    step = second - first
    found: Floats = second - step * (1 - part) if part >= 0.5 else first + step * part
    return found
