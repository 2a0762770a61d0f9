"""Finding mentions in documents of a reading index, wherever an executor does it.

A process keeps its lexicons and word types from one batch of documents to the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from termscan.corpus import Derived
from termscan.match import Difference, Matcher, analyser_for
from termscan.scan.finder import Finder
from termscan.scan.findings import encode_findings
from termscan.scan.kept_lexicons import kept_lexicons
from termscan.scan.reading_index import ReadingIndex
from termscan.scan.recipe import CUES, Recipe
from termscan.scan.recount import Recounter
from termscan.scan.results import LOST, findings_key
from termscan.scan.tools import Tools, tools_of


class Before(NamedTuple):
    """A scan with other lexicons and all else the same: the name of its results, the lexicons."""

    key: str
    lexicon_hashes: tuple[str, ...]


class Counting(NamedTuple):
    """Documents of a reading index, in which mentions are to be found.

    `derived` is the folder of a store's results. `scan` names the scan that this belongs to,
    during which the index stays the same one. Where documents were scanned `before`, only what
    an edit of the lexicons changes is looked for.
    """

    documents: tuple[str, ...]
    derived: Path
    scan: str
    recipe: Recipe
    before: Before | None = None


def count_documents(job: Counting) -> list[bytes | None]:
    """Find the mentions in indexed documents; None for one that has to be indexed anew."""
    return _counter(job._replace(documents=())).count(job.documents)


class _Counter:
    """Counts in the documents of one scan."""

    def __init__(self, job: Counting) -> None:
        tools = tools_of(job.recipe, job.derived)
        self._index = ReadingIndex(_results(job, "index"), job.recipe.index)
        self._finder = tools.finder(self._index.types())
        self._earlier = _results(job, "findings")
        self._before = job.before
        self._recounter = None if job.before is None else _recounter(job, tools, self._finder)
        self._close()

    def count(self, names: Sequence[str]) -> list[bytes | None]:
        """Return what is found in each document, as bytes; None for those not in the index."""
        indexed = {name: self._index.document(name) for name in names}
        documents = {name: one for name, one in indexed.items() if one is not None}
        earlier = {name: found for name in documents if (found := self._found_before(name))}
        self._close()
        new = [name for name in documents if name not in earlier]
        findings = self._finder.findings([documents[name] for name in new])
        results = dict(zip(new, map(encode_findings, findings), strict=True))
        if self._recounter is not None:
            again = [documents[name] for name in earlier]
            recounted = self._recounter.findings(again, list(earlier.values()))
            results |= zip(earlier, recounted, strict=True)
        return [results.get(name) for name in names]

    def _found_before(self, name: str) -> bytes | None:
        if self._before is None or self._recounter is None:
            return None
        found = self._earlier.get(findings_key(name, self._before.key))
        return None if found is None or found.startswith(LOST) else found

    def _close(self) -> None:
        self._index.close()
        self._earlier.close()


@lru_cache(maxsize=1)
def _counter(job: Counting) -> _Counter:
    return _Counter(job)


def _recounter(job: Counting, tools: Tools, finder: Finder) -> Recounter | None:
    """Return what counts again from the results of the scan before; None if that is no use."""
    if job.before is None:
        return None
    kept = _results(job, "lexicons")
    earlier = kept_lexicons(kept, job.before.lexicon_hashes, tools.lexicons)
    kept.close()
    if earlier is None or any(one.id == CUES for one in earlier) != (tools.beside is None):
        return None
    analyser = analyser_for(earlier, job.recipe.backend, job.derived)
    difference = Difference(Matcher(earlier, analyser), tools.matcher)
    same_words = analyser.words == tools.analyser.words
    counter = Recounter(finder, difference, tools.beside, same_words=same_words)
    return counter if difference.is_small else None


def _results(job: Counting, name: str) -> Derived:
    return Derived(job.derived / f"{name}.sqlite", write=False)
