"""From indexed documents to findings, many documents at once.

What hangs on a word type alone is worked out once for the type; only tokens at which a phrase may
be anchored are looked at, and only the words around them are ever made into tokens.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from termscan.codec import Findings
from termscan.index import Differences, IndexedTokens, TypeTable, WordType
from termscan.indexed import IndexedDocument
from termscan.language import Analyser
from termscan.match import IndexedMatcher, Matcher
from termscan.paging import uncounted
from termscan.records import Mention, MentionStatus, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_DIFFERENT, _BEGINNING, _ADDRESS, _COUNTED = 1, 2, 4, 8


class _Stream(NamedTuple):
    """Tokens that are matched together, with the numbers of their keys.

    `status` is what its mentions are where they do not count.
    """

    document: int
    tokens: IndexedTokens
    keys: NDArray[np.int32]
    status: MentionStatus | None = None


class Finder:
    """Finds the mentions of lexicons' concepts in indexed documents that share a table of types.

    Args:
        types: the table; it may grow.
        analyser: one that knows the words of the lexicons.
        matcher: the lexicons.
        cues: what is looked for only in sentences that hold a counted mention.
    """

    def __init__(
        self, types: TypeTable, analyser: Analyser, matcher: Matcher, cues: Matcher | None = None
    ) -> None:
        import numpy as np

        self.types = types
        self._differences = Differences(analyser)
        self._matcher = IndexedMatcher(matcher)
        self._cues = None if cues is None else IndexedMatcher(cues)
        self._traits: NDArray[np.uint8] = np.zeros(0, np.uint8)
        self._different: NDArray[np.bool_] = np.zeros(0, bool)
        self._beginning: NDArray[np.bool_] = np.zeros(0, bool)

    def findings(self, documents: Sequence[IndexedDocument]) -> list[Findings]:
        """Return what is found in each document.

        Running headers and contents pages are taken out before matching, so that a phrase is
        followed over the page break that they interrupt; what they say is matched apart and not
        counted. Pages that could not be read are passed over.
        """
        self._learn()
        streams = [
            stream
            for number, document in enumerate(documents)
            for stream in self._streams(number, document)
        ]
        words = [0] * len(documents)
        mentions: list[list[Mention]] = [[] for _ in documents]
        anchors = self._matcher.places([stream.keys for stream in streams])
        for stream, places in zip(streams, anchors, strict=True):
            if stream.status is None:
                words[stream.document] = self._words(stream.tokens)
            mentions[stream.document] += self._mentions(stream, places)
        told = zip(documents, words, mentions, strict=True)
        return [_findings(document, count, found) for document, count, found in told]

    def _learn(self) -> None:
        """Work out what hangs on the types that are new."""
        import numpy as np

        new = self.types.types[len(self._traits) :]
        traits = np.fromiter(map(self._trait, new), np.uint8)
        self._traits = np.concatenate((self._traits, traits))
        self._different = (self._traits & _DIFFERENT).astype(bool)
        self._beginning = (self._traits & _BEGINNING).astype(bool)
        for matcher in (self._matcher, self._cues):
            if matcher is not None:
                matcher.learn(new)

    def _trait(self, one: WordType) -> int:
        if one.kind == "word":
            different = _DIFFERENT * self._differences.is_different(one)
            return _COUNTED + different + _BEGINNING * self._differences.begins(one)
        return {"number": _COUNTED, "address": _ADDRESS}.get(one.kind, 0)

    def _streams(self, number: int, document: IndexedDocument) -> Iterator[_Stream]:
        """Yield the running text of a document, and the asides that may hold a mention."""
        text = document.text
        changed = self._differences.of(text, self._different, self._beginning)
        read = _without(len(text), document.layout.unread_tokens(text.starts))
        tokens = IndexedTokens(text, read, changed)
        keys = self._matcher.keys(tokens)
        asides = list(document.layout.asides(tokens.column(text.starts)))
        flow = _without(len(tokens), (span for span, _ in asides))
        yield _Stream(number, tokens.some(flow), keys[flow])
        telling = self._telling(self._matcher, tokens, keys)
        held = _holding([span for span, _ in asides], telling)
        for (span, status), holds in zip(asides, held, strict=True):
            if holds:
                inside = _range(span)
                yield _Stream(number, tokens.some(inside), keys[inside], status)

    def _telling(
        self, matcher: IndexedMatcher, tokens: IndexedTokens, keys: NDArray[np.int32]
    ) -> NDArray[np.intp]:
        """Return the tokens without which a range has no mention, sorted."""
        address = self._traits[tokens.numbers] & _ADDRESS > 0
        return (matcher.is_anchor(keys) | address).nonzero()[0]

    def _addresses(self, tokens: IndexedTokens) -> NDArray[np.intp]:
        return (self._traits[tokens.numbers] & _ADDRESS).nonzero()[0]

    def _words(self, tokens: IndexedTokens) -> int:
        """Return how many tokens are words or numbers: the denominator of every rate."""
        return int((self._traits[tokens.numbers] & _COUNTED > 0).sum())

    def _mentions(self, stream: _Stream, places: Sequence[int]) -> Iterator[Mention]:
        tokens, status = stream.tokens, stream.status
        addresses = self._addresses(tokens).tolist()
        found = self._matcher.mentions(tokens, stream.keys, places, addresses)
        if status is not None:
            return (uncounted(mention, status) for mention in found)
        return chain(found, self._cues_beside(found, tokens))

    def _cues_beside(self, found: Sequence[Mention], tokens: IndexedTokens) -> Iterator[Mention]:
        """Yield the cues in the sentences that hold a counted mention."""
        if self._cues is None:
            return
        keys = self._cues.keys(tokens)
        telling = self._telling(self._cues, tokens, keys)
        spans = _sentences(found, tokens.column(tokens.source.starts))
        for span, holds in zip(spans, _holding(spans, telling), strict=True):
            if holds:
                inside = _range(span)
                sentence = tokens.some(inside)
                places = self._cues.is_anchor(keys[inside]).nonzero()[0].tolist()
                addresses = self._addresses(sentence).tolist()
                yield from self._cues.mentions(sentence, keys[inside], places, addresses)


def _sentences(found: Sequence[Mention], begins: NDArray[np.int32]) -> list[Span]:
    """Return the sentences with a counted mention, as ranges of tokens."""
    counted = (mention for mention in found if mention.status == "counted")
    spans = {(one.sentence_start, one.sentence_start + len(one.sentence)) for one in counted}
    edges = [edge for span in sorted(spans) for edge in span]
    places: list[int] = begins.searchsorted(edges).tolist()
    return list(zip(places[::2], places[1::2], strict=True))


def _without(length: int, spans: Iterable[Span]) -> NDArray[np.intp]:
    """Return the indices below `length` outside all spans."""
    import numpy as np

    kept = np.ones(length, bool)
    for first, last in spans:
        kept[first:last] = False
    return kept.nonzero()[0]


def _range(span: Span) -> NDArray[np.intp]:
    import numpy as np

    return np.arange(*span, dtype=np.intp)


def _holding(spans: Sequence[Span], places: NDArray[np.intp]) -> list[bool]:
    """Tell of each span whether any of the sorted places lies in it."""
    edges = places.searchsorted([edge for span in spans for edge in span])
    held: list[bool] = (edges[::2] < edges[1::2]).tolist()
    return held


def _findings(document: IndexedDocument, words: int, found: Iterable[Mention]) -> Findings:
    if not words:
        return Findings("unreadable", "it holds no words", 0, 0, None, ())
    placed = [document.layout.place(mention) for mention in found]
    placed.sort(key=lambda one: (one.page, one.start, one.end, one.concept))
    quality, rows = document.quality, document.plan_rows
    return Findings("counted", None, document.pages, words, quality, tuple(placed), rows)
