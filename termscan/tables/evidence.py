"""Sentences that may speak to the items of the analysis frames, grouped and never judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from termscan.records import Mention
from termscan.tables.assessment import EVIDENCE, TARGET_GROUPS
from termscan.tables.counts import concept_columns, municipality_columns, spread
from termscan.tables.documents import document_columns, page_address, texts_or_none
from termscan.tables.frame import make_frame
from termscan.tables.frames import FrameItem, frame_items, target_groups
from termscan.tables.material import FRAMES_LEXICON, Material

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
    material: Material, frames: frozenset[str] | None, *, anywhere: bool
) -> pd.DataFrame:
    """Make the table `evidence`; see its schema.

    Only for some `frames`, if they are named. Sentences without a term or practice are left out,
    unless they are wanted `anywhere`.
    """
    chosen = _by_cue(item for item in frame_items() if frames is None or item.frame in frames)
    found = [
        (row, place, item, sentence)
        for row, places in _places(material).items()
        for item, sentence in _speaking(_sentences(material, row), chosen, anywhere=anywhere)
        for place in places
    ]
    documents = [material.scans[row].document for row, _, _, _ in found]
    places = np.array([place for _, place, _, _ in found], dtype=np.int64)
    items = [item for _, _, item, _ in found]
    sentences = [sentence for _, _, _, sentence in found]
    columns: dict[str, Any] = {
        **spread(municipality_columns(material.municipalities), places),
        **document_columns(documents),
        **{
            name: [getattr(item, name) for item in items]
            for name in ("frame", "frame_fi", "item", "item_fi", "item_en", "confirmed")
        },
        "cues": [
            ", ".join(sorted(s.cues[cue] for cue in item.cues & s.cues.keys()))
            for item, s in zip(items, sentences, strict=True)
        ],
        "terms": [", ".join(sorted(s.terms)) or None for s in sentences],
        "page": [s.page for s in sentences],
        "sentence": texts_or_none([s.text for s in sentences]),
        "url": [page_address(d, s.page) for d, s in zip(documents, sentences, strict=True)],
    }
    return make_frame(EVIDENCE, columns)


def _places(material: Material) -> dict[int, list[int]]:
    places: dict[int, list[int]] = {}
    for row, place in material.owners.tolist():
        places.setdefault(row, []).append(place)
    return places


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


def _by_cue(items: Iterable[FrameItem]) -> dict[str, list[tuple[int, FrameItem]]]:
    """Return the items that each cue speaks to, numbered in their order."""
    found: dict[str, list[tuple[int, FrameItem]]] = {}
    for number, item in enumerate(items):
        for cue in item.cues:
            found.setdefault(cue, []).append((number, item))
    return found


def _speaking(
    sentences: Iterable[Sentence],
    by_cue: dict[str, list[tuple[int, FrameItem]]],
    *,
    anywhere: bool,
) -> Iterator[tuple[FrameItem, Sentence]]:
    for sentence in sentences:
        if sentence.cues and (sentence.terms or anywhere):
            spoken = dict(pair for cue in sentence.cues for pair in by_cue.get(cue, ()))
            for number in sorted(spoken):
                yield spoken[number], sentence


def target_groups_table(material: Material) -> pd.DataFrame:
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
    return make_frame(TARGET_GROUPS, columns)


def _municipalities(material: Material, concept: int) -> list[str]:
    having = material.document_counts[material.owners[:, 0], concept] > 0
    places = np.unique(material.owners[having, 1])
    found = [material.municipalities[place] for place in places if place >= 0]
    return [place.name_fi or place.code for place in found]
