"""Web pages to one page of text: the main content with its headings, lists and tables."""

from __future__ import annotations

import re

from lxml import etree, html

from termscan.extract.media import HTML
from termscan.extract.model import Extraction, Limits
from termscan.extract.plain import decode
from termscan.extract.source import Source
from termscan.records import Page, Zone, ZoneKind

_META = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([a-zA-Z0-9_:.-]+)""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]+encoding\s*=\s*["']([a-zA-Z0-9_:.-]+)""", re.IGNORECASE)
_SILENT = {"script", "style", "noscript", "template", "svg", "iframe", "object", "select", "head"}
_FURNITURE = {"nav", "footer", "aside", "form", "button", "header"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCKS = _HEADINGS | {
    *("address", "article", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt"),
    *("fieldset", "figcaption", "figure", "html", "li", "main", "ol", "p", "pre", "section"),
    *("summary", "table", "tbody", "tfoot", "thead", "tr", "ul", "hr", *_FURNITURE),
}


def read_html(source: Source, limits: Limits) -> Extraction:
    """Read a web page as one page of text."""
    text, encoding = decode_html(source.read(min(limits.size, limits.expanded)))
    root = _parsed(source, text)
    page = _Writer().write(root)
    title = (root.findtext(".//title") or "").strip() or None
    remarks = (f"read as {encoding}",)
    return Extraction((page,), HTML, title, remarks=remarks, reader="lxml")


def decode_html(content: bytes) -> tuple[str, str]:
    """Return the text of a web page: by its byte order mark, UTF-8 if it is valid, else what the
    page says of itself, else windows-1252.
    """
    text, encoding = decode(content)
    if encoding != "windows-1252":
        return text, encoding
    said = _XML.search(content[:2048]) or _META.search(content[:2048])
    if said:
        name = said[1].decode("ascii").lower()
        try:
            if name not in {"utf-8", "utf8", "iso-8859-1", "latin-1", "us-ascii"}:
                return content.decode(name), name
        except (LookupError, ValueError):
            pass
    return text, encoding


def _parsed(source: Source, text: str) -> html.HtmlElement:
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise source.unreadable("the web page is empty or damaged") from error


class _Writer:
    """Writes the text of a tree, a block a line, and remembers its zones."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._zones: list[Zone] = []

    def write(self, root: html.HtmlElement) -> Page:
        self._element(root)
        text = "".join(self._parts)
        return Page(1, text, tuple(self._zones), read_as="text" if text.strip() else "none")

    def _element(self, element: html.HtmlElement) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _SILENT:
            return
        kind: ZoneKind | None = None
        kind = "heading" if tag in _HEADINGS else "table" if tag == "table" else None
        if tag in _FURNITURE:
            kind = "running"
        if tag in _BLOCKS or tag == "br":
            self._line()
        if tag in {"td", "th"}:
            self._cell()
        start = self._length
        self._text(element.text)
        for child in element:
            self._element(child)
            self._text(child.tail)
        if kind and self._length > start:
            self._zones.append(Zone(kind, start, self._length))
        if tag in _BLOCKS:
            self._line()

    def _text(self, text: str | None) -> None:
        words = re.sub(r"[ \t\r\n\f\v]+", " ", text or "")
        if not self._parts or self._parts[-1].endswith(("\n", "\t", " ")):
            words = words.lstrip(" ")
        self._put(words)

    def _line(self) -> None:
        if self._parts and not self._parts[-1].endswith("\n"):
            self._put("\n")

    def _cell(self) -> None:
        if self._parts and not self._parts[-1].endswith(("\n", "\t")):
            self._put("\t")

    def _put(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._length += len(text)
