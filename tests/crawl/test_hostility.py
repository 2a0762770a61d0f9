"""Whatever a server does ends in a reason, in time, in little memory; nothing good is lost."""

from __future__ import annotations

import json
import resource as usage
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trustme
from shared_data import shared

from crawl.conftest import NO_PAUSE, Memory, World
from crawl.fake_finland import Fault, faults, network_of
from crawl.fake_finland.papers import pdf
from crawl.fake_finland.server import LOOPBACK, FakeServer, Resource
from crawl.registry import municipality
from termscan.crawl import CorpusDefinition, Limits, MunicipalityReport, Network, crawl
from termscan.crawl.names import MOST_AT_ONCE, Names
from termscan.crawl.reasons import REASONS
from termscan.errors import FetchError
from termscan.records import Source

PAPER = pdf("Kuntastrategia 2022–2025", "Mielenterveyden edistäminen. " * 30)
URL = "http://www.jamsa.fi/strategia.pdf"
ERROR_PAGES = [
    "<title>Sivua ei löytynyt</title><h1>Sivua ei löytynyt</h1>",
    "<title>Jämsä</title><h1>Hakemaasi sivua ei löydy</h1><p>Kokeile hakua.</p>",
    "<title>404</title><body>Oho</body>",
    "<title>Sidan hittades inte</title><p>Sidan kunde inte hittas.</p>",
    "<h1>Page not found</h1>",
    "<title>Tapahtui virhe</title><p>Yritä uudelleen</p>",
]
LOGIN_PAGES = [
    "<title>Kirjaudu sisään</title><form><input type=password></form>",
    "<title>Logga in</title><h1>Logga in</h1><form><input type='password'></form>",
    "<h1>Intra</h1><form><input type=password></form>",
]

FAULTS: list[tuple[str, Fault, str]] = [
    ("latency beyond the deadline", faults.latency(3.0), "timeout"),
    ("drip", faults.drip(0.02), "timeout"),
    ("headers that drip", faults.drip(0.02, headers_too=True), "timeout"),
    ("reset", faults.reset(), "connection_lost"),
    ("truncated", faults.truncated(), "truncated"),
    ("truncated gzip", faults.truncated_gzip(), "truncated"),
    ("endless in chunks", faults.endless(), "too_large"),
    ("endless", faults.endless(chunked=False), "too_large"),
    ("huge announcement", faults.huge_announcement(), "too_large"),
    ("gzip bomb", faults.bomb("gzip"), "too_large"),
    ("deflate bomb", faults.bomb("deflate"), "too_large"),
    ("unasked encoding", faults.bomb("br", body=b"\x0b\x02\x80abc\x03"), "undecodable"),
    ("not gzip at all", faults.bomb("gzip", body=PAPER), "undecodable"),
    ("redirect to itself", faults.redirect("/strategia.pdf"), "redirect_loop"),
    ("endless redirects", faults.endless_redirects(), "too_many_redirects"),
    ("redirect to nowhere", faults.redirect("http://"), "bad_redirect"),
    ("redirect without place", faults.redirect(""), "bad_redirect"),
    ("redirect to a file", faults.redirect("file:///etc/passwd"), "bad_redirect"),
    ("redirect with credentials", faults.redirect("http://a:b@www.jamsa.fi/x"), "bad_redirect"),
    ("429", faults.status(429, "7200"), "come_back_later"),
    ("503", faults.status(503), "come_back_later"),
    ("500", faults.status(500), "server_error"),
    ("403", faults.status(403), "forbidden"),
    ("404", faults.status(404), "not_found"),
    ("418", faults.status(418), "unexpected_status"),
    ("204", faults.status(204), "unexpected_status"),
    ("empty", faults.answer(b"", "application/pdf"), "empty"),
    ("gibberish", faults.gibberish(), "bad_answer"),
    ("many headers", faults.many_headers(), "bad_answer"),
    ("closes at once", faults.closes_at_once(), "connection_lost"),
    ("picture", faults.answer(b"\xff\xd8\xff\xe0JFIF", "application/pdf"), "wrong_type"),
    ("archive", faults.answer(b"\x1f\x8b\x08aaa", "application/pdf"), "wrong_type"),
    ("page for a file", faults.answer(b"<html><p>" + b"Tervetuloa! " * 300), "wrong_type"),
    *[("error page", faults.answer(page.encode()), "error_page") for page in ERROR_PAGES],
    *[("login page", faults.answer(page.encode()), "login_page") for page in LOGIN_PAGES],
]


