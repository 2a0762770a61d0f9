"""Connections that go only where they may, and never last longer than they may.

A connection is made to an IP address that was checked a moment before, so that a name that changes
its meaning in between gains nothing. Every request stands alone: no cookie, credential, proxy
setting or connection is carried from one to the next, or taken from the environment.
"""

from __future__ import annotations

import io
import socket
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from requests.adapters import HTTPAdapter
from requests.utils import DEFAULT_CA_BUNDLE_PATH
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.util.ssl_ import create_urllib3_context

from termscan.crawl.addresses import Resolver, parse, resolve, system_resolver
from termscan.crawl.names import Names
from termscan.errors import FetchError

_NAME_SECONDS = 20.0
_CONNECT_SECONDS = 15.0
_IDLE_SECONDS = 30.0
_GLANCE_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Network:
    """How the world is reached; every field but the first is an allowance for tests.

    `resolver` looks host names up, `allowed` names IP networks that may be asked although they
    are not public, `ports` replaces the ports of addresses, `trust` is a file of certificates to
    trust in place of the usual ones. `names` remembers every name that was looked up.
    """

    user_agent: str = "termscan"
    resolver: Resolver = system_resolver
    allowed: tuple[str, ...] = ()
    ports: Mapping[int, int] = field(default_factory=dict)
    trust: Path | None = None
    names: Names = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", Names(self.resolver))


class Deadline:
    """A moment after which nothing is waited for; `stopped` may bring it about earlier."""

    def __init__(self, seconds: float, stopped: Callable[[], bool] = lambda: False) -> None:
        self._end = time.monotonic() + seconds
        self.stopped = stopped

    def left(self, at_most: float) -> float:
        """Return the seconds to wait for the next step.

        Raises:
            TimeoutError: the time is up.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError("the time for this download is up")
        return min(left, at_most)


class GuardedAdapter(HTTPAdapter):
    """Sends one request by a deadline, to a permitted address.

    Headers, and what surrounds a body, come out of the same `most_bytes`.
    It is used without a session, which would read the whole body of a redirect, however large.
    """

    def __init__(self, network: Network, deadline: Deadline, most_bytes: int) -> None:
        self._network, self._deadline, self._most_bytes = network, deadline, most_bytes
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        """Make a pool of guarded connections."""
        del args, options
        self.poolmanager = PoolManager(num_pools=1, maxsize=1)
        bounds = {
            "network": self._network,
            "deadline": self._deadline,
            "most_bytes": self._most_bytes,
        }
        self.poolmanager.pool_classes_by_scheme = {
            "http": _pool(HTTPConnectionPool, HTTPConnection, bounds),
            "https": _pool(HTTPSConnectionPool, HTTPSConnection, bounds),
        }

    def build_connection_pool_key_attributes(
        self, request: Any, verify: Any, cert: Any = None
    ) -> Any:
        """Add the TLS context that this module trusts."""
        host, options = super().build_connection_pool_key_attributes(request, verify, cert)
        if host["scheme"] == "https":
            options["ssl_context"] = _tls_context(self._network.trust)
        return host, options

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """Leave certificates to the TLS context, which always verifies them."""


@cache
def _tls_context(trust: Path | None) -> ssl.SSLContext:
    context = create_urllib3_context(cert_reqs=ssl.CERT_REQUIRED)
    context.check_hostname = True
    context.load_verify_locations(cafile=str(trust or DEFAULT_CA_BUNDLE_PATH))
    return context


def _pool(pool: type, connection: type, bounds: Mapping[str, object]) -> type:
    made = type("Guarded" + connection.__name__, (_Guarded, connection), dict(bounds))
    return type("Guarded" + pool.__name__, (pool,), {"ConnectionCls": made})


class _Guarded:
    """What a connection of this module does otherwise than its base class."""

    network: Network
    deadline: Deadline
    most_bytes: int
    host: str
    port: int
    sock: Any

    def _new_conn(self) -> socket.socket:
        scheme = "https" if isinstance(self, HTTPSConnection) else "http"
        host = f"[{self.host}]" if ":" in self.host else self.host
        address = parse(f"{scheme}://{host}:{self.port}/")
        port = self.network.ports.get(self.port, self.port)
        problem: OSError = OSError("no address")
        for ip in resolve(address, self._look_up, self.network.allowed):
            try:
                return socket.create_connection((ip, port), self.deadline.left(_CONNECT_SECONDS))
            except TimeoutError as error:
                problem = error
                self.deadline.left(0)
            except OSError as error:
                problem = error
        raise problem

    def _look_up(self, host: str, port: int) -> list[str]:
        seconds = self.deadline.left(_NAME_SECONDS)
        return self.network.names.look_up(host, port, seconds, self.deadline.stopped)

    def connect(self) -> None:
        super().connect()  # type: ignore[misc]
        self.sock = _TimedSocket(self.sock, self.deadline, self.most_bytes)


class _TimedSocket:
    """A socket whose reads all end by the deadline, however slowly the bytes drip."""

    def __init__(self, sock: socket.socket, deadline: Deadline, most_bytes: int) -> None:
        self._sock, self._deadline, self._most_bytes = sock, deadline, most_bytes

    def makefile(self, *_: Any, **__: Any) -> io.BufferedReader:
        return io.BufferedReader(_TimedReader(self._sock, self._deadline, self._most_bytes))

    def sendall(self, data: bytes) -> None:
        self._sock.settimeout(self._deadline.left(_IDLE_SECONDS))
        self._sock.sendall(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)


class _TimedReader(io.RawIOBase):
    def __init__(self, sock: socket.socket, deadline: Deadline, most_bytes: int) -> None:
        self._sock, self._deadline, self._left = sock, deadline, most_bytes
        # Holds the socket open until this reader is closed.
        self._raw = sock.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        idle = Deadline(_IDLE_SECONDS)
        while not self._deadline.stopped():
            self._sock.settimeout(self._deadline.left(idle.left(_GLANCE_SECONDS)))
            try:
                size: int = self._sock.recv_into(buffer)
            except TimeoutError:
                continue
            self._left -= size
            if self._left < 0:
                raise FetchError("", "too_large", "more was sent than the longest answer takes")
            return size
        raise FetchError("", "stopped")

    def close(self) -> None:
        self._raw.close()
        super().close()
