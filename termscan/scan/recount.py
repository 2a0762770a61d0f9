"""Counting again after an edit: what no changed phrase comes near stays as it was found.

Phrases act on each other only where they share text. So the places at which phrases may be
anchored fall into groups; a group without a changed phrase, and without a word that is read
otherwise, gives what it gave before, and only the others are searched again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from termscan.index import Rereadings, TypeValues, WordType
from termscan.match import ODD, Difference
from termscan.records import Mention, Span, Token
from termscan.scan.finder import Finder, in_document
from termscan.scan.findings import (
    Findings,
    changed_tokens,
    decode_findings,
    encode_findings,
)
from termscan.scan.grouping import Spots, inside
from termscan.scan.indexed import IndexedDocument
from termscan.scan.paging import Layout
from termscan.scan.streams import AsRead, Stream

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_NAME = 8
"""Tokens: farther than what is found in an address reaches."""


class _Part(NamedTuple):
    """What has to be searched again in a stream of tokens, with the keys of the lexicons now.

    `places` may anchor a phrase, `addresses` are web addresses; both lie in the ranges `spans`.
    """

    stream: Stream
    spans: list[Span]
    places: NDArray[np.intp]
    addresses: NDArray[np.intp]


class Recounter:
    """Finds the mentions in documents from those that other lexicons had.

    Args:
        finder: finds by the lexicons as they are now.
        difference: between the lexicons before and now.
        cues: the id of the lexicon whose phrases are looked for only beside counted mentions, if
            there is one; it is the same before and now.
        words: tells what is read otherwise with the words that only one of the two brings to the
            dictionary; None if there are none.
    """

    def __init__(
        self,
        finder: Finder,
        difference: Difference,
        cues: str | None,
        words: Rereadings | None = None,
    ) -> None:
        self._finder = finder
        self._difference = difference
        self._cues = cues
        self._words = words
        self._touched = TypeValues(self._is_touched)

    def findings(
        self, documents: Sequence[IndexedDocument], before: Sequence[bytes]
    ) -> list[bytes]:
        """Return what is found in each document, given what was found before, both as bytes."""
        read = list(map(self._read, documents, before))
        return list(map(self._recounted, read, before, self._changed(read)))

    def _read(self, document: IndexedDocument, before: bytes) -> AsRead:
        """Return a document as it is read now, those tokens marked that are read otherwise."""
        was = changed_tokens(before)
        if self._words is None or not self._words.touch(document.text):
            return AsRead(document, was)
        now = self._finder.streams.read(document).changed
        differing = sorted(one for one in was.keys() | now.keys() if was.get(one) != now.get(one))
        return AsRead(document, now, differing)

    def _recounted(self, read: AsRead, before: bytes, parts: Sequence[_Part]) -> bytes:
        if not (read.marked or parts):
            return before
        if self._is_conditional(read, changed_tokens(before)):
            return encode_findings(self._finder.findings([read.document])[0])
        known = decode_findings(before, "")
        if known.status != "counted":
            return before
        return encode_findings(self._merged(read, known, parts))

    def _is_conditional(self, read: AsRead, was: Mapping[int, Token]) -> bool:
        """Tell whether words are read otherwise, or were, that conditions look for anywhere."""
        text = read.document.text
        tokens = (
            changed.get(index) or text.token(index)
            for index in read.marked
            for changed in (was, read.changed)
        )
        return any(map(self._finder.phrases.is_condition, tokens))

    def _changed(self, read: Sequence[AsRead]) -> list[list[_Part]]:
        """Return for each document the parts of streams in which changed phrases stand."""
        phrases = self._difference.phrases
        streams = list(self._finder.streams.of(read, phrases))
        near = phrases.places([stream.keys for stream in streams])
        marked = [read[stream.document].marked for stream in streams]
        changes = list(zip(streams, map(self._changes, streams, near, marked), strict=True))
        found: list[list[_Part]] = [[] for _ in read]
        for part in self._parts([pair for pair in changes if pair[1].changed.any()]):
            found[part.stream.document].append(part)
        return found

    def _changes(self, stream: Stream, near: NDArray[np.intp], marked: Sequence[int]) -> Spots:
        """Return where changed phrases and names stand, and words that are read otherwise."""
        import numpy as np

        phrases, tokens = self._difference.phrases, stream.tokens
        places = phrases.found(tokens, stream.keys, near)
        reaches = phrases.reaches(stream.keys[places])
        names = (self._touched.of(tokens.source.types, tokens.numbers) > 0).nonzero()[0]
        words = tokens.among(np.array(marked, np.intp))
        return Spots.of(places, reaches, changed=True).and_(
            Spots.all_reaching(names, _NAME, changed=True),
            Spots.all_reaching(words, self._difference.farthest, changed=True),
        )

    def _is_touched(self, one: WordType) -> int:
        return int(one.kind == "address" and self._difference.touches(one.norm))

    def _parts(self, changes: Iterable[tuple[Stream, Spots]]) -> Iterator[_Part]:
        phrases = self._finder.phrases
        now = [(one._replace(keys=phrases.keys(one.tokens)), changed) for one, changed in changes]
        anchors = phrases.places([stream.keys for stream, _ in now])
        for (stream, changed), places in zip(now, anchors, strict=True):
            standing = Spots.of(places, phrases.reaches(stream.keys[places]), changed=False)
            addresses = self._finder.streams.addresses(stream.tokens)
            names = Spots.all_reaching(addresses, _NAME, changed=False)
            odd = stream.tokens.read_in_context()
            spans = changed.and_(standing, names).wider_near(odd, ODD).changed_spans()
            yield _Part(stream, spans, inside(places, spans), inside(addresses, spans))

    def _merged(self, read: AsRead, before: Findings, parts: Sequence[_Part]) -> Findings:
        """Return what is found in a document after some parts of it are searched again."""
        layout = read.document.layout
        cues = [one for one in before.mentions if one.lexicon == self._cues]
        others = [one for one in before.mentions if one.lexicon != self._cues]
        gone, kept = _parted(others, read.document, parts)
        new = [
            layout.place(mention)
            for part in parts
            for mention in self._finder.mentions_at(part.stream, part.places, part.addresses)
        ]
        counted = _sentences([*kept, *new], layout)
        words = read.document.text.starts[list(read.marked)].tolist()
        touched = _sentences([*gone, *new], layout)
        touched |= {(a, b) for a, b in counted if any(a <= start < b for start in words)}
        kept += (one for one in cues if not _lies_in(layout.sentence(one)[0], touched))
        for part in parts:
            if part.stream.status is None:
                cue_words = self._finder.cues_in(counted & touched, part.stream.tokens)
                new += map(layout.place, cue_words)
        mentions = sorted((*kept, *new), key=in_document)
        changed = tuple(read.changed.items())
        return replace(before, mentions=tuple(mentions), changed=changed)


def _sentences(mentions: Iterable[Mention], layout: Layout) -> set[Span]:
    """Return the spans in the document of the sentences that hold a counted mention."""
    return {layout.sentence(one) for one in mentions if one.status == "counted"}


def _lies_in(position: int, spans: Iterable[Span]) -> bool:
    """Tell whether a position lies in any of some spans."""
    return any(start <= position < end for start, end in spans)


def _parted(
    mentions: Sequence[Mention], document: IndexedDocument, parts: Sequence[_Part]
) -> tuple[list[Mention], list[Mention]]:
    """Part mentions into those that stand in what is searched again, and the others.

    A piece of an elliptical compound may stand in another stream than the mention; its sentence
    tells in which the mention does.
    """
    import numpy as np

    begins, layout = document.text.starts, document.layout
    stream_of = np.zeros(len(begins), np.int32)
    searched = np.zeros(len(begins), np.int32)
    for number, (stream, spans, *_) in enumerate(parts, start=1):
        places = stream.tokens.column(np.arange(len(begins)))
        stream_of[places] = number
        for first, last in spans:
            searched[places[max(0, first) : last]] = number
    pages = np.array([layout.starts[one.page - 1] for one in mentions], np.int64)
    edges = [(one.sentence_start, one.start, one.end - 1) for one in mentions]
    offsets = np.array(edges, np.int64).reshape(-1, 3) + pages[:, None]
    tokens = begins.searchsorted(offsets, "right") - 1
    gone: list[Mention] = []
    kept: list[Mention] = []
    for one, (sentence, first, last) in zip(mentions, tokens.tolist(), strict=True):
        number = stream_of[sentence]
        is_gone = number and (searched[first : last + 1] == number).any()
        (gone if is_gone else kept).append(one)
    return gone, kept
