"""Connections to SQLite files, also on a medium that cannot be written, and their errors."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import quote

from termscan.errors import StoreError

_PATIENCE = 30.0  # seconds; within a store SQLite's own locks are held for moments only

_EXPLANATIONS = {
    sqlite3.SQLITE_FULL: "the disk is full; free some space and run the command again",
    sqlite3.SQLITE_READONLY: "it cannot be written; check the permissions of its folder",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; check that its folder exists and is writable",
    sqlite3.SQLITE_NOTADB: "it is not a termscan catalogue, or it is damaged",
    sqlite3.SQLITE_CORRUPT: "it is damaged; restore the store from a copy",
    sqlite3.SQLITE_BUSY: "it stayed locked by another program; try again when that is done",
    sqlite3.SQLITE_IOERR: "reading or writing it failed; check the disk and its free space",
}


def connect(
    path: Path, *, write: bool, patience: float = _PATIENCE, from_afar: bool = False
) -> sqlite3.Connection:
    """Open a database, to be made if it is not there when `write` is true.

    Transactions are begun and ended by hand. Threads must take turns. `patience` is how many
    seconds to wait for locks of others. `from_afar` is for a file that another machine may write:
    neither its log nor its locks are looked at, so that reading may fail at any time.

    Raises:
        sqlite3.Error: it cannot be opened.
    """
    if write:
        return _open(path, "mode=rwc", patience)
    if from_afar:
        return _open(path, "mode=ro&immutable=1", patience)
    connection = _open(path, "mode=ro", patience)
    try:
        connection.execute("PRAGMA user_version")
    except sqlite3.Error as error:
        connection.close()
        if not isinstance(error, sqlite3.OperationalError) or not _is_at_rest(path):
            raise
        # Readers of a write-ahead log need a file for their locks, which this folder refuses.
        connection = _open(path, "mode=ro&immutable=1", patience)
    return connection


def explained(error: sqlite3.Error, path: Path) -> StoreError:
    """Return what went wrong with the file at `path`, and what to do."""
    why = _EXPLANATIONS.get(basic_code(error), str(error))
    return StoreError(f"{path}: {why}")


def basic_code(error: sqlite3.Error) -> int:
    """Return SQLite's code for an error, without its finer distinctions; 0 if it has none."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF


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
