"""Child processes that read documents, for callers in many threads."""

from __future__ import annotations

from queue import Empty, SimpleQueue
from typing import Any

from termscan.extract.model import Extraction
from termscan.extract.safely import SafeReader


class SafeReaders:
    """As many `SafeReader` as threads read at once; each is used again by whoever is next."""

    def __init__(self) -> None:
        self._idle: SimpleQueue[SafeReader] = SimpleQueue()

    def extract(self, path: str, **options: Any) -> Extraction:
        """Do as `SafeReader.extract` does, from any thread."""
        reader = self._one()
        try:
            return reader.extract(path, **options)
        finally:
            self._idle.put(reader)

    def close(self) -> None:
        """End the child processes of those that are idle."""
        while not self._idle.empty():
            self._one().close()

    def _one(self) -> SafeReader:
        try:
            return self._idle.get_nowait()
        except Empty:
            return SafeReader()
