"""From stored documents to mentions: what has changed is read, everything else is known.

The result of reading a document depends on its bytes and on a `Recipe`: the reader of files, the
dictionary, the lexicons. It is kept under both, so that the same scan is never made twice and no
result outlives what it was made with.
"""

from __future__ import annotations

import atexit
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple

from termscan.codec import FINDINGS_FORMAT, Findings, encode_findings
from termscan.corpus import Store
from termscan.described import completed, identity_bytes
from termscan.errors import TermscanError, UnreadableDocument, UsageError
from termscan.extract import (
    EXTRACTOR_VERSION,
    Extraction,
    SafeReader,
    extraction_from_bytes,
    extraction_to_bytes,
    judged,
)
from termscan.language import Analyser, detect_language, open_analyser
from termscan.lexicon import load_lexicon, load_lexicons
from termscan.match import MATCHER_VERSION, Matcher, analyser_for
from termscan.paging import find_mentions
from termscan.plans import plan_rows
from termscan.records import Document
from termscan.scanned import (
    REFUSED,
    LastScan,
    extraction_key,
    findings_key,
    outcomes,
    remember,
    unreadable_ones,
)
from termscan.work import in_order

Backend = Literal["auto", "libvoikko", "pyvoikko"]
Progress = Callable[[int, int], None]

CUES = "frames"
"""The lexicon of cue words that is looked for around every counted mention."""

_LANGUAGE_SAMPLE = 20_000

