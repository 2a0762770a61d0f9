"""Bytes kept under their SHA-256: ``files/ab/abcdef…``, whole and durable or not there at all."""

from __future__ import annotations

import errno
import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, BinaryIO

from termscan.atomic import sync_folder
from termscan.errors import StoreError

_CHUNK = 1 << 20
_NAME = re.compile(r"[0-9a-f]{64}")
_TEMPORARY = ".incoming-"


class Files:
    """The folder of a store that holds the documents' bytes.

    What `put` keeps survives the end of the process at once, and a loss of power after `settle`.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._unsettled: set[Path] = set()

    def path(self, identifier: str) -> Path:
        """Return where the bytes with this SHA-256 are, or would be."""
        return self.folder / identifier[:2] / identifier

    def put(self, content: bytes | Path) -> tuple[str, int]:
        """Keep `content`, and return its SHA-256 and its size in bytes.

        Bytes that are already there are left alone; if they were damaged, they are replaced.

        Raises:
            StoreError: the disk is full or the folder cannot be written.
            OSError: `content` is a path that cannot be read.
        """
        if isinstance(content, bytes):
            identifier, size = hashlib.sha256(content).hexdigest(), len(content)
            if not self.holds(identifier, size):
                with _explained(self.folder):
                    self._write_bytes(identifier, content)
            return identifier, size
        with content.open("rb") as source:
            identifier, size = hashlib.file_digest(source, "sha256").hexdigest(), source.tell()
            if self.holds(identifier, size):
                return identifier, size
            source.seek(0)
            return self._put_stream(source)

    def settle(self) -> None:
        """Make sure that the names of what was kept are on disk, as the bytes are already.

        Raises:
            StoreError: the disk refuses.
        """
        with _explained(self.folder):
            for folder in sorted(self._unsettled):
                sync_folder(folder)
        self._unsettled.clear()

    def holds(self, identifier: str, size: int | None = None) -> bool:
        """Whether the file is there and its bytes still have the SHA-256 that it is named by."""
        path = self.path(identifier)
        try:
            if size is not None and path.stat().st_size != size:
                return False
            with path.open("rb") as handle:
                return hashlib.file_digest(handle, "sha256").hexdigest() == identifier
        except FileNotFoundError:
            return False

    def identifiers(self) -> Iterator[str]:
        """Yield the names of all kept files, sorted; what else lies about is not ours."""
        for folder in sorted(self.folder.glob("??")):
            names = sorted(path.name for path in folder.iterdir())
            yield from (name for name in names if _NAME.fullmatch(name) and name[:2] == folder.name)

    def temporaries(self) -> list[Path]:
        """Return what interrupted writers left behind."""
        return sorted(self.folder.glob(f"{_TEMPORARY}*"))

    def _write_bytes(self, identifier: str, content: bytes) -> None:
        with self._incoming() as handle:
            handle.write(content)
            self._keep(handle, identifier)

    def _put_stream(self, source: BinaryIO) -> tuple[str, int]:
        digest, size = hashlib.sha256(), 0
        with _explained(self.folder), self._incoming() as handle:
            while chunk := source.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
                handle.write(chunk)
            identifier = digest.hexdigest()
            self._keep(handle, identifier)
        return identifier, size

    @contextmanager
    def _incoming(self) -> Iterator[IO[bytes]]:
        with NamedTemporaryFile(dir=self.folder, prefix=_TEMPORARY, delete=False) as handle:
            try:
                yield handle
            finally:
                Path(handle.name).unlink(missing_ok=True)

    def _keep(self, handle: IO[bytes], identifier: str) -> None:
        handle.flush()
        os.fsync(handle.fileno())
        handle.close()
        target = self.path(identifier)
        target.parent.mkdir(exist_ok=True)
        Path(handle.name).chmod(0o644)
        Path(handle.name).replace(target)
        self._unsettled |= {self.folder, target.parent}


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    try:
        yield
    except StoreError:
        raise
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        why = "the disk is full; free some space" if full else f"{error.strerror or error}"
        raise StoreError(f"{folder}: a file could not be kept: {why}") from error
