"""The documents and their mentions as tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import repeat
from operator import attrgetter
from typing import Any

import numpy as np
import pandas as pd

from termscan.records import Document, DocumentScan, Mention
from termscan.tables.catalogue import DOCUMENTS, MENTIONS
from termscan.tables.counts import municipality_columns, spread
from termscan.tables.frame import clean, make_frame
from termscan.tables.material import Material


def documents_table(scans: tuple[DocumentScan, ...], material: Material) -> pd.DataFrame:
    """Make the table `documents` of all `scans`, selected or not."""
    rows = [_document_row(scan, material) for scan in scans]
    return make_frame(DOCUMENTS, {name: [row[name] for row in rows] for name in DOCUMENTS.names})


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


def mentions_table(material: Material) -> pd.DataFrame:
    """Make the table `mentions` of the selected documents and concepts."""
    found = [
        (material.scans[row].document, place, mention)
        for row, place in material.owners.tolist()
        for mention in material.scans[row].mentions
        if (mention.lexicon, mention.concept) in material.concept_index
    ]
    documents = [document for document, _, _ in found]
    mentions = [mention for _, _, mention in found]
    places = np.array([place for _, place, _ in found], dtype=np.int64)
    columns: dict[str, Any] = {
        **spread(municipality_columns(material.municipalities), places),
        **document_columns(documents),
        **_mention_columns(mentions),
        "url": [page_address(d, m.page) for d, m in zip(documents, mentions, strict=True)],
    }
    return make_frame(MENTIONS, columns)


def document_columns(documents: Sequence[Document]) -> dict[str, list[Any]]:
    """Return the columns that say which document a row is of."""
    return {
        "document": [document.id for document in documents],
        "document_kind": [document.kind for document in documents],
        "period": [document.period or None for document in documents],
        "title": texts_or_none([document.title for document in documents]),
        "joint": [len(document.municipalities) > 1 for document in documents],
    }


def _mention_columns(mentions: list[Mention]) -> dict[str, list[Any]]:
    plain = ("page", "start", "end", "concept", "lexicon", "kind", "status", "zone")
    texts = ("surface", "form", "how", "because", "sentence")
    fields = (*plain, *texts)
    values = zip(*map(attrgetter(*fields), mentions), strict=True) if mentions else repeat(())
    found = dict(zip(fields, values, strict=False))
    return {
        **{name: list(found[name]) for name in plain},
        **{name: texts_or_none(found[name]) for name in texts},
        "sentence_start": [m.sentence_start if m.sentence else None for m in mentions],
        "fragments": [
            ", ".join(f"{start}-{end}" for start, end in mention.fragments)
            if mention.fragments
            else None
            for mention in mentions
        ],
    }


def text_or_none(text: str | None) -> str | None:
    """Return text that every format can carry, or None where there is none."""
    return clean(text) if text else None


def texts_or_none(texts: Sequence[str | None]) -> list[str | None]:
    """Return texts as `text_or_none` does, each different one looked at once."""
    made = {text: text_or_none(text) for text in set(texts)}
    return [made[text] for text in texts]


def page_address(document: Document, page: int) -> str | None:
    """Return the document's address, opened at `page` where it is a PDF."""
    if not document.url:
        return None
    address = clean(document.url)
    if document.media_type != "application/pdf":
        return address
    return f"{address.partition('#')[0]}#page={page}"
