"""Which words documents are made of, counted in the reading index without reading them again.

A word type counts as the lemma that is likeliest for it by itself: an index keeps types, not the
sentences around them. Words of running headers and contents pages are left out, as in all rates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from termscan.corpus import Store
from termscan.errors import UsageError
from termscan.index import TypeTable
from termscan.language import Analyser, open_analyser
from termscan.records import Document
from termscan.scan import Backend, ReadingIndex, index_version, last_scan
from termscan.statistics import compared

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

        ordered = sorted(self.tokens.items(), key=lambda item: (-item[1], item[0]))
        rows = [
            (lemma, count, self.documents[lemma], 1e6 * count / self.size)
            for lemma, count in ordered
        ]
        return pd.DataFrame(rows, columns=["lemma", "tokens", "documents", "per_million"])


def wordlist(
    store: Store, documents: Iterable[Document] | None = None, *, backend: Backend = "auto"
) -> Wordlist:
    """Count the lemmas of a store's documents (of all current ones, if none are given).

    Documents that could not be read have no words.

    Raises:
        UsageError: the store has not been scanned.
        MissingBackend: no Finnish analyser is installed.
    """
    last = last_scan(store)
    index = ReadingIndex(store.derived("index"), index_version(last.extractor, last.dictionary))
    chosen = store.documents() if documents is None else documents
    indexed = (one for one in (index.document(document.id) for document in chosen) if one)
    counts = [Counter(one.counted().tolist()) for one in indexed]
    lemmas = _lemmas(index.types(), set().union(*counts), open_analyser(backend))
    found = Wordlist()
    for numbers in counts:
        words = Counter[str]()
        for number, times in numbers.items():
            if number in lemmas:
                words[lemmas[number]] += times
        found.tokens.update(words)
        found.documents.update(words.keys())
    return found


def _lemmas(types: TypeTable, numbers: Iterable[int], analyser: Analyser) -> dict[int, str]:
    """Return the lemma of each of the types that are words."""
    words = [number for number in sorted(numbers) if types[number].kind == "word"]
    tokens = (types.entry(number).token("", 0, 0) for number in words)
    return dict(zip(words, analyser.lemmas_alone(tokens), strict=True))


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
