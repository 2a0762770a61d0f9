"""The years for which a document holds, as ``2022–2025`` or ``2030``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_FIRST, _LAST = 1990, 2060
_LONGEST = 30
_YEAR = r"(?:19|20)\d\d"
_MONTH = (
    r"(?:tammi|helmi|maalis|huhti|touko|kesä|kesa|heinä|heina|elo|syys|loka|marras|joulu)kuu\w*"
    r"|jan\w*|feb\w*|mar(?:s|ch)|apr\w*|ma[jy]|jun[ei]|jul[iy]|aug\w*|sep\w*|o[ck]t\w*|nov\w*|dec\w*"
)
_DATE = re.compile(
    rf"\b\d{{1,2}}\s?[./]\s?\d{{1,2}}\s?[./]\s?{_YEAR}|\b{_YEAR}-\d\d-\d\d\b"
    rf"|\b\d{{1,2}}\.?\s(?:{_MONTH})\s{_YEAR}\b",
    re.IGNORECASE,
)
_RANGE = re.compile(rf"(?<!\d)({_YEAR})\s*(?:[-–—−_/]|\s)+\s*({_YEAR}|\d\d)(?!\d|\.\d)")
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
    taken: set[int] = set()
    for pattern in (_GLUED, _RANGE, _OPEN, _SINGLE):
        for period in _matches(pattern, text):
            places = range(period.start, period.end)
            if taken.isdisjoint(places):
                taken.update(places)
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


_HELD = re.compile(
    rf"(?<!\d)\d{{1,2}}[._-]\d{{1,2}}[._-]({_YEAR})(?!\d)"  # 7.10.2025
    rf"|(?<!\d)({_YEAR})-\d\d-\d\d(?!\d)"  # 2025-10-07
    rf"|(?<=Kokous_)\d{{2,4}}({_YEAR})(?!\d)"  # Kokous_3052022: CloudNC
    rf"|(?<!\d)(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])({_YEAR})(?!\d)"  # 07102025
    rf"|(?<![\d/])\d{{1,2}}/({_YEAR})(?![\d/])"  # 7/2025
    rf"|(?:(?<=id=)|(?<=kokous/))({_YEAR})\d{{2,5}}(?=[-&.]|$)"  # id=2021168-10: Dynasty
)


def year_held(name: str) -> str | None:
    """Return the year of the meeting that a file name, address or title gives the day of.

    Council systems write the day or the year into their addresses.
    """
    match = _HELD.search(name)
    year = next(filter(None, match.groups()), None) if match else None
    return year if year and _FIRST <= int(year) <= _LAST else None