@pytest.mark.parametrize(("fault", "reason"), [pytest.param(f, r, id=n) for n, f, r in FAULTS])
def test_a_fault_has_a_reason_and_the_good_version_stays(
    world: World, fault: Fault, reason: str
) -> None:
    world.put(URL, PAPER, "application/pdf")
    world.limits = Limits(seconds_per_request=1.0, document_bytes=3_000_000, page_bytes=1_000_000)
    assert world.crawl(URL).rows[0].status == "new"
    before = world.store.documents(current=False)
    world.server.faults["www.jamsa.fi", "*"] = fault
    row = world.crawl(URL).rows[0]
    assert row.reason == reason
    assert reason in REASONS
    assert row.status in ("failed", "gone")
    assert world.store.documents(current=False) == before
    assert world.store.documents() == before
    assert world.store.path(before[0].id).read_bytes() == PAPER
    assert world.store.fetches(URL)[-1].reason == reason
    assert not list(world.folder.iterdir())


@pytest.mark.parametrize(
    "name", ["bomb-gzip.bin", "bomb-deflate.bin", "bomb-br.bin", "bomb-zstd.bin"]
)
def test_bombs_from_the_wild_are_not_unfolded(world: World, name: str) -> None:
    body = shared("data", "crawl", "hostile", name).read_bytes()
    world.limits = Limits(document_bytes=10_000, page_bytes=10_000)
    encoding = {"br": "br", "zstd": "zstd", "gzip": "gzip", "deflate": "deflate"}[name[5:-4]]
    world.put("http://www.jamsa.fi/robots.txt", b"", "text/plain", status=404)
    world.server.faults["www.jamsa.fi", "/x"] = faults.bomb(encoding, body=body)
    assert world.fetch("http://www.jamsa.fi/x").reason in ("too_large", "undecodable")


@pytest.mark.parametrize(
    "name", ["truncated-crc-error.gz", "truncated-crc-error-short.gz", "unexpected-eof.gz"]
)
def test_damaged_gzip_from_the_wild_is_told(world: World, name: str) -> None:
    body = shared("data", "crawl", "hostile", name).read_bytes()
    world.put("http://www.jamsa.fi/robots.txt", b"", "text/plain", status=404)
    world.server.faults["www.jamsa.fi", "/x"] = faults.bomb("gzip", body=body)
    assert world.fetch("http://www.jamsa.fi/x").reason in ("truncated", "undecodable")


def test_bombs_and_large_files_take_little_memory(world: World) -> None:
    world.limits = Limits(document_bytes=60_000_000, seconds_per_request=30.0)
    world.server.faults["www.jamsa.fi", "/bomb"] = faults.bomb("gzip", 150_000_000)
    world.put("http://www.jamsa.fi/large.pdf", b"%PDF-1.7" + b"x" * 50_000_000, "application/pdf")
    before = usage.getrusage(usage.RUSAGE_SELF).ru_maxrss
    assert world.fetch("http://www.jamsa.fi/bomb").reason == "too_large"
    trip = world.fetch("http://www.jamsa.fi/large.pdf")
    assert trip.answer is not None
    assert trip.answer.body.size == 50_000_008
    trip.answer.body.discard()
    assert usage.getrusage(usage.RUSAGE_SELF).ru_maxrss - before < 100_000


