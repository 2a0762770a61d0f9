"""Documents as they are indexed: words as columns, their layout, what their tables say."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from termscan.extract import Extraction
from termscan.index import (
    IndexedText,
    Indexer,
    TypeTable,
    renumber,
    text_from_bytes,
    text_to_bytes,
)
from termscan.scan.paging import Layout
from termscan.scan.plans import PlanRow, plan_rows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """What a scan needs of a readable document, whatever the lexicons."""

    text: IndexedText
    layout: Layout
    quality: float | None
    plan_rows: tuple[PlanRow, ...]

    @property
    def pages(self) -> int:
        """The number of pages."""
        return len(self.layout.starts) - 1

    def counted(self) -> NDArray[np.int32]:
        """Return the types of the tokens of pages and zones that count, in order."""
        import numpy as np

        begins = self.text.starts
        kept = np.ones(len(begins), bool)
        for first, last in self.layout.unread_tokens(begins):
            kept[first:last] = False
        for (first, last), _ in self.layout.asides(begins):
            kept[first:last] = False
        return self.text.numbers[kept]

    def within(self, types: TypeTable) -> IndexedDocument:
        """Return the same document with its types in a common table."""
        return replace(self, text=self.text.within(types))


def index_document(extraction: Extraction, indexer: Indexer) -> IndexedDocument:
    """Index a document; its types have a table of their own."""
    quality = None if extraction.quality is None else round(extraction.quality, 2)
    rows = tuple(plan_rows(extraction.tables))
    text = indexer.index(extraction.text)
    return IndexedDocument(text, Layout.of(extraction.pages), quality, rows)


def document_to_bytes(document: IndexedDocument) -> bytes:
    """Return an indexed document as bytes, without its types."""
    head = [document.layout.row, document.quality, document.plan_rows]
    packed = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    return b"\n".join((packed, text_to_bytes(document.text)))


def renumbered_bytes(stored: bytes, numbers: Sequence[int]) -> bytes:
    """Return the bytes of an indexed document whose types have other numbers in another table."""
    end = stored.index(b"\n") + 1
    return stored[:end] + renumber(stored[end:], numbers)


def document_from_bytes(stored: bytes, types: TypeTable) -> IndexedDocument:
    """Return the document that `document_to_bytes` stored.

    Raises:
        ValueError: the bytes are damaged, or the types are not its own.
    """
    end = stored.index(b"\n")
    layout, quality, rows = json.loads(stored[:end])
    text = text_from_bytes(stored[end + 1 :], types)
    return IndexedDocument(text, Layout.from_row(layout), quality, tuple(map(_plan_row, rows)))


def _plan_row(row: list[Any]) -> PlanRow:
    return PlanRow(*row)._replace(pages=tuple(row[-1]))
