"""What the tables speak of: the concepts and the municipalities."""

from __future__ import annotations

from typing import Any

import numpy as np

from termscan.tables.catalogue import CONCEPTS, MUNICIPALITIES
from termscan.tables.cells import Integers
from termscan.tables.counts import concept_columns, municipality_columns
from termscan.tables.material import UNPLACED, Material
from termscan.tables.practices import concept_link
from termscan.tables.table import Table, make_table


def concepts_table(material: Material) -> Table:
    """Make the table `concepts`; see its schema."""
    concepts = material.concepts
    counts = material.document_counts[material.selected]
    columns: dict[str, Any] = {
        **concept_columns(concepts),
        "label_en": [concept.labels.get("en") for concept in concepts],
        "broader": [concept.broader for concept in concepts],
        "service": [concept.service for concept in concepts],
        "mentions": counts.sum(axis=0),
        "documents_mentioning": (counts > 0).sum(axis=0),
        "municipalities_mentioning": _municipalities_mentioning(material),
        "concept_link": [concept_link(concept) for concept in concepts],
        "note": [concept.note for concept in concepts],
    }
    return make_table(CONCEPTS, columns, sort=False)


def _municipalities_mentioning(material: Material) -> Integers:
    owned = material.owners[material.owners[:, 1] != UNPLACED]
    having = np.zeros((len(material.municipalities), len(material.concepts)), dtype=bool)
    np.logical_or.at(having, owned[:, 1], material.document_counts[owned[:, 0]] > 0)
    return np.asarray(having.sum(axis=0), dtype=np.int64)


def municipalities_table(material: Material) -> Table:
    """Make the table `municipalities`; see its schema."""
    places = material.municipalities
    columns: dict[str, Any] = {
        **municipality_columns(places),
        "region_code": [place.region_code or None for place in places],
        "county_code": [place.county_code or None for place in places],
        "language": [place.language for place in places],
        "population": [place.population for place in places],
        "population_year": [place.population_year for place in places],
        "valid_from": [_day(place.valid_from) for place in places],
        "valid_to": [_day(place.valid_to) for place in places],
        "website": [place.website for place in places],
    }
    return make_table(MUNICIPALITIES, columns, sort=False)


def _day(day: object) -> str | None:
    return None if day is None else str(day)
