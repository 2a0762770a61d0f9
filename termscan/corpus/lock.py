"""One writer at a time."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
from contextlib import suppress
from pathlib import Path

from termscan.corpus.database import basic_code, connect, explained
from termscan.errors import StoreBusy


class WriterLock:
    """The right to write to a store, held until released or until the process ends.

    It is SQLite's exclusive lock on an empty file: the system frees it when the process dies,
    however it dies, and worker processes that were forked from it do not inherit it. Who holds it
    is noted beside it for the message that others get; the note decides nothing and may be stale.

    Raises:
        StoreBusy: another process, or another part of this one, holds it.
        StoreError: the folder cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self._note = folder / "writer.json"
        try:
            self._connection = connect(folder / "writer.lock", write=True, patience=0.0)
            self._connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            if basic_code(error) != sqlite3.SQLITE_BUSY:
                raise explained(error, folder / "writer.lock") from error
            holder = self._holder()
            raise StoreBusy(
                f"{folder}: {holder} is writing to this store; wait until it is done"
            ) from None
        with suppress(OSError):
            note = {"process": os.getpid(), "computer": platform.node()}
            self._note.write_text(json.dumps(note), encoding="utf-8")

    def release(self) -> None:
        """Let others write."""
        with suppress(OSError):
            self._note.unlink(missing_ok=True)
        self._connection.close()

    def _holder(self) -> str:
        self._connection.close()
        try:
            note = json.loads(self._note.read_text("utf-8"))
            return f"process {note['process']} on {note['computer']}"
        except (OSError, ValueError, KeyError, TypeError):
            return "another process"
