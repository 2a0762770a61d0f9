"""Documents as they are indexed: words as columns, their layout, what their tables say."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from termscan.extract import Extraction
from termscan.index import (
    IndexedText,
    Indexer,
    StoredText,
    TypeTable,
    column_from_bytes,
    column_to_bytes,
    numbers_from_bytes,
    pack,
    renumber,
    text_from_bytes,
    text_to_bytes,
    unpack,
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

    def within(self, types: TypeTable) -> IndexedDocument:
        """Return the same document with its types in a common table."""
        return replace(self, text=self.text.within(types))


def index_document(extraction: Extraction, indexer: Indexer) -> IndexedDocument:
    """Index a document; its types are in the indexer's table."""
    quality = None if extraction.quality is None else round(extraction.quality, 2)
    rows = tuple(plan_rows(extraction.tables))
    text = indexer.index(extraction.text)
    return IndexedDocument(text, Layout.of(extraction.pages), quality, rows)


class StoredDocument(NamedTuple):
    """An indexed document as bytes; its `words` are read without the `rest`."""

    words: bytes
    rest: bytes


class Words(NamedTuple):
    """The types of a document's tokens, in their contexts and alone, and their `Layout.places`.

    Places are given by the tokens at which runs of places one after another begin, `firsts`, and
    the places of these.
    """

    numbers: NDArray[np.int32]
    alone: NDArray[np.int32]
    firsts: NDArray[np.int32]
    places: NDArray[np.int32]

    def places_of(self, tokens: NDArray[np.intp]) -> NDArray[np.intp]:
        """Return the places of tokens."""
        runs = self.firsts.searchsorted(tokens, "right") - 1
        found: NDArray[np.intp] = tokens - self.firsts[runs] + self.places[runs]
        return found

    def counted(self) -> NDArray[np.int32]:
        """Return the types of the tokens that count, in order: those of the running text.

        These have the first places, up to the gap before the first aside.
        """
        import numpy as np

        places = self.places_of(np.arange(len(self.numbers)))
        taken = np.zeros(self.beyond + 1, bool)
        taken[places] = True
        return self.numbers[places < taken.argmin()]

    @property
    def beyond(self) -> int:
        """A number above all places."""
        return int(self.places.max(initial=0)) + len(self.numbers)


def document_to_bytes(document: IndexedDocument) -> StoredDocument:
    """Return an indexed document as bytes, without its types."""
    head = [document.layout.row, document.quality, document.plan_rows]
    packed = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    text = text_to_bytes(document.text)
    runs = map(column_to_bytes, _runs(document.layout.places(document.text.starts)))
    return StoredDocument(pack([text.words, *runs]), b"\n".join((packed, text.rest)))


def renumbered(
    stored: StoredDocument, numbers: Sequence[int] | NDArray[np.int32]
) -> StoredDocument:
    """Return the bytes of an indexed document whose types have other numbers in another table."""
    words, *runs = unpack(stored.words)
    return stored._replace(words=pack([renumber(words, numbers), *runs]))


def document_from_bytes(stored: StoredDocument, types: TypeTable) -> IndexedDocument:
    """Return the document that `document_to_bytes` stored.

    Raises:
        ValueError: the bytes are damaged, or the types are not its own.
    """
    words, *_ = unpack(stored.words)
    end = stored.rest.index(b"\n")
    layout, quality, rows = json.loads(stored.rest[:end])
    text = text_from_bytes(StoredText(words, stored.rest[end + 1 :]), types)
    return IndexedDocument(text, Layout.from_row(layout), quality, tuple(map(_plan_row, rows)))


def words_from_bytes(stored: bytes) -> Words:
    """Return the words of the document that `document_to_bytes` stored.

    Raises:
        ValueError: the bytes are damaged.
    """
    words, *runs = unpack(stored)
    firsts, places = map(column_from_bytes, runs)
    return Words(*numbers_from_bytes(words), firsts, places)


def _runs(places: NDArray[np.int32]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return where runs of places one after another begin, and the place of each beginning."""
    import numpy as np

    firsts = (np.diff(places, prepend=-2) != 1).nonzero()[0].astype(np.int32)
    return firsts, places[firsts]


def _plan_row(row: list[Any]) -> PlanRow:
    return PlanRow(*row)._replace(pages=tuple(row[-1]))
