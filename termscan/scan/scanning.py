"""From stored documents to mentions: what has changed is read, everything else is known.

The result of reading a document depends on its bytes and on a `Recipe`: the reader of files, the
dictionary, the lexicons. It is kept under both, so that the same scan is never made twice and no
result outlives what it was made with. Where only the lexicons have changed, documents are not read
again: their mentions are found in the reading index.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from termscan.corpus import Store
from termscan.errors import TermscanError, UsageError
from termscan.language import open_analyser
from termscan.lexicon import load_lexicon, load_lexicons
from termscan.records import Document
from termscan.scan.described import completed
from termscan.scan.findings import Outcome, outcome_of
from termscan.scan.kept_lexicons import keep_lexicons
from termscan.scan.reading_index import ReadingIndex
from termscan.scan.recipe import CUES, Backend, Recipe
from termscan.scan.results import (
    LOST,
    LastScan,
    extraction_key,
    findings_key,
    last_scan,
    remember,
    stored_findings,
    unreadable_ones,
)
from termscan.work import in_batches, in_order, starts_at_once

if TYPE_CHECKING:
    from termscan.scan.counting_documents import Before, Counted, Counting
    from termscan.scan.reading_documents import Read, Reading

Progress = Callable[[int, int], None]

_BATCH = 32
"""Indexed documents that are counted together."""

_SWEPT = 64
"""Indexed documents that are counted together where many are left as they were found."""

_FEW, _MANY = 256, 8192
"""Documents that one process counts, or sees to be unchanged, before others have started."""

_SOONER = 16
"""How many times fewer these are where the others start at once."""


@dataclass(frozen=True, slots=True)
class ScanReport:
    """What a scan did: documents read now, known from before, and unreadable with the reason.

    Documents that were read before and in which other lexicons' mentions were found count as read.
    """

    read: int
    known: int
    unreadable: tuple[tuple[str, str], ...]
    mentions: int


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
    scan = _Scan(store, recipe, executor, progress)
    read = scan.run(documents)
    keep_lexicons(store.derived("lexicons"), loaded)
    remember(store, LastScan.of(recipe.key, recipe.extractor, dictionary, loaded))
    found = [(one, scan.outcomes[one.id]) for one in documents]
    counted = sum(outcome.counted.total() - outcome.counted[CUES] for _, outcome in found)
    return ScanReport(read, len(documents) - read, unreadable_ones(found), counted)


class _Scan:
    """One scan of a store; `outcomes` are those of documents by id."""

    def __init__(
        self, store: Store, recipe: Recipe, executor: Executor | None, progress: Progress | None
    ) -> None:
        self._store = store
        self._recipe = recipe
        self._executor = executor
        self._progress = progress
        self._extractions = store.derived("extractions")
        self._findings = store.derived("findings")
        self._index = ReadingIndex(store.derived("index"), recipe.index)
        self._name = uuid4().hex
        self._done = self._all = 0
        self.outcomes: dict[str, Outcome] = {}

    def run(self, documents: Sequence[Document]) -> int:
        """Find the mentions in documents in which they are not known; return their number."""
        for one, found in stored_findings(self._store, self._recipe.key, documents):
            if not found.startswith(LOST):
                self.outcomes[one.id] = outcome_of(found)
        new = [one for one in documents if one.id not in self.outcomes]
        self._all = len(new)
        indexed = self._index.documents() if new else set()
        missed = self._count([one.id for one in new if one.id in indexed])
        unread = [one for one in new if one.id not in indexed or one.id in missed]
        if unread:
            self._read(unread)
        return len(new)

    def _count(self, documents: Sequence[str]) -> set[str]:
        """Find mentions in indexed documents, and return those that must be indexed anew."""
        if not documents:
            return set()
        from termscan.scan.counting_documents import Counted, Counting

        for name in ("index", "findings", "lexicons"):
            self._store.derived(name).close()  # nothing open may go over a fork
        results = self._store.results_folder
        counting = Counting((), results, self._name, self._recipe, self._before())
        missed = set()
        for job, result in self._counted(counting, documents):
            if isinstance(result, TermscanError):
                raise result
            none = Counted([None] * len(job.documents), 0)
            found = result if isinstance(result, Counted) else none
            for document, findings in zip(job.documents, found.findings, strict=True):
                if findings is None:
                    missed.add(document)
                else:
                    self._keep_findings(document, findings)
        return missed

    def _counted(
        self, counting: Counting, documents: Sequence[str]
    ) -> Iterator[tuple[Counting, Counted | BaseException]]:
        """Yield documents in batches, as jobs, each with what is found in them.

        After an edit a sample shows how many of all have to be searched, and so whether others
        help.
        """
        from termscan.scan.counting_documents import Counted, count_documents

        searched, size = len(documents), _BATCH
        if counting.before is not None:
            sample, documents = documents[:_BATCH], documents[_BATCH:]
            for job, result in in_order(count_documents, [counting.of(sample)]):
                if isinstance(result, Counted):
                    searched = searched * result.searched // len(sample)
                yield job, result
            size = _SWEPT if searched < len(documents) / 2 else _BATCH
        sooner = _SOONER if starts_at_once(self._executor) else 1
        worth_it = searched * sooner > _FEW or len(documents) * sooner > _MANY
        jobs = map(counting.of, in_batches(documents, size))
        yield from in_order(count_documents, jobs, self._executor if worth_it else None)

    def _before(self) -> Before | None:
        """Return the last scan, if nothing but the lexicons was other than now."""
        from termscan.scan.counting_documents import Before

        try:
            last = last_scan(self._store)
        except UsageError:
            return None
        hashes = tuple(digest for _, _, digest in last.lexicons)
        same = replace(self._recipe, lexicon_hashes=(*hashes, self._recipe.lexicon_hashes[-1]))
        return Before(last.key, hashes) if same.key == last.key else None

    def _read(self, documents: Sequence[Document]) -> None:
        """Read documents, or what is kept of their text, and find their mentions."""
        from termscan.scan.reading_documents import get_ready, read_document

        self._index.prepare()
        self._index.close()
        by_id = {one.id: one for one in documents}
        executor = self._executor if len(documents) > 1 else None  # starting one takes longer
        if starts_at_once(executor):
            get_ready(self._recipe, self._store.results_folder)
        for job, product in in_order(read_document, self._readings(documents), executor):
            kept = _lost(product) if isinstance(product, BaseException) else product
            self._keep(by_id[job.document], kept)

    def _readings(self, documents: Sequence[Document]) -> Iterator[Reading]:
        from termscan.scan.reading_documents import Reading

        for one in documents:
            extraction = self._extractions.get(extraction_key(one.id, self._recipe.extractor))
            yield Reading(
                one.id,
                str(self._store.path(one.id)),
                one.file_name,
                one.url,
                one.media_type,
                extraction,
                self._recipe,
                self._store.results_folder,
                self._name,
            )

    def _keep(self, document: Document, read: Read) -> None:
        key = extraction_key(document.id, self._recipe.extractor)
        if read.identity is not None:  # first, so that results are never known without it
            self._store.describe(completed(document, read.identity))
            self._store.derived("identities").put(key, read.identity)
        if read.extraction is not None:
            self._extractions.put(key, read.extraction)
        if read.indexed is not None:
            self._index.add(document.id, read.indexed, read.known, read.types)
        self._keep_findings(document.id, read.findings)

    def _keep_findings(self, document: str, findings: bytes) -> None:
        self._findings.put(findings_key(document, self._recipe.key), findings)
        self.outcomes[document] = outcome_of(findings)
        self._done += 1
        if self._progress:
            self._progress(self._done, self._all)


def _lost(error: BaseException) -> Read:
    from termscan.scan.reading_documents import Read, unreadable

    if isinstance(error, TermscanError):
        raise error
    reason = f"reading it failed, and is tried again in the next scan: {error!r}"
    return Read(None, None, LOST + unreadable(reason))
