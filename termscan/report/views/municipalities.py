"""The list of municipalities, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from termscan.records import Municipality
from termscan.report.addresses import area_slug
from termscan.report.model import SUMS, Entry, Group
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
    groups = [
        group for kind in model.kinds if (group := model.groups.get((place.code, kind))) is not None
    ]
    rows, never = _concepts(site, groups)
    papers = model.papers_of(place.code)
    return {
        "place": place,
        "groups": groups,
        "sums": SUMS,
        "rows": rows,
        "never": never if any(group.status == "counted" for group in groups) else [],
        "papers": papers,
        "points": series(papers),
        "named": [row for paper in papers for row in named(site.model, paper)],
    }


def _concepts(
    site: Site, groups: list[Group]
) -> tuple[list[tuple[Entry, list[int | None], int]], list[Entry]]:
    """Return the concepts with their mentions by kind and in all, and those without any."""
    rows, never = [], []
    for entry in site.model.entries:
        numbers = [g.counts.get(entry.slug, 0) if g.status == "counted" else None for g in groups]
        total = sum(number or 0 for number in numbers)
        if total:
            rows.append((entry, numbers, total))
        elif entry.concept.kind == "term":
            never.append(entry)
    rows.sort(key=lambda row: (-row[2], site.label(row[0].concept)))
    return rows, never
