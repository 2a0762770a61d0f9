"""Serves all hosts of a fake Finland on loopback, keeps a log, and misbehaves where told to."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Self
from urllib.parse import unquote

from crawl.fake_finland.faults import Fault
from termscan.crawl.network import Network

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class Resource:
    """What an address gives."""

    body: bytes
    media_type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    validators: bool = True


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


Web = dict[tuple[str, str], Resource]
"""Host and decoded target to what is there; a POST's form is appended to the target."""


class FakeServer:
    """All hosts of `web`, on one port for http and, with a certificate, one for https."""

    def __init__(
        self, web: Web, certificate: Callable[[ssl.SSLContext], None] | None = None
    ) -> None:
        self.web = web
        self.faults: dict[tuple[str, str], Fault] = {}
        self.log: list[Hit] = []
        self._quiet = threading.Condition()
        self._active = 0
        self._servers = [self._start(None)]
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            certificate(context)
            self._servers.append(self._start(context))

    def _start(self, context: ssl.SSLContext | None) -> ThreadingHTTPServer:
        server = _Server((LOOPBACK, 0), _handler(self))
        if context is not None:
            server.socket = context.wrap_socket(
                server.socket, server_side=True, do_handshake_on_connect=False
            )
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        return server

    @property
    def ports(self) -> dict[int, int]:
        """The real port behind each usual one."""
        http = self._servers[0].server_port
        return {80: http, 443: self._servers[-1].server_port, 8443: http}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for server in self._servers:
            server.shutdown()
            server.server_close()

    def begin(self) -> None:
        with self._quiet:
            self._active += 1

    def end(self, hit: Hit) -> None:
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


def network_of(server: FakeServer, trust: Path | None = None) -> Network:
    """Return a network in which every host name leads to the server."""
    return Network(
        user_agent="termscan/test",
        resolver=lambda host, port: [LOOPBACK],
        allowed=(f"{LOOPBACK}/32",),
        ports=server.ports,
        trust=trust,
    )


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away is no event."""


def _handler(owner: FakeServer) -> type[BaseHTTPRequestHandler]:  # noqa: C901
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.answer("")

        def do_POST(self) -> None:
            size = int(self.headers.get("Content-Length", 0))
            self.answer("#" + self.rfile.read(size).decode())

        def answer(self, form: str) -> None:
            owner.begin()
            began, self.answered = time.monotonic(), 0.0
            host = self.headers.get("Host", "").partition(":")[0]
            target = unquote(self.path) + form
            self.status = 0
            fault = owner.faults.get((host, target)) or owner.faults.get((host, "*"))
            resource = owner.web.get((host, target)) or _missing(owner.web, host, target)
            try:
                if fault is None or not fault.act(self, resource):
                    self.send(resource)
            finally:
                ended = self.answered or time.monotonic()
                headers = dict(self.headers)
                owner.end(Hit(host, target, self.command, began, ended, self.status, headers))

        def send(self, resource: Resource) -> None:
            etag = f'"{sha256(resource.body).hexdigest()[:16]}"'
            if resource.validators and self.headers.get("If-None-Match") == etag:
                self.begin(304, {"ETag": etag})
                self.answered = time.monotonic()
                self.end_headers()
                return
            headers = {"Content-Type": resource.media_type, **resource.headers}
            if resource.validators:
                headers["ETag"] = etag
            headers["Content-Length"] = str(len(resource.body))
            self.begin(resource.status, headers)
            # From here on the client may have it all, and ask for more.
            self.answered = time.monotonic()
            self.end_headers()
            self.wfile.write(resource.body)

        def begin(self, status: int, headers: Mapping[str, str]) -> None:
            self.status = status
            self.send_response(status)
            for name, value in {**headers, "Connection": "close"}.items():
                self.send_header(name, value)
            self.close_connection = True

        def send_header(self, keyword: str, value: str) -> None:
            # Real servers put UTF-8 into headers.
            super().send_header(keyword, value.encode("utf-8").decode("latin-1"))

        def log_message(self, *_: object) -> None:
            """Nothing is printed."""

    return Handler


def _missing(web: Web, host: str, target: str) -> Resource:
    del target
    return web.get((host, "*404*")) or Resource(b"<h1>404</h1>", status=404)
