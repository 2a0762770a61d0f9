"""The whole country: the front page, and a page for each kind of document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from termscan.report.model import SUMS, Group
from termscan.report.site import File, Site
from termscan.report.tiles import TileMap, tile_map
from termscan.report.views.sums import area_sums, tones

TOP = 15


def home(site: Site) -> dict[str, Any]:
    """Return what the front page shows."""
    model = site.model
    practices = [e for e in model.entries if e.concept.kind == "practice" and e.mentions]
    return {
        "sums": area_sums(site, "country", "FI"),
        "tones": tones(site, "country", "FI"),
        "coverage": {kind: coverage(site, kind) for kind in model.kinds},
        "practices": practices,
        "naming": _naming(site),
        "top": site.ordered([e for e in model.entries if e.concept.kind == "term"])[:TOP],
        "tiles": tiles(site),
        "groups": kind_groups(site, model.kinds[0]) if model.kinds else {},
    }


def pages(site: Site) -> Iterator[File]:
    """Yield the pages of the kinds of document."""
    for kind in site.model.kinds:
        yield site.page(
            "kind.html",
            f"kind/{kind}.html",
            kind=kind,
            sums=SUMS,
            groups=kind_groups(site, kind),
            tiles=tiles(site),
            coverage=coverage(site, kind),
            total=area_sums(site, "country", "FI").get(kind),
        )


def tiles(site: Site) -> TileMap:
    """Return the tile map of all municipalities."""
    return tile_map(site.model.places)


def kind_groups(site: Site, kind: str) -> dict[str, Group]:
    """Return what there is of a kind, by municipality."""
    return {
        place.code: group
        for place in site.model.places
        if (group := site.model.groups.get((place.code, kind))) is not None
    }


def coverage(site: Site, kind: str) -> Counter[str]:
    """Count municipalities by what they have of a kind; ``zero`` stands beside ``counted``."""
    return Counter(
        "zero" if group.status == "counted" and not group.sums["terms"] else group.status
        for group in kind_groups(site, kind).values()
    )


def _naming(site: Site) -> int:
    groups = site.model.groups.values()
    return len({group.code for group in groups if group.sums.get("practices")})
