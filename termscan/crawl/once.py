"""One request an address and run, however many municipalities share what it holds."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable

from termscan.crawl.receipt import Receipt


class OncePerRun:
    """Remembers what came of each known address in this run."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._locks: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._receipts: dict[str, Receipt] = {}

    def receipt(self, url: str, fetch: Callable[[], Receipt]) -> tuple[Receipt, bool]:
        """Return what came of an address, and whether it was asked for just now by `fetch`."""
        with self._guard:
            lock = self._locks[url]
        with lock:
            if url in self._receipts:
                return self._receipts[url], False
            receipt = self._receipts[url] = fetch()
            return receipt, True
