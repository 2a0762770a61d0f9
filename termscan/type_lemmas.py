"""The lemma of each word type of a reading index: chosen once, and kept.

A type gets the lemma that is likeliest for it by itself: an index keeps types, not the sentences
around them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from termscan.corpus import Store
from termscan.index import WordType
from termscan.language import Analyser, Entry, open_analyser
from termscan.scan import Backend, Extent, ReadingIndex
from termscan.work import in_batches, in_order, where_worth_it

_KEY = "by type"
_TOGETHER = 1_000
"""Types whose lemmas are chosen together."""

_FEW = 20
"""Batches that one process goes through before others have started."""


class _Types(NamedTuple):
    """Word types, as their lines, of which lemmas are to be chosen."""

    lines: Sequence[str]
    backend: Backend


def type_lemmas(
    store: Store,
    index: ReadingIndex,
    *,
    backend: Backend = "auto",
    executor: Executor | None = None,
) -> list[str]:
    """Return the lemmas of a store's word types by number, nothing for those that are no words.

    Args:
        store: the store; what is chosen is kept beside it where it can be written.
        index: its reading index.
        backend: the Finnish analyser; both give the same readings.
        executor: where lemmas are chosen; None chooses them here.

    Raises:
        MissingBackend: no Finnish analyser is installed.
    """
    lines = index.types().lines
    lemmatiser = _analyser(backend).lemmatiser
    kept = store.derived("lemmas", beside_writer=True)
    lemmas = _known(kept.get(_KEY), lemmatiser, index)
    if len(lemmas) < len(lines):
        index.close()
        kept.close()  # nothing open may go over a fork
        lemmas += _chosen(lines[len(lemmas) :], backend, executor)
        row = [lemmatiser, index.extent, lemmas]
        kept.put(_KEY, json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    return lemmas


def _known(kept: bytes | None, lemmatiser: str, index: ReadingIndex) -> list[str]:
    """Return the lemmas that were chosen for the first types of an index, if they still hold."""
    if kept is None:
        return []
    chosen_by, extent, lemmas = json.loads(kept.decode("utf-8", "surrogatepass"))
    holds = chosen_by == lemmatiser and index.begins_with(Extent(*extent))
    return list(lemmas) if holds else []


def _chosen(lines: Sequence[str], backend: Backend, executor: Executor | None) -> Iterator[str]:
    jobs = [_Types(some, backend) for some in in_batches(lines, _TOGETHER)]
    executor = where_worth_it(executor, len(jobs), few=_FEW)
    first = in_order(_choose, jobs[:1])  # processes that start as copies of this one know its words
    for _, lemmas in chain(first, in_order(_choose, jobs[1:], executor)):
        if isinstance(lemmas, BaseException):
            raise lemmas
        yield from lemmas


def _choose(job: _Types) -> list[str]:
    """Return the lemmas of types, each chosen as if the word stood alone."""
    types = list(map(WordType.from_line, job.lines))
    entries = (Entry(one.norm, one.kind, one.readings) for one in types if one.kind == "word")
    chosen = iter(_analyser(job.backend).lemmas_alone(one.token("", 0, 0) for one in entries))
    return [next(chosen) if one.kind == "word" else "" for one in types]


@lru_cache(maxsize=1)
def _analyser(backend: Backend) -> Analyser:
    return open_analyser(backend)
