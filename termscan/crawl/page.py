"""A web page as the crawl sees it: title, headings, visible text, links and what names them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from threading import Lock
from typing import Any

from lxml import etree, html

from termscan.crawl.addresses import parse
from termscan.errors import FetchError

MAX_LINKS = 3000
MAX_TAGS = 30_000
"""Where a page is cut: real ones have a tenth, and each takes half a kilobyte of memory."""
_ONE_AT_A_TIME = Lock()
_MAX_TEXT = 300
_MAX_NAME = 2000
_MAX_HEADINGS = 100
_MAX_FORMS = 20
_MAX_CHOICES = 500
_MAX_PAGE_TEXT = 10_000_000
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "summary", "legend", "dt")
_UNSEEN = ("script", "style", "noscript", "template", "svg")
_ADDRESSES = {"a": "href", "area": "href", "iframe": "src", "frame": "src", "embed": "src"}
_ADDRESSES |= {"object": "data", "img": "src"}
_BLOCKS = ("li", "p", "td", "tr", "figure", "article", "div", "section")
_LINE_BREAKS = re.compile(r"[\t\r\n]")


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a page: absolute address, its own words (also a picture's), and what is near.

    `near` is the text of the list item or paragraph around it, `heading` the heading above,
    `page` what the page calls itself, `found_by` the way by which it was found.
    """

    url: str
    text: str = ""
    near: str = ""
    heading: str = ""
    page: str = ""
    found_by: str = "link"


@dataclass(frozen=True, slots=True)
class Form:
    """A form with one free text field or choice, as found on search and listing pages."""

    url: str
    method: str
    fields: tuple[tuple[str, str], ...]
    free: str | None
    choices: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """What a page shows; `refresh` is the address that it sends a browser on to."""

    url: str
    title: str
    headings: tuple[str, ...]
    text: str
    links: tuple[Link, ...]
    language: str = ""
    has_password: bool = False
    generator: str = ""
    refresh: str | None = None
    forms: tuple[Form, ...] = ()


def read_page(content: bytes, url: str, charset: str = "") -> Page:
    """Read a page, however broken; relative addresses are resolved against `url`."""
    with _ONE_AT_A_TIME:
        try:
            return _page(_parsed(_cut(content), charset), url)
        except (etree.LxmlError, ValueError, AttributeError):
            # Nothing of what is not HTML at all can be shown.
            return Page(url, "", (), "", ())


def _page(root: Any, url: str) -> Page:
    base = _base(root, url)
    for element in list(root.iter(*_UNSEEN)):
        element.drop_tree()
    return Page(
        url=url,
        title=_clean(root.findtext(".//title") or "")[:_MAX_NAME],
        headings=tuple(
            islice((t for e in root.iter("h1", "h2") if (t := _text(e))), _MAX_HEADINGS)
        ),
        text=_visible(root),
        links=tuple(_links(root, base, _name_of(root))),
        language=(root.get("lang") or "")[:5],
        has_password=any(e.get("type") == "password" for e in root.iter("input")),
        generator=" ".join(e.get("content", "") for e in root.iter("meta") if _is_generator(e)),
        refresh=_refresh(root, base),
        forms=tuple(islice(_forms(root, base), _MAX_FORMS)),
    )


def _parsed(content: bytes, charset: str) -> Any:
    for encoding in (_encoding(content, charset), "windows-1252"):
        try:
            parser = html.HTMLParser(encoding=encoding, no_network=True, huge_tree=False)
            return html.document_fromstring(content, parser=parser)
        except (etree.LxmlError, ValueError, LookupError, AssertionError):
            continue
    return None


def _cut(content: bytes) -> bytes:
    content = _LONG_TAG.sub(_few_attributes, content)
    if content.count(b"<") <= MAX_TAGS:
        return content
    tag = next(islice(re.finditer(b"<", content), MAX_TAGS, None))
    return content[: tag.start()]


_LONG_TAG = re.compile(rb"<[^<>]{1000,}>?")
_MOST_ATTRIBUTES = 250


def _few_attributes(tag: re.Match[bytes]) -> bytes:
    """Leave out a tag with so many attributes that comparing them takes for ever."""
    return b"" if len(tag[0].split()) > _MOST_ATTRIBUTES else tag[0]


