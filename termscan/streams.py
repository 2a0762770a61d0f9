"""What is matched together in a document: its running text, and each aside by itself.

What hangs on a word type alone is worked out once for the type, when it is first met.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from termscan.index import Differences, IndexedText, IndexedTokens, TypeTable, WordType
from termscan.indexed import IndexedDocument
from termscan.language import Analyser
from termscan.match import IndexedPhrases
from termscan.records import MentionStatus, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_DIFFERENT, _BEGINNING, _ADDRESS, _COUNTED, _MET = 1, 2, 4, 8, 16


class Stream(NamedTuple):
    """Tokens that are matched together, with the numbers of their keys.

    `document` numbers the documents that were given. `status` is what its mentions are where they
    do not count; None for the running text.
    """

    document: int
    tokens: IndexedTokens
    keys: NDArray[np.int32]
    status: MentionStatus | None = None


class Streams:
    """Parts documents that share a table of types into streams of tokens.

    Args:
        types: the table; it may grow.
        analyser: one that knows the words of the lexicons.
    """

    def __init__(self, types: TypeTable, analyser: Analyser) -> None:
        import numpy as np

        self.types = types
        self._differences = Differences(analyser)
        self._traits: NDArray[np.uint8] = np.zeros(0, np.uint8)

    def of(self, documents: Sequence[IndexedDocument], phrases: IndexedPhrases) -> Iterator[Stream]:
        """Yield the running text of each document, and the asides that may hold a phrase.

        Running headers and contents pages are taken out, so that a phrase is followed over the
        page break that they interrupt. Pages that could not be read are passed over.
        """
        for number, document in enumerate(documents):
            yield from self._of(number, document, phrases)

    def telling(
        self, phrases: IndexedPhrases, tokens: IndexedTokens, keys: NDArray[np.int32]
    ) -> NDArray[np.intp]:
        """Return the tokens without which a range has no mention, sorted."""
        address = self._having(tokens.numbers, _ADDRESS)
        return (phrases.is_anchor(keys) | address).nonzero()[0]

    def addresses(self, tokens: IndexedTokens) -> NDArray[np.intp]:
        """Return the tokens that are web addresses."""
        return self._having(tokens.numbers, _ADDRESS).nonzero()[0]

    def words(self, tokens: IndexedTokens) -> int:
        """Return how many tokens are words or numbers: the denominator of every rate."""
        return int(self._having(tokens.numbers, _COUNTED).sum())

    def _of(
        self, number: int, document: IndexedDocument, phrases: IndexedPhrases
    ) -> Iterator[Stream]:
        text = document.text
        tokens = self._tokens(document)
        keys = phrases.keys(tokens)
        asides = list(document.layout.asides(tokens.column(text.starts)))
        flow = outside(len(tokens), (span for span, _ in asides))
        yield Stream(number, tokens.some(flow), keys[flow])
        telling = self.telling(phrases, tokens, keys)
        held = holding([span for span, _ in asides], telling)
        for (span, status), holds in zip(asides, held, strict=True):
            if holds:
                inside = within(span)
                yield Stream(number, tokens.some(inside), keys[inside], status)

    def _tokens(self, document: IndexedDocument) -> IndexedTokens:
        """Return the tokens of the pages that could be read, with the lexicons' words."""
        text = document.text
        self._learn(text)
        different, beginning = self._traits & _DIFFERENT > 0, self._traits & _BEGINNING > 0
        changed = self._differences.of(text, different, beginning)
        read = outside(len(text), document.layout.unread_tokens(text.starts))
        return IndexedTokens(text, read, changed)

    def _learn(self, text: IndexedText) -> None:
        """Work out what hangs on those types of a text that are new."""
        import numpy as np

        new = np.zeros(len(self.types) - len(self._traits), np.uint8)
        self._traits = np.concatenate((self._traits, new))
        for column in (text.numbers, text.contexts.alone):
            unmet = column[self._traits[column] == 0]
            for number in np.unique(unmet).tolist():
                self._traits[number] = _MET | self._trait(self.types.types[number])

    def _trait(self, one: WordType) -> int:
        if one.kind == "word":
            different = _DIFFERENT * self._differences.is_different(one)
            return _COUNTED + different + _BEGINNING * self._differences.begins(one)
        return {"number": _COUNTED, "address": _ADDRESS}.get(one.kind, 0)

    def _having(self, numbers: NDArray[np.int32], trait: int) -> NDArray[np.bool_]:
        found: NDArray[np.bool_] = self._traits[numbers] & trait > 0
        return found


def outside(length: int, spans: Iterable[Span]) -> NDArray[np.intp]:
    """Return the indices below `length` outside all spans."""
    import numpy as np

    kept = np.ones(length, bool)
    for first, last in spans:
        kept[first:last] = False
    return kept.nonzero()[0]


def within(span: Span) -> NDArray[np.intp]:
    """Return the indices inside a span."""
    import numpy as np

    return np.arange(*span, dtype=np.intp)


def holding(spans: Sequence[Span], places: NDArray[np.intp]) -> list[bool]:
    """Tell of each span whether any of the sorted places lies in it."""
    edges = places.searchsorted([edge for span in spans for edge in span])
    held: list[bool] = (edges[::2] < edges[1::2]).tolist()
    return held
