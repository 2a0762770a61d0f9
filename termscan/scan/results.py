"""What the last scan found, as it lies in the store."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Self

from termscan._version import __version__
from termscan.codec import concept_from, concept_row
from termscan.corpus import Store
from termscan.errors import UsageError
from termscan.extract import extraction_from_bytes
from termscan.records import Concept, Document, DocumentScan, Page
from termscan.scan.findings import Findings, Outcome, decode_findings, outcome_of

if TYPE_CHECKING:
    from termscan.lexicon import Lexicon

REFUSED = b"!"
"""Stands before the reason why a document was refused, in place of its extraction."""

LOST = b" "
"""Stands before findings that are no more than the news of a failure, to be tried again."""

_AT_ONCE = 256
"""The findings of so many documents are in memory at once."""

_LAST_SCAN = "last scan"
_SCAN_BEFORE = "scan before"


@dataclass(frozen=True, slots=True)
class LastScan:
    """What a store was scanned with, as the exports state it; `key` names its results."""

    key: str
    version: str
    extractor: str
    dictionary: str
    lexicons: tuple[tuple[str, str, str], ...]
    concepts: tuple[Concept, ...]

    @classmethod
    def of(cls, key: str, extractor: str, dictionary: str, lexicons: Sequence[Lexicon]) -> Self:
        """Return what this version of termscan scans with."""
        names = tuple((one.id, one.version, one.hash) for one in lexicons)
        concepts = tuple(concept for one in lexicons for concept in one.concepts)
        return cls(key, __version__, extractor, dictionary, names, concepts)

    def to_row(self) -> dict[str, Any]:
        """Return this as plain values for JSON."""
        return {
            "key": self.key,
            "version": self.version,
            "extractor": self.extractor,
            "dictionary": self.dictionary,
            "lexicons": [list(lexicon) for lexicon in self.lexicons],
            "concepts": [concept_row(concept) for concept in self.concepts],
        }

    @classmethod
    def from_row(cls, row: dict[str, Any]) -> Self:
        """Return what `to_row` gave."""
        lexicons = tuple((name, version, digest) for name, version, digest in row["lexicons"])
        concepts = tuple(map(concept_from, row["concepts"]))
        return cls(**{**row, "lexicons": lexicons, "concepts": concepts})


@dataclass(frozen=True, slots=True)
class ScanState:
    """How far the last scan reaches: current documents with a result, and those without.

    `unreadable` pairs a document's file name or id with the reason.
    """

    scanned: int
    waiting: int
    unreadable: tuple[tuple[str, str], ...]


def extraction_key(document: str, extractor: str) -> str:
    """Name the extraction of a document by a version of the reader."""
    return f"{document}/{extractor}"


def findings_key(document: str, scan_key: str) -> str:
    """Name what a scan found in a document."""
    return f"{document}/{scan_key}"


def remember(store: Store, scan: LastScan) -> None:
    """Note what the store was scanned with, and with what before that if it was another thing."""
    row = json.dumps(scan.to_row(), ensure_ascii=False, sort_keys=True)
    noted = store.setting(_LAST_SCAN)
    if noted is not None and json.loads(noted)["key"] != scan.key:
        store.set_setting(_SCAN_BEFORE, noted)
    store.set_setting(_LAST_SCAN, row)


def last_scan(store: Store) -> LastScan:
    """Return what the store was last scanned with.

    Raises:
        UsageError: the store has not been scanned.
    """
    noted = store.setting(_LAST_SCAN)
    if noted is None:
        raise UsageError(f"{store.folder} has not been scanned yet; run `termscan scan` first")
    return _noted_scan(noted)


@lru_cache(maxsize=2)
def _noted_scan(noted: str) -> LastScan:
    """Return a scan from what was noted of it; many ask for the same, document by document."""
    return LastScan.from_row(json.loads(noted))


def scan_before(store: Store) -> LastScan:
    """Return the latest scan with other lexicons or versions than the last one.

    Raises:
        UsageError: there was none.
    """
    noted = store.setting(_SCAN_BEFORE)
    if noted is None:
        raise UsageError(f"{store.folder} has been scanned with one set of lexicons only")
    return _noted_scan(noted)


def forget_others(store: Store) -> int:
    """Remove the results of other versions and lexicons than those of the last scan.

    They can be made again at any time. Returns how many were removed.
    """
    from termscan.scan.recipe import index_version

    last = last_scan(store)
    wanted = {
        "extractions": last.extractor,
        "identities": last.extractor,
        "findings": last.key,
        "index": index_version(last.extractor, last.dictionary),
    }
    removed = 0
    for name, version in wanted.items():
        derived = store.derived(name)
        keys = derived.keys()
        old = [key for key in keys if f"/{version}/" not in f"/{key}/"]
        derived.discard(old)
        derived.compact()
        removed += len(old)
    hashes = {digest for _, _, digest in last.lexicons}
    lexicons = store.derived("lexicons")
    lexicons.discard(key for key in lexicons.keys() if key not in hashes)  # noqa: SIM118
    return removed


def scan_state(store: Store) -> ScanState | None:
    """Return how far the last scan reaches; None for a store that was never scanned."""
    if store.setting(_LAST_SCAN) is None:
        return None
    found = list(outcomes(store))
    waiting = len(store.documents()) - len(found)
    return ScanState(len(found), waiting, unreadable_ones(found))


def outcomes(store: Store) -> Iterator[tuple[Document, Outcome]]:
    """Yield in short what the last scan found in each current document that it read."""
    for document, content in stored_findings(store, last_scan(store).key, store.documents()):
        yield document, outcome_of(content)


def unreadable_ones(
    found: Iterable[tuple[Document, Outcome]],
) -> tuple[tuple[str, str], ...]:
    """Return the unreadable documents by file name or id, each with the reason."""
    return tuple(
        (document.file_name or document.id, outcome.reason or "unreadable")
        for document, outcome in found
        if outcome.status == "unreadable"
    )


def scans(store: Store, *, current: bool = True) -> Iterator[DocumentScan]:
    """Yield what the last scan found in each document, in the store's order of documents."""
    return results_of(store, last_scan(store).key, store.documents(current=current))


