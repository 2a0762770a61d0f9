"""All zones of a document's pages, disjoint and in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from termscan.extract.layout import Layout
from termscan.extract.zones.captions import caption_spans
from termscan.extract.zones.contents import contents_spans
from termscan.extract.zones.headings import headings, usual_type
from termscan.extract.zones.references import references_spans
from termscan.records import Zone


def zones(pages: Sequence[Layout]) -> dict[int, tuple[Zone, ...]]:
    """Return the zones of each page by its number.

    Where two would overlap, the first of running, contents, references, table, caption and heading
    holds.
    """
    usual, bold = usual_type(pages)
    titles = {page.number: headings(page, usual, bold=bold) for page in pages}
    contents = contents_spans(pages)
    references = references_spans(
        pages, {number: lines for number, lines in titles.items() if number not in contents}
    )
    return {
        page.number: disjoint(
            [
                *(Zone("running", line.start, line.end) for line in page.lines if line.running),
                *_zone("contents", contents.get(page.number)),
                *_zone("references", references.get(page.number)),
                *(Zone("table", *span) for span in page.tables),
                *(Zone("caption", *span) for span in caption_spans(page)),
                *(Zone("heading", lines[0].start, lines[-1].end) for lines in titles[page.number]),
            ]
        )
        for page in pages
    }


def _zone(kind: str, span: tuple[int, int] | None) -> Iterable[Zone]:
    if span:
        yield Zone(kind, *span)  # type: ignore[arg-type]


def disjoint(ranked: Iterable[Zone]) -> tuple[Zone, ...]:
    """Cut from each zone what an earlier one holds, and sort what is left."""
    ranked = list(ranked)
    ordered = sorted(ranked, key=lambda zone: (zone.start, zone.end))
    if all(one.end <= other.start and one.start < one.end for one, other in pairwise(ordered)):
        return tuple(ordered)
    kept: list[Zone] = []
    for zone in ranked:
        pieces = [(zone.start, zone.end)]
        for other in kept:
            pieces = [
                piece
                for start, end in pieces
                for piece in ((start, min(end, other.start)), (max(start, other.end), end))
                if piece[0] < piece[1]
            ]
        kept += [Zone(zone.kind, start, end) for start, end in pieces]
    return tuple(sorted(kept, key=lambda zone: zone.start))
