"""The years for which a document holds, as ``2022–2025`` or ``2030``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_FIRST, _LAST = 1990, 2060
_LONGEST = 30
_YEAR = r"(?:19|20)\d\d"
_DATE = re.compile(rf"\b\d{{1,2}}\s?[./]\s?\d{{1,2}}\s?[./]\s?{_YEAR}|\b{_YEAR}-\d\d-\d\d\b")
_RANGE = re.compile(rf"(?<!\d)({_YEAR})\s*(?:[-–—−_/]|\s)+\s*({_YEAR}|\d\d)(?![\d.])")
_GLUED = re.compile(rf"(?<!\d)({_YEAR})({_YEAR})(?!\d)")
_OPEN = re.compile(rf"(?<!\d)({_YEAR})\s?[-–—](?!\s?\d|\w)")
_SINGLE = re.compile(rf"(?<![\d.])({_YEAR})(?!\d|\s?[-–]?\s?luvu|\s?[-–]?\s?talet)")


class Period(NamedTuple):
    """Years found in a text: first and last (the same for a single year), and where."""

    first: int
    last: int
    start: int
    end: int

    @property
    def is_range(self) -> bool:
        """Whether it has a beginning and an end."""
        return self.first != self.last

    def __str__(self) -> str:
        return f"{self.first}–{self.last}" if self.is_range else str(self.first)


def periods(text: str) -> list[Period]:
    """Return the periods in `text` in order: ranges, and years that belong to no range or date."""
    text = _DATE.sub(lambda match: " " * len(match[0]), text)
    found: list[Period] = []
    for pattern in (_GLUED, _RANGE, _OPEN, _SINGLE):
        for period in _matches(pattern, text):
            if all(period.end <= other.start or other.end <= period.start for other in found):
                found.append(period)
    return sorted(found, key=lambda period: period.start)


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[Period]:
    for match in pattern.finditer(text):
        first = int(match[1])
        last = first
        if pattern in {_GLUED, _RANGE}:
            last = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
            if not first < last <= first + _LONGEST:
                continue
        if first >= _FIRST and last <= _LAST:
            yield Period(first, last, *match.span())
