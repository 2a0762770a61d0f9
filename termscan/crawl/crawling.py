"""The crawl of a whole corpus: municipalities side by side, each host on its own."""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import replace
from pathlib import Path

from termscan._version import __version__
from termscan.crawl.asking import Asker
from termscan.crawl.definition import CorpusDefinition
from termscan.crawl.fetching import Fetcher
from termscan.crawl.keeper import Store
from termscan.crawl.network import Network
from termscan.crawl.once import OncePerRun
from termscan.crawl.politeness import Manners, Politeness
from termscan.crawl.report import CrawlReport, MunicipalityReport
from termscan.crawl.robots_cache import AGENT, RobotsCache
from termscan.crawl.visit import Visit
from termscan.errors import StoreError

Progress = Callable[[int, int, MunicipalityReport], None]
"""Called after each municipality with how many are done, how many there are, and its report."""


def user_agent(definition: CorpusDefinition) -> str:
    """Return how the crawl introduces itself, with the definition's contact."""
    contact = "".join(c for c in definition.contact if c.isascii() and c.isprintable())
    return f"{AGENT}/{__version__}" + (f" (+{contact})" if contact else "")


def crawl(
    definition: CorpusDefinition,
    store: Store,
    *,
    progress: Progress | None = None,
    network: Network | None = None,
    manners: Manners | None = None,
    workers: int = 8,
    clock: Callable[[], float] = time.time,
) -> CrawlReport:
    """Fetch what is due for a corpus into a store, and look for what is missing.

    Everything is recorded as it happens; an interrupted crawl goes on where it stopped. `clock`
    tells Unix time.

    Raises:
        StoreError: the store cannot be written; what was recorded before stays.
        KeyboardInterrupt: after the requests under way were ended.
    """
    store.expect(sorted(definition.expected))
    stop = threading.Event()
    # Every run asks for names anew.
    network = replace(network or Network(user_agent=user_agent(definition)))
    with tempfile.TemporaryDirectory(prefix="termscan-") as folder:
        fetcher = _fetcher(definition, store, network, manners or Manners(), clock, stop, folder)
        pool = ThreadPoolExecutor(max_workers=workers, thread_name_prefix="crawl")
        try:
            reports = _run_all(pool, definition, store, fetcher, clock, progress)
        finally:
            stop.set()
            pool.shutdown(wait=True, cancel_futures=True)
    reports.sort(key=lambda report: report.municipality)
    return CrawlReport(definition.name, tuple(reports))


def _fetcher(
    definition: CorpusDefinition,
    store: Store,
    network: Network,
    manners: Manners,
    clock: Callable[[], float],
    stop: threading.Event,
    folder: str,
) -> Fetcher:
    politeness = Politeness(store, manners, clock, stop.wait)
    asker = Asker(network, politeness, clock, stop.is_set)
    return Fetcher(asker, RobotsCache(asker, store), definition.limits, Path(folder))


def _run_all(
    pool: ThreadPoolExecutor,
    definition: CorpusDefinition,
    store: Store,
    fetcher: Fetcher,
    clock: Callable[[], float],
    progress: Progress | None,
) -> list[MunicipalityReport]:
    def run(visit: Visit) -> MunicipalityReport:
        try:
            return visit.run()
        except StoreError:
            raise
        except Exception as error:  # noqa: BLE001
            # Whatever one site holds, the others have their turn.
            return visit.broken_off(error)

    once = OncePerRun()
    visits = [Visit(m, definition, store, fetcher, clock, once) for m in definition.municipalities]
    futures: list[Future[MunicipalityReport]] = [pool.submit(run, visit) for visit in visits]
    reports = []
    for future in as_completed(futures):
        reports.append(future.result())
        if progress is not None:
            progress(len(reports), len(futures), reports[-1])
    return reports
