"""Sentences that may speak to the items of the analysis frames, grouped and never judged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from termscan.records import Mention
from termscan.tables.assessment import EVIDENCE, TARGET_GROUPS
from termscan.tables.cells import cells, spread
from termscan.tables.counts import concept_columns, municipality_columns
from termscan.tables.documents import document_columns, page_addresses
from termscan.tables.frames import FrameItem, frame_items, target_groups
from termscan.tables.material import FRAMES_LEXICON, Material
from termscan.tables.table import Table, make_table
from termscan.tables.texts import text_or_none

READ = ("counted", "nested")
"""A cue counts also inside a longer one; not in headers, contents and names."""

SentenceKey = tuple[int, int]


@dataclass(slots=True)
class Sentence:
    """A sentence with the cue words and the concepts in it."""

    page: int
    text: str
    cues: dict[str, str] = field(default_factory=dict)
    terms: set[str] = field(default_factory=set)


def evidence_table(
    material: Material, frames: frozenset[str] | None = None, *, anywhere: bool = False
) -> Table:
    """Make the table `evidence`; see its schema.

    Only for some `frames`, if they are named. Sentences without a term or practice are left out,
    unless they are wanted `anywhere`.
    """
    items = [item for item in frame_items() if frames is None or item.frame in frames]
    by_cue = _by_cue(items)
    found = [
        (row, item, sentence)
        for row in material.selected.tolist()
        for sentence in _sentences(material, row)
        if sentence.cues and (sentence.terms or anywhere)
        for item in _spoken_to(sentence, by_cue)
    ]
    rows = [row for row, _, _ in found]
    sentences = [sentence for _, _, sentence in found]
    which, places = material.for_owners(rows)
    columns: dict[str, Any] = {
        **document_columns(material, rows),
        **spread(_item_columns(items), np.array([item for _, item, _ in found], dtype=np.int64)),
        "cues": [
            ", ".join(sorted(s.cues[cue] for cue in items[item].cues & s.cues.keys()))
            for _, item, s in found
        ],
        "terms": [", ".join(sorted(s.terms)) or None for s in sentences],
        "page": [s.page for s in sentences],
        "sentence": cells(s.text for s in sentences).map(text_or_none),
        "url": page_addresses(material, [(row, s.page) for row, _, s in found]),
    }
    place_columns = spread(municipality_columns(material.municipalities), places)
    return make_table(EVIDENCE, {**place_columns, **spread(columns, which)})


def _item_columns(items: Sequence[FrameItem]) -> dict[str, list[str]]:
    names = ("frame", "frame_fi", "item", "item_fi", "item_en", "confirmed")
    return {name: [getattr(item, name) for item in items] for name in names}


def _sentences(material: Material, row: int) -> Iterable[Sentence]:
    """Return the sentences of a document that hold any mention, in the order of reading."""
    sentences: dict[SentenceKey, Sentence] = {}
    mentions = [m for m in material.scans[row].mentions if m.status in READ]
    names: dict[int, list[Mention]] = {}
    for mention in mentions:
        if mention.kind != "term" and mention.status == "counted":
            names.setdefault(mention.page, []).append(mention)
    for mention in mentions:
        key = (mention.page, mention.sentence_start)
        sentence = sentences.get(key)
        if sentence is None:
            sentence = sentences[key] = Sentence(mention.page, mention.sentence)
        if mention.lexicon == FRAMES_LEXICON:
            if not _inside_a_name(mention, names.get(mention.page, ())):
                sentence.cues[mention.concept] = mention.form
        elif mention.status == "counted" and (
            (mention.lexicon, mention.concept) in material.concept_index
            and mention.kind != "organisation"
        ):
            sentence.terms.add(mention.concept)
    return [sentences[key] for key in sorted(sentences)]


def _inside_a_name(cue: Mention, names: Iterable[Mention]) -> bool:
    """Return whether a cue is a part of a name of its page, as `kunta` is of Hyvän mielen kunta."""
    return any(name.start <= cue.start and cue.end <= name.end for name in names)


def _by_cue(items: Sequence[FrameItem]) -> dict[str, list[int]]:
    """Return the items, by their places, that each cue speaks to."""
    found: dict[str, list[int]] = {}
    for place, item in enumerate(items):
        for cue in item.cues:
            found.setdefault(cue, []).append(place)
    return found


def _spoken_to(sentence: Sentence, by_cue: dict[str, list[int]]) -> list[int]:
    """Return the items that a sentence may speak to, in their order."""
    return sorted({item for cue in sentence.cues for item in by_cue.get(cue, ())})


def target_groups_table(material: Material) -> Table:
    """Make the table `target_groups`; see its schema."""
    groups = {item.item: item.item_fi for item in frame_items() if item.frame == "target-groups"}
    found = [
        (group, i)
        for i, concept in enumerate(material.concepts)
        if concept.kind == "practice"
        for group in target_groups().get(concept.id, ())
    ]
    rows = np.array([i for _, i in found], dtype=np.int64)
    counts = material.document_counts[material.selected]
    names = [_municipalities(material, i) for i in rows]
    columns: dict[str, Any] = {
        **spread(concept_columns(material.concepts), rows),
        "target_group": [group for group, _ in found],
        "target_group_fi": [groups[group] for group, _ in found],
        "service": [material.concepts[i].service for i in rows],
        "mentions": counts.sum(axis=0)[rows],
        "documents_mentioning": (counts > 0).sum(axis=0)[rows],
        "municipalities_mentioning": [len(places) for places in names],
        "municipalities_fi": [", ".join(places) or None for places in names],
    }
    return make_table(TARGET_GROUPS, columns)


def _municipalities(material: Material, concept: int) -> list[str]:
    having = material.document_counts[material.owners[:, 0], concept] > 0
    places = np.unique(material.owners[having, 1])
    found = [material.municipalities[place] for place in places if place >= 0]
    return [place.name_fi or place.code for place in found]
