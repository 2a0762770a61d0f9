"""The body of an answer: in memory while small, in a file when large."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import IO

IN_MEMORY = 2 * 1024 * 1024
HEAD = 4096


class Body:
    """Takes bytes piece by piece; large bodies move to a temporary file in `folder`."""

    def __init__(self, folder: Path | None = None) -> None:
        self.size = 0
        self.head = b""
        self._folder = folder
        self._pieces: list[bytes] = []
        self._file: IO[bytes] | None = None

    def write(self, piece: bytes) -> None:
        """Add `piece` at the end."""
        self.size += len(piece)
        if len(self.head) < HEAD:
            self.head += piece[: HEAD - len(self.head)]
        if self._file is not None:
            self._file.write(piece)
            return
        self._pieces.append(piece)
        if self.size > IN_MEMORY:
            self._move_to_file()

    def _move_to_file(self) -> None:
        self._file = tempfile.NamedTemporaryFile(  # noqa: SIM115
            dir=self._folder, prefix="termscan-", delete=False
        )
        self._file.writelines(self._pieces)
        self._pieces.clear()

    @property
    def content(self) -> bytes | Path:
        """The bytes, or the file that holds them (until `discard`)."""
        if self._file is None:
            return b"".join(self._pieces)
        self._file.flush()
        return Path(self._file.name)

    @property
    def bytes(self) -> bytes:
        """The bytes, read back if they went to a file."""
        content = self.content
        return content.read_bytes() if isinstance(content, Path) else content

    def discard(self) -> None:
        """Let go of the bytes and of the file."""
        self._pieces.clear()
        if self._file is not None:
            self._file.close()
            os.unlink(self._file.name)  # noqa: PTH108
            self._file = None
