"""A country in which half of the web misbehaves: every site ends, and nothing good is lost."""

from __future__ import annotations

import random
from pathlib import Path

from crawl.conftest import NO_PAUSE
from crawl.fake_finland import FakeServer, Fault, build_country, faults, network_of
from termscan.corpus import Store
from termscan.crawl import CorpusDefinition, Limits, crawl
from termscan.crawl.reasons import REASONS

SITES = 24


def some_faults() -> list[Fault]:
    return [
        faults.reset(),
        faults.truncated(),
        faults.truncated_gzip(),
        faults.endless(),
        faults.huge_announcement(),
        faults.bomb("gzip", 30_000_000),
        faults.redirect("/"),
        faults.endless_redirects(),
        faults.redirect("http://169.254.169.254/"),
        faults.status(429, "Wed, 21 Oct 2076 07:28:00 GMT"),
        faults.status(503, "nonsense"),
        faults.answer(b"<h1>Sivua ei l\xc3\xb6ytynyt</h1>"),
        faults.answer(bytes(range(256)) * 10),
        faults.answer(b"<html>" + b"<div>" * 20_000 + b"<a href='x'>y"),
        faults.answer(b"<urlset>" + b"<loc>http://[</loc>" * 1000, "application/xml"),
        faults.answer(
            b'[{"source_url": 1}, [], {"title": {"rendered": ["<"]}}]', "application/json"
        ),
        faults.answer(b"<!---->" * 585),
        faults.answer(b"<urlset><loc>" + b" " * 400_000, "application/xml"),
        faults.answer(b"<html><a " + b"a b c d e f g h i j " * 20_000 + b"href=x>y</a>"),
        faults.flood(b"", b"HTTP/1.1 100 Continue\r\n\r\n", 20_000_000),
        faults.changing(lambda n: b"<html><h1>%d</h1>" % n, "text/html"),
        faults.gibberish(),
        faults.many_headers(),
        faults.closes_at_once(),
    ]


def test_a_misbehaving_country(tmp_path: Path) -> None:
    country = build_country(SITES, seed=7)
    chance = random.Random(7)
    definition = CorpusDefinition(
        "fake",
        tuple(country.municipalities),
        limits=Limits(seconds_per_request=3.0, document_bytes=3_000_000, page_bytes=500_000),
    )
    with FakeServer(country.web) as server, Store.open(tmp_path / "store") as store:
        good = crawl(definition, store, network=network_of(server), manners=NO_PAUSE)
        held = {d.id for d in store.documents()}
        assert held
        choices = some_faults()
        for key in sorted(country.web):
            if chance.random() < 0.5:
                server.faults[key] = chance.choice(choices)
        # The second time as a new store would see it, the third as the old one does.
        with Store.open(tmp_path / "other") as other:
            report = crawl(definition, other, network=network_of(server), manners=NO_PAUSE)
        assert len(report.municipalities) == SITES
        assert max(one.requests for one in report.municipalities) <= 40
        assert {row.reason for row in report.rows if row.reason} <= set(REASONS)
        crawl(definition, store, network=network_of(server), manners=NO_PAUSE)
        assert {d.id for d in store.documents()} >= held
        server.faults.clear()
    assert len(good.municipalities) == SITES
