"""A document's title: from its metadata if a person wrote it, else from its first page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from termscan.extract.identity.findings import Finding
from termscan.extract.identity.kinds import kinds_named
from termscan.extract.identity.names import folded
from termscan.extract.model import Extraction
from termscan.records import Page

_JUNK = re.compile(
    r"^(?:microsoft (?:word|powerpoint|excel)\b.*|powerpoint[- ]\w+"
    r"|(?:power ?point )?presentation\d*"
    r"|untitled.*|nimetön.*|asiakirja\d*|document\d*|dokument\d*|dia ?\d+|slide ?\d+|title|otsikko"
    r"|.*\.(?:docx?|pptx?|indd|pdf|xlsx?|cdr|qxd)|[\W\d_]*|\S*\d{5,}\S*)$",
    re.IGNORECASE,
)
_LONGEST = 200
_FIRST_LINES = 6
_MOST_WORDS = 10
_NOMINATIVE = re.compile(
    r"(?:strategia|suunnitelma|ohjelma|kertomus|poytakirja|esityslista"
    r"|strategin?|plan(?:en)?|program(?:met)?|berattelsen?|protokoll(?:et)?)$"
)
_IN_A_SENTENCE = re.compile(
    r"[.?!:;,-]$|[.?!]\s+\w|\.{4}|\b(?:ja|och)$|\b(?:on|ovat)\b", re.IGNORECASE
)
_SITE = re.compile(r"\s+[|–»-]\s+[^|–»-]{2,60}$")


def title_of(extraction: Extraction) -> Finding[str | None]:
    """Return the title of a document, on one line."""
    given = " ".join((extraction.title or "").split())
    if given and len(given) <= _LONGEST and not _JUNK.match(given):
        plain = _SITE.sub("", given) if extraction.media_type == "text/html" else given
        return Finding(plain, 0.8, ("metadata",))
    for page in extraction.pages[:3]:
        heading = _first_heading(page)
        if heading:
            return Finding(heading, 0.6, (f"heading on page {page.number}",))
    return _first_line(extraction.pages[:3])


def _first_line(pages: Sequence[Page]) -> Finding[str | None]:
    """Return one of the first lines that says what document it is, else the very first."""
    first = [(page, line) for page in pages for line in islice(_lines(page), _FIRST_LINES)]
    for page, line in first[:_FIRST_LINES]:
        if _names_itself(line):
            return Finding(line, 0.6, (f"line on page {page.number} that names the document",))
    for page, line in first[:1]:
        return Finding(line, 0.4, (f"first line of page {page.number}",))
    return Finding(None, 0.0)


def _names_itself(line: str) -> bool:
    """Tell whether a line is the name of a document of a kind, and no sentence about one."""
    words = line.split()
    several = 1 < len(words) <= _MOST_WORDS and not _IN_A_SENTENCE.search(line)
    return several and any(_NOMINATIVE.search(one.words) for one in kinds_named(folded(line)))


def _first_heading(page: Page) -> str | None:
    for zone in page.zones:
        if zone.kind == "heading":
            text = " ".join(page.text[zone.start : zone.end].split())
            if len(text) > 3 and any(map(str.isalpha, text)):
                return text[:_LONGEST]
    return None


def _lines(page: Page) -> Iterator[str]:
    """Yield the lines of a page that have words, without those that run through all pages."""
    running = [(zone.start, zone.end) for zone in page.zones if zone.kind == "running"]
    position = 0
    for line in page.text.splitlines(keepends=True):
        inside = any(start <= position < end for start, end in running)
        position += len(line)
        words = " ".join(line.lstrip("#•- \t").split())
        if not inside and len(words) > 3 and any(map(str.isalpha, words)):
            yield words[:_LONGEST]
