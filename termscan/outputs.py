"""From a scanned store to tables and files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from termscan.codec import municipality_row
from termscan.corpus import Store
from termscan.export import FORMATS, LexiconStamp, Stamp, format_name, standing_export
from termscan.places import covered, municipalities_of
from termscan.report import standing_report
from termscan.scan import findings_of, last_scan, stored_findings

if TYPE_CHECKING:
    from termscan.tables import Tables

DEFAULT_FORMATS = ("csv", "xlsx")
REPORT = "report"
"""The format, and the folder, of the pages that people open."""


def tables_of(store: Store, *, versions: Literal["current", "all"] = "current") -> Tables:
    """Return the tables of what the last scan found.

    Raises:
        UsageError: the store has not been scanned.
    """
    from termscan.scan import alike
    from termscan.tables import PlanMeasure, build_tables

    last = last_scan(store)
    found = list(findings_of(store, last.key, store.documents(current=False)))
    return build_tables(
        (findings.of(document) for document, findings in found),
        municipalities_of(store),
        last.concepts,
        store.expected(),
        covered=covered(store),
        measures=(
            PlanMeasure(one.id, *row) for one, findings in found for row in findings.plan_rows
        ),
        similar=((pair.one, pair.other) for pair in alike(store)),
        versions=versions,
    )


def stamp_of(store: Store) -> Stamp:
    """Return what the tables of a store are made from and with."""
    last = last_scan(store)
    lexicons = tuple(LexiconStamp(*lexicon) for lexicon in last.lexicons)
    documents = tuple(document.id for document in store.documents())
    makings = _fingerprint(store)
    return Stamp(lexicons, last.dictionary, last.extractor, documents, makings)


def _fingerprint(store: Store) -> str:
    """Return a SHA-256 of all that the tables of a store are made from."""
    last = last_scan(store)
    documents = store.documents(current=False)
    places = [municipality_row(one) for one in municipalities_of(store)]
    pairs = [sorted(store.expected()), sorted(covered(store))]
    makings = [last.to_row(), [asdict(one) for one in documents], pairs, places]
    digest = sha256(json.dumps(makings, sort_keys=True).encode())
    for _, content in stored_findings(store, last.key, documents):
        digest.update(content)
    return digest.hexdigest()


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
    stamp = stamp_of(store)
    files = standing_export(folder, written, stamp) if written else []
    pages = standing_report(folder / REPORT, stamp) if REPORT in wanted else []
    if files is None or pages is None:
        from termscan.export import export
        from termscan.report import write_report

        tables = tables_of(store)
        files = export(tables, folder, written, stamp) if files is None else files
        pages = write_report(tables, folder / REPORT, stamp) if pages is None else pages
    return [*files, *pages]
