"""Web pages to one page of text: headings, lists and tables kept, menus marked as running."""

from __future__ import annotations

import re

from lxml import etree, html

from termscan.extract.blocks import PageWriter
from termscan.extract.clean import clean_page
from termscan.extract.maintext import own_blocks
from termscan.extract.media import HTML
from termscan.extract.model import Extraction, Limits
from termscan.extract.plain import decode
from termscan.extract.source import Source
from termscan.extract.webpage import WebPage

_META = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([a-zA-Z0-9_:.-]+)""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]+encoding\s*=\s*["']([a-zA-Z0-9_:.-]+)""", re.IGNORECASE)
_TRUSTED_LESS = {"utf-8", "utf8", "iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"}
"""Said of pages that are in windows-1252 (as browsers read them) or in no valid UTF-8."""

_HEAD = 4096


def read_html(source: Source, limits: Limits) -> Extraction:
    """Read a web page as one page of text; what stands outside its main part is running."""
    text, encoding = decode_html(source.read(min(limits.size, limits.expanded)))
    root = _parsed(source, text)
    page = WebPage(root)
    writer = PageWriter()
    for block, own in zip(page.blocks, own_blocks(page), strict=True):
        kind = block.kind if own else "running"
        if block.rows:
            writer.table(block.rows, kind or "table")
        else:
            writer.block(block.text, kind)
    title = " ".join((root.findtext(".//title") or "").split()) or None
    return Extraction(
        writer.pages(),
        HTML,
        title,
        writer.tables(),
        (f"read as {encoding}",),
        reader="lxml, trafilatura",
    )


def decode_html(content: bytes) -> tuple[str, str]:
    """Return the text of a web page and its encoding: by its byte order mark, UTF-8 where that is
    valid, else what the page says of itself, else windows-1252.
    """
    text, encoding = decode(content)
    if encoding != "windows-1252":
        return text, encoding
    said = _XML.search(content[:_HEAD]) or _META.search(content[:_HEAD])
    name = said[1].decode("ascii").lower() if said else ""
    if name and name not in _TRUSTED_LESS:
        try:
            return content.decode(name), name
        except (LookupError, ValueError):
            pass  # an unknown name or a false one
    return text, encoding


def _parsed(source: Source, text: str) -> html.HtmlElement:
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        return html.document_fromstring(clean_page(text).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise source.unreadable("the web page is empty or damaged") from error
