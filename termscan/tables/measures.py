"""Goals, measures and indicators on mental wellbeing, from the tables of plans."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from termscan.tables.assessment import MEASURES
from termscan.tables.cells import spread
from termscan.tables.counts import municipality_columns
from termscan.tables.documents import document_columns, page_addresses
from termscan.tables.material import Material
from termscan.tables.table import Table, make_table
from termscan.tables.texts import text_or_none

Terms = dict[int, list[tuple[str, str]]]
"""By page: a mention's letters and its concept."""

_BETWEEN = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class PlanMeasure:
    """A row of a plan's table; `certain` says that its columns were told apart for certain.

    `pages` are all pages of its table, where that is on several.
    """

    document: str
    page: int
    goal: str | None = None
    measure: str | None = None
    responsible: str | None = None
    indicator: str | None = None
    certain: bool = True
    pages: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """What the row says of what is aimed at, done and measured."""
        return " ".join(part for part in (self.goal, self.measure, self.indicator) if part)


def measures_table(
    material: Material, measures: Iterable[PlanMeasure], *, every: bool = False
) -> Table:
    """Make the table `measures`; see its schema.

    A row is on mental wellbeing if a counted mention of its page stands in its text; with `every`,
    other rows are kept too. Rows of documents that are not selected are left out.
    """
    known = {material.scans[row].document.id: row for row in material.selected.tolist()}
    planned: dict[int, list[PlanMeasure]] = {}
    for measure in measures:
        if (row := known.get(measure.document)) is not None:
            planned.setdefault(row, []).append(measure)
    found = []
    for row, written in sorted(planned.items()):
        terms = _terms(material, row)
        named = [_named(terms, line) for line in written]
        found += [(row, line, inside) for line, inside in named if inside or every]
    rows = [row for row, _, _ in found]
    lines = [line for _, line, _ in found]
    which, places = material.for_owners(rows)
    texts = ("goal", "measure", "responsible", "indicator")
    columns: dict[str, Any] = {
        **document_columns(material, rows),
        **{name: [text_or_none(getattr(line, name)) for line in lines] for name in texts},
        "page": [line.page for line in lines],
        "certain": [line.certain for line in lines],
        "terms": [", ".join(inside) or None for _, _, inside in found],
        "url": page_addresses(material, [(row, line.page) for row, line, _ in found]),
    }
    place_columns = spread(municipality_columns(material.municipalities), places)
    return make_table(MEASURES, {**place_columns, **spread(columns, which)})


def _terms(material: Material, row: int) -> Terms:
    """Return a document's counted terms and practices by page, each with its letters."""
    found: Terms = {}
    for mention in material.scans[row].mentions:
        if (
            mention.status == "counted"
            and mention.kind != "organisation"
            and (mention.lexicon, mention.concept) in material.concept_index
        ):
            term = (_letters(mention.surface), mention.concept)
            found.setdefault(mention.page, []).append(term)
    return found


def _named(terms: Terms, measure: PlanMeasure) -> tuple[PlanMeasure, list[str]]:
    """Return a row at the page of the first term in it, and the terms and practices in it."""
    text = _letters(measure.text)
    inside = [
        (page, concept)
        for page in measure.pages or (measure.page,)
        for letters, concept in terms.get(page, ())
        if letters in text
    ]
    page = min((page for page, _ in inside), default=measure.page)
    return replace(measure, page=page), sorted({concept for _, concept in inside})


def _letters(text: str) -> str:
    """Return letters and digits alone: a cell's text may be joined where a page's is broken."""
    return _BETWEEN.sub("", text.casefold())
