"""A document's title: from its metadata if a person wrote it, else from its first page."""

from __future__ import annotations

import re

from termscan.extract.identity.findings import Finding
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
    for page in extraction.pages[:3]:
        line = _first_line(page)
        if line:
            return Finding(line, 0.4, (f"first line of page {page.number}",))
    return Finding(None, 0.0)


def _first_heading(page: Page) -> str | None:
    for zone in page.zones:
        if zone.kind == "heading":
            text = " ".join(page.text[zone.start : zone.end].split())
            if len(text) > 3 and any(map(str.isalpha, text)):
                return text[:_LONGEST]
    return None


def _first_line(page: Page) -> str | None:
    running = [(zone.start, zone.end) for zone in page.zones if zone.kind == "running"]
    position = 0
    for line in page.text.splitlines(keepends=True):
        inside = any(start <= position < end for start, end in running)
        position += len(line)
        words = " ".join(line.lstrip("# \t").split())
        if not inside and len(words) > 3 and any(map(str.isalpha, words)):
            return words[:_LONGEST]
    return None
