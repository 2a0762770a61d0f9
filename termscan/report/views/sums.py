"""Sums of an area, put together for its page."""

from __future__ import annotations

from dataclasses import dataclass

from termscan.report.site import Site
from termscan.report.totals import Total

TONES = ("promotion", "neutral", "prevention", "problem_and_care")


@dataclass(frozen=True, slots=True)
class Sum:
    """An area's documents of a kind; numbers are None where nothing was counted.

    `lexicon` is the row of the lexicon of all terms, if one is that: its interval is theirs.
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
            terms = [row.mentions or 0 for row in rows if row.by == "scope"]
            first = rows[0]
            found[kind] = Sum(
                kind,
                first.status,
                first.documents,
                first.municipalities,
                first.municipalities_counted,
                first.words,
                sum(terms) if first.status == "counted" else None,
                _lexicon(site, site.totals.of(area, code, kind, "lexicon")),
            )
    return found


def _lexicon(site: Site, rows: list[Total]) -> Total | None:
    """Return the row of the only lexicon that holds terms, if it holds nothing else."""
    kinds: dict[str, set[str]] = {}
    for entry in site.model.entries:
        kinds.setdefault(entry.concept.lexicon, set()).add(entry.concept.kind)
    found = [row for row in rows if "term" in kinds.get(row.item, ())]
    return found[0] if len(found) == 1 and kinds[found[0].item] == {"term"} else None


def tones(site: Site, area: str, code: str) -> dict[str, list[tuple[str, int]]]:
    """Return the mentions of terms by tone, for each kind that has any."""
    found = {}
    for kind in site.model.kinds:
        rows = {row.item: row.mentions or 0 for row in site.totals.of(area, code, kind, "tone")}
        if sum(rows.values()):
            found[kind] = [(tone, rows.get(tone, 0)) for tone in TONES]
    return found
