"""A store: documents' bytes, the catalogue that describes them, and results derived from them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from termscan.atomic import sync_folder
from termscan.corpus import upkeep
from termscan.corpus.catalogue import Catalogue
from termscan.corpus.derived import Derived
from termscan.corpus.documents import DocumentTable
from termscan.corpus.fetches import FetchTable
from termscan.corpus.files import Files
from termscan.corpus.lock import WriterLock
from termscan.corpus.results_folder import ResultsFolder
from termscan.corpus.states import StateTable
from termscan.corpus.status import Status, status_of
from termscan.corpus.upkeep import Garbage, Progress, Verification
from termscan.errors import NotAStore, StoreError, UsageError
from termscan.records import Document, DocumentKind, Fetch, Source

CATALOGUE = "catalogue.sqlite"
_OWN = {CATALOGUE, "files", "derived", "writer.lock", "writer.json"}


class Store:
    """A folder that keeps every version of every document and never loses one.

    Open it with `Store.open` and use it in a ``with`` statement. Any number of readers may work
    beside the one writer. A document is on disk and in the catalogue when `add` returns (inside
    `transaction`: when the block ends); whatever is killed before that leaves nothing but a file
    that `collect_garbage` removes.

    Raises:
        StoreError: from every method, when the disk is full or the store cannot be read or
            written; nothing of the failed call stays.
    """

    def __init__(self, folder: Path, *, write: bool) -> None:
        self.folder = folder
        self.write = write
        self.files = Files(folder / "files")
        self._derived: dict[str, Derived] = {}
        with ExitStack() as stack:
            if write:
                _prepare(folder)
                stack.callback(WriterLock(folder).release)
                _check_catalogue(folder)
            elif not (folder / CATALOGUE).is_file():
                raise NotAStore(f"{folder}: there is no store here; termscan add makes one")
            catalogue = Catalogue(folder / CATALOGUE, write=write, before_commit=self.files.settle)
            stack.callback(catalogue.close)
            self._closing = stack.pop_all()
        self._catalogue = catalogue
        self._documents = DocumentTable(catalogue)
        self._fetches = FetchTable(catalogue)
        self._states = StateTable(catalogue)

    @classmethod
    def open(cls, path: str | Path, *, write: bool = True) -> Self:
        """Open the store in folder `path`; a writer makes it if there is none.

        Raises:
            StoreBusy: another process is writing to it.
            NotAStore: there is none to read, or the folder belongs to something else.
            StoreError: it is damaged, made by a newer termscan, or cannot be written.
        """
        return cls(Path(path), write=write)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Write what is pending and let others write."""
        self._closing.close()

    def transaction(self) -> AbstractContextManager[None]:
        """Make the calls inside a ``with`` block one change that is kept whole or not at all."""
        return self._catalogue.transaction()

    # Documents

    def add(
        self, content: bytes | Path, document: Document, *, fetch: Fetch | None = None
    ) -> Document:
        """Keep bytes and what is known about them, and return the document as it now stands.

        `id` and `size` of `document` are filled in. Bytes that are already there keep what is
        known about them, except for what is newly given (that is, what differs from the default
        of the field), and belong to the municipalities of both. Other bytes from the same place
        are a new version, and the newest is current; a place is an address or, without one, a
        file name with its municipalities, kind and period. `fetch` is recorded with the document
        in the same transaction.

        Raises:
            OSError: `content` is a path that cannot be read.
        """
        with self.transaction():
            identifier, size = self.files.put(content)
            kept = self._documents.arrive(replace(document, id=identifier, size=size))
            if fetch is not None:
                self.record(replace(fetch, document=identifier))
            return kept

    def describe(self, document: Document) -> Document:
        """Replace all that is known about a document that is there, except its bytes."""
        return self._documents.describe(document)

    def retire(self, url: str) -> None:
        """Note that what an address holds is current there no more; every version stays.

        This is for an address whose document was replaced by one at another address, not for one
        that fails. Adding a document from the address undoes it.
        """
        self._documents.hold(url, None)

    def documents(self, current: bool = True) -> list[Document]:
        """Return the current documents, or all, sorted by municipalities, kind, period and id.

        A document is current unless newer bytes came from every place that gave it, or it is a
        draft and each of its municipalities has an adopted text of the same kind and period.
        """
        return [
            document for document in self._documents.select() if document.current or not current
        ]

    def document(self, identifier: str) -> Document | None:
        """Return the document with this id, or None."""
        found = self._documents.select(identifier)
        return found[0] if found else None

    def versions(self, url: str) -> list[Document]:
        """Return what an address has given over time, oldest first."""
        return self._documents.versions(url)

    def path(self, identifier: str) -> Path:
        """Return the file that holds a document's bytes; it must not be changed."""
        return self.files.path(identifier)

    # Expectations

    def expect(self, pairs: Iterable[tuple[str, DocumentKind]]) -> None:
        """Note that a municipality (by code) should have a document of a kind.

        Coverage speaks of such pairs even when no document is there.
        """
        self._catalogue.change("INSERT OR IGNORE INTO expectations VALUES (?, ?)", sorted(pairs))

    def expected(self) -> frozenset[tuple[str, DocumentKind]]:
        """Return all pairs of municipality code and kind that were ever expected."""
        return frozenset(
            (code, kind)
            for code, kind in self._catalogue.rows("SELECT municipality, kind FROM expectations")
        )

    # Sources and fetches

    def save_sources(self, sources: Iterable[Source]) -> None:
        """Keep sources; one of the same address, municipality and kind is replaced."""
        self._fetches.save_sources(sources)

    def sources(self, municipality: str | None = None) -> list[Source]:
        """Return sources, sorted by municipality, kind and address."""
        return self._fetches.sources(municipality)

    def record(self, fetch: Fetch) -> None:
        """Add a fetch; fetches are never changed or deleted."""
        self._fetches.record(fetch)

    def fetches(self, url: str | None = None) -> list[Fetch]:
        """Return fetches in the order in which they were made."""
        return self._fetches.fetches(url)

    def latest_fetches(self) -> dict[str, Fetch]:
        """Return the newest fetch of every address that was ever tried, by address."""
        return self._fetches.latest_fetches()

    # Upkeep

    def status(self) -> Status:
        """Return what is there, what is not, and what could not be had."""
        return status_of(
            self._documents.select(), self.expected(), self._fetches.latest_fetches().values()
        )

    def verify(self, progress: Progress | None = None) -> Verification:
        """Read every file again and compare its SHA-256 with its name; changes nothing."""
        return upkeep.verify(self._catalogue, self.files, progress)

    def collect_garbage(self) -> Garbage:
        """Remove files that no document speaks of, left by interrupted writers; nothing else."""
        return upkeep.collect_garbage(self._catalogue, self.files)

    # What the program remembers from one run to the next

    def state(self, scope: str, key: str) -> str | None:
        """Return a small text that was saved, such as how gently to treat a host, or None."""
        return self._states.state(scope, key)

    def states(self, scope: str) -> dict[str, str]:
        """Return all texts of a scope, sorted by key."""
        return self._states.states(scope)

    def save_state(self, scope: str, key: str, value: str) -> None:
        """Keep a small text; the one before is replaced."""
        self._states.save(scope, key, value)

    def setting(self, name: str) -> str | None:
        """Return a setting of this store, or None."""
        return self._states.state("setting", name)

    def set_setting(self, name: str, text: str) -> None:
        """Keep a setting of this store."""
        self._states.save("setting", name, text)

    # Derived results

    def derived(self, name: str, *, beside_writer: bool = False) -> Derived:
        """Return the results kept under `name`, such as ``pages``; they can be made again.

        With `beside_writer`, a store opened for reading keeps results too, if it lies where they
        can be written: only for results that no writer of the store minds.
        """
        if name not in self._derived:
            path = self._derived_path(name).with_suffix(".sqlite")
            write = self.write or (beside_writer and _can_be_written(path))
            self._derived[name] = Derived(path, write=write)
            self._closing.callback(self._derived[name].close)
        return self._derived[name]

    @property
    def results_folder(self) -> ResultsFolder:
        """The folder of the derived results, for processes that only read them."""
        return ResultsFolder.of(self.folder / "derived")

    def _derived_path(self, name: str) -> Path:
        if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
            raise UsageError(f"{name!r} cannot name derived results; use a-z, digits and _")
        return self.folder / "derived" / name


def _can_be_written(path: Path) -> bool:
    """Return whether a file can be written, or made where there is none."""
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def _prepare(folder: Path) -> None:
    try:
        present = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
        if CATALOGUE not in present and present - _OWN:
            raise NotAStore(f"{folder}: the folder holds other things and no store; choose another")
        for inner in ("files", "derived"):
            (folder / inner).mkdir(parents=True, exist_ok=True)
        for changed in (folder, folder.absolute().parent):
            sync_folder(changed)
    except OSError as error:
        if isinstance(error, StoreError):
            raise
        raise StoreError(f"{folder}: no store can be made here: {error.strerror}") from error


def _check_catalogue(folder: Path) -> None:
    lost = not (folder / CATALOGUE).exists() and any((folder / "files").glob("??/*"))
    if lost:
        raise StoreError(
            f"{folder}: there are documents but {CATALOGUE} is gone; restore it from a copy, "
            "or move the folder away and start anew"
        )
