"""What each document gives to the tables, kept so that only changed documents are gone through.

A share is kept under its document with a seal of all that it was made from, so that one that is
stale is never taken.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

from termscan.codec import concept_row
from termscan.corpus import Store
from termscan.later import Later
from termscan.makings import Makings
from termscan.records import Concept, CoverageStatus, Document, DocumentScan, Mention
from termscan.scan import decode_findings
from termscan.scan.findings import Findings

if TYPE_CHECKING:
    from termscan.export.pieces import Piece, Pieces
    from termscan.tables import PlanMeasure, Tables, Tally

_FORMAT = "2"
"""Changes whenever `_encoded` writes otherwise, or tables have other columns."""

_SEAL = sha256().digest_size


@dataclass(frozen=True, slots=True)
class Share:
    """What a document gives: its numbers, and the rows that are its own as CSV."""

    status: CoverageStatus
    reason: str | None
    pages: int
    words: int
    quality: float | None
    tally: Tally
    pieces: Pieces

    def scan(self, document: Document, content: bytes) -> DocumentScan:
        """Return the document's scan; its mentions are decoded if somebody looks at them."""

        def mentions() -> tuple[Mention, ...]:
            return decode_findings(content, document.id).mentions

        numbers = (self.status, self.reason, self.pages, self.words, self.quality)
        return DocumentScan(document, *numbers, mentions=Later(mentions))


def shares_of(store: Store, makings: Makings) -> dict[str, Share]:
    """Return what each scanned document gives, by its id; what has to be made is kept."""
    kept = store.derived("shares", beside_writer=True)
    # no row depends on a concept's forms but through what they found
    concepts = [replace(one, forms={}, from_memory=()) for one in makings.last.concepts]
    seals = _Seals(makings.digests, concepts)
    keys = {f"{document.id}/{_FORMAT}": document.id for document in makings.scanned}
    contents = {keys[key]: content for key, content in kept.several(keys).items()}
    known = {name: _decoded(content, name, seals) for name, content in contents.items()}
    shares = {name: share for name, share in known.items() if share}
    lacking = [document for document in makings.scanned if document.id not in shares]
    if lacking:
        made = _made(makings, lacking, concepts)
        for name, share in made.items():
            kept.put(f"{name}/{_FORMAT}", _encoded(share, seals.of(name, share.tally)))
        kept.discard(set(kept.keys()) - keys.keys())
        shares |= made
    return shares


class _Seals:
    """Hashes of what shares are made from: the documents, and the concepts that they mention.

    A document in which an edit of the lexicons finds the same keeps its share.
    """

    def __init__(self, documents: Mapping[str, str], concepts: Iterable[Concept]) -> None:
        self._documents = documents
        self._concepts = {
            (one.lexicon, one.id): json.dumps(concept_row(one), sort_keys=True).encode()
            for one in concepts
        }

    def of(self, document: str, tally: Tally) -> bytes:
        """Return the seal of a document's share by the concepts in its tally."""
        mentioned = (self._concepts.get((lexicon, name), b"") for lexicon, name, _ in tally)
        return sha256(b"\n".join((self._documents[document].encode(), *mentioned))).digest()


def decoded(makings: Makings, documents: Iterable[Document]) -> Iterator[tuple[Document, Findings]]:
    """Yield scanned documents with their findings."""
    for document in documents:
        yield document, decode_findings(makings.found[document.id], document.id)


def plan_measures(found: Iterable[tuple[Document, Findings]]) -> list[PlanMeasure]:
    """Return the rows of the plans' tables in these documents."""
    from termscan.tables import PlanMeasure

    return [PlanMeasure(one.id, *row) for one, findings in found for row in findings.plan_rows]


def _made(
    makings: Makings, documents: Iterable[Document], concepts: Sequence[Concept]
) -> dict[str, Share]:
    from termscan.tables import build_tables

    found = list(decoded(makings, documents))
    tables = build_tables(
        (findings.of(document) for document, findings in found),
        makings.municipalities,
        concepts,
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
            pieces.get(document.id, {}),
        )
        for document, one in found
    }


def _pieces(tables: Tables) -> Mapping[str, Pieces]:
    from termscan.export.pieces import IN_PIECES, pieces
    from termscan.tables.catalogue import TABLES

    found: dict[str, dict[str | None, list[Piece]]] = {}
    others = {schema.name for schema in TABLES} - {schema.name for schema in IN_PIECES}
    for table in tables.each(without=others):
        for (document, place), piece in pieces(table):
            found.setdefault(document, {}).setdefault(place, []).append(piece)
    return found


def _encoded(share: Share, seal: bytes) -> bytes:
    """Return a share as its seal, a line of numbers, a line of its pieces and their texts."""
    tally = [[*key, number] for key, number in share.tally.items()]
    numbers = [share.status, share.reason, share.pages, share.words, share.quality, tally]
    places = {place: list(map(_outline, some)) for place, some in share.pieces.items()}
    lines = (numbers, list(places.items()))
    written = (json.dumps(line, separators=(",", ":")).encode() + b"\n" for line in lines)
    texts = (text for some in share.pieces.values() for one in some for text in one.texts)
    return b"".join((seal, *written, *texts))


def _outline(piece: Piece) -> list[Any]:
    """Return a piece with the sizes of its texts in their place, and the headings by columns."""
    headings = list(zip(*piece.headings, strict=True))
    return [piece.table, piece.told_apart, headings, list(map(len, piece.texts))]


def _decoded(content: bytes, document: str, seals: _Seals) -> Share | None:
    """Return a share from what was kept of it, None if it was made from something else."""
    numbers = content.index(b"\n", _SEAL) + 1
    status, reason, pages, words, quality, rows = json.loads(content[_SEAL:numbers])
    tally = {(lexicon, name, kind): number for lexicon, name, kind, number in rows}
    if content[:_SEAL] != seals.of(document, tally):
        return None
    return Share(status, reason, pages, words, quality, tally, _placed(content, numbers))


def _placed(content: bytes, start: int) -> Pieces:
    """Return the pieces whose line begins at `start`."""
    from termscan.export.pieces import Piece

    end = content.index(b"\n", start) + 1
    view = memoryview(content)
    found: dict[str | None, list[Piece]] = {}
    for place, outlines in json.loads(content[start:end]):
        some = found[place] = []
        for table, told_apart, headings, sizes in outlines:
            ends = list(accumulate(sizes, initial=end))
            texts = [view[start:end] for start, end in pairwise(ends)]
            some.append(Piece(table, told_apart, list(zip(*headings, strict=True)) or [()], texts))
            end = ends[-1]
    return found
