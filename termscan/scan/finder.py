"""From indexed documents to findings, many documents at once.

Only tokens at which a phrase may be anchored are looked at, and only the words around them are
ever made into tokens.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from termscan.index import IndexedTokens, TypeTable
from termscan.language import Analyser
from termscan.match import IndexedMatcher, Matcher
from termscan.records import Mention, Span
from termscan.scan.findings import Findings
from termscan.scan.indexed import IndexedDocument
from termscan.scan.paging import uncounted
from termscan.scan.streams import AsRead, Stream, Streams, within

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


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
        self.types = types
        self.streams = Streams(types, analyser)
        self.phrases = IndexedMatcher(matcher)
        self._cues = None if cues is None else IndexedMatcher(cues)

    def findings(self, documents: Sequence[IndexedDocument]) -> list[Findings]:
        """Return what is found in each document.

        What running headers and contents pages say is matched apart and not counted.
        """
        words = [0] * len(documents)
        mentions: list[list[Mention]] = [[] for _ in documents]
        read = [self.streams.read(document) for document in documents]
        streams = list(self.streams.of(read, self.phrases))
        anchors = self.phrases.places([stream.keys for stream in streams])
        for stream, places in zip(streams, anchors, strict=True):
            if stream.status is None:
                words[stream.document] = self.streams.words(stream.tokens)
            mentions[stream.document] += self._mentions(stream, places)
        return list(map(_findings, read, words, mentions))

    def mentions_at(
        self, stream: Stream, places: NDArray[np.intp], addresses: NDArray[np.intp]
    ) -> list[Mention]:
        """Return the mentions that some tokens of a stream anchor, or that stand in addresses."""
        found = self.phrases.mentions(
            stream.tokens, stream.keys, places.tolist(), addresses.tolist()
        )
        if stream.status is None:
            return found
        return [uncounted(mention, stream.status) for mention in found]

    def cues_in(self, sentences: Iterable[Span], tokens: IndexedTokens) -> Iterator[Mention]:
        """Yield the cues in sentences, given by their spans, of a stream of tokens."""
        if self._cues is None:
            return
        for span in _ranges(sentences, tokens.column(tokens.source.starts)):
            sentence = tokens.some(within(span))
            keys = self._cues.keys(sentence)
            places = self._cues.is_anchor(keys).nonzero()[0].tolist()
            addresses = self.streams.addresses(sentence).tolist()
            if places or addresses:
                yield from self._cues.mentions(sentence, keys, places, addresses)

    def _mentions(self, stream: Stream, places: NDArray[np.intp]) -> Iterator[Mention]:
        found = self.mentions_at(stream, places, self.streams.addresses(stream.tokens))
        if stream.status is not None:
            return iter(found)
        return chain(found, self.cues_in(counted_sentences(found), stream.tokens))


def counted_sentences(found: Iterable[Mention]) -> set[Span]:
    """Return the spans of the sentences that hold a counted mention."""
    counted = (mention for mention in found if mention.status == "counted")
    return {(one.sentence_start, one.sentence_start + len(one.sentence)) for one in counted}


def in_document(mention: Mention) -> tuple[int, int, int, str]:
    """Return what the mentions of a document are ordered by."""
    return mention.page, mention.start, mention.end, mention.concept


def _ranges(spans: Iterable[Span], begins: NDArray[np.int32]) -> list[Span]:
    """Return sentences, given by their spans, as ranges of tokens."""
    edges = [edge for span in sorted(spans) for edge in span]
    places: list[int] = begins.searchsorted(edges).tolist()
    return list(zip(places[::2], places[1::2], strict=True))


def _findings(read: AsRead, words: int, found: Iterable[Mention]) -> Findings:
    if not words:
        return Findings("unreadable", "it holds no words", 0, 0, None, ())
    one = read.document
    placed = tuple(sorted(map(one.layout.place, found), key=in_document))
    changed = tuple(read.changed.items())
    return Findings("counted", None, one.pages, words, one.quality, placed, one.plan_rows, changed)
