"""Results that can be made again from the files, kept so that they need not be.

A name has a file of its own under ``derived/``. Losing one costs time and nothing else, so a
damaged file is thrown away without a word and a damaged value is as good as absent.
"""

from __future__ import annotations

import json
import sqlite3
import threading
import time
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from termscan.corpus.database import basic_code, connect, explained

_FORMAT = 1
_PAGE = 16_384
"""Bytes of a page: values of some tens of kilobytes are read in half the time of SQLite's 4,096."""

_SEVERAL = "SELECT key, value, checksum FROM results WHERE key IN (SELECT value FROM json_each(?))"
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_BATCH_COUNT = 512
_BATCH_BYTES = 16 << 20
_BATCH_SECONDS = 2.0


class Derived:
    """Values by key: bytes that some version of some code made from some documents.

    The key must name everything that the value depends on: hashes of the input, and versions of
    the code and the data it was made with. Values are written in batches: after a crash the
    newest ones may be gone. In a store opened for reading, `put` and `discard` do nothing. Read
    `from_afar`, while another machine may write, the newest values may be lacking.
    """

    def __init__(self, path: Path, *, write: bool, from_afar: bool = False) -> None:
        self.path = path
        self.write = write
        self._from_afar = from_afar
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self._pending: dict[str, bytes] = {}
        self._pending_bytes = 0
        self._pending_since = 0.0

    def get(self, key: str) -> bytes | None:
        """Return the value, or None if it has to be made."""
        with self._lock:
            if key in self._pending:
                return self._pending[key]
            rows = self._run("SELECT value, checksum FROM results WHERE key = ?", [(key,)])
            if not rows or not _intact(*rows[0]):
                return None
            value: bytes = rows[0][0]
            return value

    def several(self, keys: Iterable[str]) -> dict[str, bytes]:
        """Return the values that need not be made by key, read in one go."""
        wanted = set(keys)
        with self._lock:
            rows = self._run(_SEVERAL, [(json.dumps(sorted(wanted)),)])
            found = {key: value for key, value, checksum in rows if _intact(value, checksum)}
            pending = {key: self._pending[key] for key in self._pending.keys() & wanted}
        return found | pending

    def put(self, key: str, value: bytes) -> None:
        """Keep a value; it is on disk at the latest when the store is closed or flushed.

        Raises:
            StoreError: the disk is full or cannot be written.
        """
        if not self.write:
            return
        with self._lock:
            if not self._pending:
                self._pending_since = time.monotonic()
            self._pending[key] = value
            self._pending_bytes += len(value)
            if self._batch_is_full():
                self.flush()

    def discard(self, keys: Iterable[str]) -> None:
        """Remove values that nobody will ask for again."""
        if not self.write:
            return
        with self._lock:
            self.flush()
            self._run("DELETE FROM results WHERE key = ?", [(key,) for key in keys])

    def compact(self) -> None:
        """Give the room of what was discarded back to the disk."""
        with self._lock:
            self.flush()
            if self.write and self.path.exists() and self._run("SELECT 1 FROM results", [()]):
                assert self._connection is not None
                self._connection.execute("VACUUM")

    def keys(self) -> list[str]:
        """Return all keys, sorted."""
        with self._lock:
            self.flush()
            return [row[0] for row in self._run("SELECT key FROM results ORDER BY key", [()])]

    def flush(self) -> None:
        """Write what is pending."""
        with self._lock:
            rows: list[tuple[Any, ...]] = [
                (key, value, zlib.crc32(value)) for key, value in self._pending.items()
            ]
            self._pending.clear()
            self._pending_bytes = 0
            if rows:
                self._run("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", rows)

    def close(self) -> None:
        """Write what is pending and let go of the file."""
        with self._lock:
            try:
                self.flush()
            finally:
                self._disconnect()

    def _batch_is_full(self) -> bool:
        return (
            len(self._pending) >= _BATCH_COUNT
            or self._pending_bytes >= _BATCH_BYTES
            or time.monotonic() - self._pending_since >= _BATCH_SECONDS
        )

    def _run(self, statement: str, values: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        """Run a statement for each of `values` in one transaction; once more if damaged."""
        try:
            return self._try(statement, values)
        except sqlite3.Error as error:
            if not self.write:
                return []
            if basic_code(error) not in _DAMAGED:
                raise explained(error, self.path) from error
            self._throw_away()
        return self._try(statement, values)

    def _try(self, statement: str, values: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        if self._connection is None:
            if not self.write and not self.path.exists():
                return []
            self._connection = self._connect()
        if statement.startswith("SELECT"):
            return self._connection.execute(statement, values[0]).fetchall()
        with self._connection:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany(statement, values)
        return []

    def _connect(self) -> sqlite3.Connection:
        if self.write:
            self.path.parent.mkdir(exist_ok=True)
        connection = connect(self.path, write=self.write, from_afar=self._from_afar)
        try:
            if self.write:
                _prepare(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _throw_away(self) -> None:
        self._disconnect()
        for ending in ("", "-wal", "-shm"):
            self.path.with_name(self.path.name + ending).unlink(missing_ok=True)

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA page_size = {_PAGE}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    if connection.execute("PRAGMA user_version").fetchone()[0] != _FORMAT:
        connection.execute("DROP TABLE IF EXISTS results")
        connection.execute(
            "CREATE TABLE results (key TEXT PRIMARY KEY, value BLOB, checksum INTEGER)"
        )
        connection.execute(f"PRAGMA user_version = {_FORMAT}")


def _intact(value: object, checksum: object) -> bool:
    return isinstance(value, bytes) and zlib.crc32(value) == checksum
