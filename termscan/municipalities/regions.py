"""Finding the municipalities of a region or a wellbeing services county."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from termscan.municipalities.inflection import inflected
from termscan.municipalities.names import folded, nearest, plain
from termscan.records import Municipality


class RegionIndex:
    """Municipality codes by the Finnish and Swedish names of regions and counties."""

    def __init__(self, municipalities: Iterable[Municipality]) -> None:
        self._codes: dict[str, set[str]] = defaultdict(set)
        self._folded: dict[str, str] = {}
        for one in municipalities:
            regions = {form for name in (one.region_fi, one.region_sv) for form in inflected(name)}
            counties = {plain(name) for name in (one.county_fi, one.county_sv) if name}
            for key in regions | counties:
                self._codes[key].add(one.code)
            for name in (one.region_fi, one.region_sv, one.county_fi, one.county_sv):
                self._folded.setdefault(folded(name or ""), name or "")

    def find(self, name: str) -> frozenset[str]:
        """Return the codes of a region's or county's municipalities; empty where there is none."""
        return frozenset(self._codes.get(plain(name), ()))

    def nearest(self, text: str) -> tuple[str, ...]:
        """Return the names of regions and counties most like `text`, the nearest first."""
        return nearest(text, self._folded)