def _encoding(content: bytes, charset: str) -> str:
    """Return the encoding of a page: UTF-8 where it is valid, whatever is declared, then that."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        meta = _META.search(content[:4096])
        return charset or (meta[1].decode("ascii", "replace") if meta else "windows-1252")
    return "utf-8"


_META = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


def _is_generator(element: Any) -> bool:
    return (element.get("name") or "").lower() == "generator"


def _refresh(root: Any, base: str) -> str | None:
    for element in root.iter("meta"):
        found = _REFRESH.search(element.get("content") or "")
        if (element.get("http-equiv") or "").lower() == "refresh" and found:
            try:
                return parse(found[1].strip("\"' "), base).url
            except FetchError:
                return None
    return None


_REFRESH = re.compile(r"url\s*=\s*(.+)$", re.IGNORECASE)


def _base(root: Any, url: str) -> str:
    found = root.find(".//base[@href]")
    try:
        return parse(found.get("href"), url).url if found is not None else url
    except FetchError:
        return url


def _clean(text: str) -> str:
    return " ".join(text.split())


def _text(element: Any, most: int = 2 * _MAX_TEXT) -> str:
    """Return the text of an element, with a space between its parts, and cut after `most`."""
    parts, size = [], 0
    for part in element.itertext():
        parts.append(part)
        size += len(part.strip())
        if size > most:
            break
    return _clean(" ".join(parts))


def _visible(root: Any) -> str:
    body = root.find("body")
    return _text(body if body is not None else root, _MAX_PAGE_TEXT)


def _name_of(root: Any) -> str:
    first = next((t for e in root.iter("h1") if (t := _text(e))), "")
    return (first or _clean(root.findtext(".//title") or ""))[:_MAX_TEXT]


def _links(root: Any, base: str, page: str) -> Iterator[Link]:
    heading, count = "", 0
    texts: dict[Any, str] = {}
    for element in root.iter(etree.Element):
        if element.tag in _HEADINGS:
            heading = _text(element)[:_MAX_TEXT]
        attribute = _ADDRESSES.get(element.tag)
        target = element.get(attribute) if attribute else None
        if not target:
            continue
        try:
            url = parse(_LINE_BREAKS.sub("", target), base).url
        except FetchError:
            continue
        yield Link(url, _own_words(element), _near(element, texts), heading, page)
        count += 1
        if count >= MAX_LINKS:
            return


def _own_words(element: Any) -> str:
    words = [_text(element), element.get("title") or "", element.get("aria-label") or ""]
    words += [e.get("alt") or e.get("title") or "" for e in element.iter("img", "image")]
    words.append(element.get("alt") or "")
    return " ".join(dict.fromkeys(_clean(word)[:_MAX_TEXT] for word in words if word.strip()))


def _near(element: Any, texts: dict[Any, str]) -> str:
    """Return the text of the smallest block around a link that says more than the link."""
    own, parent = _text(element), element.getparent()
    for _ in range(4):
        if parent is None or parent.tag in ("ul", "ol", "nav", "body", "main", "table"):
            return ""
        if parent not in texts:
            texts[parent] = _text(parent)
        text = texts[parent]
        if len(text) > _MAX_TEXT:
            return ""
        if parent.tag in _BLOCKS and len(text) > len(own) + 3:
            return text
        parent = parent.getparent()
    return ""


def _forms(root: Any, base: str) -> Iterator[Form]:
    for element in root.iter("form"):
        try:
            url = parse(element.get("action") or base, base).url
        except FetchError:
            continue
        fixed, free = [], None
        for field in element.iter("input"):
            name, kind = field.get("name"), (field.get("type") or "text").lower()
            if name and kind in ("text", "search"):
                free = free or name
            elif name and kind in ("hidden", "submit"):
                fixed.append((name, field.get("value") or ""))
        choices = tuple(islice(_choices(element), _MAX_CHOICES))
        yield Form(url, (element.get("method") or "get").lower(), tuple(fixed), free, choices)


def _choices(form: Any) -> Iterator[tuple[str, str, str]]:
    """Yield (field, value, label) of every option."""
    for select in form.iter("select"):
        for option in select.iter("option"):
            label = _text(option)[:_MAX_TEXT]
            if select.get("name"):
                yield select.get("name"), option.get("value", label), label
