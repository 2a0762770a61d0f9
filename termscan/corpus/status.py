"""A store in brief."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from termscan.records import Document, DocumentKind, Fetch

Place = tuple[str, DocumentKind]


@dataclass(frozen=True, slots=True)
class Status:
    """What is there, what is not, and what could not be had.

    `size` is in bytes and, like `versions`, covers all documents that were ever kept. `counts`
    are the current documents by municipality code and kind, sorted; `missing` the expected pairs
    that have none. `failures` are addresses whose newest fetch gave no document; `retry_after`
    in them says when to come back.
    """

    documents: int
    versions: int
    drafts: int
    size: int
    counts: dict[Place, int]
    missing: tuple[Place, ...]
    failures: tuple[Fetch, ...]

    def due(self, now: str) -> tuple[Fetch, ...]:
        """Return the failures that may be tried again at `now` (ISO 8601 in UTC)."""
        return tuple(
            fetch for fetch in self.failures if fetch.retry_after and fetch.retry_after <= now
        )


def status_of(
    documents: Iterable[Document], expected: Iterable[Place], fetches: Iterable[Fetch]
) -> Status:
    """Sum up all documents, what is expected, and the newest fetch of every address."""
    known = list(documents)
    current = [document for document in known if document.current]
    counts = Counter(
        (code, document.kind) for document in current for code in document.municipalities
    )
    return Status(
        documents=len(current),
        versions=len(known),
        drafts=sum(document.draft for document in current),
        size=sum(document.size for document in known),
        counts=dict(sorted(counts.items())),
        missing=tuple(sorted(place for place in expected if place not in counts)),
        failures=tuple(
            fetch for fetch in fetches if fetch.outcome in ("refused", "failed", "gone")
        ),
    )
