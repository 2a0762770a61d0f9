"""Every real address that is known here is fetched, named and kept, from a server that answers at
its host and path as the real one would."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import trustme
from shared_data import shared

from crawl.conftest import NO_PAUSE
from crawl.fake_finland import FakeServer, network_of
from crawl.fake_finland.papers import pdf
from crawl.registry import municipality
from termscan.corpus import Store
from termscan.crawl import CorpusDefinition, Network, crawl
from termscan.crawl.addresses import parse
from termscan.crawl.decisions import entrance, system_of
from termscan.crawl.download import Answer
from termscan.crawl.receipt import file_name
from termscan.crawl.site import site_of
from termscan.fake_finland import Resource
from termscan.records import Source

PAGE = (
    "<html><title>{0}</title><h1>{0}</h1><p>" + "Kunta edistää hyvinvointia. " * 90 + "</p></html>"
)


def real_addresses() -> list[str]:
    path = shared("data", "crawl", "urls.tsv")
    with path.open(encoding="utf-8", newline="") as file:
        return [row["url"] for row in csv.DictReader(file, delimiter="\t")]


def place_of(url: str) -> tuple[str, str]:
    """Return host and decoded target, worked out by hand rather than by the crawler's parser."""
    rest = url.partition("://")[2].partition("#")[0]
    host, _, path = rest.partition("/")
    path = path.replace("%20", " ").replace("%7B", "{").replace("%7D", "}")
    return host.partition(":")[0].rstrip("."), "/" + path


def is_file(url: str) -> bool:
    signs = (".pdf", ".PDF", "/download/", "fileshow", "ktproxy2")
    return any(sign in url for sign in signs) and "docplayer" not in url


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[FakeServer, Network]]:
    urls = real_addresses()
    web = {}
    for url in urls:
        if is_file(url):
            web[place_of(url)] = Resource(pdf(url, "Mielenterveys"), "application/pdf")
        else:
            web[place_of(url)] = Resource(PAGE.format(url.rsplit("/", 1)[1] or "x").encode())
    authority = trustme.CA()
    trust = tmp_path_factory.mktemp("trust") / "ca.pem"
    authority.cert_pem.write_to_path(trust)
    hosts = sorted({host for host, _ in web})
    with FakeServer(web, authority.issue_cert(*hosts).configure_cert) as server:
        network = network_of(server, trust)
        yield server, replace(network, ports={**network.ports, 8443: network.ports[443]})


def test_every_real_address_is_fetched_and_kept(
    world: tuple[FakeServer, Network], tmp_path: Path
) -> None:
    server, network = world
    urls = list(dict.fromkeys(real_addresses()))
    places = tuple(municipality(f"{number:03d}", f"Kunta{number}") for number in range(len(urls)))
    sources = tuple(
        Source(url, place.code, "strategy") for url, place in zip(urls, places, strict=True)
    )
    definition = CorpusDefinition("real", places, ("strategy",), sources=sources, discover=False)
    with Store.open(tmp_path / "store") as store:
        for expected in ("new", "unchanged"):
            server.forget()
            report = crawl(definition, store, network=network, manners=NO_PAUSE)
            assert [(row.url, row.reason) for row in report.rows if row.status != expected] == []
            asked = [hit for hit in server.hits() if hit.target != "/robots.txt"]
            assert {(hit.host, hit.target) for hit in asked} == {place_of(url) for url in urls}
            assert len(asked) == len(urls)
        assert all(one.file_name for one in store.documents() if is_file(one.url or ""))
        kept = {one.media_type for one in store.documents()}
        assert kept == {"application/pdf", "text/html"}


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("http://asiakirjat.ouka.fi/ktwebscr/fileshow?doctype=3&docid=3527805", "fileshow-3527805"),
        ("http://x.fi:8443/ktwebbin/ktproxy2.dll?docid=182694&version=1", "ktproxy2-182694"),
        ("https://x.fi/cgi/DREQUEST.PHP?page=meetingitem&id=2023337-4", "DREQUEST-2023337-4"),
        ("https://x.fi/download/toimintakertomus-kevat-2025/", "toimintakertomus-kevat-2025"),
        ("https://x.fi/sites/default/files/2026-01/Talousarvio%202026.pdf", "Talousarvio 2026.pdf"),
        ("https://x.fi/documents/1/2/Strategi+2022.pdf?t=167918600", "Strategi+2022.pdf"),
    ],
)  # fmt: skip
def test_files_are_named_by_their_address(url: str, name: str) -> None:
    assert file_name(Answer(parse(url), 200, {})) == name


def decision_systems() -> list[dict[str, str]]:
    path = shared("data", "crawl", "decision_systems.tsv")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_every_council_system_is_known_by_its_address() -> None:
    rows = decision_systems()
    assert len(rows) == 286
    for row in rows:
        url = row["url"].partition(" ")[0]
        known = system_of(parse(url))
        expected = row["system"].partition("-")[0]
        assert known == (expected if expected in ("dynasty", "cloudnc", "tweb") else None), url
        if known == "dynasty":
            assert entrance(url) == f"{url}?page=meeting_frames"
            assert entrance(entrance(url)) == entrance(url)
        else:
            assert entrance(url) == url
        place = municipality("182", row["slug"], website="https://x.fi/", decision_url=url)
        assert site_of(place, (), 2026).owns(parse(url).host)
