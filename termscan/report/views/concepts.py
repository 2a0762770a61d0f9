"""The lists of concepts and practices, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from termscan.report.model import Entry
from termscan.report.site import File, Site
from termscan.report.target_groups import target_groups
from termscan.report.tiles import TileMap, tile_map
from termscan.report.views.areas import matrix

LARGEST_MATRIX = 60
"""With more municipalities the matrix of practices is by region; regions' pages have theirs."""


def pages(site: Site) -> Iterator[File]:
    """Yield the lists and the pages."""
    model = site.model
    yield site.page("concepts.html", "concepts.html")
    yield site.page(
        "practices.html", "practices.html", **_practices(site), groups=target_groups(model)
    )
    tiles = tile_map(model.places)
    for entry in model.entries:
        yield site.page("concept.html", f"concept/{entry.slug}.html", **_view(site, entry, tiles))


def _view(site: Site, entry: Entry, tiles: TileMap) -> dict[str, Any]:
    model = site.model
    concept = entry.concept
    totals = [
        row
        for kind in model.kinds
        for row in site.totals.of("country", "FI", kind, "concept")
        if (row.lexicon, row.item) == (concept.lexicon, concept.id)
    ]
    return {
        "entry": entry,
        "concept": concept,
        "broader": model.entry.get((concept.lexicon, concept.broader or "")),
        "narrower": [
            other
            for other in model.entries
            if other.concept.lexicon == concept.lexicon and other.concept.broader == concept.id
        ],
        "totals": totals,
        "tiles": tiles,
        "states": model.states[entry.slug],
    }


def _practices(site: Site) -> dict[str, Any]:
    model = site.model
    codes = tuple(place.code for place in model.places)
    everywhere = matrix(site, codes)
    naming = [code for i, code in enumerate(codes) if any(row[1][i] for row in everywhere)]
    if len(naming) <= LARGEST_MATRIX:
        rows = matrix(site, tuple(naming))
        return {"matrix": rows, "places": [model.place[code] for code in naming], "regions": None}
    where = {code: i for i, code in enumerate(codes)}
    by_region = [
        (entry, [sum(numbers[where[c]] > 0 for c in area.members) for area in model.regions])
        for entry, numbers in everywhere
    ]
    return {"matrix": by_region, "places": None, "regions": model.regions}
