"""The lists of concepts and practices, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from termscan.records import Municipality
from termscan.report.model import Entry
from termscan.report.practices import Named, named
from termscan.report.site import File, Site
from termscan.report.tiles import TileMap, tile_map
from termscan.report.views.areas import matrix

LARGEST_MATRIX = 60
"""With more municipalities the matrix of practices is by region; regions' pages have theirs."""

Row = tuple[Municipality, list[int | str], int]
"""A municipality, its mentions by kind (a status where there is no number), and their sum."""


def pages(site: Site) -> Iterator[File]:
    """Yield the lists and the pages."""
    model = site.model
    yield site.page("concepts.html", "concepts.html")
    yield site.page("practices.html", "practices.html", **_practices(site))
    found: dict[str, list[Named]] = {}
    for paper in model.papers:
        for row in named(model, paper):
            found.setdefault(row.entry.slug, []).append(row)
    tiles = tile_map(model.places)
    for entry in model.entries:
        view = _view(site, entry, tiles)
        rows = found.get(entry.slug, [])
        yield site.page("concept.html", f"concept/{entry.slug}.html", **view, named=rows)


def _view(site: Site, entry: Entry, tiles: TileMap) -> dict[str, Any]:
    model = site.model
    concept = entry.concept
    rows = list(_rows(site, entry))
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
        "rows": [row for row in rows if row[2]],
        "tiles": tiles,
        "states": {place.code: _state(numbers, total) for place, numbers, total in rows},
    }


def _rows(site: Site, entry: Entry) -> Iterator[Row]:
    model = site.model
    for place in model.places:
        numbers: list[int | str] = []
        for kind in model.kinds:
            group = model.groups.get((place.code, kind))
            counted = group is not None and group.status == "counted"
            status = "missing" if group is None else group.status
            numbers.append(group.counts.get(entry.slug, 0) if group and counted else status)
        yield place, numbers, sum(number for number in numbers if isinstance(number, int))


def _state(numbers: list[int | str], total: int) -> int | str:
    """Return the sum if any document was read, else what there is instead."""
    if any(isinstance(number, int) for number in numbers):
        return total
    return "unreadable" if "unreadable" in numbers else "missing"


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
