"""Counting again after an edit: what no changed phrase comes near stays as it was found.

Phrases act on each other only where they share text. So the places at which phrases may be
anchored fall into groups; a group without a changed phrase gives what it gave before, and only the
others are searched again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from termscan.index import Rereadings
from termscan.match import TORN, Difference
from termscan.records import Mention, Span
from termscan.scan.finder import Finder, counted_sentences, in_document
from termscan.scan.findings import Findings, decode_findings, encode_findings
from termscan.scan.grouping import Spots, inside
from termscan.scan.indexed import IndexedDocument
from termscan.scan.streams import Stream

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
        rereadings: tells what the analysers of both may read differently; None if nothing.
    """

    def __init__(
        self,
        finder: Finder,
        difference: Difference,
        cues: str | None,
        rereadings: Rereadings | None = None,
    ) -> None:
        self._finder = finder
        self._difference = difference
        self._cues = cues
        self._rereadings = rereadings

    def findings(
        self, documents: Sequence[IndexedDocument], before: Sequence[bytes]
    ) -> list[bytes]:
        """Return what is found in each document, given what was found before, both as bytes."""
        results = list(before)
        reread = [number for number, one in enumerate(documents) if self._is_reread(one)]
        found = self._finder.findings([documents[number] for number in reread])
        for number, findings in zip(reread, found, strict=True):
            results[number] = encode_findings(findings)
        for number, parts in self._changed(documents).items():
            known = decode_findings(before[number], "")
            if number not in reread and known.status == "counted":
                results[number] = encode_findings(self._merged(documents[number], known, parts))
        return results

    def _is_reread(self, document: IndexedDocument) -> bool:
        return self._rereadings is not None and self._rereadings.any_in(document.text)

    def _changed(self, documents: Sequence[IndexedDocument]) -> dict[int, list[_Part]]:
        """Return the parts of streams in which changed phrases stand, by document."""
        phrases = self._difference.phrases
        streams = list(self._finder.streams.of(documents, phrases))
        anchors = phrases.places([stream.keys for stream in streams])
        found: dict[int, list[_Part]] = defaultdict(list)
        for stream, near in zip(streams, anchors, strict=True):
            places = phrases.found(stream.tokens, stream.keys, near)
            addresses = self._addresses(stream)
            if len(places) or addresses.changed.any():
                changed = Spots.of(places, phrases.reaches(stream.keys[places]), changed=True)
                found[stream.document].append(self._part(stream, changed, addresses))
        return found

    def _addresses(self, stream: Stream) -> Spots:
        import numpy as np

        places = self._finder.streams.addresses(stream.tokens)
        norms = (stream.tokens[place].norm for place in places.tolist())
        changed = np.fromiter(map(self._difference.touches, norms), np.bool_)
        return Spots(places, np.full(len(places), _NAME), changed)

    def _part(self, stream: Stream, changed: Spots, addresses: Spots) -> _Part:
        phrases, tokens = self._finder.phrases, stream.tokens
        now = stream._replace(keys=phrases.keys(tokens))
        [places] = phrases.places([now.keys])
        standing = Spots.of(places, phrases.reaches(now.keys[places]), changed=False)
        odd = tokens.index_of(tokens.source.contexts.places)
        spots = standing.and_(changed, addresses).wider_near(odd, TORN)
        spans = spots.changed_spans()
        return _Part(now, spans, inside(places, spans), inside(addresses.places, spans))

    def _merged(
        self, document: IndexedDocument, before: Findings, parts: Sequence[_Part]
    ) -> Findings:
        """Return what is found in a document after some parts of it are searched again."""
        layout = document.layout
        known = [layout.unplaced(one) for one in before.mentions]
        cues = [one for one in known if one.lexicon == self._cues]
        gone, kept = _parted((one for one in known if one.lexicon != self._cues), parts)
        new = [
            mention
            for part in parts
            for mention in self._finder.mentions_at(part.stream, part.places, part.addresses)
        ]
        touched = counted_sentences(gone) | counted_sentences(new)
        sentences = counted_sentences([*kept, *new]) & touched
        cues = [one for one in cues if not any(a <= one.sentence_start < b for a, b in touched)]
        for part in parts:
            if part.stream.status is None:
                cues += self._finder.cues_in(sentences, part.stream.tokens)
        mentions = sorted(map(layout.place, (*kept, *new, *cues)), key=in_document)
        return replace(before, mentions=tuple(mentions))


def _parted(
    mentions: Iterable[Mention], parts: Sequence[_Part]
) -> tuple[list[Mention], list[Mention]]:
    """Part mentions into those that stand in what is searched again, and the others.

    A piece of an elliptical compound may stand in another stream than the mention; its sentence
    tells in which the mention does.
    """
    import numpy as np

    text = parts[0].stream.tokens.source
    stream_of = np.zeros(len(text), np.int32)
    searched = np.zeros(len(text), np.int32)
    for number, (stream, spans, *_) in enumerate(parts, start=1):
        places = stream.tokens.column(np.arange(len(text)))
        stream_of[places] = number
        for first, last in spans:
            searched[places[max(0, first) : last]] = number
    gone: list[Mention] = []
    kept: list[Mention] = []
    for one in mentions:
        edges = (one.sentence_start, one.start, one.end - 1)
        sentence, first, last = text.starts.searchsorted(edges, "right") - 1
        number = stream_of[sentence]
        is_gone = number and (searched[first : last + 1] == number).any()
        (gone if is_gone else kept).append(one)
    return gone, kept
