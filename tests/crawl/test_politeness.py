"""Hosts are asked one thing at a time, with pauses that listen and outlast the run."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest

from crawl.conftest import NO_PAUSE, START, FakeClock, Memory, World
from crawl.fake_finland import faults, network_of
from crawl.fake_finland.papers import pdf
from crawl.registry import municipality
from termscan.corpus import Store
from termscan.crawl import CorpusDefinition, Limits, Manners, crawl
from termscan.crawl.politeness import HOUR, Politeness
from termscan.errors import FetchError
from termscan.records import Source

MANNERS = Manners(least=1.0, most=60.0, per_second_of_latency=2.0, crawl_delay_cap=30.0)


def polite(memory: Memory, clock: FakeClock) -> Politeness:
    return Politeness(memory, MANNERS, clock, clock.wait)


def ask(politeness: Politeness, clock: FakeClock, seconds: float = 0.1, failed: bool = False,
        delay: float | None = None, come_back: float | None = None) -> None:  # fmt: skip
    with politeness.turn("kunta.fi", delay) as turn:
        turn.sent, turn.failed, turn.come_back_at = True, failed, come_back
        clock.now += seconds


def test_there_is_a_pause_between_requests_and_none_before_the_first() -> None:
    clock, memory = FakeClock(), Memory()
    for _ in range(3):
        ask(polite(memory, clock), clock)
    assert clock.waits == pytest.approx([1.0, 1.0])


def test_the_pause_grows_with_latency_and_shrinks_by_and_by() -> None:
    clock, memory = FakeClock(), Memory()
    politeness = polite(memory, clock)
    for seconds in (5.0, 0.1, 0.1, 0.1, 0.1):
        ask(politeness, clock, seconds)
    ask(politeness, clock)
    assert clock.waits == pytest.approx([10.0, 5.5, 3.25, 2.125, 1.5625])


def test_errors_double_the_pause_and_then_the_host_rests() -> None:
    clock, memory = FakeClock(), Memory()
    politeness = polite(memory, clock)
    for _ in range(4):
        ask(politeness, clock, failed=True)
    assert clock.waits == pytest.approx([2.0, 4.0, 8.0])
    with pytest.raises(FetchError, match="resting"):
        ask(politeness, clock)
    clock.now += HOUR + 1
    ask(politeness, clock, failed=True)
    clock.now += HOUR + 1
    with pytest.raises(FetchError, match="resting"):
        ask(politeness, clock)
    clock.now += HOUR
    ask(politeness, clock)
    assert politeness.state("kunta.fi").errors == 0


def test_what_is_known_of_a_host_outlasts_the_run() -> None:
    clock, memory = FakeClock(), Memory()
    ask(polite(memory, clock), clock, seconds=10.0)
    ask(polite(memory, clock), clock)
    assert clock.waits == pytest.approx([20.0])


def test_a_crawl_delay_is_honoured_up_to_its_cap() -> None:
    clock, memory = FakeClock(), Memory()
    politeness = polite(memory, clock)
    for delay in (5.0, 86400.0, None):
        ask(politeness, clock, delay=delay)
    assert clock.waits == pytest.approx([5.0, 30.0])


def test_a_wish_to_be_left_alone_is_a_date_and_never_a_sleep() -> None:
    clock, memory = FakeClock(), Memory()
    politeness = polite(memory, clock)
    ask(politeness, clock, failed=True, come_back=clock.now + 7200)
    with pytest.raises(FetchError, match="resting"):
        ask(politeness, clock)
    assert clock.waits == []
    clock.now += 7201
    ask(politeness, clock)


def test_a_clock_that_went_back_does_not_hold_us_up() -> None:
    clock, memory = FakeClock(), Memory()
    ask(polite(memory, clock), clock)
    clock.now -= 1_000_000
    ask(polite(memory, clock), clock)
    assert clock.waits == [MANNERS.most]


def test_threads_take_turns_at_a_host_and_not_at_different_ones() -> None:
    memory = Memory()
    politeness = Politeness(memory, NO_PAUSE, lambda: START, lambda seconds: False)
    at_once, most = 0, {"a.fi": 0, "b.fi": 0}
    together = threading.Barrier(2, timeout=10)
    guard = threading.Lock()
    inside = dict.fromkeys(most, 0)

    def visit(host: str) -> None:
        with politeness.turn(host) as turn:
            turn.sent = True
            with guard:
                inside[host] += 1
                most[host] = max(most[host], inside[host])
            together.wait()
            with guard:
                inside[host] -= 1

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(visit, ["a.fi", "b.fi"] * 20))
    assert most == {"a.fi": 1, "b.fi": 1}
    assert at_once == 0


def test_municipalities_on_one_host_wait_for_each_other(tmp_path: Path, world: World) -> None:
    """Proven from the server's log, over two runs that share nothing but the store."""
    places = tuple(municipality(str(900 + n), f"Kunta{n}") for n in range(6))
    sources = []
    for place in places:
        url = world.put(
            f"http://julkaisu.fi/{place.code}.pdf", pdf(place.name_fi, "x"), "application/pdf"
        )
        sources.append(Source(url, place.code, "strategy"))
    world.server.faults["julkaisu.fi", "*"] = faults.latency(0.03)
    definition = CorpusDefinition(
        "t", places, ("strategy",), sources=tuple(sources), discover=False
    )
    manners = Manners(least=0.05, per_second_of_latency=0.0)
    for _ in range(2):
        with Store.open(tmp_path / "shared") as store:
            crawl(definition, store, network=network_of(world.server), manners=manners, workers=6)
    turns = sorted((hit.began, hit.ended) for hit in world.server.hits())
    assert len(turns) == 13
    assert all(after[0] - before[1] >= 0.03 for before, after in pairwise(turns))


def test_retry_after_is_kept_in_the_catalogue(world: World) -> None:
    world.put("http://www.jamsa.fi/a.pdf", pdf("a", "a"), "application/pdf")
    world.server.faults["www.jamsa.fi", "/a.pdf"] = faults.status(503, "86400")
    row = world.crawl("http://www.jamsa.fi/a.pdf").rows[0]
    assert row.reason == "come_back_later"
    asked = len(world.server.hits())
    world.server.faults.clear()
    world.clock.now += 80_000
    assert world.crawl("http://www.jamsa.fi/a.pdf").rows[0].status == "waiting"
    assert len(world.server.hits()) == asked
    world.clock.now += 6_401
    assert world.crawl("http://www.jamsa.fi/a.pdf").rows[0].status == "new"


def test_failures_are_retried_ever_later(world: World) -> None:
    url = "http://www.jamsa.fi/a.pdf"
    world.server.faults["www.jamsa.fi", "/a.pdf"] = faults.status(404)
    waits = []
    for _ in range(4):
        began = world.clock.now
        while world.crawl(url).rows[0].status == "waiting":
            world.clock.now += 600
        waits.append(world.clock.now - began)
    assert waits == [0, 3600, 7200, 14400]


def test_the_budget_of_a_site_holds(world: World) -> None:
    urls = [f"http://www.jamsa.fi/{n}.pdf" for n in range(8)]
    for url in urls:
        world.put(url, pdf(url, "x"), "application/pdf")
    report = world.crawl(*urls, limits=Limits(requests_per_site=4))
    assert len(world.server.hits()) == report.requests == 4
    assert report.counts() == {"new": 3, "waiting": 5}
    assert world.crawl(*urls, limits=Limits(requests_per_site=40)).counts() == {
        "new": 5,
        "unchanged": 3,
    }
