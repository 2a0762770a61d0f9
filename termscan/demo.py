"""The whole way on the corpus that ships: eight invented municipalities, real tables."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from termscan.corpus import Store, read_document_list
from termscan.crawl import CrawlReport, Manners, load_definition
from termscan.crawled import crawl_store
from termscan.demo_sites import YEAR, demo_web
from termscan.errors import UsageError
from termscan.export import text_table
from termscan.fake_finland import WebServer
from termscan.intake import add_documents
from termscan.municipalities import Registry
from termscan.outputs import DEFAULT_FORMATS, REPORT, export_store, tables_of
from termscan.places import add_municipalities
from termscan.resources import shipped
from termscan.scan import scan_store

_AT_HOME = Manners(least=0.0, per_second_of_latency=0.0)
"""Nobody is troubled by what this machine asks of itself."""

_MIDSUMMER = datetime(YEAR, 6, 21, tzinfo=UTC).timestamp()

SHOWN = {
    "municipality_fi": "municipality",
    "document_kind": "document",
    "words": "words",
    "core": "core terms",
    "near": "near terms",
    "promotion": "promotion",
    "prevention": "prevention",
    "problem_and_care": "problem, care",
    "practices": "practices",
}
"""Columns of `counts_wide` that fit on a terminal, and what they are called there."""


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What the demonstration made: a table for the terminal, and the files to open.

    `crawl` tells what the crawl found; it is None where this machine allows no server of its own,
    and the documents were added as files.
    """

    table: str
    files: tuple[Path, ...]
    crawl: CrawlReport | None


def run_demo(
    folder: Path,
    *,
    backend: Literal["auto", "libvoikko", "pyvoikko"] = "auto",
    executor: Executor | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Demonstration:
    """Crawl, scan and export the demo corpus in `folder`; done again it gives the same files.

    The sites are served on this machine's loopback address; no other machine is asked.
    `progress` is called with the stage, the things done and their number.

    Raises:
        UsageError: the folder is in use for something else.
    """
    if folder.is_dir() and any(folder.iterdir()) and not (folder / "store").is_dir():
        raise UsageError(f"{folder} holds other files; give an empty folder with --out")
    told = progress or _silent
    with Store.open(folder / "store") as store:
        crawled = _gather(store, told)
        scan_store(
            store,
            backend=backend,
            executor=executor,
            progress=lambda done, total: told("scan", done, total),
        )
        tables = folder / "tables"
        files = export_store(store, tables, (*DEFAULT_FORMATS, REPORT))
        counts = tables_of(store).counts_wide()
        table = text_table(counts.rename(columns=SHOWN), list(SHOWN.values()), width=120)
    shown = (*(one for one in files if one.parent == tables), tables / REPORT / "index.html")
    return Demonstration(table, shown, crawled)


def _silent(_: str, __: int, ___: int) -> None:
    """Tell nobody."""


def _gather(store: Store, told: Callable[[str, int, int], None]) -> CrawlReport | None:
    """Crawl the demo corpus from a server on this machine, or else add its files."""
    corpus = shipped("corpora") / "demo"
    listing = corpus / "documents.csv"
    shipped_registry = Registry.shipped()
    registry = shipped_registry.with_added(corpus / "municipalities.csv")
    known = {one.code for one in shipped_registry.on()}
    add_municipalities(store, (one for one in registry.on() if one.code not in known))
    definition = load_definition(corpus / "demo.toml", registry)
    web = demo_web(definition.municipalities, read_document_list(listing, registry))
    try:
        server = WebServer(web)
    except OSError:
        add_documents(store, [corpus], listing=listing, registry=registry)
        return None
    with server:
        return crawl_store(
            definition,
            store,
            progress=lambda done, total, _: told("crawl", done, total),
            network=server.network(),
            manners=_AT_HOME,
            clock=lambda: _MIDSUMMER,
        )
