"""Sums by area, looked up from the table `totals`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from termscan.records import CoverageStatus
from termscan.tables import Tables

_COLUMNS = (
    *("area", "area_code", "document_kind", "by", "lexicon", "item", "status", "mentions", "words"),
    *("per_1000_words", "per_1000_words_low", "per_1000_words_high", "per_10000_inhabitants"),
    *("documents", "municipalities", "municipalities_counted", "documents_mentioning"),
    "municipalities_mentioning",
)


@dataclass(frozen=True, slots=True)
class Total:
    """A row of the table `totals`; numbers are None where nothing was counted."""

    area: str
    area_code: str
    kind: str
    by: str
    lexicon: str | None
    item: str
    status: CoverageStatus
    mentions: int | None
    words: int | None
    rate: float | None
    low: float | None
    high: float | None
    per_inhabitants: float | None
    documents: int
    municipalities: int
    municipalities_counted: int
    documents_mentioning: int | None
    municipalities_mentioning: int | None


class Totals:
    """The totals of the country, regions and counties, by area and kind."""

    def __init__(self, tables: Tables) -> None:
        self._rows: dict[tuple[str, str, str, str], list[Total]] = {}
        self._add(_read(tables.totals("country", "concept")))
        self._add(_read(tables.totals(by=("scope", "tone", "lexicon"))))

    def _add(self, rows: Iterable[Total]) -> None:
        for row in rows:
            self._rows.setdefault((row.area, row.area_code, row.kind, row.by), []).append(row)

    def of(self, area: str, code: str, kind: str, by: str) -> list[Total]:
        """Return the rows of an area and kind; empty if the tables do not speak of it."""
        return self._rows.get((area, code, kind, by), [])


def _read(frame: pd.DataFrame) -> list[Total]:
    columns = [
        frame[name].astype(object).where(frame[name].notna(), None).tolist() for name in _COLUMNS
    ]
    return [Total(*row) for row in zip(*columns, strict=True)]