_PAGES = """
from concurrent.futures import ThreadPoolExecutor
from termscan.crawl import Limits
from termscan.crawl.page import read_page
size = Limits().page_bytes
pages = [b"<html>" + b"<a href=x>y" * (size // 11)] * 8
with ThreadPoolExecutor(8) as pool:
    assert [len(p.links) for p in pool.map(lambda page: read_page(page, "http://x.fi/"), pages)]
status = open("/proc/self/status").read().split()
print(status[status.index("VmHWM:") + 1])
"""
"""Prints the most memory ever used, in kB; unlike ru_maxrss it knows nothing of the parent's."""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
def test_many_large_pages_take_little_memory() -> None:
    process = [sys.executable, "-c", _PAGES]
    done = subprocess.run(process, capture_output=True, text=True, check=True)
    assert int(done.stdout) < 300_000


def test_the_body_of_a_redirect_is_never_read(world: World) -> None:
    bomb = faults._packed("gzip", 300_000_000)
    world.server.faults["www.jamsa.fi", "/old"] = faults.redirect("/new", 301, bomb, "gzip")
    world.put("http://www.jamsa.fi/new", PAPER, "application/pdf")
    trip = world.fetch("http://www.jamsa.fi/old")
    assert trip.reason is None
    assert trip.final is not None
    assert trip.final.url == "http://www.jamsa.fi/new"


INSIDE = [
    "http://127.0.0.2/", "http://2130706434/", "http://0x7f.2/", "http://017700000002/",
    "http://127.0.0.2./", "http://%31%32%37.0.0.2/", "http://[::ffff:7f00:2]/", "http://[::1]/",
    "http://localhost/", "http://intra.jamsa.fi/", "http://169.254.169.254/latest/meta-data/",
    "http://[64:ff9b::7f00:2]/", "http://0.0.0.0/", "https://10.1.2.3:8443/x",
]  # fmt: skip


@pytest.mark.parametrize(
    ("place", "status"),
    [(place, 302) for place in INSIDE] + [(INSIDE[0], status) for status in (301, 303, 307, 308)],
)
def test_no_hop_leads_inside(world: World, place: str, status: int) -> None:
    """The test's allowance is for one loopback address; all others stay forbidden."""
    world.server.faults["www.jamsa.fi", "/out"] = faults.redirect(place, status)
    network = Network(
        resolver=lambda host, port: [LOOPBACK if host == "www.jamsa.fi" else "127.0.0.2"],
        allowed=(f"{LOOPBACK}/32",),
        ports=world.server.ports,
    )
    assert world.fetch("http://www.jamsa.fi/out", network=network).reason == "private_address"
    assert [hit.target for hit in world.server.hits()] == ["/robots.txt", "/out"]
    assert world.fetch(place, network=Network()).reason in ("private_address", "no_such_host")


def test_a_name_that_changes_its_meaning_gains_nothing(world: World) -> None:
    """What was looked up and checked is what is connected to, in the whole run."""
    meanings = iter([[LOOPBACK], ["10.0.0.7"], [LOOPBACK, "10.0.0.7"]])
    network = Network(
        resolver=lambda host, port: next(meanings),
        allowed=(f"{LOOPBACK}/32",),
        ports=world.server.ports,
    )
    world.put("http://rebinding.example/x", PAPER, "application/pdf")
    for _ in range(2):
        assert world.fetch("http://rebinding.example/x", network=network).reason is None
    asked = len(world.server.hits())
    for _ in range(2):
        network = replace(network)
        trip = world.fetch("http://rebinding.example/x", network=network)
        assert trip.reason == "private_address"
    assert len(world.server.hits()) == asked


@pytest.fixture
def hanging() -> Iterator[threading.Event]:
    """Something that never comes, until the test is over."""
    event = threading.Event()
    yield event
    event.set()


def test_a_name_that_is_never_answered_ends_in_time_and_holds_up_nobody(
    world: World, monkeypatch: pytest.MonkeyPatch, hanging: threading.Event
) -> None:
    def resolver(host: str, port: int) -> list[str]:
        if host == "hanging.fi":
            hanging.wait(60)
        return [LOOPBACK]

    monkeypatch.setattr("termscan.crawl.network._NAME_SECONDS", 0.5)
    network = replace(network_of(world.server), resolver=resolver)
    began = threading.active_count()
    for _ in range(3):
        assert world.fetch("http://hanging.fi/x", network=network).reason == "name_timeout"
    assert threading.active_count() <= began + 1
    world.put("http://www.jamsa.fi/x", PAPER, "application/pdf")
    assert world.fetch("http://www.jamsa.fi/x", network=network).reason is None
    hanging.set()
    assert world.fetch("http://hanging.fi/x", network=network).reason == "not_found"


