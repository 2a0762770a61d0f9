"""What is matched together in a document: its running text, and each aside by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from termscan.index import Differences, IndexedTokens, TypeTable, TypeValues, WordType
from termscan.language import Analyser
from termscan.match import IndexedPhrases
from termscan.records import MentionStatus, Span, Token
from termscan.scan.indexed import IndexedDocument

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_ADDRESS, _COUNTED = 1, 2


class AsRead(NamedTuple):
    """A document as lexicons read it.

    `changed` are the tokens that their words change, by index. Asides that hold any of the tokens
    `marked`, given by index in order, are looked at whatever else they hold.
    """

    document: IndexedDocument
    changed: Mapping[int, Token]
    marked: Sequence[int] = ()


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
        self._types = types
        self._differences = Differences(analyser)
        self._traits = TypeValues(_trait)

    def read(self, document: IndexedDocument) -> AsRead:
        """Return a document as the lexicons read it."""
        return AsRead(document, self._differences.of(document.text))

    def of(self, documents: Iterable[AsRead], phrases: IndexedPhrases) -> Iterator[Stream]:
        """Yield the running text of each document, and the asides that may hold a phrase.

        Running headers and contents pages are taken out, so that a phrase is followed over the
        page break that they interrupt. Pages that could not be read are passed over.
        """
        for number, document in enumerate(documents):
            yield from self._of(number, document, phrases)

    def addresses(self, tokens: IndexedTokens) -> NDArray[np.intp]:
        """Return the tokens that are web addresses."""
        return self._having(tokens.numbers, _ADDRESS).nonzero()[0]

    def words(self, tokens: IndexedTokens) -> int:
        """Return how many tokens are words or numbers: the denominator of every rate."""
        return int(self._having(tokens.numbers, _COUNTED).sum())

    def _of(self, number: int, read: AsRead, phrases: IndexedPhrases) -> Iterator[Stream]:
        import numpy as np

        text, layout = read.document.text, read.document.layout
        legible = outside(len(text), layout.unread_tokens(text.starts))
        tokens = IndexedTokens(text, legible, read.changed)
        keys = phrases.keys(tokens)
        asides = list(layout.asides(tokens.column(text.starts)))
        flow = outside(len(tokens), (span for span, _ in asides))
        yield Stream(number, tokens.some(flow), keys[flow])
        address = self._having(tokens.numbers, _ADDRESS)
        telling = (phrases.is_anchor(keys) | address).nonzero()[0]
        if read.marked:
            telling = np.union1d(telling, tokens.among(np.array(read.marked)))
        held = holding([span for span, _ in asides], telling)
        for (span, status), holds in zip(asides, held, strict=True):
            if holds:
                inside = within(span)
                yield Stream(number, tokens.some(inside), keys[inside], status)

    def _having(self, numbers: NDArray[np.int32], trait: int) -> NDArray[np.bool_]:
        found: NDArray[np.bool_] = self._traits.of(self._types, numbers) & trait > 0
        return found


def _trait(one: WordType) -> int:
    return {"word": _COUNTED, "number": _COUNTED, "address": _ADDRESS}.get(one.kind, 0)


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
