"""Which practice models a municipality's documents name, and where."""

from __future__ import annotations

from typing import Any

import numpy as np

from termscan.records import Concept, Mention
from termscan.tables.catalogue import PRACTICES
from termscan.tables.cells import spread
from termscan.tables.counts import concept_columns, municipality_columns
from termscan.tables.documents import document_columns, page_addresses
from termscan.tables.material import UNPLACED, Material
from termscan.tables.table import Table, make_table
from termscan.tables.texts import text_or_none


def practices_table(material: Material) -> Table:
    """Make the table `practices`; see its schema."""
    found = [
        (row, concept, mentions)
        for row in material.selected.tolist()
        for concept, mentions in _practices(material, row).items()
    ]
    rows = [row for row, _, _ in found]
    indices = np.array([concept for _, concept, _ in found], dtype=np.int64)
    concepts = [material.concepts[concept] for concept in indices]
    first = [mentions[0] for _, _, mentions in found]
    columns: dict[str, Any] = {
        **spread(concept_columns(material.concepts), indices),
        **document_columns(material, rows),
        "service": [concept.service for concept in concepts],
        "concept_link": [concept_link(concept) for concept in concepts],
        "mentions": [len(mentions) for _, _, mentions in found],
        "pages": [_pages(mentions) for _, _, mentions in found],
        "page": [mention.page for mention in first],
        "sentence": [text_or_none(mention.sentence) for mention in first],
        "url": page_addresses(
            material, [(row, m.page) for row, m in zip(rows, first, strict=True)]
        ),
    }
    which, places = material.for_owners(rows)
    owned = places != UNPLACED
    place_columns = spread(municipality_columns(material.municipalities), places[owned])
    return make_table(PRACTICES, {**place_columns, **spread(columns, which[owned])})


def _practices(material: Material, row: int) -> dict[int, list[Mention]]:
    """Return the counted mentions of each practice in a document, in the order of reading."""
    found: dict[int, list[Mention]] = {}
    for mention in material.scans[row].mentions:
        if mention.kind == "practice" and mention.status == "counted":
            concept = material.concept_index.get((mention.lexicon, mention.concept))
            if concept is not None:
                found.setdefault(concept, []).append(mention)
    return {c: sorted(ms, key=lambda m: (m.page, m.start)) for c, ms in found.items()}


def _pages(mentions: list[Mention]) -> str:
    return ", ".join(str(page) for page in sorted({mention.page for mention in mentions}))


def concept_link(concept: Concept) -> str | None:
    """Return an address of the concept's links, one that is its own page first."""
    return min(concept.links, key=lambda link: (concept.links[link] != "page", link), default=None)
