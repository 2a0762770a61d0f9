"""Web pages to one page of text: headings, lists and tables kept, menus marked as running."""

from __future__ import annotations

import re

from lxml import etree, html

from termscan.extract.blocks import PageWriter, Span
from termscan.extract.clean import clean_page
from termscan.extract.media import HTML
from termscan.extract.model import Extraction, Limits
from termscan.extract.plain import decode
from termscan.extract.prose import INLINE, Weighed
from termscan.extract.source import Source
from termscan.records import ZoneKind

_META = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([a-zA-Z0-9_:.-]+)""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]+encoding\s*=\s*["']([a-zA-Z0-9_:.-]+)""", re.IGNORECASE)
_TRUSTED_LESS = {"utf-8", "utf8", "iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"}
"""Said of pages that are in windows-1252 (as browsers read them) or in no valid UTF-8."""

_HEAD = 4096
_DEEPEST = 400
_SILENT = frozenset(
    (
        *("script", "style", "noscript", "template", "svg", "iframe", "object", "select", "map"),
        *("title", "meta", "link", "base"),
    )
)
_FURNITURE = frozenset(("nav", "footer", "aside", "form", "button", "header", "menu", "dialog"))
_LISTS = frozenset(("ul", "ol", "div", "section", "table"))
_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "complementary", "dialog"))
_NAMED_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|breadcrumbs?|murupolku|menu|navi|navbar|navigation|nav"
    r"|sidebar|footer|share|social|some|skip|pagination|login|search|haku)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_KINDS: dict[str, ZoneKind] = {**dict.fromkeys(_HEADINGS, "heading"), "figcaption": "caption"}


def read_html(source: Source, limits: Limits) -> Extraction:
    """Read a web page as one page of text; what stands outside its main part is running."""
    text, encoding = decode_html(source.read(min(limits.size, limits.expanded)))
    root = _parsed(source, text)
    writer = PageWriter()
    _Walker(writer, _main(root), Weighed(root)).walk(root, running=False, depth=0)
    title = " ".join((root.findtext(".//title") or "").split()) or None
    return Extraction(
        writer.pages(), HTML, title, writer.tables(), (f"read as {encoding}",), reader="lxml"
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


def _main(root: html.HtmlElement) -> html.HtmlElement | None:
    """Return the element that holds the page's own text, where the page says which it is."""
    for path in (".//main", ".//*[@role='main']", ".//article"):
        found = root.findall(path)
        if len(found) == 1 and len(found[0].text_content().strip()) > 200:
            return found[0]
    return None


class _Walker:
    """Goes through a page and writes its blocks."""

    def __init__(self, writer: PageWriter, said: html.HtmlElement | None, weighed: Weighed) -> None:
        self._writer = writer
        self._weighed = weighed
        self._main = weighed.own_part() if said is None else said
        self._inline: list[str] = []
        self._kind: ZoneKind | None = None

    def walk(self, element: html.HtmlElement, *, running: bool, depth: int) -> None:
        """Write an element and all in it; `running` where it belongs to no main text."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _SILENT or _hidden(element) or depth > _DEEPEST:
            return
        if depth == 0:
            running = self._main is not None
        if element is self._main:
            running = False
        elif not running and (_is_furniture(element) or self._is_teasers(element)):
            running = True
        if tag == "table" and not running and self._table(element):
            return
        if tag == "br":
            self._inline.append("\n")
        block = tag not in INLINE
        kind = _KINDS.get(tag)
        if block:
            self._flush()
        outer = None if self._kind == "running" else self._kind
        self._kind = "running" if running else kind or outer
        self._text(element.text)
        for child in element:
            self.walk(child, running=running, depth=depth + 1)
            self._kind = "running" if running else kind
            self._text(child.tail)
        if block:
            self._flush()
            self._kind = "running" if running else None

    def _is_teasers(self, element: html.HtmlElement) -> bool:
        return element.tag in _LISTS and self._weighed.is_teasers(element)

    def _text(self, text: str | None) -> None:
        if text:
            self._inline.append(re.sub(r"\s+", " ", text))

    def _flush(self) -> None:
        text = re.sub(r" *\n *", "\n", re.sub(r" {2,}", " ", "".join(self._inline)))
        self._inline = []
        self._writer.block(text, self._kind)

    def _table(self, table: html.HtmlElement) -> bool:
        """Write a table of data; a table that only lays the page out is not one."""
        if table.find(".//table") is not None:
            return False
        rows = [_row(row) for row in table.iter("tr")]
        rows = [row for row in rows if row]
        if len(rows) < 2 or max(map(len, rows)) < 2:
            return False
        self._flush()
        caption = table.findtext("caption")
        if caption:
            self._writer.block(" ".join(caption.split()), "caption")
        self._writer.table(rows)
        return True


def _row(row: html.HtmlElement) -> list[Span]:
    return [
        Span(
            " ".join(cell.text_content().split()),
            _number(cell.get("colspan")),
            _number(cell.get("rowspan")),
            header=cell.tag == "th",
        )
        for cell in row
        if cell.tag in {"td", "th"}
    ]


def _number(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 5 else 1


def _hidden(element: html.HtmlElement) -> bool:
    return element.get("hidden") is not None or "display:none" in (
        element.get("style") or ""
    ).replace(" ", "")


def _is_furniture(element: html.HtmlElement) -> bool:
    if element.tag in {"html", "body", "main", "article", *_HEADINGS}:
        return False
    if element.tag in _FURNITURE or element.get("role") in _ROLES:
        return True
    if element.tag not in {"div", "ul", "ol", "section", "p", "table"}:
        return False
    named = f"{element.get('id') or ''} {element.get('class') or ''}"
    return _NAMED_FURNITURE.search(named) is not None and not element.findall(".//h1")
