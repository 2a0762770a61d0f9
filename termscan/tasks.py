"""The work on documents, wherever an executor does it: reading files, finding mentions.

A process keeps its analysers, lexicons and word types from one document to the next.
"""

from __future__ import annotations

import atexit
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from termscan.codec import Findings, encode_findings
from termscan.corpus import Derived
from termscan.described import identity_bytes
from termscan.errors import UnreadableDocument, UsageError
from termscan.extract import (
    Extraction,
    SafeReader,
    extraction_from_bytes,
    extraction_to_bytes,
    judged,
)
from termscan.finding import Finder
from termscan.index import Indexer, TypeTable
from termscan.indexed import document_to_bytes, index_document
from termscan.language import Analyser, detect_language, open_analyser
from termscan.lexicon import load_lexicon, load_lexicons
from termscan.match import Matcher, analyser_for
from termscan.reading_index import ReadingIndex
from termscan.recipe import CUES, Recipe
from termscan.scanned import REFUSED

_LANGUAGE_SAMPLE = 20_000
_MOST_TYPES = 400_000


class Reading(NamedTuple):
    """A document to be read; `extraction` is what was read of it before, if anything was.

    `kept` is the folder where readings of words are kept.
    """

    document: str
    path: str
    name: str | None
    url: str | None
    media_type: str
    extraction: bytes | None
    recipe: Recipe
    kept: Path


class Read(NamedTuple):
    """What reading a document gave; `types` are the word types of `indexed`, as lines."""

    extraction: bytes | None
    identity: bytes | None
    findings: bytes
    indexed: bytes | None = None
    types: tuple[str, ...] = ()


class Counting(NamedTuple):
    """Documents of a reading index, in which mentions are to be found.

    `scan` names the scan that this belongs to, during which the index stays the same one.
    """

    documents: tuple[str, ...]
    reading_index: Path
    scan: str
    recipe: Recipe
    kept: Path


def read_document(job: Reading) -> Read:
    """Read one document, index it and find its mentions."""
    if job.extraction is None:
        return _read_file(job)
    if job.extraction.startswith(REFUSED):
        return _refused(job.extraction, None)
    return _indexed(extraction_from_bytes(job.extraction), job)


def count_documents(job: Counting) -> list[bytes | None]:
    """Find the mentions in indexed documents; None for one that has to be indexed anew."""
    index, finder = _counting(job)
    documents = [index.document(one) for one in job.documents]
    index.close()
    whole = [one for one in documents if one is not None]
    found = iter(finder.findings(whole))
    return [None if one is None else encode_findings(next(found)) for one in documents]


def _read_file(job: Reading) -> Read:
    try:
        extraction = _reader().extract(
            job.path, name=job.name, media_type=job.media_type, ocr=job.recipe.ocr
        )
    except UnreadableDocument as error:
        refused = REFUSED + error.reason.encode()
        return _refused(refused, refused)
    if detect_language(extraction.text[:_LANGUAGE_SAMPLE]) == "fi":
        extraction = judged(extraction, _tools(job.recipe, job.kept).knows)
    content = extraction_to_bytes(extraction)
    identity = identity_bytes(extraction, job.name, job.url)
    return _indexed(extraction, job)._replace(extraction=content, identity=identity)


def _refused(reason: bytes, extraction: bytes | None) -> Read:
    return Read(extraction, None, unreadable(reason.removeprefix(REFUSED).decode()))


def _indexed(extraction: Extraction, job: Reading) -> Read:
    if not extraction.readable:
        return Read(None, None, unreadable(extraction.reason or "no text could be read"))
    finder = _finder(job.recipe, job.kept)
    if len(finder.types) > _MOST_TYPES:
        _finder.cache_clear()
        finder = _finder(job.recipe, job.kept)
    document = index_document(extraction, _tools(job.recipe, job.kept).indexer)
    found = finder.findings([document.within(finder.types)])
    types = tuple(one.line for one in document.text.types.types)
    return Read(None, None, encode_findings(found[0]), document_to_bytes(document), types)


def unreadable(reason: str) -> bytes:
    """Return the findings in a document that could not be read."""
    return encode_findings(Findings("unreadable", reason, 0, 0, None, ()))


class _Tools(NamedTuple):
    plain: Analyser
    indexer: Indexer
    analyser: Analyser
    matcher: Matcher
    cues: Matcher | None

    def knows(self, word: str) -> bool:
        """Tell whether the Finnish dictionary has this word."""
        return any(reading.origin == "dictionary" for reading in self.plain.readings(word))

    def finder(self, types: TypeTable) -> Finder:
        return Finder(types, self.analyser, self.matcher, self.cues)


@lru_cache(maxsize=2)
def _tools(recipe: Recipe, kept: Path) -> _Tools:
    lexicons = load_lexicons(list(recipe.lexicons) or None)
    cues = load_lexicon(CUES)
    if (*(lexicon.hash for lexicon in lexicons), cues.hash) != recipe.lexicon_hashes:
        raise UsageError("a lexicon was changed while the scan was running; scan again")
    plain = open_analyser(recipe.backend, cache=kept)
    analyser = analyser_for(lexicons, recipe.backend, kept)
    wanted = all(lexicon.id != cues.id for lexicon in lexicons)
    matcher = Matcher(lexicons, analyser)
    beside = Matcher([cues], analyser) if wanted else None
    analyser.save()  # a worker may be ended before it can
    return _Tools(plain, Indexer(plain), analyser, matcher, beside)


@lru_cache(maxsize=1)
def _finder(recipe: Recipe, kept: Path) -> Finder:
    """Return what finds mentions in documents that this process reads."""
    return _tools(recipe, kept).finder(TypeTable())


def _counting(job: Counting) -> tuple[ReadingIndex, Finder]:
    """Return a store's reading index, and what finds mentions in its documents."""
    return _counter(job._replace(documents=()))


@lru_cache(maxsize=1)
def _counter(job: Counting) -> tuple[ReadingIndex, Finder]:
    index = ReadingIndex(Derived(job.reading_index, write=False), job.recipe.index)
    finder = _tools(job.recipe, job.kept).finder(index.types())
    index.close()
    return index, finder


@lru_cache(maxsize=1)
def _reader() -> SafeReader:
    """Return this process's reader; its child process ends with this one."""
    reader = SafeReader()
    atexit.register(reader.close)
    return reader
