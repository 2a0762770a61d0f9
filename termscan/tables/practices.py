"""Which practice models a municipality's documents name, and where."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from termscan.records import Concept, Mention
from termscan.tables.catalogue import PRACTICES
from termscan.tables.counts import concept_columns, municipality_columns, spread
from termscan.tables.documents import document_columns, page_address, text_or_none
from termscan.tables.frame import make_frame
from termscan.tables.material import UNPLACED, Material


def practices_table(material: Material) -> pd.DataFrame:
    """Make the table `practices`; see its schema."""
    found = [
        (row, place, concept, mentions)
        for row, place in material.owners.tolist()
        if place != UNPLACED
        for concept, mentions in _practices(material, row).items()
    ]
    documents = [material.scans[row].document for row, _, _, _ in found]
    places = np.array([place for _, place, _, _ in found], dtype=np.int64)
    indices = np.array([concept for _, _, concept, _ in found], dtype=np.int64)
    concepts = [material.concepts[concept] for concept in indices]
    first = [mentions[0] for _, _, _, mentions in found]
    columns: dict[str, Any] = {
        **spread(concept_columns(material.concepts), indices),
        **spread(municipality_columns(material.municipalities), places),
        **document_columns(documents),
        "service": [concept.service for concept in concepts],
        "concept_link": [concept_link(concept) for concept in concepts],
        "mentions": [len(mentions) for _, _, _, mentions in found],
        "pages": [_pages(mentions) for _, _, _, mentions in found],
        "page": [mention.page for mention in first],
        "sentence": [text_or_none(mention.sentence) for mention in first],
        "url": [page_address(d, m.page) for d, m in zip(documents, first, strict=True)],
    }
    return make_frame(PRACTICES, columns)


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
