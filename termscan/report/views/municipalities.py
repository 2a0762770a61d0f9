"""The list of municipalities, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from termscan.records import Municipality
from termscan.report.addresses import area_slug
from termscan.report.frames import FRAMES, Speaking
from termscan.report.measures import Planned, planned
from termscan.report.periods import series
from termscan.report.practices import named
from termscan.report.site import File, Site

LONGEST_LIST = 300
"""With more rows of plans' tables the list of all gives way to municipalities' own pages."""


def pages(site: Site, spoken: Speaking) -> Iterator[File]:
    """Yield the list and the pages."""
    yield site.page("municipalities.html", "municipalities.html")
    rows = planned(site.model)
    yield site.page("measures.html", "measures.html", rows=rows, listed=_few(rows))
    yield site.page("frames.html", "frames.html", frames=FRAMES, numbers=spoken.numbers)
    for place in site.model.places:
        yield site.page(
            "municipality.html",
            f"municipality/{area_slug(place.code)}.html",
            **_view(site, place),
            speaking=spoken.numbers.get(place.code, 0),
            planned=rows.get(place.code, []),
        )


def _few(rows: dict[str, list[Planned]]) -> bool:
    return sum(map(len, rows.values())) <= LONGEST_LIST


def _view(site: Site, place: Municipality) -> dict[str, Any]:
    model = site.model
    papers = model.papers_of(place.code)
    return {
        "place": place,
        "groups": model.groups_of(place.code),
        "papers": papers,
        "points": series(papers),
        "named": [row for paper in papers for row in named(site.model, paper)],
    }
