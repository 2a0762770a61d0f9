"""Extractions as bytes: for the pipe from the child process and for caches."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, fields
from io import BytesIO
from typing import Any

from termscan.extract.model import Extraction, Table
from termscan.records import Page, Zone

_ENCODER = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"))


def extraction_to_bytes(extraction: Extraction) -> bytes:
    """Return `extraction` as one line of JSON; equal extractions give equal bytes."""
    rest = {item.name: getattr(extraction, item.name) for item in fields(extraction)}
    pages = rest.pop("pages")
    rest["tables"] = [asdict(table) for table in extraction.tables]
    stored = BytesIO()
    stored.write(b'{"pages":[')
    for number, page in enumerate(pages):
        stored.write(b"," * (number > 0) + _json(_page_row(page)))
    stored.write(b"]," + _json(rest)[1:])
    return stored.getvalue()


def _page_row(page: Page) -> list[object]:
    """Return the fields of a page in their order, faster than `asdict`."""
    zones = [(zone.kind, zone.start, zone.end) for zone in page.zones]
    return [page.number, page.text, zones, page.read_as, page.quality, page.remarks]


def _json(value: object) -> bytes:
    return _ENCODER.encode(value).encode("ascii")


def extraction_from_bytes(stored: bytes) -> Extraction:
    """Return the extraction that `extraction_to_bytes` stored.

    Raises:
        ValueError: the bytes are damaged or of another version.
    """
    try:
        return _extraction(json.loads(stored))
    except (TypeError, KeyError, AttributeError, ValueError) as error:
        raise ValueError("not a stored extraction of this version") from error


def _extraction(stored: dict[str, Any]) -> Extraction:
    stored["pages"] = tuple(_page(page) for page in stored["pages"])
    stored["tables"] = tuple(_table(table) for table in stored["tables"])
    stored["remarks"] = tuple(stored["remarks"])
    return Extraction(**stored)


def _page(stored: Sequence[Any]) -> Page:
    number, text, zones, read_as, quality, remarks = stored
    return Page(
        number, text, tuple(Zone(*zone) for zone in zones), read_as, quality, tuple(remarks)
    )


def _table(stored: dict[str, Any]) -> Table:
    stored["header"] = tuple(stored["header"])
    stored["rows"] = tuple(tuple(row) for row in stored["rows"])
    stored["pages"] = tuple(stored["pages"])
    return Table(**stored)
