"""Goals, measures and indicators on mental wellbeing, from the tables of plans."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from termscan.records import DocumentScan
from termscan.tables.catalogue import MEASURES
from termscan.tables.counts import municipality_columns, spread
from termscan.tables.documents import document_columns, page_address, text_or_none
from termscan.tables.frame import make_frame
from termscan.tables.material import Material


@dataclass(frozen=True, slots=True)
class PlanMeasure:
    """A row of a plan's table; `certain` says that its columns were told apart for certain."""

    document: str
    page: int
    goal: str | None = None
    measure: str | None = None
    responsible: str | None = None
    indicator: str | None = None
    certain: bool = True

    @property
    def text(self) -> str:
        """What the row says of what is aimed at, done and measured."""
        return " ".join(part for part in (self.goal, self.measure, self.indicator) if part)


def measures_table(
    material: Material, measures: Iterable[PlanMeasure], *, every: bool = False
) -> pd.DataFrame:
    """Make the table `measures`; see its schema.

    A row is on mental wellbeing if a counted mention of its page stands in its text; with `every`,
    other rows are kept too. Rows of documents that are not selected are left out.
    """
    rows = {material.scans[row].document.id: row for row in material.selected.tolist()}
    places: dict[int, list[int]] = {}
    for row, place in material.owners.tolist():
        places.setdefault(row, []).append(place)
    judged = [
        (rows[measure.document], measure, _terms(material, rows[measure.document], measure))
        for measure in measures
        if measure.document in rows
    ]
    found = [
        (row, place, measure, terms)
        for row, measure, terms in judged
        if terms or every
        for place in places[row]
    ]
    documents = [material.scans[row].document for row, _, _, _ in found]
    lines = [measure for _, _, measure, _ in found]
    owners = np.array([place for _, place, _, _ in found], dtype=np.int64)
    texts = ("goal", "measure", "responsible", "indicator")
    columns: dict[str, Any] = {
        **spread(municipality_columns(material.municipalities), owners),
        **document_columns(documents),
        **{name: [text_or_none(getattr(line, name)) for line in lines] for name in texts},
        "page": [line.page for line in lines],
        "certain": [line.certain for line in lines],
        "terms": [", ".join(terms) or None for _, _, _, terms in found],
        "url": [page_address(d, line.page) for d, line in zip(documents, lines, strict=True)],
    }
    return make_frame(MEASURES, columns)


def _terms(material: Material, row: int, measure: PlanMeasure) -> list[str]:
    text = _plain(measure.text)
    scan: DocumentScan = material.scans[row]
    return sorted(
        {
            mention.concept
            for mention in scan.mentions
            if mention.page == measure.page
            and mention.status == "counted"
            and mention.kind != "organisation"
            and (mention.lexicon, mention.concept) in material.concept_index
            and _plain(mention.surface) in text
        }
    )


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
