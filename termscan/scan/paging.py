"""Where a document's words stand: pages that could not be read, running headers, zones."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Self

from termscan.records import Mention, MentionStatus, Page, Span, Zone, ZoneKind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

GAP = 64
"""Tokens: farther apart than any two words of a phrase that stand beside each other in it."""

_UNCOUNTED: dict[ZoneKind, MentionStatus] = {"running": "running", "contents": "contents"}


def document_text(pages: Sequence[Page]) -> str:
    """Return the text of a document: its pages joined by form feeds."""
    return "\f".join(page.text for page in pages)


@dataclass(frozen=True, slots=True)
class Layout:
    """Pages and zones by offsets into the document's text.

    `starts` are those of the pages and one more; `unread` are pages that could not be read.
    """

    starts: tuple[int, ...]
    zones: tuple[Zone, ...]
    unread: tuple[Span, ...]

    @classmethod
    def of(cls, pages: Sequence[Page]) -> Self:
        """Return the layout of a document."""
        starts = (0, *accumulate(len(page.text) + 1 for page in pages))
        unread = (
            (start, start + len(page.text))
            for page, start in zip(pages, starts, strict=False)
            if page.read_as == "none" and page.text
        )
        return cls(starts, tuple(_zones(pages, starts)), tuple(unread))

    @classmethod
    def from_row(cls, row: Sequence[Any]) -> Self:
        """Return what `row` gave."""
        starts, zones, unread = row
        return cls(tuple(starts), tuple(Zone(*zone) for zone in zones), tuple(map(tuple, unread)))

    @property
    def row(self) -> list[Any]:
        """The layout as plain values for JSON."""
        zones = [(zone.kind, zone.start, zone.end) for zone in self.zones]
        return [self.starts, zones, self.unread]

    def unread_tokens(self, begins: NDArray[np.int32]) -> Iterator[Span]:
        """Yield the tokens of pages that could not be read, as ranges; their text is nonsense."""
        for start, end in self.unread:
            yield int(begins.searchsorted(start)), int(begins.searchsorted(end))

    def asides(self, begins: NDArray[np.int32]) -> Iterator[tuple[Span, MentionStatus]]:
        """Yield the tokens of zones that are not counted, as ranges, with the reason."""
        zones = [zone for zone in self.zones if zone.kind in _UNCOUNTED]
        edges = [edge for zone in zones for edge in (zone.start, zone.end)]
        places: list[int] = begins.searchsorted(edges).tolist()
        reached = 0
        for zone, start, end in zip(zones, places[::2], places[1::2], strict=True):
            first = max(reached, start)
            reached = max(first, end)
            if reached > first:
                yield (first, reached), _UNCOUNTED[zone.kind]

    def places(self, begins: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return numbers for tokens, by which those that are matched together stand together.

        Tokens of the running text are numbered one after another, also over what interrupts it.
        Those of an aside, and of pages that could not be read, follow with a `GAP` around each.
        """
        import numpy as np

        apart = [np.arange(*span) for span in self.unread_tokens(begins)]
        legible = _outside(len(begins), apart).nonzero()[0]
        apart += (legible[slice(*span)] for span, _ in self.asides(begins[legible]))
        places = np.zeros(len(begins), np.int32)
        reached = 0
        for tokens in (_outside(len(begins), apart).nonzero()[0], *apart):
            places[tokens] = np.arange(reached, reached + len(tokens))
            reached += len(tokens) + GAP
        return places

    def place(self, mention: Mention) -> Mention:
        """Return a mention in the document's text as one on its page."""
        page = bisect_right(self.starts, mention.start) - 1
        offset = self.starts[page]
        return replace(
            mention,
            start=mention.start - offset,
            end=mention.end - offset,
            fragments=tuple((start - offset, end - offset) for start, end in mention.fragments),
            page=page + 1,
            zone=self._zone_at(mention.start),
            sentence_start=mention.sentence_start - offset,
        )

    def sentence(self, mention: Mention) -> Span:
        """Return the span of a placed mention's sentence in the document's text."""
        start = self.starts[mention.page - 1] + mention.sentence_start
        return start, start + len(mention.sentence)

    def _zone_at(self, position: int) -> ZoneKind:
        index = bisect_right(self.zones, position, key=lambda zone: zone.start)
        for zone in reversed(self.zones[max(0, index - 8) : index]):
            if zone.start <= position < zone.end:
                return zone.kind
        return "body"


def uncounted(mention: Mention, status: MentionStatus) -> Mention:
    """Return a mention of a zone that is not counted."""
    return replace(mention, status=status) if mention.status == "counted" else mention


def _outside(length: int, parts: Iterable[NDArray[np.intp]]) -> NDArray[np.bool_]:
    import numpy as np

    kept = np.ones(length, bool)
    for part in parts:
        kept[part] = False
    return kept


def _zones(pages: Sequence[Page], starts: Sequence[int]) -> Iterator[Zone]:
    for page, start in zip(pages, starts, strict=False):
        for zone in sorted(page.zones, key=lambda zone: (zone.start, zone.end)):
            yield Zone(zone.kind, start + zone.start, start + zone.end)
