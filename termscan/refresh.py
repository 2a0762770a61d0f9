"""The nightly run: crawl, scan and export, each working only on what has changed.

It may be killed at any moment. Whatever was stored stays, and the next run goes on from there and
ends with the same files. What changed is told against the last run that reached its end.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from termscan.corpus import Store
from termscan.crawl import CorpusDefinition, CrawlReport, Manners, Network
from termscan.crawled import crawl_store
from termscan.news import News, news_of
from termscan.outputs import DEFAULT_FORMATS, export_store, tables_of
from termscan.places import covered, municipalities_of
from termscan.scan import LastScan, ScanReport, last_scan, results_of, scan_store

if TYPE_CHECKING:
    from termscan.tables import Tables

_LAST_REFRESH = "last refresh"


@dataclass(frozen=True, slots=True)
class RefreshReport:
    """What a refresh did, stage by stage, and what is new since the last one."""

    crawl: CrawlReport
    scan: ScanReport
    news: News
    files: tuple[Path, ...]

    @property
    def failed(self) -> bool:
        """Whether something failed that is named in the report."""
        return self.crawl.failed or bool(self.scan.unreadable)


def refresh(
    definition: CorpusDefinition,
    store: Store,
    folder: Path,
    *,
    lexicons: Sequence[str | Path] = (),
    formats: Sequence[str] = DEFAULT_FORMATS,
    backend: Literal["auto", "libvoikko", "pyvoikko"] = "auto",
    ocr: bool = False,
    executor: Executor | None = None,
    progress: Callable[[str, int, int], None] | None = None,
    network: Network | None = None,
    manners: Manners | None = None,
) -> RefreshReport:
    """Fetch what is due, find the mentions in what changed, and write the tables.

    `progress` is called with the stage, the things done and their number. `network` and `manners`
    are those of `termscan.crawl.crawl`.

    Raises:
        LexiconError, MissingBackend, StoreError: as the stages say; what was stored stays.
    """
    told = progress or _silent
    crawled = crawl_store(
        definition,
        store,
        progress=lambda done, total, _: told("crawl", done, total),
        network=network,
        manners=manners,
    )
    scanned = scan_store(
        store,
        lexicons,
        backend=backend,
        ocr=ocr,
        executor=executor,
        progress=lambda done, total: told("scan", done, total),
    )
    news = _news(store)
    files = export_store(store, folder, formats)
    _remember(store)
    return RefreshReport(crawled, scanned, news, tuple(files))


def _silent(_: str, __: int, ___: int) -> None:
    """Tell nobody."""


def _news(store: Store) -> News:
    if _standing(store) == store.setting(_LAST_REFRESH):
        return News(first=False)
    return news_of(_tables_of_last_refresh(store), tables_of(store))


def _remember(store: Store) -> None:
    standing = _standing(store)
    if standing != store.setting(_LAST_REFRESH):
        store.set_setting(_LAST_REFRESH, standing)


def _standing(store: Store) -> str:
    """Return which documents a refresh has counted, and with what, as text."""
    row = {
        "scan": last_scan(store).to_row(),
        "documents": [document.id for document in store.documents()],
    }
    return json.dumps(row, ensure_ascii=False, sort_keys=True)


def _tables_of_last_refresh(store: Store) -> Tables | None:
    from termscan.tables import build_tables

    noted = store.setting(_LAST_REFRESH)
    if noted is None:
        return None
    row: dict[str, Any] = json.loads(noted)
    scan = LastScan.from_row(row["scan"])
    then = set(row["documents"])
    documents = [
        replace(one, current=True) for one in store.documents(current=False) if one.id in then
    ]
    found = results_of(store, scan.key, documents)
    return build_tables(
        found, municipalities_of(store), scan.concepts, store.expected(), covered=covered(store)
    )
