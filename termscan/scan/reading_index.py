"""The reading index of a store: every document's words as columns, with one table of word types.

It lies among the results that can be made again: what is damaged or of another version is indexed
anew. The table is kept in chunks, which are only ever added to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple
from zlib import crc32

from termscan.corpus import Derived
from termscan.errors import UsageError
from termscan.index import TypeTable
from termscan.scan.indexed import (
    IndexedDocument,
    StoredDocument,
    Words,
    document_from_bytes,
    renumbered,
    words_from_bytes,
)

_CHUNK, _WORDS = "types", "words"
_AT_ONCE = 512
"""Chunks that are read together."""


class Extent(NamedTuple):
    """How much of the table of types is known: their number, and a checksum of its chunks."""

    types: int
    checksum: int


NOTHING = Extent(0, 0)


class ReadingIndex:
    """Indexed documents by their id, all of one `version` of what their readings rest on."""

    def __init__(self, derived: Derived, version: str) -> None:
        self._derived = derived
        self._version = version
        self._types = TypeTable()
        self._checksums = dict([NOTHING])

    @property
    def extent(self) -> Extent:
        """How much of the table was read."""
        known = len(self._types)
        return Extent(known, self._checksums[known])

    def types(self, most: int | None = None) -> TypeTable:
        """Return the table of all types that are kept by now; always the same, longer table.

        With `most`, it stops growing when it has so many.
        """
        for chunk in self._chunks(self._chunks_read):
            if most is not None and len(self._types) >= most:
                break
            before = self.extent
            self._types.add(chunk.decode("utf-8", "surrogatepass").split("\n"))
            self._note(before, chunk)
        return self._types

    def documents(self) -> set[str]:
        """Return the ids of the documents that are indexed."""
        return {name for name in self._names() if not name.startswith((_CHUNK, _WORDS))}

    def document(self, document: str) -> IndexedDocument | None:
        """Return an indexed document; None if it has to be indexed."""
        rest = self._derived.get(self._key(document))
        words = self._derived.get(self._key(f"{_WORDS}/{document}"))
        if rest is None or words is None:
            return None
        try:
            return document_from_bytes(StoredDocument(words, rest), self.types())
        except ValueError:
            return None

    def words(self, document: str) -> Words | None:
        """Return the words of an indexed document; None if it has to be indexed."""
        stored = self._derived.get(self._key(f"{_WORDS}/{document}"))
        try:
            return None if stored is None else words_from_bytes(stored)
        except ValueError:
            return None

    def begins_with(self, extent: Extent) -> bool:
        """Tell whether the table that was read begins with what had an extent before."""
        return self._checksums.get(extent.types) == extent.checksum

    def close(self) -> None:
        """Let go of the file; it is opened again when it is needed."""
        self._derived.close()

    def prepare(self) -> None:
        """Get ready for `add`: from now on the table only grows, whoever reads it.

        If a chunk of it is damaged, all that is kept is thrown away.
        """
        self.types()
        if self._chunks_read != sum(name.startswith(_CHUNK) for name in self._names()):
            self._derived.discard(map(self._key, self._names()))
            self._types, self._checksums = TypeTable(), dict([NOTHING])

    def add(
        self, document: str, content: StoredDocument, known: Extent, types: Sequence[str]
    ) -> None:
        """Keep an indexed document whose types are what was `known` of the table, and `types`.

        `types` are lines, and are numbered on from there.

        Raises:
            UsageError: what was known is no part of this table.
        """
        import numpy as np

        if not self.begins_with(known):
            remedy = "let all machines see the same disk under the same path"
            raise UsageError(f"a worker found another file at {self._derived.path}; {remedy}")
        table, before = self._types, self.extent
        new = np.array(table.numbers(types), np.int32)
        numbers = np.concatenate((np.arange(known.types, dtype=np.int32), new))
        if len(table) > before.types:
            chunk = "\n".join(table.lines[before.types :]).encode("utf-8", "surrogatepass")
            self._derived.put(self._chunk_key(self._chunks_read), chunk)
            self._note(before, chunk)
        self._derived.put(self._key(document), content.rest)
        self._derived.put(self._key(f"{_WORDS}/{document}"), renumbered(content, numbers).words)

    @property
    def _chunks_read(self) -> int:
        return len(self._checksums) - 1

    def _note(self, before: Extent, chunk: bytes) -> None:
        """Note a chunk that has been added to the table."""
        self._checksums[len(self._types)] = crc32(chunk, before.checksum)

    def _chunks(self, first: int) -> Iterator[bytes]:
        """Yield the chunks from one on, up to where one is lacking."""
        if self._derived.get(self._chunk_key(first)) is None:
            return  # mostly so, and told sooner
        for start in count(first, _AT_ONCE):
            keys = list(map(self._chunk_key, range(start, start + _AT_ONCE)))
            kept = self._derived.several(keys)
            for key in keys:
                if key not in kept:
                    return
                yield kept[key]

    def _names(self) -> list[str]:
        start = self._key("")
        keys = self._derived.keys()
        return [key.removeprefix(start) for key in keys if key.startswith(start)]

    def _chunk_key(self, number: int) -> str:
        return self._key(f"{_CHUNK}/{number:07d}")

    def _key(self, name: str) -> str:
        return f"{self._version}/{name}"