_LOST = b" "
"""Stands before findings that are no more than the news of a failure, to be tried again."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a scan's results rest on besides the documents' bytes; small enough to send anywhere."""

    lexicons: tuple[str, ...]
    lexicon_hashes: tuple[str, ...]
    backend: Backend
    dictionary: str
    ocr: bool = False

    @property
    def extractor(self) -> str:
        """Name what turns bytes into pages."""
        return f"{EXTRACTOR_VERSION}+ocr" if self.ocr else EXTRACTOR_VERSION

    @property
    def key(self) -> str:
        """Name the results that this recipe gives; the backend does not change them."""
        makers = (self.extractor, MATCHER_VERSION, FINDINGS_FORMAT, self.dictionary)
        return sha256("\0".join((*makers, *self.lexicon_hashes)).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class ScanReport:
    """What a scan did: documents read now, known from before, and unreadable with the reason."""

    read: int
    known: int
    unreadable: tuple[tuple[str, str], ...]
    mentions: int


class _Job(NamedTuple):
    document: str
    path: str
    name: str | None
    url: str | None
    media_type: str
    extraction: bytes | None
    recipe: Recipe


class _Product(NamedTuple):
    extraction: bytes | None
    identity: bytes | None
    findings: bytes


def scan_store(
    store: Store,
    lexicons: Sequence[str | Path] = (),
    *,
    backend: Backend = "auto",
    ocr: bool = False,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> ScanReport:
    """Find the mentions of the lexicons' concepts in every current document of a store.

    Args:
        store: a store open for writing.
        lexicons: names of shipped lexicons or paths; none means the default ones.
        backend: the Finnish analyser; both give the same results.
        ocr: recognise the text of pages that have none (needs the extra ``ocr``); slow.
        executor: where documents are read; None reads them here, one after another.
        progress: called with the documents done and their number.

    Raises:
        LexiconError: a lexicon has mistakes.
        MissingBackend: no Finnish analyser is installed, or no text recognition where it is asked.
    """
    loaded = load_lexicons(list(lexicons) or None)
    dictionary = open_analyser(backend).dictionary
    hashes = (*(lexicon.hash for lexicon in loaded), load_lexicon(CUES).hash)
    recipe = Recipe(tuple(map(str, lexicons)), hashes, backend, dictionary, ocr)
    documents = store.documents()
    read = _read_what_is_new(store, documents, recipe, executor, progress)
    remember(store, LastScan.of(recipe.key, recipe.extractor, dictionary, loaded))
    found = list(outcomes(store))
    counted = sum(outcome.counted.total() - outcome.counted[CUES] for _, outcome in found)
    return ScanReport(read, len(documents) - read, unreadable_ones(found), counted)


def _read_what_is_new(
    store: Store,
    documents: Sequence[Document],
    recipe: Recipe,
    executor: Executor | None,
    progress: Progress | None,
) -> int:
    extractions, findings = store.derived("extractions"), store.derived("findings")
    known = {one.id: findings.get(findings_key(one.id, recipe.key)) for one in documents}
    new = [one for one in documents if (known[one.id] or _LOST).startswith(_LOST)]
    by_id = {one.id: one for one in new}
    keys = {one.id: extraction_key(one.id, recipe.extractor) for one in new}
    jobs = (_job(store, one, extractions.get(keys[one.id]), recipe) for one in new)
    executor = executor if len(new) > 1 else None  # a process takes longer to start than to read
    for done, (job, product) in enumerate(in_order(read_document, jobs, executor), start=1):
        kept = _lost(product) if isinstance(product, BaseException) else product
        if kept.identity is not None:  # first, so that results are never known without it
            store.describe(completed(by_id[job.document], kept.identity))
            store.derived("identities").put(keys[job.document], kept.identity)
        if kept.extraction is not None:
            extractions.put(keys[job.document], kept.extraction)
        findings.put(findings_key(job.document, recipe.key), kept.findings)
        if progress:
            progress(done, len(new))
    return len(new)


def _job(store: Store, document: Document, extraction: bytes | None, recipe: Recipe) -> _Job:
    path = str(store.path(document.id))
    name, url, media_type = document.file_name, document.url, document.media_type
    return _Job(document.id, path, name, url, media_type, extraction, recipe)


def read_document(job: _Job) -> _Product:
    """Read one document; runs wherever the executor is."""
    if job.extraction is not None:
        return _Product(None, None, encode_findings(_find(job.extraction, job.recipe)))
    try:
        extraction = _reader().extract(
            job.path, name=job.name, media_type=job.media_type, ocr=job.recipe.ocr
        )
    except UnreadableDocument as error:
        refused = REFUSED + error.reason.encode()
        return _Product(refused, None, encode_findings(_unreadable(error.reason)))
    if detect_language(extraction.text[:_LANGUAGE_SAMPLE]) == "fi":
        extraction = judged(extraction, _workbench(job.recipe).knows)
    content = extraction_to_bytes(extraction)
    identity = identity_bytes(extraction, job.name, job.url)
    return _Product(content, identity, encode_findings(_findings(extraction, job.recipe)))


def _find(content: bytes, recipe: Recipe) -> Findings:
    if content.startswith(REFUSED):
        return _unreadable(content.removeprefix(REFUSED).decode())
    return _findings(extraction_from_bytes(content), recipe)


def _findings(extraction: Extraction, recipe: Recipe) -> Findings:
    if not extraction.readable:
        return _unreadable(extraction.reason or "no text could be read")
    bench = _workbench(recipe)
    words, mentions = find_mentions(extraction.pages, bench.analyser, bench.matcher, bench.cues)
    if not words:
        return _unreadable("it holds no words")
    quality = None if extraction.quality is None else round(extraction.quality, 2)
    rows = tuple(plan_rows(extraction.tables))
    return Findings("counted", None, len(extraction.pages), words, quality, mentions, rows)


def _unreadable(reason: str) -> Findings:
    return Findings("unreadable", reason, 0, 0, None, ())


def _lost(error: BaseException) -> _Product:
    if isinstance(error, TermscanError):
        raise error
    reason = f"reading it failed, and is tried again in the next scan: {error!r}"
    return _Product(None, None, _LOST + encode_findings(_unreadable(reason)))


@lru_cache(maxsize=1)
def _reader() -> SafeReader:
    """Return this process's reader; its child process ends with this one."""
    reader = SafeReader()
    atexit.register(reader.close)
    return reader


class _Workbench(NamedTuple):
    analyser: Analyser
    matcher: Matcher
    cues: Matcher | None

    def knows(self, word: str) -> bool:
        """Tell whether the Finnish dictionary has this word."""
        return any(reading.origin == "dictionary" for reading in self.analyser.readings(word))


@lru_cache(maxsize=2)
def _workbench(recipe: Recipe) -> _Workbench:
    lexicons = load_lexicons(list(recipe.lexicons) or None)
    cues = load_lexicon(CUES)
    if (*(lexicon.hash for lexicon in lexicons), cues.hash) != recipe.lexicon_hashes:
        raise UsageError("a lexicon was changed while the scan was running; scan again")
    analyser = analyser_for(lexicons, recipe.backend)
    wanted = all(lexicon.id != cues.id for lexicon in lexicons)
    matcher = Matcher(lexicons, analyser)
    return _Workbench(analyser, matcher, Matcher([cues], analyser) if wanted else None)
