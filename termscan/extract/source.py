"""The bytes of a document, in a file or in memory, and the name it goes by."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from termscan.errors import UnreadableDocument


@dataclass(frozen=True, slots=True)
class Source:
    """A document to read: a path, or bytes with a name for the messages."""

    content: Path | bytes
    name: str

    def head(self, size: int) -> bytes:
        """Return the first `size` bytes."""
        with self.open() as handle:
            return handle.read(size)

    def read(self, limit: int) -> bytes:
        """Return all bytes; a document longer than `limit` is refused."""
        with self.open() as handle:
            content = handle.read(limit + 1)
        if len(content) > limit:
            raise self.unreadable(f"the file is larger than {limit // 2**20} MB")
        return content

    def size(self) -> int:
        """Return the number of bytes."""
        if isinstance(self.content, bytes):
            return len(self.content)
        try:
            return self.content.stat().st_size
        except OSError as error:
            raise self._refused(error) from error

    def open(self) -> BinaryIO:
        """Open the document for reading."""
        if isinstance(self.content, bytes):
            return BytesIO(self.content)
        try:
            return self.content.open("rb")
        except OSError as error:
            raise self._refused(error) from error

    def unreadable(self, reason: str) -> UnreadableDocument:
        """Return the error that says why this document cannot be read."""
        return UnreadableDocument(self.name, reason)

    def _refused(self, error: OSError) -> UnreadableDocument:
        return self.unreadable(f"the file cannot be opened ({error.strerror or error})")
