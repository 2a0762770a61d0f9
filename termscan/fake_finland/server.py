"""Serves any number of invented hosts from one port of this machine."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Self
from urllib.parse import unquote

from termscan.crawl import Network

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class Resource:
    """What an address gives; with `validators` an ETag too, and 304 where nothing is new."""

    body: bytes
    media_type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    validators: bool = True


Web = dict[tuple[str, str], Resource]
"""Host and decoded target to what is there; a POST's form is appended to the target after ``#``.

The target ``*404*`` is what a host gives for everything that it does not have.
"""


class Exchange(BaseHTTPRequestHandler):
    """One request and its answer, after which the connection is closed."""

    protocol_version = "HTTP/1.1"
    owner: WebServer
    status = 0

    def do_GET(self) -> None:
        """Answer a GET request."""
        self._answer("")

    def do_POST(self) -> None:
        """Answer a POST request."""
        size = int(self.headers.get("Content-Length", 0))
        self._answer("#" + self.rfile.read(size).decode())

    def _answer(self, form: str) -> None:
        host = self.headers.get("Host", "").partition(":")[0]
        self.owner.answer(self, host, unquote(self.path) + form)

    def send(self, resource: Resource) -> None:
        """Send a resource, or 304 to a conditional request where it has not changed."""
        etag = f'"{sha256(resource.body).hexdigest()[:16]}"'
        if resource.validators and self.headers.get("If-None-Match") == etag:
            self.begin(304, {"ETag": etag})
            self.end_headers()
            return
        validators = {"ETag": etag} if resource.validators else {}
        size = {"Content-Length": str(len(resource.body))}
        headers = {"Content-Type": resource.media_type, **resource.headers, **validators, **size}
        self.begin(resource.status, headers)
        self.end_headers()
        self.wfile.write(resource.body)

    def begin(self, status: int, headers: Mapping[str, str]) -> None:
        """Send the first line and these headers."""
        self.status = status
        self.send_response(status)
        for name, value in {**headers, "Connection": "close"}.items():
            self.send_header(name, value)
        self.close_connection = True

    def send_header(self, keyword: str, value: str) -> None:
        """Send a header; beyond ASCII as UTF-8, as real servers do."""
        super().send_header(keyword, value.encode("utf-8").decode("latin-1"))

    def log_message(self, *_: object) -> None:
        """Print nothing."""


class WebServer:
    """All hosts of `web`, on one port for http and, with a certificate, on one for https.

    Raises:
        OSError: this machine lets its programs not reach one another.
    """

    exchange = Exchange

    def __init__(
        self, web: Web, certificate: Callable[[ssl.SSLContext], None] | None = None
    ) -> None:
        self.web = web
        self._servers = [self._start(None)]
        self._knock()
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            certificate(context)
            self._servers.append(self._start(context))

    def _start(self, context: ssl.SSLContext | None) -> ThreadingHTTPServer:
        server = _Listener((LOOPBACK, 0), type("Handler", (self.exchange,), {"owner": self}))
        if context is not None:
            server.socket = context.wrap_socket(
                server.socket, server_side=True, do_handshake_on_connect=False
            )
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        return server

    def _knock(self) -> None:
        try:
            address = (LOOPBACK, self._servers[0].server_port)
            socket.create_connection(address, timeout=5.0).close()
        except OSError:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Serve no longer."""
        for server in self._servers:
            server.shutdown()
            server.server_close()

    def network(self, user_agent: str = "termscan", trust: Path | None = None) -> Network:
        """Return a network in which every host name leads to this server, and nowhere else."""
        http, https = self._servers[0].server_port, self._servers[-1].server_port
        return Network(
            user_agent=user_agent,
            resolver=lambda _host, _port: [LOOPBACK],
            allowed=(f"{LOOPBACK}/32",),
            ports={80: http, 443: https, 8443: http},
            trust=trust,
        )

    def answer(self, exchange: Exchange, host: str, target: str) -> None:
        """Answer a request for `target`, its form appended, at `host`."""
        exchange.send(self.find(host, target))

    def find(self, host: str, target: str) -> Resource:
        """Return what there is at an address."""
        missing = Resource(b"<h1>404</h1>", status=404)
        return self.web.get((host, target)) or self.web.get((host, "*404*")) or missing


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        """Take no notice of a client that goes away."""
