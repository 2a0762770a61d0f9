"""From stored documents to mentions: what has changed is read, everything else is known.

The result of reading a document depends on its bytes and on a `Recipe`: the reader of files, the
dictionary, the lexicons. It is kept under both, so that the same scan is never made twice and no
result outlives what it was made with.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple

from termscan._version import __version__
from termscan.codec import (
    Findings,
    concept_from,
    concept_row,
    decode_findings,
    encode_findings,
)
from termscan.corpus import Store
from termscan.errors import TermscanError, UnreadableDocument, UsageError
from termscan.extract import (
    EXTRACTOR_VERSION,
    Extraction,
    SafeReader,
    extraction_from_bytes,
    extraction_to_bytes,
)
from termscan.language import Analyser, open_analyser
from termscan.lexicon import Lexicon, load_lexicons
from termscan.match import MATCHER_VERSION, Matcher
from termscan.paging import find_mentions
from termscan.records import Concept, Document, DocumentScan
from termscan.work import in_order

Backend = Literal["auto", "libvoikko", "pyvoikko"]
Progress = Callable[[int, int], None]

_LAST_SCAN = "last scan"
_REFUSED = b"!"


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a scan's results rest on besides the documents' bytes; small enough to send anywhere."""

    lexicons: tuple[str, ...]
    lexicon_hashes: tuple[str, ...]
    backend: Backend
    dictionary: str

    @property
    def key(self) -> str:
        """Name the results that this recipe gives; the backend does not change them."""
        versions = (EXTRACTOR_VERSION, MATCHER_VERSION, self.dictionary, *self.lexicon_hashes)
        return sha256("\0".join(versions).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class LastScan:
    """What a store was last scanned with, as the exports state it."""

    key: str
    version: str
    extractor: str
    dictionary: str
    lexicons: tuple[tuple[str, str, str], ...]
    concepts: tuple[Concept, ...]


@dataclass(frozen=True, slots=True)
class ScanReport:
    """What a scan did: documents read now, known from before, and unreadable with the reason."""

    read: int
    known: int
    unreadable: tuple[tuple[str, str], ...]
    mentions: int


@dataclass(frozen=True, slots=True)
class ScanState:
    """How far the last scan reaches: current documents with a result, and those without.

    `unreadable` pairs a document's file name or id with the reason.
    """

    scanned: int
    waiting: int
    unreadable: tuple[tuple[str, str], ...]


class _Job(NamedTuple):
    document: str
    path: str
    name: str | None
    media_type: str
    extraction: bytes | None
    recipe: Recipe


class _Product(NamedTuple):
    extraction: bytes | None
    findings: bytes


def scan_store(
    store: Store,
    lexicons: Sequence[str | Path] = (),
    *,
    backend: Backend = "auto",
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> ScanReport:
    """Find the mentions of the lexicons' concepts in every current document of a store.

    Args:
        store: a store open for writing.
        lexicons: names of shipped lexicons or paths; none means the default ones.
        backend: the Finnish analyser; both give the same results.
        executor: where documents are read; None reads them here, one after another.
        progress: called with the documents done and their number.

    Raises:
        LexiconError: a lexicon has mistakes.
        MissingBackend: no Finnish analyser is installed.
    """
    loaded = load_lexicons(list(lexicons) or None)
    recipe = _recipe(lexicons, loaded, open_analyser(backend).dictionary, backend)
    documents = store.documents()
    read = _read_what_is_new(store, documents, recipe, executor, progress)
    _remember(store, recipe, loaded)
    results = list(scans(store))
    counted = sum(mention.status == "counted" for result in results for mention in result.mentions)
    return ScanReport(read, len(documents) - read, _unreadable_ones(results), counted)


def _unreadable_ones(results: Sequence[DocumentScan]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (result.document.file_name or result.document.id, result.reason or "unreadable")
        for result in results
        if result.status == "unreadable"
    )


def _recipe(
    names: Sequence[str | Path], loaded: Sequence[Lexicon], dictionary: str, backend: Backend
) -> Recipe:
    hashes = tuple(lexicon.hash for lexicon in loaded)
    return Recipe(tuple(str(name) for name in names), hashes, backend, dictionary)


def _read_what_is_new(
    store: Store,
    documents: Sequence[Document],
    recipe: Recipe,
    executor: Executor | None,
    progress: Progress | None,
) -> int:
    extractions, findings = store.derived("extractions"), store.derived("findings")
    new = [one for one in documents if findings.get(_findings_key(one.id, recipe.key)) is None]
    jobs = (_job(store, one, extractions.get(_extraction_key(one.id)), recipe) for one in new)
    for done, (job, product) in enumerate(in_order(read_document, jobs, executor), start=1):
        kept = _lost(product) if isinstance(product, BaseException) else product
        if kept.extraction is not None:
            extractions.put(_extraction_key(job.document), kept.extraction)
        findings.put(_findings_key(job.document, recipe.key), kept.findings)
        if progress:
            progress(done, len(new))
    return len(new)


def _job(store: Store, document: Document, extraction: bytes | None, recipe: Recipe) -> _Job:
    path = str(store.path(document.id))
    name, media_type = document.file_name, document.media_type
    return _Job(document.id, path, name, media_type, extraction, recipe)


def read_document(job: _Job) -> _Product:
    """Read one document; runs wherever the executor is."""
    content = job.extraction or _extract(job)
    if content.startswith(_REFUSED):
        findings = _unreadable(content.removeprefix(_REFUSED).decode())
    else:
        findings = _find(extraction_from_bytes(content), job.recipe)
    return _Product(None if job.extraction else content, encode_findings(findings))


def _extract(job: _Job) -> bytes:
    """Return the extraction as bytes, or why there is none: that too is worth remembering."""
    try:
        return extraction_to_bytes(
            _reader().extract(job.path, name=job.name, media_type=job.media_type)
        )
    except UnreadableDocument as error:
        return _REFUSED + error.reason.encode()


def _find(extraction: Extraction, recipe: Recipe) -> Findings:
    if not extraction.readable:
        return _unreadable(extraction.reason or "no text could be read")
    analyser, matcher = _workbench(recipe)
    words, mentions = find_mentions(extraction.pages, analyser, matcher)
    if not words:
        return _unreadable("it holds no words")
    quality = None if extraction.quality is None else round(extraction.quality, 3)
    return Findings("counted", None, len(extraction.pages), words, quality, mentions)


def _unreadable(reason: str) -> Findings:
    return Findings("unreadable", reason, 0, 0, None, ())


def _lost(error: BaseException) -> _Product:
    if isinstance(error, TermscanError):
        raise error
    return _Product(None, encode_findings(_unreadable(f"reading it failed: {error!r}")))


@lru_cache(maxsize=1)
def _reader() -> SafeReader:
    return SafeReader()


@lru_cache(maxsize=2)
def _workbench(recipe: Recipe) -> tuple[Analyser, Matcher]:
    lexicons = load_lexicons(list(recipe.lexicons) or None)
    if tuple(lexicon.hash for lexicon in lexicons) != recipe.lexicon_hashes:
        raise UsageError("a lexicon was changed while the scan was running; scan again")
    analyser = open_analyser(recipe.backend)
    return analyser, Matcher(lexicons, analyser)


def _extraction_key(document: str) -> str:
    return f"{document}/{EXTRACTOR_VERSION}"


def _findings_key(document: str, recipe_key: str) -> str:
    return f"{document}/{recipe_key}"


def _remember(store: Store, recipe: Recipe, lexicons: Sequence[Lexicon]) -> None:
    row = {
        "key": recipe.key,
        "version": __version__,
        "extractor": EXTRACTOR_VERSION,
        "dictionary": recipe.dictionary,
        "lexicons": [[lexicon.id, lexicon.version, lexicon.hash] for lexicon in lexicons],
        "concepts": [concept_row(concept) for one in lexicons for concept in one.concepts],
    }
    store.set_setting(_LAST_SCAN, json.dumps(row, ensure_ascii=False, sort_keys=True))


def last_scan(store: Store) -> LastScan:
    """Return what the store was last scanned with.

    Raises:
        UsageError: the store has not been scanned.
    """
    noted = store.setting(_LAST_SCAN)
    if noted is None:
        raise UsageError(f"{store.folder} has not been scanned yet; run `termscan scan` first")
    row = json.loads(noted)
    return LastScan(
        row["key"],
        row["version"],
        row["extractor"],
        row["dictionary"],
        tuple((name, version, digest) for name, version, digest in row["lexicons"]),
        tuple(concept_from(concept) for concept in row["concepts"]),
    )


def scan_state(store: Store) -> ScanState | None:
    """Return how far the last scan reaches; None for a store that was never scanned."""
    if store.setting(_LAST_SCAN) is None:
        return None
    results = list(scans(store))
    waiting = len(store.documents()) - len(results)
    return ScanState(len(results), waiting, _unreadable_ones(results))


def scans(store: Store, *, current: bool = True) -> Iterator[DocumentScan]:
    """Yield what the last scan found in each document, in the store's order of documents."""
    key = last_scan(store).key
    findings = store.derived("findings")
    for document in store.documents(current=current):
        content = findings.get(_findings_key(document.id, key))
        if content is not None:
            yield decode_findings(content, document.id).of(document)


def stored_extraction(store: Store, document: str) -> Extraction | None:
    """Return a document as the last scan read it; None if it was unreadable."""
    content = store.derived("extractions").get(_extraction_key(document))
    if content is None or content.startswith(_REFUSED):
        return None
    return extraction_from_bytes(content)
