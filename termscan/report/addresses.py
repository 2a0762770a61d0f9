"""Names of pages and files of the report, and which web addresses it links to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import sha256
from urllib.parse import quote, urlsplit

from termscan.records import Concept, Document

_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SHORTEST = 10
_LONGEST = 60


def safe_link(address: str | None) -> str | None:
    """Return an address if it is http or https with a host, else None."""
    if not address or any(not character.isprintable() for character in address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme.lower() in ("http", "https") and parts.hostname else None


def at_page(address: str, document: Document, page: int) -> str:
    """Return a document's address, opened at `page` where it is a PDF."""
    if document.media_type != "application/pdf":
        return address
    return f"{address.partition('#')[0]}#page={page}"


def concept_slugs(concepts: Sequence[Concept]) -> list[str]:
    """Return a file name a concept: its id, made plain, and unique."""
    plain = [_slug(concept.id) for concept in concepts]
    return [
        slug if plain.count(slug) == 1 else f"{slug}-{_short(f'{concept.lexicon} {concept.id}')}"
        for slug, concept in zip(plain, concepts, strict=True)
    ]


def document_slugs(ids: Iterable[str]) -> dict[str, str]:
    """Return the shortest unique beginning of each id, at least ten characters of it."""
    plain = {ident: ident if _PLAIN.fullmatch(ident) else _short(ident, 64) for ident in ids}
    length = _SHORTEST
    while len({slug[:length] for slug in plain.values()}) < len(plain):
        length += 1
    return {ident: slug[:length] for ident, slug in plain.items()}


def area_slug(code: str) -> str:
    """Return a file name for an area's code."""
    return _slug(code)


def _slug(ident: str) -> str:
    simple = ident.replace(":", "-").replace("_", "-")
    if _PLAIN.fullmatch(simple) and len(simple) <= _LONGEST:
        return simple
    return f"x-{_short(ident)}"


def _short(text: str, length: int = 12) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def evidence(
    area: str, concept: str = "", kind: str = "", period: str = "", since: str = ""
) -> str:
    """Return the part after `#` of the address of some sentences.

    With `since`, of those that came and went between that period and `period`.
    """
    return "/".join(map(_quoted, (area, concept, kind, period, since))).rstrip("/")


@lru_cache(1024)
def _quoted(part: str) -> str:
    return quote(part, safe="@")
