"""The list of municipalities, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from termscan.records import Municipality
from termscan.report.addresses import area_slug
from termscan.report.periods import series
from termscan.report.practices import named
from termscan.report.site import File, Site


def pages(site: Site) -> Iterator[File]:
    """Yield the list and the pages."""
    yield site.page("municipalities.html", "municipalities.html")
    for place in site.model.places:
        yield site.page(
            "municipality.html", f"municipality/{area_slug(place.code)}.html", **_view(site, place)
        )


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
