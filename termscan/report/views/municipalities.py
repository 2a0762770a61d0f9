"""The list of municipalities, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from termscan.records import Municipality
from termscan.report.addresses import area_slug
from termscan.report.evidence import Assessed
from termscan.report.frames import FIRST, frames
from termscan.report.model import Paper
from termscan.report.periods import series
from termscan.report.site import File, Site

LONGEST_LIST = 300
"""With more rows of plans' tables the list of all gives way to areas' and municipalities' own."""


def pages(site: Site, assessed: Assessed) -> Iterator[File]:
    """Yield the list and the pages."""
    yield site.page("municipalities.html", "municipalities.html")
    numbers, spoken = assessed.plans.numbers, assessed.spoken.numbers
    listed = sum(map(len, assessed.plans.rows.values())) <= LONGEST_LIST
    yield site.page("measures.html", "measures.html", numbers=numbers, listed=listed)
    yield site.page("frames.html", "frames.html", frames=frames(), first=FIRST, numbers=spoken)
    for place in site.model.places:
        yield site.page(
            "municipality.html",
            f"municipality/{area_slug(place.code)}.html",
            **_view(site, place),
            speaking=spoken.get(place.code, 0),
            planned=numbers.get(place.code, 0),
            planning=_planning(site, place, assessed),
        )


def _planning(site: Site, place: Municipality, assessed: Assessed) -> list[Paper]:
    """Return a municipality's latest documents whose tables have rows."""
    rows = assessed.plans.rows
    papers = site.model.papers_of(place.code)
    return [p for p in papers if place.code in p.latest_of and p.scan.document.id in rows]


def _view(site: Site, place: Municipality) -> dict[str, Any]:
    model = site.model
    papers = model.papers_of(place.code)
    return {
        "place": place,
        "groups": model.groups_of(place.code),
        "papers": papers,
        "points": series(papers),
        "naming": [p for p in papers if place.code in p.latest_of and p.practices],
    }
