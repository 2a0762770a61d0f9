"""WordPress sites tell their files and pages through an interface: ``/wp-json/wp/v2/``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlencode

from lxml import etree, html

from termscan.crawl.addresses import normalise, parse
from termscan.crawl.page import Link, Page
from termscan.errors import FetchError
from termscan.records import DocumentKind

_MOST_ENTRIES = 100
"""The interface never gives more at once."""
_MOST_TEXT = 2000
_SIGNS = re.compile(r"/wp-(?:content|includes|json)/")
_FIELDS = "source_url,link,title,alt_text,caption,mime_type,date"
_WORDS = {
    # The search finds parts of words: one for Finnish and Swedish.
    "strategy": ("strategi",),
    "welfare_plan": ("hyvinvoin", "välfärd"),
    "welfare_report": ("hyvinvoin", "välfärd"),
    "child_welfare_plan": ("hyvinvoin", "välfärd"),
}


def is_wordpress(page: Page) -> bool:
    """Tell whether a page was made by WordPress."""
    return "wordpress" in page.generator.lower() or any(_SIGNS.search(k.url) for k in page.links)


def is_interface(url: str) -> bool:
    """Tell whether an address is the interface itself."""
    return "/wp-json/" in url


def queries(page_url: str, kinds: Iterable[DocumentKind], language: str) -> list[str]:
    """Return the addresses that list the media files and pages which speak of `kinds`."""
    origin = parse(page_url).origin
    words = []
    for kind in kinds:
        chosen = _WORDS.get(kind, ())
        words.append(chosen[-1] if language == "sv" and chosen else "".join(chosen[:1]))
    found = []
    for word in dict.fromkeys(filter(None, words)):
        for what in ("media", "pages"):
            query = urlencode({"search": word, "per_page": 50, "_fields": _FIELDS})
            found.append(f"{origin}/wp-json/wp/v2/{what}?{query}")
    return found


def read_answer(content: bytes, url: str) -> list[Link]:
    """Return the files or pages of an answer as links; anything unexpected gives none."""
    try:
        entries = json.loads(content)
    except (ValueError, RecursionError):
        return []
    return list(_links(entries, url)) if isinstance(entries, list) else []


def _links(entries: list[Any], base: str) -> Iterator[Link]:
    for entry in entries[:_MOST_ENTRIES]:
        if not isinstance(entry, dict):
            continue
        target = entry.get("source_url") or entry.get("link")
        words = [_text(entry.get(key)) for key in ("title", "alt_text", "caption")]
        try:
            url = normalise(target, base) if isinstance(target, str) else None
        except FetchError:
            continue
        if url:
            text = " ".join(dict.fromkeys(filter(None, words)))
            yield Link(url, text[:300], found_by="wordpress")


def _text(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("rendered")
    if not isinstance(value, str) or not value.strip():
        return ""
    value = value[:_MOST_TEXT]
    try:
        return " ".join(html.fragment_fromstring(value, create_parent="p").text_content().split())
    except (etree.LxmlError, ValueError):
        return ""
