"""The SQLite catalogue: opened with care, changed in transactions, its errors explained."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from termscan.corpus import schema
from termscan.corpus.database import connect, explained
from termscan.errors import StoreError


class Catalogue:
    """A connection to ``catalogue.sqlite`` that several threads may share.

    `before_commit` is called before a transaction is committed, and undoes it by raising.

    Raises:
        StoreError: from every method, when the catalogue is foreign, damaged, made by a newer
            termscan, or cannot be read or written.
    """

    def __init__(
        self, path: Path, *, write: bool, before_commit: Callable[[], None] | None = None
    ) -> None:
        self.path = path
        self.write = write
        self._before_commit = before_commit
        self._lock = threading.RLock()
        self._depth = 0
        with self._explained():
            self._connection = connect(path, write=write)
        try:
            with self._explained():
                self._prepare()
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        """Close the connection; what is not committed is rolled back."""
        with self._lock, self._explained():
            self._connection.close()

    def rows(self, statement: str, values: Any = ()) -> list[tuple[Any, ...]]:
        """Run one statement and return all its rows."""
        with self._lock, self._explained():
            return self._connection.execute(statement, values).fetchall()

    def change(self, statement: str, values: Iterable[Any]) -> None:
        """Run one statement for each of `values`, in the current transaction or in its own."""
        with self.transaction(), self._explained():
            self._connection.executemany(statement, values)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit when the block ends well, else undo all of it; blocks may be nested."""
        if not self.write:
            raise StoreError(f"{self.path}: the store was opened for reading only")
        with self._lock:
            name = f"level_{self._depth}"
            self._run(f"SAVEPOINT {name}" if self._depth else "BEGIN IMMEDIATE")
            self._depth += 1
            try:
                yield
                self._keep(name)
            except BaseException:
                self._undo(name)
                raise
            finally:
                self._depth -= 1

    def _keep(self, name: str) -> None:
        if self._depth > 1:
            self._run(f"RELEASE {name}")
            return
        if self._before_commit is not None:
            self._before_commit()
        self._run("COMMIT")

    def _undo(self, name: str) -> None:
        # After a full disk SQLite may already have rolled back by itself.
        with suppress(sqlite3.Error):
            if self._depth > 1:
                self._connection.execute(f"ROLLBACK TO {name}")
                self._connection.execute(f"RELEASE {name}")
            else:
                self._connection.execute("ROLLBACK")

    def _run(self, statement: str) -> None:
        with self._explained():
            self._connection.execute(statement)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn an error of SQLite into a StoreError that says what to do."""
        try:
            yield
        except sqlite3.Error as error:
            raise explained(error, self.path) from error

    def _prepare(self) -> None:
        identity = self._number("PRAGMA application_id")
        version = self._number("PRAGMA user_version")
        tables = self._number("SELECT count(*) FROM sqlite_master")
        newest = len(schema.MIGRATIONS)
        if identity != schema.APPLICATION_ID and (identity or version or tables):
            raise StoreError(f"{self.path}: it is a database of another program; choose another")
        if version > newest:
            raise StoreError(
                f"{self.path}: it was made by a newer termscan (format {version}, "
                f"this one knows {newest}); update termscan"
            )
        if not self.write:
            if version < newest:
                raise StoreError(
                    f"{self.path}: it was made by an older termscan or never finished; "
                    "a command that writes, such as add, brings it up to date"
                )
            return
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute("PRAGMA foreign_keys = ON")
        if version < newest:
            self._migrate(version)

    def _number(self, statement: str) -> int:
        return int(self._connection.execute(statement).fetchone()[0])

    def _migrate(self, version: int) -> None:
        with self.transaction():
            for number, statements in enumerate(schema.MIGRATIONS[version:], version + 1):
                for statement in statements:
                    self._connection.execute(statement)
                self._connection.execute(f"PRAGMA user_version = {number}")
            self._connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
