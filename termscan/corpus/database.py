"""Connections to SQLite files, also where they lie on a medium that cannot be written."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import quote

_PATIENCE = 30.0  # seconds; within a store SQLite's own locks are held for moments only


def connect(path: Path, *, write: bool, patience: float = _PATIENCE) -> sqlite3.Connection:
    """Open a database, to be made if it is not there when `write` is true.

    Transactions are begun and ended by hand. Threads must take turns. `patience` is how many
    seconds to wait for locks of others.

    Raises:
        sqlite3.Error: it cannot be opened.
    """
    if write:
        return _open(path, "mode=rwc", patience)
    connection = _open(path, "mode=ro", patience)
    try:
        connection.execute("PRAGMA user_version")
    except sqlite3.OperationalError:
        connection.close()
        if not _is_at_rest(path):
            raise
        # Readers of a write-ahead log need a file for their locks, which this folder refuses.
        connection = _open(path, "mode=ro&immutable=1", patience)
    return connection


def _open(path: Path, options: str, patience: float) -> sqlite3.Connection:
    return sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?{options}",
        uri=True,
        timeout=patience,
        isolation_level=None,
        check_same_thread=False,
    )


def _is_at_rest(path: Path) -> bool:
    """Whether all that was written is in the file itself and nothing is left in its log."""
    log = path.with_name(f"{path.name}-wal")
    return path.is_file() and (not log.exists() or log.stat().st_size == 0)