def mentioning(
    store: Store, documents: Iterable[Document], concepts: Iterable[str]
) -> Iterator[DocumentScan]:
    """Yield what the last scan found in those documents that mention any of some concepts."""
    names = [json.dumps(concept, ensure_ascii=False).encode("utf-8") for concept in concepts]
    for document, content in stored_findings(store, last_scan(store).key, documents):
        if any(name in content for name in names):
            yield decode_findings(content, document.id).of(document)


def results_of(
    store: Store, scan_key: str, documents: Iterable[Document]
) -> Iterator[DocumentScan]:
    """Yield what a scan found in these documents, passing over those that it did not read."""
    for document, findings in findings_of(store, scan_key, documents):
        yield findings.of(document)


def findings_of(
    store: Store, scan_key: str, documents: Iterable[Document]
) -> Iterator[tuple[Document, Findings]]:
    """Yield these documents with a scan's findings, passing over those that it did not read."""
    for document, content in stored_findings(store, scan_key, documents):
        yield document, decode_findings(content, document.id)


def stored_findings(
    store: Store, scan_key: str, documents: Iterable[Document]
) -> Iterator[tuple[Document, bytes]]:
    """Yield these documents with a scan's findings as they are stored."""
    derived = store.derived("findings")
    rest = iter(documents)
    while some := list(islice(rest, _AT_ONCE)):
        keys = {findings_key(document.id, scan_key): document for document in some}
        found = derived.several(keys)
        yield from ((document, found[key]) for key, document in keys.items() if key in found)


def pages_of(store: Store, document: Document) -> tuple[Page, ...]:
    """Return the pages of a document as the last scan read them; none if it was unreadable."""
    key = extraction_key(document.id, last_scan(store).extractor)
    content = store.derived("extractions").get(key)
    if content is None or content.startswith(REFUSED):
        return ()
    return extraction_from_bytes(content).pages
