"""Sitemaps: the addresses that a site lists itself, read without an XML parser's dangers."""

from __future__ import annotations

import html
import re
import zlib
from dataclasses import dataclass

from termscan.crawl.addresses import normalise
from termscan.errors import FetchError

MAX_ADDRESSES = 50_000
_LOCATION = re.compile(
    rb"<(?:\w{1,20}:)?loc>\s{0,200}(?:<!\[CDATA\[)?([^<\]]{1,6000})", re.IGNORECASE
)
_USELESS_PART = re.compile(
    r"image|video|news|uutis|tapahtum|event|author|user|tag|category|taxonom|product|post_tag",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sitemap:
    """A sitemap's addresses: of pages and files, or of further sitemaps."""

    addresses: tuple[str, ...]
    parts: tuple[str, ...]


def read_sitemap(content: bytes, url: str, most_bytes: int) -> Sitemap:
    """Read a sitemap or an index of sitemaps, also when gzipped; whatever is not one is empty."""
    if content.startswith(b"\x1f\x8b"):
        content = _unzipped(content, most_bytes)
    found = []
    for location in _LOCATION.finditer(content):
        try:
            found.append(normalise(html.unescape(location[1].decode("utf-8", "replace")), url))
        except FetchError:
            continue
        if len(found) >= MAX_ADDRESSES:
            break
    if b"<sitemapindex" in content[:4096]:
        return Sitemap((), tuple(sorted(dict.fromkeys(found), key=_usefulness)))
    return Sitemap(tuple(dict.fromkeys(found)), ())


def _usefulness(url: str) -> tuple[int, str]:
    """Sort parts of an index: pages and files first, pictures and news last."""
    if re.search(r"page|sivu|sida|document|asiakirja|attachment|media|file", url, re.IGNORECASE):
        return 0, url
    return (2 if _USELESS_PART.search(url) else 1), url


def _unzipped(content: bytes, most_bytes: int) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(content, most_bytes)
    except zlib.error:
        return b""
