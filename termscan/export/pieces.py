"""Tables whose every row is one document's, put together from what each document gives.

Such a table is sorted by its headings (a practice, an item of a frame), if it has any, and then by
municipality, kind, period and document: the rows that a document has under a heading in a
municipality stand together. They are a piece, and depend on nothing but the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np

from termscan.export.delimited import csv_header, csv_rows
from termscan.export.formats import Content, File
from termscan.records import Document
from termscan.tables.catalogue import TABLES
from termscan.tables.schema import TableSchema
from termscan.tables.table import Table

_OWNER = ("municipality_code", "document_kind", "period", "document")

Heading = tuple[str, ...]
Text = bytes | memoryview

Owner = tuple[str, str | None]
"""A document's id and the code of one of its municipalities, None where it has none."""


class Piece(NamedTuple):
    """The rows of a table that a document has in a municipality, as CSV under each heading.

    `told_apart`: no two of them have the same key, and none lacks a part of it.
    """

    table: str
    told_apart: bool
    headings: Sequence[Heading]
    texts: Sequence[Text]


Pieces = Mapping[str | None, Sequence[Piece]]
"""A document's pieces by the codes of its municipalities, None where it has none."""


def _headings(schema: TableSchema) -> Heading:
    """Return the part of a table's key that stands before the municipality."""
    place = schema.key.index(_OWNER[0]) if _OWNER[0] in schema.key else len(schema.key)
    return schema.key[:place]


IN_PIECES = tuple(one for one in TABLES if one.key[len(_headings(one)) :][:4] == _OWNER)
"""The tables whose every row is one document's."""


def pieces(table: Table) -> Iterator[tuple[Owner, Piece]]:
    """Yield a table in pieces, each with whose it is."""
    found: dict[Owner, list[tuple[Heading, bool, bytes]]] = {}
    for owner, heading, told_apart, text in _parts(table):
        found.setdefault(owner, []).append((heading, told_apart, text))
    for owner, parts in found.items():
        told_apart = all(told for _, told, _ in parts)
        headings = [heading for heading, _, _ in parts]
        texts = [text for _, _, text in parts]
        yield owner, Piece(table.schema.name, told_apart, headings, texts)


def _parts(table: Table) -> Iterator[tuple[Owner, Heading, bool, bytes]]:
    """Yield what each owner has under each heading, in the table's order."""
    told_apart = table.told_apart()
    rows, ends = csv_rows(table)
    names = (*_headings(table.schema), "document", "municipality_code")
    columns = [table.columns[name] for name in names]
    changes = np.logical_or.reduce([np.diff(one.codes, prepend=-2) != 0 for one in columns])
    starts = np.flatnonzero(changes)
    texts = np.append(0, ends)
    bounds = [*starts.tolist(), len(table)]
    *heading, document, place = (one.take(starts).objects() for one in columns)
    for number, (start, end) in enumerate(pairwise(bounds)):
        owner = (document[number], place[number])
        told = bool(told_apart[start:end].all())
        yield owner, tuple(one[number] for one in heading), told, rows[texts[start] : texts[end]]


def put_together(documents: Iterable[Document], given: Mapping[str, Pieces]) -> Iterator[File]:
    """Yield the tables as CSV files from the pieces of these documents, `given` by their ids."""
    found: dict[str, dict[Heading, list[Text]]] = {schema.name: {} for schema in IN_PIECES}
    doubtful = set()
    for name, code in _owners_in_order(documents):
        for piece in given.get(name, {}).get(code, ()):
            under = found[piece.table]
            for heading, text in zip(piece.headings, piece.texts, strict=True):
                under.setdefault(heading, []).append(text)
            if not piece.told_apart:
                doubtful.add(piece.table)
    for schema in IN_PIECES:
        under = found[schema.name]
        body = chain.from_iterable(under[heading] for heading in sorted(under))
        content = Content(schema, schema.name not in doubtful)
        text = b"".join((csv_header(schema), *body))
        yield File(f"{schema.name}.csv", "csv", [text], (content,))


def _owners_in_order(documents: Iterable[Document]) -> list[Owner]:
    """Return the documents with their municipalities, sorted as the tables are."""
    owners = [
        ((code is None, code or "", one.kind, not one.period, one.period or "", one.id), code)
        for one in documents
        for code in {*one.municipalities} or (None,)
    ]
    return [(key[-1], code) for key, code in sorted(owners)]
