"""For each municipality and kind of document: is there one, and could it be read?"""

from __future__ import annotations

from typing import Any

import numpy as np

from termscan.records import DocumentScan
from termscan.tables.catalogue import COVERAGE
from termscan.tables.cells import masked, spread
from termscan.tables.counts import count_groups, municipality_columns
from termscan.tables.material import Material
from termscan.tables.table import Table, make_table
from termscan.tables.texts import text_or_none

NO_DOCUMENT = "no document"
"""The reason of a pair that is missing."""


def coverage_table(material: Material) -> Table:
    """Make the table `coverage`; see its schema."""
    groups = count_groups(material, by_period=False)
    owned = _documents_of(material)
    scans = [
        owned.get((int(place), kind), [])
        for place, kind in zip(groups.municipality, groups.kind, strict=True)
    ]
    places = [material.municipalities[place] for place in groups.municipality]
    pages = np.array([sum(s.pages for s in group if s.status == "counted") for group in scans])
    columns: dict[str, Any] = {
        **spread(municipality_columns(material.municipalities), groups.municipality),
        "document_kind": groups.kind,
        "status": groups.status,
        "documents": groups.documents,
        "documents_unreadable": [sum(s.status != "counted" for s in group) for group in scans],
        "pages": masked(pages, groups.counted),
        "words": masked(groups.words, groups.counted),
        "periods": groups.period,
        "drafts": [sum(scan.document.draft for scan in group) for group in scans],
        "similar_documents": [
            sum(scan.document.id in material.similar for scan in group) for group in scans
        ],
        "quality": [_quality(group) for group in scans],
        "reason": [_reason(group) for group in scans],
        "joint": groups.joint,
        "region_code": [place.region_code or None for place in places],
        "county_code": [place.county_code or None for place in places],
        "population": [place.population for place in places],
        "population_year": [place.population_year for place in places],
    }
    return make_table(COVERAGE, columns, sort=False)


def _documents_of(material: Material) -> dict[tuple[int, str], list[DocumentScan]]:
    owned: dict[tuple[int, str], list[DocumentScan]] = {}
    for row, place in material.owners.tolist():
        scan = material.scans[row]
        owned.setdefault((place, scan.document.kind), []).append(scan)
    return owned


def _quality(scans: list[DocumentScan]) -> float | None:
    measured = [s.quality for s in scans if s.status == "counted" and s.quality is not None]
    return min(measured, default=None)


def _reason(scans: list[DocumentScan]) -> str | None:
    if not scans:
        return NO_DOCUMENT
    reasons = {scan.reason or "unreadable" for scan in scans if scan.status != "counted"}
    return text_or_none("; ".join(sorted(reasons)))
