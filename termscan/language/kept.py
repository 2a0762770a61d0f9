"""Readings of words kept on disk, so that the next process need not ask a slow dictionary again.

A mapping from words in small letters to what the dictionary says of them, before any lexicon's
words, in one SQLite file for each dictionary, backend and version of the readings. A file that is
damaged, locked or not writable is no error: nothing is found in it, or it is made anew.
"""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from termscan.records import Reading

Readings = tuple[Reading, ...]
T = TypeVar("T")

_SCHEMA = "CREATE TABLE IF NOT EXISTS kept (word TEXT PRIMARY KEY, readings TEXT) WITHOUT ROWID"
_FIND = "SELECT readings FROM kept WHERE word = ?"
_KEEP = "INSERT OR IGNORE INTO kept VALUES (?, ?)"
_PATIENCE = 2.0  # seconds
_FEWEST_NEW = 2_000


class KeptReadings:
    """Readings by word in a file in `folder`; safe for many threads and processes at once.

    `version` names all that the readings depend on. When more than `most` words would be kept,
    those kept by then are dropped.
    """

    def __init__(self, folder: Path, version: str, most: int = 1_000_000) -> None:
        name = sha256(version.encode()).hexdigest()[:16]
        self.path = folder / f"readings-{name}.sqlite"
        self._most = most
        self._local = threading.local()
        self._open: list[tuple[int, sqlite3.Connection]] = []
        self._readable = self._writable = True

    def get(self, word: str) -> Readings | None:
        """Return the readings of a word, None if they are not kept."""

        def find(database: sqlite3.Connection) -> Readings | None:
            row = database.execute(_FIND, (word,)).fetchone()
            return None if row is None else _unpacked(row[0])

        return self._tried(find) if self._readable else None

    def put_many(self, readings: Mapping[str, Readings]) -> None:
        """Keep readings by word, those of one call together or not at all."""
        rows = [(word, _packed(found)) for word, found in sorted(readings.items())]

        def keep(database: sqlite3.Connection) -> bool:
            with database:
                database.execute("BEGIN IMMEDIATE")
                (kept,) = database.execute("SELECT count(*) FROM kept").fetchone()
                if kept + len(rows) > self._most:
                    database.execute("DELETE FROM kept")
                database.executemany(_KEEP, rows[: self._most])
            return True

        if self._readable and self._writable:
            self._writable = bool(self._tried(keep)) or not self.path.exists()

    def close(self) -> None:
        """Close the file; it opens again when it is needed."""
        own = [database for process, database in self._open if process == os.getpid()]
        self._open, self._local = [], threading.local()
        for database in own:
            database.close()

    def _tried(self, act: Callable[[sqlite3.Connection], T]) -> T | None:
        """Return what an action on the file gives, None if the file does not let it."""
        try:
            return act(self._connection())
        except UnicodeEncodeError:
            pass  # half a character: no text
        except sqlite3.OperationalError:
            self._readable = self._is_open()  # locked, full or read-only: do without
        except (sqlite3.DatabaseError, ValueError, TypeError):
            self.close()
            with suppress(OSError):
                self.path.unlink()
        return None

    def _is_open(self) -> bool:
        return getattr(self._local, "process", None) == os.getpid()

    def _connection(self) -> sqlite3.Connection:
        """Return this thread's connection in this process, as none may go over a fork."""
        if not self._is_open():
            with suppress(OSError):
                self.path.parent.mkdir(parents=True, exist_ok=True)
            database = sqlite3.connect(self.path, timeout=_PATIENCE, check_same_thread=False)
            self._open.append((os.getpid(), database))
            database.execute("PRAGMA synchronous = OFF")
            database.execute(_SCHEMA)
            self._local.database, self._local.process = database, os.getpid()
        found: sqlite3.Connection = self._local.database
        return found


def _packed(readings: Readings) -> str:
    rows = [reading[:5] for reading in readings]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _unpacked(packed: str) -> Readings:
    return tuple(
        Reading(lemma, pos, case, number, tuple(parts))
        for lemma, pos, case, number, parts in json.loads(packed)
    )


class KeptDictionary:
    """A dictionary that looks into what is kept first, and keeps what it learns.

    `ask` gives the readings of a word in small letters. What is new is written after some thousand
    words, and by `close`.
    """

    def __init__(self, ask: Callable[[str], Readings], kept: KeptReadings) -> None:
        self._ask = ask
        self._kept = kept
        self._new: dict[str, Readings] = {}
        self._lock = threading.Lock()

    def __call__(self, word: str) -> Readings:
        """Return the readings of a word in small letters."""
        found = self._kept.get(word)
        if found is None:
            found = self._new[word] = self._ask(word)
            if len(self._new) >= _FEWEST_NEW:
                self.save()
        return found

    def close(self) -> None:
        """Keep what was learned, and close the file."""
        self.save()
        self._kept.close()

    def save(self) -> None:
        """Keep what was learned by now."""
        with self._lock:
            new, self._new = self._new, {}
        if new:
            self._kept.put_many(new)
