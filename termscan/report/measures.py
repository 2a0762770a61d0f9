"""Goals, measures and indicators on mental wellbeing, from the tables of the latest plans."""

from __future__ import annotations

from dataclasses import dataclass, field

from termscan.report.model import Model

TEXTS = ("goal", "measure", "responsible", "indicator")

Row = tuple[int, int, str, str, str, str]
"""The page, 1 where the columns were told apart for certain, and the texts."""


@dataclass(frozen=True, slots=True)
class Plans:
    """The rows of each document, and how many of them an area's latest documents have.

    Areas are named as in the frames: ``179``, ``r-13``, ``c-15``. A row of a joint plan counts
    once in a region or county.
    """

    rows: dict[str, list[Row]] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)


def plans(model: Model) -> Plans:
    """Read the table `measures` of the latest documents."""
    frame = model.tables.select(period="latest").measures()
    texts = [frame[name].astype(object).where(frame[name].notna(), "").tolist() for name in TEXTS]
    numbers = (frame[name].tolist() for name in ("page", "certain"))
    owned: dict[str, dict[str, list[Row]]] = {}
    for code, document, page, certain, *told in zip(
        frame["municipality_code"].tolist(),
        frame["document"].tolist(),
        *numbers,
        *texts,
        strict=True,
    ):
        if isinstance(code, str):
            goal, measure, responsible, indicator = told
            row = (int(page), int(certain), goal, measure, responsible, indicator)
            owned.setdefault(document, {}).setdefault(code, []).append(row)
    rows = {document: next(iter(by_code.values())) for document, by_code in owned.items()}
    sums: dict[str, int] = {}
    for document, by_code in owned.items():
        for area in dict.fromkeys(area for code in by_code for area in model.areas_of(code)):
            sums[area] = sums.get(area, 0) + len(rows[document])
    return Plans(rows, sums)
