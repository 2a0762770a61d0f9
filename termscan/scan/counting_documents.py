"""Finding mentions in documents of a reading index, wherever an executor does it.

A process keeps its lexicons and word types from one batch of documents to the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

from termscan.corpus import ResultsFolder
from termscan.scan.edit import edit_since
from termscan.scan.findings import changed_tokens, encode_findings
from termscan.scan.reading_index import ReadingIndex
from termscan.scan.recipe import Recipe
from termscan.scan.results import LOST, findings_key
from termscan.scan.sweep import Swept
from termscan.scan.tools import ONE_AT_A_TIME, tools_of
from termscan.work import in_batches

_AT_ONCE = 32
"""Documents that are searched together."""

_WORTHWHILE = 0.75
"""The share of documents from which on a sweep that leaves so many is not repeated."""


class Before(NamedTuple):
    """A scan with other lexicons and all else the same: the name of its results, the lexicons."""

    key: str
    lexicon_hashes: tuple[str, ...]


class Counting(NamedTuple):
    """Documents of a reading index, in which mentions are to be found.

    `scan` names the scan that this belongs to, during which the index stays the same one. Where
    documents were scanned `before`, only what an edit of the lexicons changes is looked for.
    """

    documents: tuple[str, ...]
    results: ResultsFolder
    scan: str
    recipe: Recipe
    before: Before | None = None

    def of(self, documents: Iterable[str]) -> Counting:
        """Return the same for other documents."""
        return self._replace(documents=tuple(documents))


class Counted(NamedTuple):
    """What is found in each document, as bytes; None for those that have to be indexed anew.

    `searched` is the number of documents that an edit did not leave alone, or that are new.
    """

    findings: list[bytes | None]
    searched: int


def count_documents(job: Counting) -> Counted:
    """Find the mentions in indexed documents."""
    with ONE_AT_A_TIME:
        return _counter(job.of(())).count(job.documents)


class _Counter:
    """Counts in the documents of one scan."""

    def __init__(self, job: Counting) -> None:
        tools = tools_of(job.recipe, job.results.cache)
        self._index = ReadingIndex(job.results.open("index"), job.recipe.index)
        self._finder = tools.finder(self._index.types())
        self._earlier = job.results.open("findings")
        self._before = job.before
        self._edit = None
        if job.before is not None:
            kept = job.results.open("lexicons")
            self._edit = edit_since(job.before.lexicon_hashes, kept, tools)
            kept.close()
        self._recounter = None if self._edit is None else self._edit.recounter(self._finder)
        self._sweep = None if self._edit is None else self._edit.sweep(self._finder.types)
        self._close()

    def count(self, names: Sequence[str]) -> Counted:
        """Return what is found in each document."""
        found = self._unchanged(names)
        left = [name for name in names if name not in found]
        if len(left) > len(names) * _WORTHWHILE:
            self._sweep = None
        for some in in_batches(left, _AT_ONCE):
            found |= self._counted(some)
        self._close()
        return Counted([found.get(name) for name in names], len(left))

    def _unchanged(self, names: Sequence[str]) -> dict[str, bytes]:
        """Return what was found before in documents that the edit leaves as they are."""
        if self._sweep is None:
            return {}
        earlier = {name: found for name in names if (found := self._found_before(name))}
        words = {name: one for name in earlier if (one := self._index.words(name))}
        swept = [Swept(one, changed_tokens(earlier[name])) for name, one in words.items()]
        return {name: earlier[name] for name in compress(words, self._sweep.untouched(swept))}

    def _counted(self, names: Sequence[str]) -> dict[str, bytes]:
        """Return what is found in the documents of the index, where the edit may change it."""
        indexed = {name: self._index.document(name) for name in names}
        documents = {name: one for name, one in indexed.items() if one is not None}
        earlier = {name: found for name in documents if (found := self._found_before(name))}
        new = [name for name in documents if name not in earlier]
        findings = self._finder.findings([documents[name] for name in new])
        results = dict(zip(new, map(encode_findings, findings), strict=True))
        if self._recounter is not None:
            again = [documents[name] for name in earlier]
            recounted = self._recounter.findings(again, list(earlier.values()))
            results |= zip(earlier, recounted, strict=True)
        return results

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