def test_a_name_is_waited_for_no_longer_than_the_download(
    world: World, hanging: threading.Event
) -> None:
    def resolver(host: str, port: int) -> list[str]:
        hanging.wait(60)
        return [LOOPBACK]

    world.limits = Limits(seconds_per_request=0.5)
    network = replace(network_of(world.server), resolver=resolver)
    memory = Memory()
    memory.save_state("robots", "http://hanging.fi", json.dumps({"until": 9e9, "body": ""}))
    trip = world.fetch("http://hanging.fi/x", network=network, memory=memory)
    assert trip.reason == "name_timeout"


def test_names_that_hang_take_a_bounded_number_of_threads(hanging: threading.Event) -> None:
    def resolver(host: str, port: int) -> list[str]:
        hanging.wait(60)
        return []

    names = Names(resolver)
    began = threading.active_count()
    for number in range(MOST_AT_ONCE + 20):
        with pytest.raises(FetchError, match="name_timeout"):
            names.look_up(f"kunta{number}.fi", 80, 0.001)
    assert threading.active_count() <= began + MOST_AT_ONCE


def test_a_name_is_looked_up_once_and_again_after_a_failure() -> None:
    answers: list[list[str] | Exception] = [OSError("try again"), ["192.0.2.1"], ["192.0.2.2"]]

    def resolver(host: str, port: int) -> list[str]:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    names = Names(resolver)
    with pytest.raises(OSError, match="try again"):
        names.look_up("kunta.fi", 80, 5.0)
    assert [names.look_up("kunta.fi", 80, 5.0) for _ in range(3)] == [["192.0.2.1"]] * 3
    assert len(answers) == 1


def test_a_look_up_ends_when_the_crawl_is_stopped(hanging: threading.Event) -> None:
    def resolver(host: str, port: int) -> list[str]:
        hanging.wait(60)
        return []

    with pytest.raises(FetchError, match="stopped"):
        Names(resolver).look_up("kunta.fi", 80, 60.0, lambda: True)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def secure(authority: trustme.CA, tmp_path: Path) -> Iterator[tuple[FakeServer, Path]]:
    certificate = authority.issue_cert("www.jamsa.fi")
    trust = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(trust)
    web = {("www.jamsa.fi", "/x"): Resource(PAPER, "application/pdf"),
           ("www.other.fi", "/x"): Resource(PAPER, "application/pdf")}  # fmt: skip
    with FakeServer(web, certificate.configure_cert) as server:
        yield server, trust


def test_tls_is_verified(world: World, secure: tuple[FakeServer, Path]) -> None:
    server, trust = secure
    good = network_of(server, trust)
    assert world.fetch("https://www.jamsa.fi/x", network=good).reason is None
    hits = len(server.hits())
    other_name = world.fetch("https://www.other.fi/x", network=good)
    assert other_name.reason == "bad_certificate"
    unknown = world.fetch("https://www.jamsa.fi/x", network=network_of(server))
    assert unknown.reason == "bad_certificate"
    assert len(server.hits()) == hits


def test_an_old_tls_is_refused(world: World, authority: trustme.CA, tmp_path: Path) -> None:
    trust = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(trust)

    def configure(context: ssl.SSLContext) -> None:
        authority.issue_cert("www.jamsa.fi").configure_cert(context)
        context.set_ciphers("NULL:@SECLEVEL=0")
        context.maximum_version = ssl.TLSVersion.TLSv1_2

    with FakeServer({}, configure) as server:
        trip = world.fetch("https://www.jamsa.fi/x", network=network_of(server, trust))
    assert trip.reason == "bad_certificate"


def test_an_expired_certificate_is_refused(
    world: World, authority: trustme.CA, tmp_path: Path
) -> None:
    trust = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(trust)
    expired = authority.issue_cert("www.jamsa.fi", not_after=datetime(2020, 1, 1, tzinfo=UTC))
    with FakeServer({}, expired.configure_cert) as server:
        trip = world.fetch("https://www.jamsa.fi/x", network=network_of(server, trust))
        assert trip.reason == "bad_certificate"
        assert server.hits() == []


