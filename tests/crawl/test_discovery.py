"""Documents are found on sites that the discovery was not written against one by one."""

from __future__ import annotations

import time
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from crawl.conftest import NO_PAUSE, START
from crawl.fake_finland import Country, FakeServer, Hit, build_country, network_of
from termscan.corpus import Store
from termscan.crawl import CorpusDefinition, CrawlReport, crawl
from termscan.records import DocumentKind

SITES = 60
KINDS: tuple[DocumentKind, ...] = (
    "strategy",
    "welfare_plan",
    "welfare_report",
    "child_welfare_plan",
)
FOUND = 0.95
WRONG = 0.02
MOST_REQUESTS = 40


def judged(report: CrawlReport, country: Country, store: Store) -> Counter[str]:
    """Count rows by whether what was stored is what is truly there."""
    counts: Counter[str] = Counter()
    for row in report.rows:
        right = country.truth.get((row.municipality, row.kind))
        if row.document is None:
            counts["missing" if right else "rightly nothing"] += 1
        else:
            stored = store.path(row.document).read_bytes()
            counts["found" if right and stored in right else "wrong"] += 1
    return counts


def test_a_whole_country(tmp_path: Path) -> None:
    country = build_country(SITES, seed=2026)
    assert len(set(country.shapes.values())) == 6
    started = time.time()
    definition = CorpusDefinition("fake", tuple(country.municipalities), KINDS)
    with FakeServer(country.web) as server, Store.open(tmp_path / "store") as store:

        def crawled() -> CrawlReport:
            return crawl(
                definition,
                store,
                network=network_of(server),
                manners=NO_PAUSE,
                clock=lambda: START + time.time() - started,
            )

        first = crawled()
        counts = judged(first, country, store)
        total = sum(1 for _ in country.truth)
        assert counts["found"] >= FOUND * total, counts
        assert counts["wrong"] <= WRONG * total, counts
        assert len(server.hits()) == first.requests
        assert max(report.requests for report in first.municipalities) <= MOST_REQUESTS
        assert_never_two_at_once(server.hits())
        assert not [hit for hit in server.hits() if hit.host.startswith("docplayer")]
        assert all("Cookie" not in hit.headers for hit in server.hits())

        server.forget()
        documents = store.documents(current=False)
        second = crawled()
        assert_idle(server.hits(), first, country, total_found=counts["found"])
        assert {row.status for row in second.rows} <= {"unchanged", "missing", "draft_only"}
        assert store.documents(current=False) == documents


@pytest.mark.parametrize("wording", ["found", "held out"])
def test_titles_as_real_towns_write_them(tmp_path: Path, wording: str) -> None:
    country = build_country(24, seed=2026, wording=wording)
    definition = CorpusDefinition("fake", tuple(country.municipalities), KINDS)
    with FakeServer(country.web) as server, Store.open(tmp_path / "store") as store:
        report = crawl(definition, store, network=network_of(server), manners=NO_PAUSE)
        counts = judged(report, country, store)
    assert counts["found"] >= FOUND * len(country.truth), counts
    assert counts["wrong"] <= WRONG * len(country.truth), counts
    assert max(report.requests for report in report.municipalities) <= MOST_REQUESTS


def assert_never_two_at_once(hits: list[Hit]) -> None:
    for host in {hit.host for hit in hits}:
        turns = sorted((hit.began, hit.ended) for hit in hits if hit.host == host)
        assert all(a[1] <= b[0] for a, b in pairwise(turns)), host


def assert_idle(hits: list[Hit], first: CrawlReport, country: Country, *, total_found: int) -> None:
    """With nothing changed, every document is asked for once, conditionally where that works."""
    stored = {(row.municipality, row.url) for row in first.rows if row.document}
    assert len(hits) == len(stored)
    assert len(stored) <= total_found + 10
    assert len({(hit.host, hit.target) for hit in hits}) == len(hits)
    assert not [hit for hit in hits if hit.target == "/robots.txt"]
    for hit in hits:
        resource = country.web[hit.host, hit.target]
        assert ("If-None-Match" in hit.headers) is resource.validators
        assert hit.status == (304 if resource.validators else 200)
