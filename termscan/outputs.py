"""From a scanned store to tables and files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from termscan.corpus import Store
from termscan.export import FORMATS, LexiconStamp, Stamp, format_name, standing_export
from termscan.later import Later
from termscan.makings import Makings
from termscan.records import DocumentScan
from termscan.shares import decoded, plan_measures, shares_of

if TYPE_CHECKING:
    from termscan.export.formats import File
    from termscan.tables import PlanMeasure, Tables, Tally

DEFAULT_FORMATS = ("csv", "xlsx")
REPORT = "report"
"""The format, and the folder, of the pages that people open."""


def tables_of(store: Store, *, versions: Literal["current", "all"] = "current") -> Tables:
    """Return the tables of what the last scan found.

    Raises:
        UsageError: the store has not been scanned.
    """
    makings = Makings.of(store)
    found = list(decoded(makings, makings.scanned))
    scans = [findings.of(document) for document, findings in found]
    return _tables(store, makings, scans, plan_measures(found), versions=versions)


def stamp_of(store: Store) -> Stamp:
    """Return what the tables of a store are made from and with."""
    return _stamp(Makings.of(store))


def export_store(
    store: Store, folder: Path, formats: Sequence[str] = DEFAULT_FORMATS
) -> list[Path]:
    """Write the tables of a scanned store to a folder, and return the files.

    The format ``report`` is a folder of its own, `folder` / ``report``. Tables that stand in
    their files already, made from the same, are left as they are, and so is a report.

    Raises:
        UsageError: the store has not been scanned, or a format is unknown.
        MissingBackend: a format needs an extra that is not installed.
    """
    wanted = [format_name(name, (*FORMATS, REPORT)) for name in formats]
    written = [name for name in wanted if name != REPORT]
    makings = Makings.of(store)
    stamp = _stamp(makings)
    files = standing_export(folder, written, stamp) if written else []
    pages = _standing_pages(folder / REPORT, stamp) if REPORT in wanted else []
    if files is not None and pages is not None:
        return [*files, *pages]
    if files is None and set(written) == {"csv"}:
        tables, ready = _tables_of_shares(store, makings)
    else:
        tables, ready = tables_of(store), []
    if files is None:
        from termscan.export import export
        from termscan.tables import kept_interval

        keeper = store.derived("intervals", beside_writer=True)
        tables = replace(tables, interval=partial(kept_interval, keeper=keeper))
        files = export(tables, folder, written, stamp, ready=ready)
    if pages is None:
        from termscan.report import write_report

        pages = write_report(tables, folder / REPORT, stamp)
    return [*files, *pages]


def _standing_pages(folder: Path, stamp: Stamp) -> list[Path] | None:
    from termscan.report import standing_report

    return standing_report(folder, stamp)


def _stamp(makings: Makings) -> Stamp:
    last = makings.last
    lexicons = tuple(LexiconStamp(*lexicon) for lexicon in last.lexicons)
    documents = tuple(document.id for document in makings.documents if document.current)
    return Stamp(lexicons, last.dictionary, last.extractor, documents, makings.digest)


def _tables_of_shares(store: Store, makings: Makings) -> tuple[Tables, list[File]]:
    """Return the tables, and as files those that are put together from the documents' shares."""
    from termscan.export.pieces import put_together

    shares = shares_of(store, makings)
    tables = _tables(
        store,
        makings,
        [shares[one.id].scan(one, makings.found[one.id]) for one in makings.scanned],
        Later(lambda: plan_measures(decoded(makings, makings.scanned))),
        tallies={name: share.tally for name, share in shares.items()},
    )
    current = [document for document in makings.documents if document.current]
    pieces = {name: share.pieces for name, share in shares.items()}
    return tables, list(put_together(current, pieces))


def _tables(
    store: Store,
    makings: Makings,
    scans: Iterable[DocumentScan],
    measures: Sequence[PlanMeasure],
    *,
    tallies: Mapping[str, Tally] | None = None,
    versions: Literal["current", "all"] = "current",
) -> Tables:
    from termscan.scan import alike
    from termscan.tables import build_tables

    current = [document for document in makings.documents if document.current]
    return build_tables(
        scans,
        makings.municipalities,
        makings.last.concepts,
        makings.expected,
        covered=makings.covered,
        measures=measures,
        similar=((pair.one, pair.other) for pair in alike(store, current)),
        tallies=tallies,
        versions=versions,
    )
