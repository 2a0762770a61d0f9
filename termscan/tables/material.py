"""What the tables are made from, in arrays: documents, places, concepts and who owns what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain

import numpy as np
import numpy.typing as npt

from termscan.records import Concept, ConceptKind, DocumentScan, Mention, Municipality
from termscan.tables.cells import Integers

Pair = tuple[str, str]
"""A municipality's code and a kind of document."""

FRAMES_LEXICON = "frames"
"""The lexicon of cue terms; its mentions are evidence, not counts."""

Tally = Mapping[tuple[str, str, ConceptKind], int]
"""Of each concept that a document mentions, by lexicon, id and kind: how many mentions count."""

UNPLACED = -1
"""Index of the municipality of a document that belongs to none."""


@dataclass(frozen=True)
class Material:
    """Scans with what they are counted by.

    `owners` holds a row (document, municipality) of indices for each municipality of each document
    that is selected; `tallies` are by document's id; `pairs` are those that coverage speaks of;
    `similar` names for a document the others whose text is nearly the same.
    """

    scans: tuple[DocumentScan, ...]
    municipalities: tuple[Municipality, ...]
    concepts: tuple[Concept, ...]
    pairs: frozenset[Pair]
    owners: Integers
    tallies: Mapping[str, Tally]
    similar: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def narrowed(self, kept: npt.NDArray[np.bool_], pairs: frozenset[Pair]) -> Material:
        """Return the same scans with only the owners where `kept` is true."""
        return replace(self, owners=self.owners[kept], pairs=pairs)

    @cached_property
    def concept_index(self) -> dict[tuple[str, str], int]:
        """Position of each concept by lexicon and id."""
        return {(concept.lexicon, concept.id): i for i, concept in enumerate(self.concepts)}

    @cached_property
    def place_index(self) -> dict[str, int]:
        """Position of each municipality by code."""
        return {place.code: i for i, place in enumerate(self.municipalities)}

    def counted(self, scan: DocumentScan) -> int:
        """Return how many mentions of the concepts count in a document, selected or not."""
        tally = self.tallies[scan.document.id]
        return sum(number for key, number in tally.items() if key[:2] in self.concept_index)

    @cached_property
    def document_counts(self) -> Integers:
        """Counted mentions, documents × concepts."""
        counts = np.zeros((len(self.scans), len(self.concepts)), dtype=np.int64)
        index = self.concept_index
        for row, scan in enumerate(self.scans):
            for key, number in self.tallies[scan.document.id].items():
                column = index.get(key[:2])
                if column is not None:
                    counts[row, column] += number
        return counts

    @cached_property
    def words(self) -> Integers:
        """Words of each document."""
        return np.array([scan.words for scan in self.scans], dtype=np.int64)

    @cached_property
    def readable(self) -> npt.NDArray[np.bool_]:
        """Whether each document could be read."""
        return np.array([scan.status == "counted" for scan in self.scans], dtype=bool)

    @cached_property
    def joint(self) -> npt.NDArray[np.bool_]:
        """Whether each document belongs to several municipalities."""
        return np.array([len(scan.document.municipalities) > 1 for scan in self.scans], dtype=bool)

    @cached_property
    def selected(self) -> Integers:
        """Indices of the documents that are selected, each once."""
        return np.unique(self.owners[:, 0])

    def for_owners(self, rows: Sequence[int]) -> tuple[Integers, Integers]:
        """Return what was found in documents once for each municipality that owns its document.

        `rows` are the documents' indices, rising. Returns for each such pair the place in `rows`
        and the municipality's index.
        """
        first = np.searchsorted(rows, self.owners[:, 0], side="left")
        number = np.searchsorted(rows, self.owners[:, 0], side="right") - first
        shift = first - np.cumsum(number) + number
        return np.arange(number.sum()) + np.repeat(shift, number), np.repeat(
            self.owners[:, 1], number
        )


def tally_of(mentions: Iterable[Mention]) -> Tally:
    """Return how many mentions count of each concept that is mentioned at all."""
    tally: dict[tuple[str, str, ConceptKind], int] = {}
    for mention in mentions:
        if mention.lexicon != FRAMES_LEXICON:
            key = (mention.lexicon, mention.concept, mention.kind)
            tally[key] = tally.get(key, 0) + (mention.status == "counted")
    return tally


def gather(
    scans: Iterable[DocumentScan],
    municipalities: Iterable[Municipality],
    concepts: Iterable[Concept],
    expected: Iterable[Pair],
    covered: Iterable[Pair],
    tallies: Mapping[str, Tally],
) -> Material:
    """Put everything in order: documents by id, municipalities by code, concepts by lexicon and id.

    A municipality that only a document or an expected pair names gets a record without names, and
    a concept that only a mention names gets its id as its name, so that nothing is lost.
    """
    documents = {scan.document.id: scan for scan in scans}
    ordered = tuple(documents[key] for key in sorted(documents))
    pairs = frozenset(expected)
    places = _all_municipalities(ordered, municipalities, pairs)
    index = {place.code: i for i, place in enumerate(places)}
    owners = [
        (row, index[code])
        for row, scan in enumerate(ordered)
        for code in sorted(set(scan.document.municipalities))
    ]
    loose = [(row, UNPLACED) for row, s in enumerate(ordered) if not s.document.municipalities]
    return Material(
        scans=ordered,
        municipalities=places,
        concepts=_all_concepts(concepts, (tallies[scan.document.id] for scan in ordered)),
        pairs=_all_pairs(ordered, pairs, frozenset(covered)),
        owners=np.array(sorted(owners + loose), dtype=np.int64).reshape(-1, 2),
        tallies=tallies,
    )


def _all_municipalities(
    scans: tuple[DocumentScan, ...], municipalities: Iterable[Municipality], pairs: frozenset[Pair]
) -> tuple[Municipality, ...]:
    known = {place.code: place for place in municipalities}
    named = {code for scan in scans for code in scan.document.municipalities}
    for code in sorted((named | {code for code, _ in pairs}) - known.keys()):
        known[code] = Municipality(code, "", "", "", "", "", None, None, None, "fi")
    return tuple(known[code] for code in sorted(known))


def _all_concepts(concepts: Iterable[Concept], tallies: Iterable[Tally]) -> tuple[Concept, ...]:
    known = {(c.lexicon, c.id): c for c in concepts if c.lexicon != FRAMES_LEXICON}
    for lexicon, concept, kind in chain.from_iterable(tallies):
        if (lexicon, concept) not in known:
            known[lexicon, concept] = Concept(concept, lexicon, kind, {})
    return tuple(known[key] for key in sorted(known))


def _all_pairs(
    scans: tuple[DocumentScan, ...], expected: frozenset[Pair], covered: frozenset[Pair]
) -> frozenset[Pair]:
    """Add every municipality with a document × every kind that occurs.

    Nobody is expected to have a document of kind ``other``: it is spoken of where it is. Nor is
    what a document of another kind covers missing.
    """
    present = {(code, s.document.kind) for s in scans for code in s.document.municipalities}
    kinds = {kind for _, kind in present} - {"other"}
    wanted = expected | {(code, kind) for code, _ in present for kind in kinds}
    return (wanted - covered) | present
