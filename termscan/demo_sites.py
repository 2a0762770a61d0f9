"""The web sites of the demo corpus: its documents, published as municipalities publish theirs."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from termscan.corpus import ListedDocument
from termscan.fake_finland import SHAPES, Item, Paper, Publish, Resource, SiteBuilder, Web
from termscan.records import Municipality

YEAR = 2025
"""The year in which the demo corpus stands still."""

_SHAPES = {
    "990": "wordpress",
    "991": "tweb",
    "993": "wordpress",
    "994": "drupal",
    "995": "dynasty",
    "996": "liferay",
    "997": "wordpress",
    "998": "cloudnc",
}
"""How the municipality of each code publishes."""

_COUNCIL_HOSTS = {"991": "tweb", "995": "poytakirjat", "998": "paatokset"}


@dataclass
class _Town(SiteBuilder):
    """A municipality of the demo corpus, with its documents and some news about them."""

    documents: list[Paper] = field(default_factory=list)

    def papers(self, shape: str) -> list[Paper]:
        del shape
        return [*self.documents]

    def announcement(self, paper: Paper) -> str:
        return paper.title

    def beside(self, publish: Publish) -> list[Item]:
        title = self.say("Valtuusto hyväksyi strategian", "Fullmäktige godkände strategin")
        folder = self.say("uutiset", "nyheter")
        news = Item(self.page(f"http://{self.host}/{folder}/strategia", title, text=20), title)
        budget = self.say(f"Talousarvio {YEAR} ja strategia", f"Budget {YEAR} och strategi")
        return [news, Item(publish(Paper(budget, b"%PDF-1.4\n" + budget.encode())), budget)]


def demo_web(municipalities: Iterable[Municipality], listed: Iterable[ListedDocument]) -> Web:
    """Return the web of the demo corpus: a site for each municipality, in all six shapes."""
    papers: dict[str, list[Paper]] = {}
    for row in listed:
        if row.path is not None:
            papers.setdefault(row.municipality, []).append(_paper(row, row.path))
    web: dict[tuple[str, str], Resource] = {}
    for municipality in municipalities:
        web.update(_site(municipality, papers).web)
    return web


def _site(municipality: Municipality, papers: Mapping[str, list[Paper]]) -> SiteBuilder:
    code, domain = municipality.code, municipality.domain or ""
    council = _COUNCIL_HOSTS.get(code)
    town = _Town(
        name=municipality.name_fi,
        domain=domain,
        language="sv" if municipality.language.startswith("sv") else "fi",
        year=YEAR,
        chance=random.Random(code),  # noqa: S311
        council_host=f"{council}.{domain}" if council else "",
        documents=papers.get(code, []),
    )
    SHAPES[_SHAPES[code]](town)
    return town


def _paper(row: ListedDocument, path: Path) -> Paper:
    """Return a document as it is announced; one that goes by its motto has a page of its own."""
    title, period = row.title or "", row.period or ""
    is_motto = row.kind == "strategy" and "strateg" not in title.lower()
    return Paper(
        title if period in title else f"{title} {period}",
        path.read_bytes(),
        "text/html" if path.suffix == ".html" else "application/pdf",
        url=row.url or "",
        page="Kuntastrategia" if is_motto else "",
    )
