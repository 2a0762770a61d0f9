"""One writer at a time."""

from __future__ import annotations

import json
import os
import platform
from pathlib import Path

from filelock import FileLock, Timeout

from termscan.errors import StoreBusy


class WriterLock:
    """The right to write to a store, held until released or until the process ends.

    Who holds it is noted beside the lock, for the message that others get; the note decides
    nothing and may be stale after a crash.

    Raises:
        StoreBusy: another process, or another part of this one, holds it.
    """

    def __init__(self, folder: Path) -> None:
        self._note = folder / "writer.json"
        self._lock = FileLock(folder / "writer.lock", timeout=0, thread_local=False)
        try:
            self._lock.acquire()
        except Timeout:
            raise StoreBusy(
                f"{folder}: {self._holder()} is writing to this store; wait until it is done"
            ) from None
        self._note.write_text(
            json.dumps({"process": os.getpid(), "computer": platform.node()}), encoding="utf-8"
        )

    def release(self) -> None:
        """Let others write."""
        self._note.unlink(missing_ok=True)
        self._lock.release()

    def _holder(self) -> str:
        try:
            note = json.loads(self._note.read_text("utf-8"))
            return f"process {note['process']} on {note['computer']}"
        except (OSError, ValueError, KeyError, TypeError):
            return "another process"
