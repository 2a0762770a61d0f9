"""What an idle refresh costs: 309 municipalities × 6 documents, nothing changed.

Prints the CPU seconds of the second crawl, of which so many go to bare `requests` doing the same
conditional requests in the same process, and how many requests the server saw.

    python benchmarks/crawl_idle.py [MUNICIPALITIES]
"""

from __future__ import annotations

import multiprocessing
import sys
import tempfile
import time
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import requests

from termscan.corpus import Store
from termscan.crawl import CorpusDefinition, Manners, Network, crawl
from termscan.municipalities import Registry
from termscan.records import Source

DOCUMENTS = 6


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    requests = 0

    def do_GET(self) -> None:
        type(self).requests += 1
        body = b"%PDF-1.7\n" + (self.headers.get("Host", "") + self.path).encode() * 100
        etag = f'"{sha256(body).hexdigest()[:16]}"'
        if self.path == "/count":
            body = str(type(self).requests).encode()
        known = self.headers.get("If-None-Match") == etag
        self.send_response(404 if self.path == "/robots.txt" else 304 if known else 200)
        self.send_header("ETag", etag)
        self.send_header("Content-Length", "0" if known else str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        if not known:
            self.wfile.write(body)
        self.close_connection = True

    def log_message(self, *_: Any) -> None:
        pass


def _serve(ports: multiprocessing.Queue[int]) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    ports.put(server.server_port)
    server.serve_forever()


def _bare(port: int, store: Store) -> float:
    """The same conditional requests with nothing around them."""
    fetches = [f for f in store.fetches() if f.outcome == "stored"]
    began = time.process_time()
    for fetch in fetches:
        host, _, path = fetch.url.removeprefix("http://").partition("/")
        headers = {"Host": host, "If-None-Match": fetch.etag or "", "Connection": "close"}
        answer = requests.get(f"http://127.0.0.1:{port}/{path}", headers=headers, timeout=30)
        assert answer.status_code == 304
    return time.process_time() - began


def main(number: int) -> None:
    """Run the benchmark."""
    ports: multiprocessing.Queue[int] = multiprocessing.Queue()
    process = multiprocessing.Process(target=_serve, args=(ports,), daemon=True)
    process.start()
    port = ports.get()
    places = Registry.shipped().on()[:number]
    sources = tuple(
        Source(f"http://www.{place.code}.fi/{n}.pdf", place.code, "strategy")
        for place in places
        for n in range(DOCUMENTS)
    )
    definition = CorpusDefinition("idle", places, ("strategy",), sources=sources, discover=False)
    network = Network(
        resolver=lambda *_: ["127.0.0.1"], allowed=("127.0.0.1/32",), ports={80: port}
    )
    manners = Manners(least=0.0, per_second_of_latency=0.0)
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "store") as store:
        crawl(definition, store, network=network, manners=manners)
        before = int(requests.get(f"http://127.0.0.1:{port}/count", timeout=30).text)
        began, wall = time.process_time(), time.monotonic()
        report = crawl(definition, store, network=network, manners=manners)
        spent, waited = time.process_time() - began, time.monotonic() - wall
        after = int(requests.get(f"http://127.0.0.1:{port}/count", timeout=30).text)
        bare = _bare(port, store)
    process.terminate()
    print(f"{len(places)} municipalities, {report.counts()}, {after - before - 1} requests")
    print(f"crawl: {spent:.2f} s of CPU in {waited:.1f} s; bare requests: {bare:.2f} s of CPU")
    print(f"ratio: {spent / bare:.2f}; beside the requests: {spent - bare:.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 309)
