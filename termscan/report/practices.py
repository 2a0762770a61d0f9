"""Which practice models a document names, and where first."""

from __future__ import annotations

from dataclasses import dataclass

from termscan.records import Mention
from termscan.report.addresses import at_page
from termscan.report.evidence import passage
from termscan.report.model import Entry, Model, Paper


@dataclass(frozen=True, slots=True)
class Named:
    """A practice that a document names: how often, on which pages, and the first sentence.

    `pieces` is the sentence in pieces, of which those that are marked are the name; `pages` come
    with their addresses, where there are any.
    """

    entry: Entry
    paper: Paper
    mentions: int
    pages: tuple[tuple[int, str | None], ...]
    pieces: tuple[tuple[str, bool], ...]


def named(model: Model, paper: Paper) -> list[Named]:
    """Return the practices that a counted document names, the latest documents only."""
    if not paper.latest_of:
        return []
    found: dict[str, list[Mention]] = {}
    for mention in paper.scan.mentions:
        if mention.kind == "practice" and mention.status == "counted":
            entry = model.entry.get((mention.lexicon, mention.concept))
            if entry is not None:
                found.setdefault(entry.slug, []).append(mention)
    return [_named(model, paper, found[slug]) for slug in sorted(found)]


def _named(model: Model, paper: Paper, mentions: list[Mention]) -> Named:
    mentions = sorted(mentions, key=lambda mention: (mention.page, mention.start))
    first = mentions[0]
    pages = sorted({mention.page for mention in mentions})
    return Named(
        model.entry[first.lexicon, first.concept],
        paper,
        len(mentions),
        tuple((page, _address(paper, page)) for page in pages),
        tuple(_pieces(*passage(first))),
    )


def _address(paper: Paper, page: int) -> str | None:
    return at_page(paper.link, paper.scan.document, page) if paper.link else None


def _pieces(text: str, spans: list[tuple[int, int]]) -> list[tuple[str, bool]]:
    pieces, at = [], 0
    for start, end in sorted(spans):
        begin = max(start, at)
        pieces += [(text[at:begin], False), (text[begin:end], True)]
        at = max(at, end)
    return [piece for piece in [*pieces, (text[at:], False)] if piece[0]]
