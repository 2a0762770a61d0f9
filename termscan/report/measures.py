"""Goals, measures and indicators on mental wellbeing, from the tables of the latest plans."""

from __future__ import annotations

from dataclasses import dataclass

from termscan.report.addresses import at_page
from termscan.report.model import Model, Paper

TEXTS = ("goal", "measure", "responsible", "indicator")


@dataclass(frozen=True, slots=True)
class Planned:
    """A row of a plan's table; `certain` says that its columns were told apart for certain."""

    code: str
    paper: Paper
    goal: str
    measure: str
    responsible: str
    indicator: str
    certain: bool
    page: int
    link: str | None


def planned(model: Model) -> dict[str, list[Planned]]:
    """Return the rows by municipality, in the order of the table `measures`."""
    frame = model.tables.select(period="latest").measures()
    papers = {paper.scan.document.id: paper for paper in model.papers}
    texts = [frame[name].astype(object).where(frame[name].notna(), "") for name in TEXTS]
    rows = zip(
        *(frame["municipality_code"], frame["document"], frame["page"], frame["certain"]),
        *texts,
        strict=True,
    )
    found: dict[str, list[Planned]] = {}
    for code, document, page, certain, goal, measure, responsible, indicator in rows:
        if isinstance(code, str) and code in model.place:
            paper = papers[document]
            link = at_page(paper.link, paper.scan.document, int(page)) if paper.link else None
            told = (goal, measure, responsible, indicator, bool(certain))
            row = Planned(code, paper, *told, int(page), link)
            found.setdefault(code, []).append(row)
    return found
