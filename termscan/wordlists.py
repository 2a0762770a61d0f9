"""Which words documents are made of, counted in the reading index without reading them again.

A word type counts as the lemma that is likeliest for it by itself (`type_lemmas`). Words of running
headers and contents pages are left out, as in all rates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from concurrent.futures import Executor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from termscan.corpus import Store
from termscan.errors import UsageError
from termscan.records import Document
from termscan.scan import Backend, ReadingIndex, index_version, last_scan
from termscan.statistics import compared
from termscan.type_lemmas import type_lemmas

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Wordlist:
    """Lemmas by how often documents use them, and how many documents do."""

    tokens: Counter[str] = field(default_factory=Counter)
    documents: Counter[str] = field(default_factory=Counter)

    @property
    def size(self) -> int:
        """The number of words in all."""
        return self.tokens.total()

    def frame(self) -> pd.DataFrame:
        """Return lemmas by falling frequency: `lemma`, `tokens`, `documents`, `per_million`."""
        import pandas as pd

        size = self.size
        rows = [
            (lemma, count, self.documents[lemma], 1e6 * count / size)
            for lemma, count in sorted(self.tokens.items(), key=lambda one: (-one[1], one[0]))
        ]
        return pd.DataFrame(rows, columns=["lemma", "tokens", "documents", "per_million"])


def wordlist(
    store: Store,
    documents: Iterable[Document] | None = None,
    *,
    backend: Backend = "auto",
    executor: Executor | None = None,
) -> Wordlist:
    """Count the lemmas of a store's documents (of all current ones, if none are given).

    Documents that could not be read have no words. `executor` is where lemmas are chosen that
    were not chosen before (`type_lemmas`); None chooses them here.

    Raises:
        UsageError: the store has not been scanned.
        MissingBackend: no Finnish analyser is installed.
    """
    import numpy as np

    last = last_scan(store)
    index = ReadingIndex(store.derived("index"), index_version(last.extractor, last.dictionary))
    known = {"": 0}
    lemmas = type_lemmas(store, index, backend=backend, executor=executor)
    lemma_of = np.array([known.setdefault(lemma, len(known)) for lemma in lemmas], np.intp)
    tokens = np.zeros(len(known), np.int64)
    holding = np.zeros(len(known), np.int64)
    for document in store.documents() if documents is None else documents:
        words = index.words(document.id)
        if words is not None:
            counts = np.bincount(lemma_of[words.counted()], minlength=len(known))
            tokens += counts
            holding += counts > 0
    pairs = list(zip(known, tokens.tolist(), holding.tolist(), strict=True))[1:]
    said = [(lemma, times, among) for lemma, times, among in pairs if times]
    return Wordlist(
        Counter({lemma: times for lemma, times, _ in said}),
        Counter({lemma: among for lemma, _, among in said}),
    )


def key_words(target: Wordlist, reference: Wordlist) -> pd.DataFrame:
    """Compare two word lists: which lemmas the first uses more than the second.

    Returns a row for each lemma of either, by falling G² (then lemma): `lemma`, and as in
    `statistics.keyness` the tokens, documents and rates of both, `g2` and `log_ratio`.

    Raises:
        UsageError: a list has no words.
    """
    if not target.size or not reference.size:
        raise UsageError("no words to compare; are the documents scanned and readable?")
    return compared(
        ("lemma", "tokens"),
        (target.tokens, reference.tokens),
        (target.documents, reference.documents),
        (target.size, reference.size),
    )
