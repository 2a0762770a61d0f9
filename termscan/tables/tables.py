"""The tables of a scan: one object that gives them all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np

from termscan.errors import UsageError
from termscan.records import Concept, DocumentKind, DocumentScan, Municipality
from termscan.tables.catalogue import TABLES
from termscan.tables.counts import counts_table, counts_wide_table
from termscan.tables.coverage import coverage_table
from termscan.tables.documents import documents_table, mentions_table
from termscan.tables.evidence import evidence_table, target_groups_table
from termscan.tables.groups import EVERY_BY, By
from termscan.tables.material import Material, Pair, Tally, gather, tally_of
from termscan.tables.measures import PlanMeasure, measures_table
from termscan.tables.periods import Period, of_period
from termscan.tables.practices import practices_table
from termscan.tables.register import concepts_table, municipalities_table
from termscan.tables.resampling import Maker, rate_interval
from termscan.tables.schema import TableSchema
from termscan.tables.table import Table
from termscan.tables.totals import EVERY_AREA, SUMMED_AREAS, Area, totals_table

if TYPE_CHECKING:
    import pandas as pd

_DIGITS = 3
_SHOWN = 12
"""Of what could have been meant, so many are named."""


def build_tables(
    scans: Iterable[DocumentScan],
    municipalities: Iterable[Municipality],
    concepts: Iterable[Concept],
    expected: Iterable[Pair] = (),
    *,
    covered: Iterable[Pair] = (),
    measures: Iterable[PlanMeasure] = (),
    similar: Iterable[tuple[str, str]] = (),
    tallies: Mapping[str, Tally] | None = None,
    versions: Literal["current", "all"] = "current",
) -> Tables:
    """Make the tables of `scans`.

    `municipalities` and `concepts` say what there is to count, also where the count is 0.
    `expected` are pairs of a municipality's code and a kind of document of which `coverage` and
    `counts` speak even where there is none; `covered` are those whose content stands in a document
    of another kind (a welfare report and plan in one), so that nothing is missing. `measures` are
    rows of the plans' tables; `similar` are pairs of documents' ids whose texts are nearly the
    same; `tallies` are those of documents, by id, whose mentions need not be gone through to count
    them. Only current documents are counted, unless `versions` is ``all``. Of
    two scans of one document the later one holds.
    """
    everything = tuple(scans)
    counted = [scan for scan in everything if versions == "all" or scan.document.current]
    known = tallies or {}
    every = {
        key: known[key] if key in known else tally_of(scan.mentions)
        for key, scan in ((scan.document.id, scan) for scan in everything)
    }
    material = gather(counted, municipalities, concepts, expected, covered, every)
    material = replace(material, similar=_others(similar))
    rows = measures if isinstance(measures, Sequence) else tuple(measures)
    return Tables(material, everything, rows, usual=versions == "current")


def _others(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return for each document of the pairs the others that it stands in a pair with."""
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {document: tuple(sorted(others)) for document, others in found.items()}


