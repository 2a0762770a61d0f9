"""The plain way from pages to mentions, token by token; the reading index must equal it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from termscan.language import Analyser
from termscan.match import Matcher
from termscan.records import Mention, Page, Token
from termscan.scan.paging import Layout, document_text, uncounted


def find_directly(
    pages: Sequence[Page], analyser: Analyser, matcher: Matcher, cues: Matcher | None = None
) -> tuple[int, tuple[Mention, ...]]:
    """Return the number of counted words of a document and all its mentions."""
    text, layout = document_text(pages), Layout.of(pages)
    read = [
        token
        for token in analyser.tokens(text)
        if not any(start <= token.start < end for start, end in layout.unread)
    ]
    asides = [zone for zone in layout.zones if zone.kind in ("running", "contents")]
    flow = [one for one in read if not any(z.start <= one.start < z.end for z in asides)]
    found = list(matcher.mentions(text, flow))
    if cues is not None:
        spans = {
            (one.sentence_start, one.sentence_start + len(one.sentence))
            for one in found
            if one.status == "counted"
        }
        for start, end in sorted(spans):
            found += cues.mentions(text, between(flow, start, end))
    for zone in asides:
        status = "running" if zone.kind == "running" else "contents"
        aside = matcher.mentions(text, between(read, zone.start, zone.end))
        found += (uncounted(mention, status) for mention in aside)
    placed = [layout.place(mention) for mention in found]
    placed.sort(key=lambda mention: (mention.page, mention.start, mention.end, mention.concept))
    return sum(token.kind in ("word", "number") for token in flow), tuple(placed)


def between(tokens: Sequence[Token], start: int, end: int) -> Sequence[Token]:
    """Return the tokens that begin in a span."""
    first = bisect_left(tokens, start, key=lambda token: token.start)
    return tokens[first : bisect_left(tokens, end, first, key=lambda token: token.start)]
