"""Reading a document, wherever an executor does it: its text, its words, its mentions.

A process keeps its analysers, lexicons and word types from one document to the next. Its threads
take turns with them; files are read by other processes meanwhile.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from multiprocessing.util import Finalize
from typing import NamedTuple

from termscan.corpus import ResultsFolder
from termscan.errors import UnreadableDocument
from termscan.extract import (
    Extraction,
    SafeReaders,
    extraction_from_bytes,
    extraction_to_bytes,
    judged,
)
from termscan.index import Indexer, Numbering, TypeTable
from termscan.language import detect_language
from termscan.scan.described import identity_bytes
from termscan.scan.finder import Finder
from termscan.scan.findings import Findings, encode_findings
from termscan.scan.indexed import (
    StoredDocument,
    document_to_bytes,
    index_document,
    renumbered,
)
from termscan.scan.reading_index import NOTHING, Extent, ReadingIndex
from termscan.scan.recipe import Recipe
from termscan.scan.results import REFUSED
from termscan.scan.tools import ONE_AT_A_TIME, tools_of

_LANGUAGE_SAMPLE = 20_000
_MOST_TYPES = 400_000


class Reading(NamedTuple):
    """A document to be read; `extraction` is what was read of it before, if anything was.

    `scan` names the scan that this belongs to, during which the table of the reading index only
    grows.
    """

    document: str
    path: str
    name: str | None
    url: str | None
    media_type: str
    extraction: bytes | None
    recipe: Recipe
    results: ResultsFolder
    scan: str


class Read(NamedTuple):
    """What reading a document gave.

    The word types of `indexed` are those of the reading index's table that were `known`, and
    `types`, lines that are numbered on from there.
    """

    extraction: bytes | None
    identity: bytes | None
    findings: bytes
    indexed: StoredDocument | None = None
    known: Extent = NOTHING
    types: tuple[str, ...] = ()


def get_ready(recipe: Recipe, results: ResultsFolder) -> None:
    """Load what reading needs, so that processes that start as copies of this one have it."""
    _indexer_and_finder(recipe, results)


def read_document(job: Reading) -> Read:
    """Read one document, index it and find its mentions."""
    if job.extraction is None:
        return _read_file(job)
    if job.extraction.startswith(REFUSED):
        return _refused(job.extraction, None)
    with ONE_AT_A_TIME:
        return _indexed(extraction_from_bytes(job.extraction), job)


def _read_file(job: Reading) -> Read:
    try:
        extraction = _extracted(job)
    except UnreadableDocument as error:
        refused = REFUSED + error.reason.encode()
        return _refused(refused, refused)
    with ONE_AT_A_TIME:
        return _identified(extraction, job)


def _extracted(job: Reading) -> Extraction:
    """Have the file read by a reader's process, while this one gets ready for it."""
    with ONE_AT_A_TIME:
        readers = _readers()
    with ThreadPoolExecutor(1) as beside:
        extraction = beside.submit(
            readers.extract,
            job.path,
            name=job.name,
            media_type=job.media_type,
            ocr=job.recipe.ocr,
        )
        with ONE_AT_A_TIME:
            _ready(job)
        return extraction.result()


def _identified(extraction: Extraction, job: Reading) -> Read:
    if detect_language(extraction.text[:_LANGUAGE_SAMPLE]) == "fi":
        extraction = judged(extraction, tools_of(job.recipe, job.results.cache).plain.knows)
    content = extraction_to_bytes(extraction)
    identity = identity_bytes(extraction, job.name, job.url)
    return _indexed(extraction, job)._replace(extraction=content, identity=identity)


def _refused(reason: bytes, extraction: bytes | None) -> Read:
    return Read(extraction, None, unreadable(reason.removeprefix(REFUSED).decode()))


def _indexed(extraction: Extraction, job: Reading) -> Read:
    if not extraction.readable:
        return Read(None, None, unreadable(extraction.reason or "no text could be read"))
    indexer, finder, index, numbering = _ready(job)
    document = index_document(extraction, indexer)
    (found,) = finder.findings([document])
    numbers, new = numbering.of(document.text.met())
    indexed = renumbered(document_to_bytes(document), numbers)
    return Read(None, None, encode_findings(found), indexed, index.extent, tuple(new))


def unreadable(reason: str) -> bytes:
    """Return the findings in a document that could not be read."""
    return encode_findings(Findings("unreadable", reason, 0, 0, None, ()))


@lru_cache(maxsize=1)
def _indexer_and_finder(recipe: Recipe, results: ResultsFolder) -> tuple[Indexer, Finder]:
    """Return what indexes the documents that this process reads, and what finds mentions."""
    tools = tools_of(recipe, results.cache)
    indexer = Indexer(tools.plain)
    return indexer, tools.finder(indexer.types)


def _ready(job: Reading) -> tuple[Indexer, Finder, ReadingIndex, Numbering]:
    """Return what a document is read with; types are numbered as the reading index has them now."""
    indexer, finder = _indexer_and_finder(job.recipe, job.results)
    if len(indexer.types) > _MOST_TYPES:
        _indexer_and_finder.cache_clear()
        indexer, finder = _indexer_and_finder(job.recipe, job.results)
    index, numbering = _index_and_numbering(job.scan, job.recipe, job.results, indexer.types)
    index.types(_MOST_TYPES)
    index.close()
    return indexer, finder, index, numbering


@lru_cache(maxsize=1)
def _index_and_numbering(
    _: str, recipe: Recipe, results: ResultsFolder, types: TypeTable
) -> tuple[ReadingIndex, Numbering]:
    """Return the reading index as it grows during a scan; its words need no dictionary."""
    index = ReadingIndex(results.open("index"), recipe.index)
    known = index.types(_MOST_TYPES)
    tools_of(recipe, results.cache).plain.recall(known.readings_alone)
    return index, Numbering(types, known)


@lru_cache(maxsize=1)
def _readers() -> SafeReaders:
    """Return what reads files for this process; its child processes end with this one."""
    readers = SafeReaders()
    Finalize(None, readers.close, exitpriority=0)  # also where a forked process ends
    return readers