@dataclass(frozen=True, eq=False)
class Tables:
    """Every table of a scan, as pandas frames; narrow them with `select`.

    `usual` is false for a selection and for tables of all versions: what is written of them does
    not stand for the whole. `interval` makes the intervals of `totals`.
    """

    material: Material
    scans: tuple[DocumentScan, ...]
    plan_measures: Sequence[PlanMeasure] = ()
    usual: bool = True
    interval: Maker = rate_interval

    def select(
        self,
        *,
        kind: DocumentKind | Collection[DocumentKind] | None = None,
        period: Period = "all",
        municipality: str | Collection[str] | None = None,
        lexicon: str | Collection[str] | None = None,
    ) -> Tables:
        """Return the tables of some kinds of document, periods, municipalities (by code), lexicons.

        A municipality that has no document of the period is missing there. `documents` then lists
        only the documents that are selected.

        Raises:
            UsageError: there is no such kind or lexicon, or a municipality is no code.
        """
        kinds, codes, lexicons = _several(kind), _several(municipality), _several(lexicon)
        material = self.material
        _check("kind of document", kinds, get_args(DocumentKind))
        _check_codes(codes or ())
        _check("lexicon", lexicons, {one.lexicon for one in material.concepts})
        row_kind = np.array([scan.document.kind for scan in material.scans], dtype=object)
        code = np.array([place.code for place in material.municipalities] + [""], dtype=object)
        kept = of_period(material, period)
        if kinds is not None:
            kept &= np.isin(row_kind[material.owners[:, 0]], sorted(kinds))
        if codes is not None:
            kept &= np.isin(code[material.owners[:, 1]], sorted(codes))
        pairs = frozenset(
            (place, of)
            for place, of in material.pairs
            if (kinds is None or of in kinds) and (codes is None or place in codes)
        )
        narrowed = material.narrowed(kept, pairs)
        if lexicons is not None:
            chosen = tuple(c for c in material.concepts if c.lexicon in lexicons)
            narrowed = replace(narrowed, concepts=chosen)
        chosen_scans = tuple(material.scans[row] for row in narrowed.selected)
        return replace(self, material=narrowed, scans=chosen_scans, usual=False)

    @property
    def document_ids(self) -> tuple[str, ...]:
        """The ids of all documents that were scanned, sorted."""
        return tuple(sorted({scan.document.id for scan in self.scans}))

    def all(self) -> Iterator[tuple[TableSchema, pd.DataFrame]]:
        """Yield every table with its schema, in the order in which people want them."""
        for table in self.each():
            yield table.schema, table.frame()

    def each(self, without: Collection[str] = (), *, backwards: bool = False) -> Iterator[Table]:
        """Yield every table as it is before a frame is made of it, in this order or `backwards`.

        Each is made when it is asked for; those that are named in `without` are left out.
        """
        latest = self.select(period="latest").material
        makers: dict[str, Callable[[], Table]] = {
            "counts_wide": lambda: counts_wide_table(latest),
            "coverage": lambda: coverage_table(self.material),
            "practices": lambda: practices_table(self.material),
            "mentions": lambda: mentions_table(self.material),
            "measures": lambda: measures_table(self.material, self.plan_measures),
            "evidence": lambda: evidence_table(self.material),
            "target_groups": lambda: target_groups_table(self.material),
            "totals": lambda: totals_table(latest, interval=self.interval),
            "concepts": lambda: concepts_table(self.material),
            "documents": lambda: documents_table(self.scans, self.material),
            "municipalities": lambda: municipalities_table(self.material),
            "counts": lambda: counts_table(self.material),
        }
        for schema in reversed(TABLES) if backwards else TABLES:
            if schema.name not in without:
                yield makers[schema.name]()

    def counts(self) -> pd.DataFrame:
        """Mentions of each concept by municipality, kind and period, zeros and gaps included."""
        return counts_table(self.material).frame()

    def counts_wide(
        self, kind: DocumentKind | Collection[DocumentKind] | None = None, period: Period = "latest"
    ) -> pd.DataFrame:
        """The counts as municipality × concept, from the documents of one `period`."""
        return counts_wide_table(self.select(kind=kind, period=period).material).frame()

    def totals(
        self,
        area: Area | Collection[Area] = SUMMED_AREAS,
        by: By | Collection[By] = EVERY_BY,
        *,
        period: Period = "latest",
        by_period: bool = False,
        intervals: bool = True,
    ) -> pd.DataFrame:
        """Sums and rates by area, summed `by` concept, group, tone, scope or lexicon.

        With `by_period` a row speaks of the documents of one period as written.

        Raises:
            UsageError: there is no such area, or nothing of the kind to sum by.
        """
        areas: Any = [area] if isinstance(area, str) else list(area)
        ways: Any = [by] if isinstance(by, str) else list(by)
        _check("area to sum by", areas, EVERY_AREA)
        _check("way to sum", ways, EVERY_BY)
        material = self.select(period=period).material
        interval = self.interval if intervals else None
        table = totals_table(material, areas, ways, by_period=by_period, interval=interval)
        return table.frame()

    def concepts(self) -> pd.DataFrame:
        """Every concept and how often it is mentioned in all."""
        return concepts_table(self.material).frame()

    def unmentioned(self) -> pd.DataFrame:
        """The concepts that no document mentions."""
        concepts = self.concepts()
        return concepts[concepts["mentions"] == 0].reset_index(drop=True)

    def municipalities(self) -> pd.DataFrame:
        """The municipalities that the tables speak of."""
        return municipalities_table(self.material).frame()

    def practices(self) -> pd.DataFrame:
        """Practice models × municipalities, with the evidence."""
        return practices_table(self.material).frame()

    def evidence(
        self, frame: str | Collection[str] | None = None, *, anywhere: bool = False
    ) -> pd.DataFrame:
        """Sentences with cue words of an analysis frame, for documents scanned with ``frames``.

        Sentences that also hold a term or practice, or with `anywhere` all of them.
        """
        return evidence_table(self.material, _several(frame), anywhere=anywhere).frame()

    def target_groups(self) -> pd.DataFrame:
        """Practice models by the people whom they are for."""
        return target_groups_table(self.material).frame()

    def measures(
        self, rows: Iterable[PlanMeasure] | None = None, *, every: bool = False
    ) -> pd.DataFrame:
        """Goals, measures and indicators on mental wellbeing from the plans' tables.

        `rows` are what was found in the tables, by default what `build_tables` was given; with
        `every` also those that name no term or practice.
        """
        found = self.plan_measures if rows is None else rows
        return measures_table(self.material, found, every=every).frame()

    def coverage(self) -> pd.DataFrame:
        """What there is of each municipality and kind of document."""
        return coverage_table(self.material).frame()

    def mentions(self) -> pd.DataFrame:
        """Every mention with its sentence, counted or not."""
        return mentions_table(self.material).frame()

    def documents(self) -> pd.DataFrame:
        """Every document that was scanned, also those that are not current."""
        return documents_table(self.scans, self.material).frame()


def _several(chosen: str | Collection[str] | None) -> frozenset[str] | None:
    if chosen is None:
        return None
    return frozenset([chosen]) if isinstance(chosen, str) else frozenset(chosen)


def _check_codes(codes: Iterable[str]) -> None:
    for code in codes:
        if not (len(code) == _DIGITS and code.isdecimal()):
            raise UsageError(f"{code!r} is no municipality's code; write three digits, as '005'")


def _check(what: str, chosen: Collection[str] | None, known: Collection[str]) -> None:
    wrong = sorted(set(chosen or ()) - set(known))
    if wrong:
        listed = ", ".join(sorted(known)[:_SHOWN]) + ", …" * (len(known) > _SHOWN)
        raise UsageError(f"there is no {what} {wrong[0]!r} in the tables; there are {listed}")
