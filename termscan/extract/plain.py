"""Plain text and Markdown: bytes to characters, pages at form feeds."""

from __future__ import annotations

import codecs
import re

from termscan.extract.media import MARKDOWN, TEXT
from termscan.extract.model import PAGE_BREAK, Extraction, Limits
from termscan.extract.source import Source
from termscan.records import Page, Zone

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WINDOWS_1252 = "".join(
    bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256)
)
_HEADING = re.compile(r"^#{1,6}[ \t]+\S.*$|^\S[^\n]*(?=\r?\n(?:=+|-{3,})[ \t]*\r?$)", re.MULTILINE)


def decode(content: bytes) -> tuple[str, str]:
    """Return the text of `content` and its encoding: by the byte order mark, else UTF-8, else
    windows-1252 (its unassigned bytes read as Latin-1). No character but the mark is lost.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace"), encoding
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return codecs.charmap_decode(content, "strict", _WINDOWS_1252)[0], "windows-1252"


def read_plain(source: Source, limits: Limits) -> Extraction:
    """Read plain text; the pages joined by form feeds are the file exactly."""
    return _read(source, limits, TEXT)


def read_markdown(source: Source, limits: Limits) -> Extraction:
    """Read Markdown as it is written, its headings as zones."""
    return _read(source, limits, MARKDOWN)


def _read(source: Source, limits: Limits, media_type: str) -> Extraction:
    text, encoding = decode(source.read(min(limits.size, limits.expanded)))
    texts = text.split(PAGE_BREAK)
    if len(texts) > limits.pages:
        raise source.unreadable(f"the file has {len(texts)} pages; the limit is {limits.pages}")
    headings = media_type == MARKDOWN
    pages = tuple(_page(number, text, headings) for number, text in enumerate(texts, 1))
    return Extraction(pages, media_type, remarks=(f"read as {encoding}",), reader="text")


def _page(number: int, text: str, headings: bool) -> Page:
    zones = (
        tuple(Zone("heading", *match.span()) for match in _HEADING.finditer(text))
        if headings
        else ()
    )
    return Page(number, text, zones, read_as="text" if text.strip() else "none")
