"""The catalogue's documents: what is known of each, its versions, and which are current."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any, get_args

from termscan.corpus.catalogue import Catalogue
from termscan.errors import StoreError, UsageError
from termscan.records import Document, DocumentKind

_DEFAULTS = {field.name: field.default for field in fields(Document)}
_COLUMNS = "id, size, kind, period, languages, title, url, file_name, media_type, draft"
_DESCRIPTION = _COLUMNS.split(", ")[2:]

_SELECT = f"""
    SELECT {_COLUMNS},
        (SELECT group_concat(m.municipality, ' ') FROM document_municipalities m
            WHERE m.document = d.id) AS municipalities,
        (SELECT min(l.url) FROM latest l WHERE l.document = d.id) AS served,
        EXISTS (SELECT 1 FROM standing s WHERE s.id = d.id)
        AND NOT EXISTS (SELECT 1 FROM adopted_drafts a WHERE a.id = d.id) AS current
    FROM documents d
"""  # noqa: S608


class DocumentTable:
    """Documents in the catalogue, without their bytes."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def select(self, identifier: str | None = None) -> list[Document]:
        """Return all documents, or the one with this id, sorted as `Store.documents` says."""
        where, values = ("WHERE d.id = ?", (identifier,)) if identifier else ("", ())
        rows = self._catalogue.rows(f"{_SELECT} {where}", values)
        return sorted(map(_document, rows), key=_order)

    def arrive(self, document: Document) -> Document:
        """Note that these bytes were met at their address, or as a local file, and return them."""
        _check(document)
        with self._catalogue.transaction():
            known = self.select(document.id)
            merged = _merged(known[0], document) if known else document
            self._write(merged)
            if document.url is None:
                self._arrive_locally(document.id)
            else:
                self.hold(document.url, document.id)
            return self.select(document.id)[0]

    def hold(self, url: str, identifier: str | None) -> None:
        """Note that an address holds this document from now on, or none."""
        latest = self._catalogue.rows("SELECT document FROM latest WHERE url = ?", (url,))
        if latest != [(identifier,)] and (latest or identifier):
            self._catalogue.change(
                "INSERT INTO versions (url, document) VALUES (?, ?)", [(url, identifier)]
            )

    def describe(self, document: Document) -> Document:
        """Replace what is known of a document that is there."""
        _check(document)
        with self._catalogue.transaction():
            known = self.select(document.id)
            if not known:
                raise StoreError(f"{self._catalogue.path}: no document {document.id}")
            self._write(replace(document, size=known[0].size))
            return self.select(document.id)[0]

    def versions(self, url: str) -> list[Document]:
        """Return what an address has given over time, oldest first."""
        rows = self._catalogue.rows(
            "SELECT document FROM versions WHERE url = ? AND document IS NOT NULL ORDER BY number",
            (url,),
        )
        known = {document.id: document for document in self.select()}
        return [known[row[0]] for row in rows]

    def sizes(self) -> dict[str, int]:
        """Return the size of every document by its id."""
        return dict(self._catalogue.rows("SELECT id, size FROM documents ORDER BY id"))

    def _write(self, document: Document) -> None:
        values = {name: getattr(document, name) for name in ("id", "size", *_DESCRIPTION)}
        values["languages"] = " ".join(document.languages)
        names = ", ".join(values)
        marks = ", ".join(f":{name}" for name in values)
        changes = ", ".join(f"{name} = excluded.{name}" for name in values if name != "id")
        self._catalogue.change(
            f"INSERT INTO documents ({names}) VALUES ({marks}) "  # noqa: S608
            f"ON CONFLICT (id) DO UPDATE SET {changes}",
            [values],
        )
        self._catalogue.change(
            "DELETE FROM document_municipalities WHERE document = ?", [(document.id,)]
        )
        self._catalogue.change(
            "INSERT INTO document_municipalities VALUES (?, ?)",
            [(document.id, code) for code in document.municipalities],
        )

    def _arrive_locally(self, identifier: str) -> None:
        self._catalogue.change(
            "UPDATE documents SET local_order = "
            "(SELECT coalesce(max(local_order), 0) + 1 FROM documents) WHERE id = ?",
            [(identifier,)],
        )


def _document(row: tuple[Any, ...]) -> Document:
    identifier, size, kind, period, languages, title, url, name, media_type, draft = row[:10]
    municipalities, served, current = row[10:]
    return Document(
        id=identifier,
        municipalities=tuple(sorted((municipalities or "").split())),
        kind=kind,
        period=period,
        languages=tuple(languages.split()),
        title=title,
        url=served or url,
        file_name=name,
        media_type=media_type,
        size=size,
        draft=bool(draft),
        current=bool(current),
    )


def _merged(known: Document, given: Document) -> Document:
    """What was known, with what is newly given; a default value counts as not given."""
    changes = {
        name: getattr(given, name)
        for name in _DESCRIPTION
        if getattr(given, name) != _DEFAULTS[name]
    }
    owners = tuple(sorted({*known.municipalities, *given.municipalities}))
    return replace(known, municipalities=owners, **changes)


def _check(document: Document) -> None:
    kinds: Iterable[str] = get_args(DocumentKind)
    if document.kind not in kinds:
        raise UsageError(f"{document.kind!r} is no kind of document; use {', '.join(kinds)}")


def _order(document: Document) -> tuple[object, ...]:
    return document.municipalities, document.kind, document.period or "", document.id
