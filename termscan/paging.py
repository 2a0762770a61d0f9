"""Mentions over the pages of a document: matched through page breaks, told by page and zone."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from termscan.language import Analyser
from termscan.match import Matcher
from termscan.records import Mention, MentionStatus, Page, Span, Token, Zone, ZoneKind

_UNCOUNTED: dict[ZoneKind, MentionStatus] = {"running": "running", "contents": "contents"}


def document_text(pages: Sequence[Page]) -> str:
    """Return the text of a document: its pages joined by form feeds."""
    return "\f".join(page.text for page in pages)


def find_mentions(
    pages: Sequence[Page], analyser: Analyser, matcher: Matcher, cues: Matcher | None = None
) -> tuple[int, tuple[Mention, ...]]:
    """Return the number of counted words of a document and all its mentions.

    Running headers and contents pages are taken out before matching, so that a phrase is followed
    over the page break that they interrupt; what they say is matched apart and not counted.
    Pages that could not be read are passed over. `cues` are looked for only in sentences that
    hold a counted mention.
    """
    text = document_text(pages)
    tokens = analyser.tokens(text)
    starts = [0, *accumulate(len(page.text) + 1 for page in pages)]
    zones = list(_document_zones(pages, starts))
    tokens = _without(tokens, list(_unread(tokens, pages, starts)))
    asides = list(_asides(tokens, zones))
    flow = _without(tokens, [span for span, _ in asides])
    found = list(matcher.mentions(text, flow))
    if cues is not None:
        for first, last in _sentences(found, flow):
            found += cues.mentions(text, flow[first:last])
    for (first, last), status in asides:
        aside = matcher.mentions(text, tokens[first:last])
        found += (_uncounted(mention, status) for mention in aside)
    placed = [_place(mention, starts, zones) for mention in found]
    placed.sort(key=lambda mention: (mention.page, mention.start, mention.end, mention.concept))
    return count_words(flow), tuple(placed)


def count_words(tokens: Sequence[Token]) -> int:
    """Return how many tokens are words or numbers: the denominator of every rate."""
    return sum(1 for token in tokens if token.kind in ("word", "number"))


def _sentences(found: Sequence[Mention], tokens: Sequence[Token]) -> Iterator[Span]:
    """Yield the sentences with a counted mention, as ranges of tokens."""
    counted = (mention for mention in found if mention.status == "counted")
    spans = {(one.sentence_start, one.sentence_start + len(one.sentence)) for one in counted}
    for start, end in sorted(spans):
        first = bisect_left(tokens, start, key=lambda token: token.start)
        yield first, bisect_left(tokens, end, first, key=lambda token: token.start)


def _document_zones(pages: Sequence[Page], starts: Sequence[int]) -> Iterator[Zone]:
    for page, start in zip(pages, starts, strict=False):
        for zone in sorted(page.zones, key=lambda zone: (zone.start, zone.end)):
            yield Zone(zone.kind, start + zone.start, start + zone.end)


def _asides(tokens: Sequence[Token], zones: Sequence[Zone]) -> Iterator[tuple[Span, MentionStatus]]:
    begins = [token.start for token in tokens]
    reached = 0
    for zone in zones:
        status = _UNCOUNTED.get(zone.kind)
        if status is None:
            continue
        first = max(reached, bisect_left(begins, zone.start))
        reached = max(first, bisect_left(begins, zone.end))
        if reached > first:
            yield (first, reached), status


def _unread(
    tokens: Sequence[Token], pages: Sequence[Page], starts: Sequence[int]
) -> Iterator[Span]:
    """Yield the tokens of pages that could not be read: their text is nonsense."""
    for page, start in zip(pages, starts, strict=False):
        if page.read_as == "none" and page.text:
            first = bisect_left(tokens, start, key=lambda token: token.start)
            end = start + len(page.text)
            yield first, bisect_left(tokens, end, first, key=lambda token: token.start)


def _without(tokens: Sequence[Token], spans: Sequence[Span]) -> list[Token]:
    kept: list[Token] = []
    reached = 0
    for first, last in spans:
        kept += tokens[reached:first]
        reached = last
    kept += tokens[reached:]
    return kept


def _uncounted(mention: Mention, status: MentionStatus) -> Mention:
    return replace(mention, status=status) if mention.status == "counted" else mention


def _place(mention: Mention, starts: Sequence[int], zones: Sequence[Zone]) -> Mention:
    page = bisect_right(starts, mention.start) - 1
    offset = starts[page]
    return replace(
        mention,
        start=mention.start - offset,
        end=mention.end - offset,
        fragments=tuple((start - offset, end - offset) for start, end in mention.fragments),
        page=page + 1,
        zone=_zone_at(mention.start, zones),
        sentence_start=mention.sentence_start - offset,
    )


def _zone_at(position: int, zones: Sequence[Zone]) -> ZoneKind:
    index = bisect_right(zones, position, key=lambda zone: zone.start)
    for zone in reversed(zones[max(0, index - 8) : index]):
        if zone.start <= position < zone.end:
            return zone.kind
    return "body"
