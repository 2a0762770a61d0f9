"""Scales of the charts: classes for a map, and round ends for axes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

CLASSES = 5


def class_limits(values: Iterable[float]) -> tuple[float, ...]:
    """Return the upper limits of up to five classes of the values above 0, cut at the fifths."""
    above = sorted(value for value in values if value > 0)
    if not above:
        return ()
    limits = [above[-(-len(above) * i // CLASSES) - 1] for i in range(1, CLASSES + 1)]
    return tuple(sorted(set(limits)))


def class_of(value: float, limits: tuple[float, ...]) -> int:
    """Return 0 for 0, else the class, from 1 (few) to 5 (most); few classes are the strong ones."""
    if value <= 0 or not limits:
        return 0
    position = min(bisect_left(limits, value), len(limits) - 1)
    return CLASSES - len(limits) + position + 1


def round_top(value: float) -> float:
    """Return the least of 1, 2, 5 × a power of ten that is not below `value`; 1 for 0."""
    if value <= 0:
        return 1.0
    power = 1.0
    while power > value:
        power /= 10
    while power * 10 <= value:
        power *= 10
    return next(step * power for step in (1, 2, 5, 10) if step * power >= value - 1e-12)
