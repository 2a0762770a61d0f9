"""A crawl that is killed loses nothing, and the next one ends where an undisturbed one does."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from crawl.conftest import NO_PAUSE
from crawl.fake_finland import FakeServer, build_country, faults, network_of
from termscan.corpus import Store
from termscan.crawl import CorpusDefinition, crawl

SITES, SEED, KILLS = 6, 5, 3
_CHILD = """
import sys
from crawl.conftest import NO_PAUSE
from crawl.fake_finland import build_country
from termscan.fake_finland import LOOPBACK
from termscan.corpus import Store
from termscan.crawl import CorpusDefinition, Network, crawl

country = build_country({sites}, seed={seed})
network = Network("termscan/test", lambda host, port: [LOOPBACK], (LOOPBACK + "/32",), {ports})
with Store.open(sys.argv[1]) as store:
    print("crawling", flush=True)
    crawl(CorpusDefinition("fake", tuple(country.municipalities)), store, network=network,
          manners=NO_PAUSE, workers=4)
"""


def contents(store: Store) -> set[tuple[str, str | None, str, tuple[str, ...]]]:
    return {(d.id, d.url, d.kind, d.municipalities) for d in store.documents(current=False)}


def test_kills_at_random_moments(tmp_path: Path) -> None:
    country = build_country(SITES, seed=SEED)
    definition = CorpusDefinition("fake", tuple(country.municipalities))
    chance = random.Random(SEED)
    with FakeServer(country.web) as server:
        with Store.open(tmp_path / "whole") as store:
            crawl(definition, store, network=network_of(server), manners=NO_PAUSE)
            expected = contents(store)
        for host, target in country.web:
            server.faults[host, target] = faults.latency(0.02)
        child = _CHILD.format(sites=SITES, seed=SEED, ports=server.ports)
        held: set[str] = set()
        for _ in range(KILLS):
            kill_soon(child, tmp_path / "killed", chance.uniform(0.0, 0.5))
            with Store.open(tmp_path / "killed") as store:
                now = {document.id for document in store.documents(current=False)}
                assert now >= held
                held = now
                assert all(store.path(identifier).exists() for identifier in now)
        server.faults.clear()
        with Store.open(tmp_path / "killed") as store:
            crawl(definition, store, network=network_of(server), manners=NO_PAUSE)
            assert contents(store) == expected


def kill_soon(child: str, folder: Path, seconds: float) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    process = subprocess.Popen(
        [sys.executable, "-c", child, str(folder)], env=environment, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    with process.stdout as output:
        assert output.readline() == b"crawling\n"
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        process.wait()
