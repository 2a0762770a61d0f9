"""Periods in link texts and addresses, and whether they are running."""

from __future__ import annotations

import re
from dataclasses import dataclass

_YEAR = r"(?:19|20)\d\d"
_DATE = re.compile(
    rf"\b\d{{1,2}}[. ]\s?\d{{1,2}}[. ]\s?{_YEAR}\b|\b{_YEAR}-\d\d-\d\d\b|/{_YEAR}[/-]\d\d?/"
)
_RANGE = re.compile(rf"(?<!\d)({_YEAR})[-–—‑_+\s]{{0,6}}({_YEAR}|[2-9]\d)(?!\d)")
_OPEN = re.compile(rf"(?<!\d)({_YEAR})\s*[-–—](?!\s*\d)")
_SINGLE = re.compile(rf"(?<!\d)({_YEAR})(?!\d)")
_AMOUNT = re.compile(r"(?<!\d)\d{1,9}\s?(?:kt|kb|mt|mb|kib|mib|sivua|sidor|pages)\b", re.IGNORECASE)
_LONGEST = 40
"""Years; what is longer is no period of a plan."""


@dataclass(frozen=True, slots=True)
class Period:
    """Years that a document is for; a lone year has no start, an open period no end."""

    start: int | None
    end: int | None

    def __str__(self) -> str:
        if self.start is None:
            return str(self.end)
        return f"{self.start}–{'' if self.end is None else self.end}"


def period_in(text: str) -> Period | None:
    """Return the period that a text names; dates and folders of uploads are no periods."""
    text = _DATE.sub(" / ", _AMOUNT.sub(" ", text))
    for pair in _RANGE.finditer(text):
        start, end = int(pair[1]), int(pair[2])
        end += 2000 if end < 100 else 0
        if start < end <= start + _LONGEST:
            return Period(start, end)
    if opened := _OPEN.search(text):
        return Period(int(opened[1]), None)
    years = [int(year) for year in _SINGLE.findall(text)]
    return Period(None, max(years)) if years else None


def currency(period: Period | None, this_year: int) -> float:
    """Return how much a period speaks for a document being the one in force.

    Two and a little for a period that runs, 0 where nothing is known, less with each year since
    it ended.
    """
    if period is None:
        return 0.0
    start, end = period.start, period.end
    if start is not None and start > this_year:
        return 0.5 if start == this_year + 1 else -1.0
    if end is None:
        return 1.5 if start is not None and this_year - start <= 6 else -1.0
    if end >= this_year:
        # Of two that run, the younger has replaced the older.
        return 1.5 if start is None else 2.0 + (start - 2000) / 100
    gone = this_year - end
    return max(-6.0, -1.0 - 1.0 * gone) if start is not None else max(-6.0, 0.5 - 1.0 * gone)
