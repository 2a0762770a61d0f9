"""Numbers and names on the pages, with what they open; there are thousands on a page.

Every text that comes from outside is escaped here.
"""

# ruff: noqa: S704 - what is marked up is made here of escaped parts

from __future__ import annotations

from markupsafe import Markup, escape

from termscan.records import Municipality
from termscan.report.addresses import area_slug, evidence
from termscan.report.model import Entry, Group
from termscan.report.words import Words


class Numbers:
    """Cells and links of a page, whose folder's pages begin with `here`."""

    def __init__(self, words: Words, here: str) -> None:
        self._words, self._here = words, here

    def gap(self, status: str) -> Markup:
        """Say why there is no number."""
        return Markup(f'<span class="gap {status}">{escape(self._words[status])}</span>')

    def opens(
        self, text: str, area: str, concept: str = "", kind: str = "", period: str = "",
        since: str = "",
    ) -> Markup:  # fmt: skip
        """Link to the sentences of an area, of a concept, kind and period."""
        address = evidence(area, concept, kind, period, since)
        return Markup(f'<a href="{self._here}evidence.html#{address}">{escape(text)}</a>')

    def cell(
        self, value: int | None, area: str, concept: str = "", kind: str = "", period: str = ""
    ) -> Markup:
        """Write a number of mentions, which opens its sentences; 0 opens nothing."""
        if not value:
            return _cell("" if value is None else "0")
        return _cell(self.opens(self._words.integer(value), area, concept, kind, period))

    def rate(
        self, value: float | None, area: str, concept: str = "", kind: str = "", period: str = "",
        decimals: int = 2,
    ) -> Markup:  # fmt: skip
        """Write a rate, which opens the sentences that it is of."""
        if value is None:
            return _cell("")
        text = self._words.number(value, decimals)
        return _cell(self.opens(text, area, concept, kind, period) if value else text)

    def read(self, value: int | None, area: str, kind: str = "", period: str = "") -> Markup:
        """Write a number of words or documents, which opens the documents."""
        return self.cell(value, area, "", kind, period)

    def where(self, value: int, entry: Entry) -> Markup:
        """Write a number of municipalities, which leads to those that mention a concept."""
        address = f"{self._here}concept/{entry.slug}.html#where"
        return self._leads(value, address)

    def listed(self, number: int, kind: str, status: str = "") -> Markup:
        """Write a number of municipalities, which leads to those of a status."""
        part = f"counts/{status}" if status else "counts"
        return self._leads(number, f"{self._here}kind/{kind}.html#{part}")

    def planned(self, code: str, rows: int) -> Markup:
        """Write a number of plans' rows, which leads to a municipality's."""
        return self._leads(rows, f"{self._here}municipality/{area_slug(code)}.html#measures")

    def _leads(self, value: int, address: str) -> Markup:
        return _cell(f'<a href="{address}">{self._words.integer(value)}</a>' if value else "0")

    def plain(self, value: int | None) -> Markup:
        """Write a number that opens nothing."""
        return _cell("" if value is None else self._words.integer(value))

    def interval(self, low: float | None, high: float | None) -> Markup:
        """Write the ends of an interval."""
        if low is None or high is None:
            return _cell("")
        return _cell(f"{self._words.number(low)}–{self._words.number(high)}")

    def status(self, group: Group) -> Markup:
        """Say what became of a municipality's documents."""
        zero = group.status == "counted" and not group.sums["terms"]
        name = "zero" if zero else group.status
        return Markup(f'<span class="state {name}">{escape(self._words[name])}</span>')

    def place(self, place: Municipality) -> Markup:
        """Link to a municipality's page."""
        name = escape(self._words.name(place.name_fi, place.name_sv, place.code))
        return Markup(f'<a href="{self._here}municipality/{area_slug(place.code)}.html">{name}</a>')

    def concept(self, entry: Entry) -> Markup:
        """Link to a concept's page."""
        concept = entry.concept
        name = escape(self._words.label(concept.labels, concept.id))
        link = f'<a href="{self._here}concept/{entry.slug}.html">{name}</a>'
        tag = f' <span class="tag">{escape(self._words["service"])}</span>'
        return Markup(link + tag if concept.service else link)

    def source(self, link: str | None) -> Markup:
        """Link to where a document was found, if it is known."""
        if not link:
            return Markup(f'<span class="quiet">{escape(self._words["no_address"])}</span>')
        return Markup(f'<a href="{escape(link)}">{escape(self._words["open_source"])}</a>')


def _cell(content: str) -> Markup:
    return Markup(f'<td class="n">{content}</td>')
