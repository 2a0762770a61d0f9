"""What each document gives to the tables, kept so that only changed documents are gone through.

A share is kept under a hash of all that it depends on, so that it is never stale.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from termscan.corpus import Store
from termscan.later import Later
from termscan.makings import Makings
from termscan.records import CoverageStatus, Document, DocumentScan, Mention
from termscan.scan import decode_findings
from termscan.scan.findings import Findings

if TYPE_CHECKING:
    from termscan.export.pieces import Piece
    from termscan.tables import PlanMeasure, Tables, Tally

_FORMAT = "1"
"""Changes whenever `_encoded` writes otherwise, or tables have other columns."""


@dataclass(frozen=True, slots=True)
class Share:
    """What a document gives: its numbers, and the rows that are its own as CSV."""

    status: CoverageStatus
    reason: str | None
    pages: int
    words: int
    quality: float | None
    tally: Tally
    pieces: tuple[Piece, ...]

    def scan(self, document: Document, content: bytes) -> DocumentScan:
        """Return the document's scan; its mentions are decoded if somebody looks at them."""

        def mentions() -> tuple[Mention, ...]:
            return decode_findings(content, document.id).mentions

        numbers = (self.status, self.reason, self.pages, self.words, self.quality)
        return DocumentScan(document, *numbers, mentions=Later(mentions))


def shares_of(store: Store, makings: Makings) -> dict[str, Share]:
    """Return what each scanned document gives, by its id; what has to be made is kept."""
    kept = store.derived("shares", beside_writer=True)
    keys = {name: f"{digest}/{_FORMAT}" for name, digest in makings.digests.items()}
    contents = {name: kept.get(key) for name, key in keys.items()}
    shares = {name: _decoded(content, name) for name, content in contents.items() if content}
    lacking = [document for document in makings.scanned if document.id not in shares]
    if lacking:
        made = _made(makings, lacking)
        for name, share in made.items():
            kept.put(keys[name], _encoded(share))
        kept.discard(set(kept.keys()) - set(keys.values()))
        shares |= made
    return shares


def decoded(makings: Makings, documents: Iterable[Document]) -> Iterator[tuple[Document, Findings]]:
    """Yield scanned documents with their findings."""
    for document in documents:
        yield document, decode_findings(makings.found[document.id], document.id)


def plan_measures(found: Iterable[tuple[Document, Findings]]) -> list[PlanMeasure]:
    """Return the rows of the plans' tables in these documents."""
    from termscan.tables import PlanMeasure

    return [PlanMeasure(one.id, *row) for one, findings in found for row in findings.plan_rows]


def _made(makings: Makings, documents: Iterable[Document]) -> dict[str, Share]:
    from termscan.tables import build_tables

    found = list(decoded(makings, documents))
    tables = build_tables(
        (findings.of(document) for document, findings in found),
        makings.municipalities,
        makings.last.concepts,
        measures=plan_measures(found),
    )
    pieces, tallies = _pieces(tables), tables.material.tallies
    return {
        document.id: Share(
            one.status,
            one.reason,
            one.pages,
            one.words,
            one.quality,
            tallies[document.id],
            tuple(pieces.get(document.id, ())),
        )
        for document, one in found
    }


def _pieces(tables: Tables) -> Mapping[str, Iterable[Piece]]:
    from termscan.export.pieces import IN_PIECES, pieces
    from termscan.tables.catalogue import TABLES

    found: dict[str, list[Piece]] = {}
    others = {schema.name for schema in TABLES} - {schema.name for schema in IN_PIECES}
    for table in tables.each(without=others):
        for piece in pieces(table):
            found.setdefault(piece.owner[0], []).append(piece)
    return found


def _encoded(share: Share) -> bytes:
    """Return a share as a line of JSON and then the texts of its pieces."""
    tally = [[*key, number] for key, number in share.tally.items()]
    pieces = [
        [one.table, one.heading, one.owner[1], one.told_apart, len(one.text)]
        for one in share.pieces
    ]
    numbers = (share.status, share.reason, share.pages, share.words, share.quality)
    line = json.dumps([*numbers, tally, pieces], separators=(",", ":"))
    return b"".join((line.encode(), b"\n", *(one.text for one in share.pieces)))


def _decoded(content: bytes, document: str) -> Share:
    from termscan.export.pieces import Piece

    end = content.index(b"\n") + 1
    status, reason, pages, words, quality, tally, rows = json.loads(content[:end])
    pieces = []
    for table, heading, place, told_apart, length in rows:
        text = content[end : end + length]
        pieces.append(Piece(table, tuple(heading), (document, place), told_apart, text))
        end += length
    counts = {(lexicon, name, kind): number for lexicon, name, kind, number in tally}
    return Share(status, reason, pages, words, quality, counts, tuple(pieces))
