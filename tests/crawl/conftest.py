"""Small webs to crawl: a server of one's own, a store, a clock that only moves when told to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from crawl.fake_finland.server import FakeServer, Resource, network_of
from crawl.registry import municipality
from termscan.corpus import Store
from termscan.crawl import CorpusDefinition, CrawlReport, Limits, Manners, Network, crawl
from termscan.crawl.asking import Asker, Budget
from termscan.crawl.fetching import Fetcher, Trip
from termscan.crawl.politeness import Politeness
from termscan.crawl.robots_cache import RobotsCache
from termscan.records import Municipality, Source

NO_PAUSE = Manners(least=0.0, per_second_of_latency=0.0, errors_before_rest=99)
START = 1_795_000_000.0
"""A moment in November 2026."""


@dataclass
class FakeClock:
    """Time that passes when somebody waits, and when told to."""

    now: float = START
    waits: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> bool:
        self.waits.append(seconds)
        self.now += seconds
        return False


class Memory:
    """States kept in memory."""

    def __init__(self) -> None:
        self.texts: dict[tuple[str, str], str] = {}

    def state(self, scope: str, key: str) -> str | None:
        return self.texts.get((scope, key))

    def save_state(self, scope: str, key: str, value: str) -> None:
        self.texts[scope, key] = value


@dataclass
class World:
    """One municipality, its server and its store."""

    server: FakeServer
    store: Store
    folder: Path
    clock: FakeClock = field(default_factory=FakeClock)
    limits: Limits = field(default_factory=lambda: Limits(seconds_per_request=5.0))
    place: Municipality = field(
        default_factory=lambda: municipality(
            "182", "Jämsä", website="http://www.jamsa.fi/", domain="jamsa.fi"
        )
    )

    def put(self, url: str, body: bytes, media_type: str = "text/html", **more: object) -> str:
        host, _, path = url.removeprefix("http://").partition("/")
        self.server.web[host, "/" + path] = Resource(body, media_type, **more)  # type: ignore[arg-type]
        return url

    def definition(self, *urls: str, **more: object) -> CorpusDefinition:
        sources = tuple(Source(url, self.place.code, "strategy") for url in urls)
        facts: dict[str, object] = {
            "discover": False,
            "limits": self.limits,
            "kinds": ("strategy",),
        }
        return CorpusDefinition("test", (self.place,), sources=sources, **(facts | more))  # type: ignore[arg-type]

    def crawl(self, *urls: str, network: Network | None = None, **more: object) -> CrawlReport:
        return crawl(
            self.definition(*urls, **more),
            self.store,
            network=network or network_of(self.server),
            manners=NO_PAUSE,
            clock=self.clock,
            workers=2,
        )

    def fetch(self, url: str, network: Network | None = None, memory: Memory | None = None) -> Trip:
        memory = memory or Memory()
        politeness = Politeness(memory, NO_PAUSE, self.clock, self.clock.wait)
        stopped: Callable[[], bool] = threading.Event().is_set
        asker = Asker(network or network_of(self.server), politeness, self.clock, stopped)
        fetcher = Fetcher(asker, RobotsCache(asker, memory), self.limits, self.folder)
        return fetcher.fetch(url, Budget(40))


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with FakeServer({}) as server, Store.open(tmp_path / "store") as store:
        (tmp_path / "bodies").mkdir()
        yield World(server, store, tmp_path / "bodies")
