"""Sums of an area, put together for its page."""

from __future__ import annotations

from dataclasses import dataclass

from termscan.report.site import Site
from termscan.report.totals import Total

TONES = ("promotion", "neutral", "prevention", "problem_and_care")


@dataclass(frozen=True, slots=True)
class Sum:
    """An area's documents of a kind; numbers are None where nothing was counted.

    `lexicon` is the row of the lexicon that holds all terms, if one does: its interval is theirs.
    """

    kind: str
    status: str
    documents: int
    municipalities: int
    municipalities_counted: int
    words: int | None
    terms: int | None
    lexicon: Total | None

    @property
    def rate(self) -> float | None:
        """Mentions of terms per 1,000 words, if there are words."""
        return None if self.terms is None or not self.words else self.terms * 1000 / self.words


def area_sums(site: Site, area: str, code: str) -> dict[str, Sum]:
    """Return the sums of an area by kind of document."""
    found = {}
    for kind in site.model.kinds:
        rows = [
            row
            for by in ("scope", "tone", "lexicon")
            for row in site.totals.of(area, code, kind, by)
        ]
        if rows:
            known = [row.mentions for row in rows if row.mentions is not None]
            first = rows[0]
            found[kind] = Sum(
                kind,
                first.status,
                first.documents,
                first.municipalities,
                first.municipalities_counted,
                first.words,
                sum(known) if first.status == "counted" else None,
                _lexicon(site, site.totals.of(area, code, kind, "lexicon")),
            )
    return found


def _lexicon(site: Site, rows: list[Total]) -> Total | None:
    of_terms = {e.concept.lexicon for e in site.model.entries if e.concept.kind == "term"}
    found = [row for row in rows if row.item in of_terms]
    return found[0] if len(found) == 1 else None


def tones(site: Site, area: str, code: str) -> dict[str, list[tuple[str, int]]]:
    """Return the mentions of terms by tone, for each kind that has any."""
    found = {}
    for kind in site.model.kinds:
        rows = {row.item: row.mentions or 0 for row in site.totals.of(area, code, kind, "tone")}
        if sum(rows.values()):
            found[kind] = [(tone, rows.get(tone, 0)) for tone in TONES]
    return found
