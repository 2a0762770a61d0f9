"""The documents and their mentions as tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any

import numpy as np

from termscan.records import Document, DocumentScan, Mention, Span
from termscan.tables.catalogue import DOCUMENTS, MENTIONS
from termscan.tables.cells import Cells, cells, spread
from termscan.tables.counts import municipality_columns
from termscan.tables.material import Material
from termscan.tables.table import Table, make_table
from termscan.tables.texts import clean, text_or_none


def documents_table(scans: tuple[DocumentScan, ...], material: Material) -> Table:
    """Make the table `documents` of all `scans`, selected or not."""
    rows = [_document_row(scan, material) for scan in scans]
    return make_table(DOCUMENTS, {name: [row[name] for row in rows] for name in DOCUMENTS.names})


def _document_row(scan: DocumentScan, material: Material) -> dict[str, Any]:
    document = scan.document
    codes = sorted(set(document.municipalities))
    read = scan.status == "counted"
    return {
        "document": document.id,
        "municipalities": ", ".join(codes) or None,
        "municipalities_fi": _names(codes, material, "name_fi"),
        "municipalities_sv": _names(codes, material, "name_sv"),
        "document_kind": document.kind,
        "period": document.period or None,
        "title": text_or_none(document.title),
        "languages": ", ".join(document.languages) or None,
        "status": scan.status,
        "reason": text_or_none(scan.reason),
        "pages": scan.pages if read else None,
        "words": scan.words if read else None,
        "mentions": material.counted(scan) if read else None,
        "quality": scan.quality,
        "draft": document.draft,
        "current": document.current,
        "similar_to": ", ".join(material.similar.get(document.id, ())) or None,
        "joint": len(codes) > 1,
        "file_name": text_or_none(document.file_name),
        "media_type": document.media_type,
        "size": document.size,
        "url": text_or_none(document.url),
    }


def _names(codes: Iterable[str], material: Material, field: str) -> str | None:
    """Return the municipalities' names, or the code of one that has none."""
    places = {code: material.place_index.get(code) for code in codes}
    names = [
        code if place is None else getattr(material.municipalities[place], field) or code
        for code, place in places.items()
    ]
    return ", ".join(names) or None


def mentions_table(material: Material) -> Table:
    """Make the table `mentions` of the selected documents and concepts."""
    index = material.concept_index
    found = [
        (row, mention)
        for row in material.selected.tolist()
        for mention in material.scans[row].mentions
        if (mention.lexicon, mention.concept) in index
    ]
    rows = [row for row, _ in found]
    which, places = material.for_owners(rows)
    columns: dict[str, Any] = {
        **document_columns(material, rows),
        **_mention_columns([mention for _, mention in found]),
        "url": page_addresses(material, [(row, mention.page) for row, mention in found]),
    }
    place_columns = spread(municipality_columns(material.municipalities), places)
    return make_table(MENTIONS, {**place_columns, **spread(columns, which)})


def document_columns(material: Material, rows: Sequence[int]) -> dict[str, Cells]:
    """Return the columns that say which document a row is of, by the documents' indices."""
    documents = [scan.document for scan in material.scans]
    columns = {
        "document": [document.id for document in documents],
        "document_kind": [document.kind for document in documents],
        "period": [document.period or None for document in documents],
        "title": [text_or_none(document.title) for document in documents],
        "joint": [len(document.municipalities) > 1 for document in documents],
    }
    return spread(columns, np.array(rows, dtype=np.int64))


def _mention_columns(mentions: list[Mention]) -> dict[str, Cells]:
    plain = ("page", "start", "end", "concept", "lexicon", "kind", "status", "zone")
    texts = ("surface", "form", "how", "because", "sentence")
    return {
        **{name: cells(map(attrgetter(name), mentions)) for name in plain},
        **{name: cells(map(attrgetter(name), mentions)).map(text_or_none) for name in texts},
        "sentence_start": cells(m.sentence_start if m.sentence else None for m in mentions),
        "fragments": cells(m.fragments for m in mentions).map(_fragments),
    }


def _fragments(pieces: Sequence[Span]) -> str | None:
    return ", ".join(f"{start}-{end}" for start, end in pieces) or None


def page_addresses(material: Material, pages: Iterable[tuple[int, int]]) -> Cells:
    """Return the addresses of pages by their documents' indices and numbers."""
    return cells(pages).map(lambda page: page_address(material.scans[page[0]].document, page[1]))


def page_address(document: Document, page: int) -> str | None:
    """Return the document's address, opened at `page` where it is a PDF."""
    if not document.url:
        return None
    address = clean(document.url)
    if document.media_type != "application/pdf":
        return address
    return f"{address.partition('#')[0]}#page={page}"