def test_a_handshake_that_never_comes_ends_in_time(world: World) -> None:
    world.limits = Limits(seconds_per_request=1.0)
    memory = Memory()
    memory.save_state("robots", "https://www.jamsa.fi", json.dumps({"until": 9e9, "body": ""}))
    with socket.create_server((LOOPBACK, 0)) as silent:
        port = silent.getsockname()[1]
        network = replace(network_of(world.server), ports={443: port})
        trip = world.fetch("https://www.jamsa.fi/x", network=network, memory=memory)
    assert trip.reason == "timeout"


def test_content_that_changes_at_every_request(world: World) -> None:
    """A file that changes is kept in every version; a page that only looks new is not."""
    world.put(URL, PAPER, "application/pdf")
    page = "http://www.jamsa.fi/kaupunkistrategia"
    world.put(page, b"")
    text = "<html><h1>Strategia</h1><p>" + "Kunta edistää hyvinvointia. " * 60
    shown = faults.changing(
        lambda n: f"{text}<script>var token={n}</script><!-- {n} --></html>".encode(),
        "text/html; charset=utf-8",
    )
    files = faults.changing(lambda n: pdf(f"Versio {n}", "x"), "application/pdf")
    world.server.faults["www.jamsa.fi", "/strategia.pdf"] = files
    world.server.faults["www.jamsa.fi", "/kaupunkistrategia"] = shown
    statuses = []
    for _ in range(4):
        rows = {row.url: row.status for row in world.crawl(URL, page).rows}
        statuses.append((rows[URL], rows[page]))
    assert statuses == [("new", "new"), *[("changed", "unchanged")] * 3]
    assert len(world.store.versions(URL)) == 4
    assert len(world.store.versions(page)) == 1
    for document in world.store.documents(current=False):
        assert world.store.path(document.id).exists()


def test_cookies_and_the_environment_are_left_alone(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".netrc").write_text("machine www.jamsa.fi login a password b\n")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("all_proxy", "http://127.0.0.1:9")
    world.put(
        "http://www.jamsa.fi/a", b"", headers={"Location": "/b", "Set-Cookie": "a=b"}, status=302
    )
    world.put("http://www.jamsa.fi/b", PAPER, "application/pdf")
    assert world.fetch("http://www.jamsa.fi/a").reason is None
    assert len(world.server.hits()) == 3
    for hit in world.server.hits():
        assert "Cookie" not in hit.headers
        assert "Authorization" not in hit.headers


def test_an_unasked_304_is_no_document(world: World) -> None:
    world.put("http://www.jamsa.fi/robots.txt", b"", "text/plain", status=404)
    world.server.faults["www.jamsa.fi", "/x"] = faults.status(304)
    assert world.fetch("http://www.jamsa.fi/x").reason == "unexpected_status"


def test_an_interrupt_ends_the_downloads_under_way(world: World) -> None:
    world.put("http://www.jamsa.fi/good.pdf", PAPER, "application/pdf")
    world.server.faults["www.aanekoski.fi", "/slow.pdf"] = faults.drip(0.05)
    second = municipality("992", "Äänekoski", website="http://www.aanekoski.fi/")
    definition = CorpusDefinition(
        "test",
        (world.place, second),
        ("strategy",),
        sources=(
            Source("http://www.jamsa.fi/good.pdf", "182", "strategy"),
            Source("http://www.aanekoski.fi/slow.pdf", "992", "strategy"),
        ),
        discover=False,
        limits=Limits(seconds_per_request=3600),
    )

    def interrupt(done: int, total: int, report: MunicipalityReport) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        crawl(
            definition,
            world.store,
            progress=interrupt,
            network=network_of(world.server),
            manners=NO_PAUSE,
            workers=2,
        )
    assert [fetch.outcome for fetch in world.store.fetches()] == ["stored"]
    assert not [t for t in threading.enumerate() if t.name.startswith("crawl")]
