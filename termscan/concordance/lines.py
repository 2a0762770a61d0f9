"""Mentions in their context, one line each (key word in context), sorted and sampled."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from termscan.errors import UsageError
from termscan.records import Document, DocumentScan, Mention, MentionStatus, Page

Sort = Literal["place", "left", "right"]
PagesOf = Callable[[Document], Sequence[Page]]
"""Gives the pages of a document, from which context beyond the sentence and headings are taken."""

COUNTED: tuple[MentionStatus, ...] = ("counted",)
_FINNISH = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"})
_BLANKS = re.compile(r"\s+")
_UNSEEN = re.compile("\u00ad\\s*|[\u200b-\u200d\u2060\ufeff]")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A mention with the text before and after it, and where it stands.

    Runs of blanks and line breaks are one blank in `left`, `match` and `right`; soft hyphens, with
    the line end after them, and characters without width are left out. `heading` is the
    nearest heading above, empty where there is none or no pages are given. `address` leads to the
    document, and for a PDF to the page.
    """

    left: str
    match: str
    right: str
    mention: Mention
    document: Document | None = None
    heading: str = ""
    address: str = ""


def kwic(
    scans: Iterable[DocumentScan],
    concepts: Collection[str] = (),
    *,
    statuses: Collection[MentionStatus] = COUNTED,
    width: int | None = None,
    pages: PagesOf | None = None,
    sort: Sort = "place",
    sample: int | None = None,
    seed: int = 0,
) -> list[Line]:
    """Return the mentions of `concepts` (of all, if none is named) in their context.

    The context is the sentence, or with a `width` so many characters on either side; without
    `pages` it ends with the sentence. `sort` is by document and place, or by the words before or
    after the mention, nearest first, as Finnish sorts them. `sample` draws so many lines; the same
    `seed` draws the same ones.

    Raises:
        UsageError: a width or sample below 1, or an unknown `sort`.
    """
    _check(width, sample, sort)
    ordered = sorted(scans, key=lambda scan: document_order(scan.document))
    found = [pair for scan in ordered for pair in _wanted(scan, concepts, statuses)]
    if sample is not None and sample < len(found):
        chosen = random.Random(seed).sample(range(len(found)), sample)  # noqa: S311
        found = [found[index] for index in sorted(chosen)]
    return _sorted(_lines(found, width, pages), sort)


def kwic_as_read(
    scans: Iterable[DocumentScan],
    concepts: Collection[str] = (),
    *,
    statuses: Collection[MentionStatus] = COUNTED,
    width: int | None = None,
    pages: PagesOf | None = None,
) -> Iterator[Line]:
    """Yield mentions in their context, document by document in the order in which they are given.

    Of scans sorted by `document_order` these are the lines that `kwic` returns, the first of them
    at once.

    Raises:
        UsageError: a width below 1.
    """
    _check(width, None, "place")
    found = (pair for scan in scans for pair in _wanted(scan, concepts, statuses))
    return _lines(found, width, pages)


def kwic_text(
    text: str,
    mentions: Iterable[Mention],
    concepts: Collection[str] = (),
    *,
    statuses: Collection[MentionStatus] = COUNTED,
    width: int | None = None,
    sort: Sort = "place",
) -> list[Line]:
    """Return mentions in a plain text in their context; see `kwic`."""
    _check(width, None, sort)
    lines = [
        _line(None, mention, text, 0, width, "")
        for mention in sorted(mentions, key=lambda one: (one.start, one.end, one.concept))
        if mention.status in statuses and (not concepts or mention.concept in concepts)
    ]
    return _sorted(lines, sort)


def _check(width: int | None, sample: int | None, sort: str) -> None:
    for name, number in (("width", width), ("sample", sample)):
        if number is not None and number < 1:
            raise UsageError(f"{name} is {number}; it must be at least 1")
    if sort not in ("place", "left", "right"):
        raise UsageError(f"sort is {sort!r}; write place, left or right")


def _wanted(
    scan: DocumentScan, concepts: Collection[str], statuses: Collection[MentionStatus]
) -> list[tuple[Document, Mention]]:
    """Return the wanted mentions of a document, by place."""
    mentions = [
        mention
        for mention in scan.mentions
        if mention.status in statuses and (not concepts or mention.concept in concepts)
    ]
    mentions.sort(key=lambda mention: (mention.page, mention.start, mention.end))
    return [(scan.document, mention) for mention in mentions]


def document_order(document: Document) -> tuple[str, ...]:
    """Return by what documents are ordered: municipality, kind, period."""
    return (*document.municipalities, document.kind, document.period or "", document.id)


def _lines(
    found: Iterable[tuple[Document, Mention]], width: int | None, pages: PagesOf | None
) -> Iterator[Line]:
    text, starts, read = "", [0], None
    shown: Sequence[Page] = ()
    for document, mention in found:
        if pages is not None and read != document.id:
            shown, read = pages(document), document.id
            text, starts = _joined(shown)
        index = next((n for n, page in enumerate(shown) if page.number == mention.page), None)
        heading = "" if index is None else _heading(shown[: index + 1], mention.start)
        start = None if index is None else starts[index]
        yield _line(document, mention, text, start, width, heading)


def _joined(pages: Sequence[Page]) -> tuple[str, list[int]]:
    starts = [0]
    for page in pages:
        starts.append(starts[-1] + len(page.text) + 1)
    return "\f".join(page.text for page in pages), starts


def _heading(pages: Sequence[Page], before: int) -> str:
    """Return the last heading that ends at or before a place on the last of the pages."""
    for page in reversed(pages):
        limit = before if page is pages[-1] else len(page.text)
        ends = [zone for zone in page.zones if zone.kind == "heading" and zone.end <= limit]
        if ends:
            last = max(ends, key=lambda zone: zone.end)
            return _plain(page.text[last.start : last.end]).strip()
    return ""


def _line(
    document: Document | None,
    mention: Mention,
    text: str,
    page_start: int | None,
    width: int | None,
    heading: str,
) -> Line:
    left, right = _sentence(mention)
    if width is not None and page_start is not None and text:
        start, end = page_start + mention.start, page_start + mention.end
        left, right = text[max(0, start - 2 * width) : start], text[end : end + 2 * width]
    left, right = _plain(left), _plain(right)
    if width is not None:
        left, right = left[-width:], right[:width]
    else:
        left, right = left.lstrip(), right.rstrip()
    address = _address(document, mention.page)
    return Line(left, _plain(mention.surface), right, mention, document, heading, address)


def _sentence(mention: Mention) -> tuple[str, str]:
    before = mention.start - mention.sentence_start
    after = before + len(mention.surface)
    return mention.sentence[: max(before, 0)], mention.sentence[after:]


def _plain(text: str) -> str:
    return _BLANKS.sub(" ", _UNSEEN.sub("", text))


def _address(document: Document | None, page: int) -> str:
    if document is None or not document.url:
        return ""
    return f"{document.url}#page={page}" if "pdf" in document.media_type else document.url


def _sorted(lines: Iterable[Line], sort: Sort) -> list[Line]:
    if sort == "left":
        return sorted(lines, key=lambda line: _words(line.left)[::-1])
    if sort == "right":
        return sorted(lines, key=lambda line: _words(line.right))
    return list(lines)


def _words(text: str) -> list[str]:
    return [word.casefold().translate(_FINNISH) for word in _WORD.findall(text)]
