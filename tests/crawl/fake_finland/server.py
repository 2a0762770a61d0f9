"""A server of invented sites that keeps a log of its visitors, and misbehaves where told to."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from crawl.fake_finland.faults import Fault
from termscan.crawl import Network
from termscan.fake_finland import LOOPBACK, Exchange, Resource, Web, WebServer

__all__ = ["LOOPBACK", "FakeServer", "Hit", "Resource", "Web", "network_of"]


@dataclass(frozen=True)
class Hit:
    """A request as the server saw it; times from the monotonic clock."""

    host: str
    target: str
    method: str
    began: float
    ended: float
    status: int
    headers: Mapping[str, str]


class TimedExchange(Exchange):
    answered = 0.0

    def send(self, resource: Resource) -> None:
        # From here on the client may have it all, and ask for more.
        self.answered = time.monotonic()
        super().send(resource)


class FakeServer(WebServer):
    """A server whose `faults` are by host and target, ``*`` standing for all targets of a host."""

    exchange = TimedExchange

    def __init__(
        self, web: Web, certificate: Callable[[ssl.SSLContext], None] | None = None
    ) -> None:
        self.faults: dict[tuple[str, str], Fault] = {}
        self.log: list[Hit] = []
        self._quiet = threading.Condition()
        self._active = 0
        super().__init__(web, certificate)

    def answer(self, exchange: TimedExchange, host: str, target: str) -> None:
        with self._quiet:
            self._active += 1
        began = time.monotonic()
        fault = self.faults.get((host, target)) or self.faults.get((host, "*"))
        resource = self.find(host, target)
        try:
            if fault is None or not fault.act(exchange, resource):
                exchange.send(resource)
        finally:
            ended = exchange.answered or time.monotonic()
            headers = dict(exchange.headers)
            hit = Hit(host, target, exchange.command, began, ended, exchange.status, headers)
            with self._quiet:
                self.log.append(hit)
                self._active -= 1
                self._quiet.notify_all()

    def hits(self) -> list[Hit]:
        """Return what was asked for, in that order, once every request has been answered."""
        with self._quiet:
            self._quiet.wait_for(lambda: self._active == 0, timeout=30)
            return sorted(self.log, key=lambda hit: hit.began)

    def forget(self) -> None:
        self.hits()
        self.log.clear()

    @property
    def ports(self) -> Mapping[int, int]:
        """The real port behind each usual one."""
        return self.network().ports


def network_of(server: FakeServer, trust: Path | None = None) -> Network:
    """Return a network in which every host name leads to the server."""
    return server.network("termscan/test", trust)
