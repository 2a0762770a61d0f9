"""What the crawl asks of the store that keeps its finds, whoever provides it."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from termscan.records import Document, DocumentKind, Fetch, Source


class Store(Protocol):
    """A store as the crawl sees it; all methods may be called from several threads."""

    def add(
        self, content: bytes | Path, document: Document, *, fetch: Fetch | None = None
    ) -> Document:
        """Keep bytes with what is known about them, and the fetch that brought them."""

    def describe(self, document: Document) -> Document:
        """Replace what is known about a document, except its bytes."""

    def document(self, identifier: str) -> Document | None:
        """Return a document by its id."""

    def path(self, identifier: str) -> Path:
        """Return the file with a document's bytes."""

    def retire(self, url: str) -> None:
        """Note that what an address gave has been replaced by something from another address."""

    def record(self, fetch: Fetch) -> None:
        """Add a fetch to the log."""

    def fetches(self, url: str | None = None) -> list[Fetch]:
        """Return fetches, oldest first."""

    def sources(self, municipality: str | None = None) -> list[Source]:
        """Return known sources."""

    def save_sources(self, sources: Iterable[Source]) -> None:
        """Keep sources; one of the same address, municipality and kind is replaced."""

    def expect(self, pairs: Iterable[tuple[str, DocumentKind]]) -> None:
        """Note what coverage must speak of."""

    def state(self, scope: str, key: str) -> str | None:
        """Return a small text that was saved."""

    def save_state(self, scope: str, key: str, value: str) -> None:
        """Save a small text."""

    def transaction(self) -> AbstractContextManager[None]:
        """Make the calls inside a ``with`` block one change."""
