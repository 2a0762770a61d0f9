"""Extractions as bytes: for the pipe from the child process and for caches."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from termscan.extract.model import Extraction, Table
from termscan.records import Page, Zone


def extraction_to_bytes(extraction: Extraction) -> bytes:
    """Return `extraction` as one line of JSON; equal extractions give equal bytes."""
    return json.dumps(asdict(extraction), ensure_ascii=True, separators=(",", ":")).encode("ascii")


def extraction_from_bytes(stored: bytes) -> Extraction:
    """Return the extraction that `extraction_to_bytes` stored.

    Raises:
        ValueError: the bytes are damaged or of another version.
    """
    try:
        return _extraction(json.loads(stored))
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError("not a stored extraction of this version") from error


def _extraction(fields: dict[str, Any]) -> Extraction:
    fields["pages"] = tuple(_page(page) for page in fields["pages"])
    fields["tables"] = tuple(_table(table) for table in fields["tables"])
    fields["remarks"] = tuple(fields["remarks"])
    return Extraction(**fields)


def _page(fields: dict[str, Any]) -> Page:
    zones = tuple(Zone(**zone) for zone in fields.pop("zones"))
    return Page(**fields | {"zones": zones, "remarks": tuple(fields["remarks"])})


def _table(fields: dict[str, Any]) -> Table:
    fields["header"] = tuple(fields["header"])
    fields["rows"] = tuple(tuple(row) for row in fields["rows"])
    fields["pages"] = tuple(fields["pages"])
    return Table(**fields)
