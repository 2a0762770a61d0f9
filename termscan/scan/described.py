"""What documents say of themselves, put beside what their sender said of them."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from termscan.corpus import Store
from termscan.extract import Extraction
from termscan.records import Document
from termscan.scan.results import extraction_key, last_scan

if TYPE_CHECKING:
    from termscan.extract import NearDuplicate

LEAST_CONFIDENCE = {"kind": 0.1, "period": 0.4, "title": 0.5, "languages": 0.5, "draft": 0.75}
"""A finding below this is kept as evidence and changes nothing.

A kind that is likely at all is better than none: of 207 strategies 200 were told right from their
texts alone and none wrong. Of their periods 140 are told right and two wrong; the others stay
unknown. A draft must be certain: it is not counted beside the adopted text.
"""


def identity_bytes(extraction: Extraction, file_name: str | None, url: str | None) -> bytes:
    """Return what a document is found to be, with evidence and confidence, as JSON.

    A sketch of its text is put beside it as numbers of four bytes in hexadecimal, which are read
    sooner than decimal ones; by it near-duplicates are found.
    """
    from termscan.extract import identify, sketch

    found = asdict(identify(extraction, file_name=file_name, url=url))
    hashes = sketch(extraction.text)
    found["sketch"] = struct.pack(f"<{len(hashes)}I", *hashes).hex()
    return json.dumps(found, ensure_ascii=False, default=str, sort_keys=True).encode("utf-8")


def completed(document: Document, identity: bytes) -> Document:
    """Return a document with what nobody told of it filled in from its identity.

    What is told holds: only a kind of ``other``, a missing period, title or language, and the
    silence on whether it is a draft are filled in.
    """
    found = json.loads(identity)
    return replace(
        document,
        kind=_told(found, "kind", "other") if document.kind == "other" else document.kind,
        period=document.period or _told(found, "period", None),
        title=document.title or _told(found, "title", None),
        languages=document.languages or tuple(_told(found, "languages", ())),
        draft=document.draft or bool(_told(found, "draft", False)),
    )


def alike(store: Store, documents: Iterable[Document]) -> list[NearDuplicate]:
    """Return the pairs of documents whose texts are nearly the same, the likest first.

    They are for a person to look at: each is counted where it stands.
    """
    from termscan.extract import near_duplicates

    extractor = last_scan(store).extractor
    keys = {one.id: extraction_key(one.id, extractor) for one in documents}
    identities = store.derived("identities").several(keys.values())
    found = {name: _sketch(identities[key]) for name, key in keys.items() if key in identities}
    return near_duplicates(found)


def _sketch(identity: bytes) -> tuple[int, ...]:
    told = json.loads(identity)["sketch"]
    hashes = bytes.fromhex(told if isinstance(told, str) else "")  # a list, by earlier versions
    return struct.unpack(f"<{len(hashes) // 4}I", hashes)


def _told(identity: dict[str, Any], name: str, otherwise: Any) -> Any:
    finding = identity[name]
    return finding["value"] if finding["confidence"] >= LEAST_CONFIDENCE[name] else otherwise
