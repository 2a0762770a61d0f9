"""Mentions in texts that lie in no store, wherever an executor looks for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from termscan.errors import UsageError
from termscan.lexicon import load_lexicons
from termscan.match import Matcher, analyser_for
from termscan.records import Mention
from termscan.scan import Backend
from termscan.work import in_order

TOGETHER = 200_000
"""Letters of the texts that are matched together, unless one alone has more."""


class _Texts(NamedTuple):
    """Texts to be matched, and what with; lexicons by name or path, and their hashes."""

    texts: Sequence[str]
    lexicons: tuple[str, ...]
    hashes: tuple[str, ...]
    backend: Backend


def mentions_in(
    texts: Iterable[str],
    lexicons: Sequence[str | Path] = (),
    *,
    backend: Backend = "auto",
    executor: Executor | None = None,
) -> Iterator[list[Mention]]:
    """Yield the mentions in each text, those that do not count included, in the order of the texts.

    Args:
        texts: each is matched by itself; they are asked for a little ahead of what is yielded.
        lexicons: names of shipped lexicons or paths; none means the default ones.
        backend: the Finnish analyser; both give the same results.
        executor: where texts are matched; None matches them here, one after another.

    Raises:
        LexiconError: a lexicon has mistakes.
        MissingBackend: no Finnish analyser is installed.
        UsageError: a lexicon was changed meanwhile.
    """
    names = tuple(map(str, lexicons))
    hashes = tuple(lexicon.hash for lexicon in load_lexicons(names or None))
    _matcher(names, hashes, backend)  # processes that start as copies of this one have it, too
    jobs = (_Texts(some, names, hashes, backend) for some in _batches(texts))
    for _, found in in_order(_found, jobs, executor):
        if isinstance(found, BaseException):
            raise found
        yield from found


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    letters = 0
    for text in texts:
        if batch and letters + len(text) > TOGETHER:
            yield batch
            batch, letters = [], 0
        batch.append(text)
        letters += len(text)
    if batch:
        yield batch


def _found(job: _Texts) -> list[list[Mention]]:
    matcher = _matcher(job.lexicons, job.hashes, job.backend)
    return [matcher.mentions(text) for text in job.texts]


@lru_cache(maxsize=1)
def _matcher(names: tuple[str, ...], hashes: tuple[str, ...], backend: Backend) -> Matcher:
    lexicons = load_lexicons(names or None)
    if tuple(lexicon.hash for lexicon in lexicons) != hashes:
        raise UsageError("a lexicon was changed while texts were matched; match them again")
    return Matcher(lexicons, analyser_for(lexicons, backend))
