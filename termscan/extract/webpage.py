"""A web page as its blocks of text in order, each with the elements around it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from lxml import html

from termscan.extract.blocks import CELL_BREAK, Span
from termscan.extract.prose import INLINE, Weighed
from termscan.records import ZoneKind

_DEEPEST = 400
_SILENT = frozenset(
    (
        *("script", "style", "noscript", "template", "svg", "iframe", "object", "select", "map"),
        *("title", "meta", "link", "base"),
    )
)
_FURNITURE = frozenset(("nav", "footer", "aside", "form", "button", "header", "menu", "dialog"))
_OWN = frozenset(("main", "article"))
_LISTS = frozenset(("ul", "ol", "div", "section", "table"))
_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "complementary", "dialog"))
_NAMED_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|breadcrumbs?|murupolku|menu|navi|navbar|navigation|nav"
    r"|sidebar|footer|share|social|some|skip|pagination|login|search|haku)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_KINDS: dict[str, ZoneKind] = {**dict.fromkeys(_HEADINGS, "heading"), "figcaption": "caption"}


class Block(NamedTuple):
    """A paragraph, heading, caption or table (then with `rows`); `path` are the elements around
    it from the outermost to its own, `linked` its characters that are links to other pages.
    """

    text: str
    kind: ZoneKind | None
    path: tuple[html.HtmlElement, ...]
    linked: int
    rows: tuple[tuple[Span, ...], ...] = ()

    @property
    def element(self) -> html.HtmlElement:
        """The element that it is the text of."""
        return self.path[-1]


class WebPage:
    """A parsed page taken apart: its blocks, and the elements that are furniture (menus, notices,
    footers and lists of other pages) or hidden.
    """

    def __init__(self, root: html.HtmlElement) -> None:
        self.root = root
        self.weighed = Weighed(root)
        self.blocks: list[Block] = []
        self.furniture: set[html.HtmlElement] = set()
        self.hidden: set[html.HtmlElement] = set()
        self._path: list[html.HtmlElement] = []
        self._inline: list[str] = []
        self._linked = 0
        self._kind: ZoneKind | None = None
        self._walk(root, in_link=False)
        self._flush()

    def _walk(self, element: html.HtmlElement, *, in_link: bool) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _SILENT or len(self._path) > _DEEPEST:
            return
        block = tag not in INLINE
        if not block and _hidden(element):
            return
        if block:
            self._flush()
        self._path.append(element)
        if _hidden(element) and not self._is_folded(element):
            self.hidden.add(element)
        if self._is_furniture(element) or self._is_teasers(element):
            self.furniture.add(element)
        if tag != "table" or not self._table(element):
            self._inside(element, in_link=in_link or _leads_away(element))
        if block:
            self._flush()
        self._path.pop()

    def _inside(self, element: html.HtmlElement, *, in_link: bool) -> None:
        outer = self._kind
        self._kind = _KINDS.get(element.tag) or outer
        if element.tag == "br":
            self._inline.append("\n")
        self._text(element.text, in_link=in_link)
        for child in element:
            self._walk(child, in_link=in_link)
            self._text(child.tail, in_link=in_link)
        if element.tag not in INLINE:
            self._flush()
        self._kind = outer

    def _is_furniture(self, element: html.HtmlElement) -> bool:
        """Whether an element is a menu or the like; the head of an article is none."""
        if element.tag == "header" and element.find(".//h1") is not None:
            return not any(outer.tag in _OWN for outer in self._path)
        return _is_furniture(element)

    def _is_folded(self, element: html.HtmlElement) -> bool:
        """Whether a hidden element is prose that shows when it is asked for."""
        in_main = any(outer.tag in _OWN for outer in self._path)
        return in_main and self.weighed.holds_prose(element)

    def _is_teasers(self, element: html.HtmlElement) -> bool:
        return element.tag in _LISTS and self.weighed.is_teasers(element)

    def _text(self, text: str | None, *, in_link: bool) -> None:
        if text:
            self._inline.append(re.sub(r"\s+", " ", text))
            self._linked += len(text.strip()) if in_link else 0

    def _flush(self) -> None:
        text = re.sub(r" *\n *", "\n", re.sub(r" {2,}", " ", "".join(self._inline))).strip("\n \t")
        if text.strip():
            self._add(text, self._kind, self._linked)
        self._inline, self._linked = [], 0

    def _add(
        self, text: str, kind: ZoneKind | None, linked: int, rows: Iterable[list[Span]] = ()
    ) -> None:
        self.blocks.append(Block(text, kind, tuple(self._path), linked, tuple(map(tuple, rows))))

    def _table(self, table: html.HtmlElement) -> bool:
        """Take a table of data; a table that only lays the page out is not one."""
        if table.find(".//table") is not None:
            return False
        rows = [_row(row) for row in table.iter("tr")]
        rows = [row for row in rows if row]
        if len(rows) < 2 or max(map(len, rows)) < 2:
            return False
        caption = table.findtext("caption")
        if caption and caption.strip():
            self._add(" ".join(caption.split()), "caption", 0)
        text = CELL_BREAK.join(cell.text for row in rows for cell in row if cell.text)
        if text.strip():
            linked = sum(
                len(link.text_content().strip()) for link in table.iter("a") if _leads_away(link)
            )
            self._add(text, "table", linked, rows)
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


def _leads_away(element: html.HtmlElement) -> bool:
    """Whether an element is a link to another page, rather than to a place on its own."""
    return element.tag == "a" and not (element.get("href") or "#").lstrip().startswith("#")


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
