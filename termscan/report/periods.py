"""Mentions and words by period, and the latest period beside the one before it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from termscan.report.model import Model, Paper

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Point:
    """What the documents of one kind and period hold; each document counts once."""

    kind: str
    period: str
    mentions: int
    words: int
    documents: int

    @property
    def rate(self) -> float | None:
        """Mentions of terms per 1,000 words, if there are words."""
        return self.mentions * 1000 / self.words if self.words else None


@dataclass(frozen=True, slots=True)
class Step:
    """A municipality's latest and previous period of one kind."""

    code: str
    kind: str
    before: Point
    after: Point


def series(papers: Iterable[Paper]) -> list[Point]:
    """Return the points of documents that were read and whose period is known, in order."""
    found: dict[tuple[str, str], list[int]] = {}
    for paper in papers:
        document = paper.scan.document
        if document.period and paper.tabled and paper.scan.status == "counted":
            sums = found.setdefault((document.kind, document.period), [0, 0, 0])
            sums[0] += paper.terms
            sums[1] += paper.scan.words
            sums[2] += 1
    keys = sorted(found, key=lambda key: (key[0], period_order(key[1])))
    return [Point(kind, period, *found[kind, period]) for kind, period in keys]


def period_order(period: str) -> tuple[int, int, str]:
    """Return a key that sorts periods by the year that they end, then begin."""
    years = [int(year) for year in _YEAR.findall(period)]
    return (max(years, default=0), min(years, default=0), period)


def steps(model: Model) -> list[Step]:
    """Return what has two periods, by kind and municipality."""
    found = []
    for kind in model.kinds:
        for place in model.places:
            points = [p for p in series(model.papers_of(place.code)) if p.kind == kind]
            if len(points) > 1:
                found.append(Step(place.code, kind, *points[-2:]))
    return found
