"""The list of areas, and a page for each region and wellbeing services county."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from termscan.report.evidence import Assessed
from termscan.report.model import Area, Entry
from termscan.report.site import File, Site
from termscan.report.views.sums import area_sums, tones


def pages(site: Site, assessed: Assessed) -> Iterator[File]:
    """Yield the list and the pages."""
    areas = [*site.model.regions, *site.model.counties]
    sums = {(area.level, area.code): area_sums(site, area.level, area.code) for area in areas}
    yield site.page("areas.html", "areas.html", sums=sums)
    for area in areas:
        path = f"{area.level}/{area.slug}.html"
        view = _view(site, area, assessed)
        yield site.page("area.html", path, **view, sums=sums[area.level, area.code])


def _view(site: Site, area: Area, assessed: Assessed) -> dict[str, Any]:
    model = site.model
    groups = {
        kind: {c: model.groups[c, kind] for c in area.members if (c, kind) in model.groups}
        for kind in model.kinds
    }
    prefix = "r-" if area.level == "region" else "c-"
    return {
        "area": area,
        "places": [model.place[code] for code in area.members],
        "groups": groups,
        "tones": tones(site, area.level, area.code),
        "matrix": matrix(site, area.members),
        "prefix": prefix,
        "speaking": assessed.spoken.numbers.get(prefix + area.code, 0),
        "planned": assessed.plans.numbers,
    }


def matrix(site: Site, codes: tuple[str, ...]) -> list[tuple[Entry, list[int]]]:
    """Return the practices that municipalities name, each with its mentions in each of them."""
    model = site.model
    counts: dict[str, dict[str, int]] = {code: {} for code in codes}
    for code in codes:
        for kind in model.kinds:
            if (group := model.groups.get((code, kind))) is not None:
                for slug, number in group.counts.items():
                    counts[code][slug] = counts[code].get(slug, 0) + number
    rows = [
        (entry, [counts[code].get(entry.slug, 0) for code in codes])
        for entry in model.entries
        if entry.concept.kind == "practice"
    ]
    return [row for row in rows if any(row[1])]
