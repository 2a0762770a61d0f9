"""Finding mentions in documents of a reading index, wherever an executor does it.

A process keeps its lexicons and word types from one batch of documents to the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import compress
from pathlib import Path
from typing import NamedTuple

from termscan.corpus import Derived
from termscan.scan.edit import edit_since
from termscan.scan.findings import changed_tokens, encode_findings
from termscan.scan.reading_index import ReadingIndex
from termscan.scan.recipe import Recipe
from termscan.scan.results import LOST, findings_key
from termscan.scan.sweep import Swept
from termscan.scan.tools import tools_of
from termscan.work import in_batches

_SWEPT_AT_ONCE = 128
"""Documents that are swept together."""

_WORTHWHILE = 4
"""A sweep ends where fewer than one document in as many is left as it is."""


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


def unchanged_findings(job: Counting) -> Iterator[tuple[str, bytes]]:
    """Yield those documents in which an edit of the lexicons changes nothing, with what was found.

    It passes over some, and ends soon where most have to be counted.
    """
    yield from _counter(job._replace(documents=())).unchanged(job.documents)


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
        self._edit = None
        if job.before is not None:
            kept = _results(job, "lexicons")
            self._edit = edit_since(job.before.lexicon_hashes, kept, tools)
            kept.close()
        self._recounter = None if self._edit is None else self._edit.recounter(self._finder)
        self._close()

    def unchanged(self, names: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        """Yield documents that the edit leaves as they are, with what was found in them before."""
        if self._edit is None:
            return
        sweep = self._edit.sweep(self._index.types())
        for some in in_batches(names, _SWEPT_AT_ONCE):
            earlier = {name: found for name in some if (found := self._found_before(name))}
            words = {name: one for name in earlier if (one := self._index.words(name))}
            swept = [Swept(one, changed_tokens(earlier[name])) for name, one in words.items()]
            left = list(compress(words, sweep.untouched(swept)))
            yield from ((name, earlier[name]) for name in left)
            if len(left) < len(some) / _WORTHWHILE:
                break
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


def _results(job: Counting, name: str) -> Derived:
    return Derived(job.derived / f"{name}.sqlite", write=False)
