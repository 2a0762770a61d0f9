"""Intervals of a rate by resampling documents."""

from __future__ import annotations

import zlib

import numpy as np
import numpy.typing as npt

from termscan.tables.material import Integers

RESAMPLES = 1_000
SEED = 20_240_101
COVERAGE = 0.95

MIN_DOCUMENTS = 6
"""With 6 documents there are 462 different resamples, of which a tail of 2.5 % holds eleven; with
fewer the ends of the interval would rest on a handful of them."""

Interval = tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]


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
    weights = np.bincount(drawn.ravel(), minlength=resamples * number).reshape(resamples, number)
    base = (weights @ words).astype(float)
    whole = base > 0
    low, high = np.zeros((2, counts.shape[1]))
    found = counts.any(axis=0)
    # whole numbers below 2**53 are exact as floats: the sums do not depend on their order
    sums = weights[whole].astype(float) @ counts[:, found].astype(float)
    tail = (1 - COVERAGE) / 2
    low[found], high[found] = np.quantile(1000 * sums / base[whole, None], [tail, 1 - tail], axis=0)
    return low, high
