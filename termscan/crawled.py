"""A crawl, and what it tells of documents that are two things in one."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from termscan.corpus import Store
from termscan.crawl import (
    CorpusDefinition,
    CrawlReport,
    Manners,
    MunicipalityReport,
    Network,
    crawl,
)
from termscan.places import note_covered
from termscan.records import DocumentKind


def crawl_store(
    definition: CorpusDefinition,
    store: Store,
    *,
    progress: Callable[[int, int, MunicipalityReport], None] | None = None,
    network: Network | None = None,
    manners: Manners | None = None,
    clock: Callable[[], float] = time.time,
) -> CrawlReport:
    """Crawl a corpus into a store; see `termscan.crawl.crawl`.

    A welfare report and plan in one is kept as a plan, and noted to be the report, too.
    """
    report = crawl(
        definition, store, progress=progress, network=network, manners=manners, clock=clock
    )
    note_covered(store, _two_in_one(report, store))
    return report


def _two_in_one(report: CrawlReport, store: Store) -> Iterator[tuple[str, DocumentKind]]:
    kinds = {one.id: one.kind for one in store.documents(current=False)}
    for row in report.rows:
        if row.document is not None and kinds.get(row.document, row.kind) != row.kind:
            yield row.municipality, row.kind
