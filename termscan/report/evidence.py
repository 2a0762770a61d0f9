"""The sentences behind the numbers, as data that a page can load from a disk.

A browser lets a page that was opened from a disk run scripts beside it, but not read other files.
So each document's sentences are a script of one call, ``termscan.evidence(name, {…})``, and the
index of documents and concepts is another, ``termscan.index({…})``. Both hold JSON only.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from termscan.records import DocumentScan, Mention
from termscan.report.frames import Place, Speaking, frames
from termscan.report.frames import place as sentence_key
from termscan.report.measures import Plans
from termscan.report.model import Entry, Model, Paper
from termscan.report.reasons import reason_key
from termscan.report.target_groups import target_groups

LONGEST = 900
"""Longer sentences (a table that was read as one) are cut around the mention to this length."""

_ESCAPED = {mark: f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}


def as_script(function: str, *arguments: object) -> str:
    """Return a call of `function` with JSON arguments, safe in every place that scripts stand."""
    parts = (json.dumps(a, ensure_ascii=False, separators=(",", ":")) for a in arguments)
    text = f"termscan.{function}({','.join(parts)});\n"
    for mark, escaped in _ESCAPED.items():
        text = text.replace(mark, escaped)
    return text.encode("utf-8", "replace").decode("utf-8")


@dataclass(frozen=True, slots=True)
class Assessed:
    """What stands beside the mentions: sentences by the items of frames, and rows of plans."""

    spoken: Speaking = field(default_factory=Speaking)
    plans: Plans = field(default_factory=Plans)


def document_script(paper: Paper, model: Model, assessed: Assessed | None = None) -> str:
    """Return the script of a document's sentences and mentions.

    The sentences that speak to the items of the frames become positions in its list.
    """
    known = assessed or Assessed()
    items = known.spoken.items.get(paper.scan.document.id)
    spoken: dict[Place, int] = {}
    sentences: dict[tuple[int, str], int] = {}
    concepts: dict[str, int] = {}
    rows: list[list[Any]] = []
    for mention in sorted(paper.scan.mentions, key=lambda m: (m.page, m.start, m.end, m.concept)):
        entry = model.entry.get((mention.lexicon, mention.concept))
        if entry is not None:
            text, spans = passage(mention)
            place = sentences.setdefault((mention.page, text), len(sentences))
            concept = concepts.setdefault(entry.slug, len(concepts))
            if items and mention.status == "counted" and mention.kind != "organisation":
                spoken.setdefault(sentence_key(mention.page, mention.sentence), place)
            rows.append([place, concept, _status(mention), *_flat(text, spans)])
    found: dict[str, Any] = {
        "concepts": list(concepts),
        "sentences": [list(key) for key in sentences],
        "mentions": rows,
    }
    if items:
        found["frames"] = {
            item: sorted({spoken[key] for key in keys if key in spoken})
            for item, keys in items.items()
        }
    if rows_of_plan := known.plans.rows.get(paper.scan.document.id):
        found["plan"] = rows_of_plan
    return as_script("evidence", paper.slug, found)


def _status(mention: Mention) -> str | int:
    """Return 0 for a counted mention, else why it is not counted."""
    if mention.status == "counted":
        return 0
    return mention.status if not mention.because else f"{mention.status}|{mention.because}"


def passage(mention: Mention) -> tuple[str, list[tuple[int, int]]]:
    """Return the sentence, cut if it is long, and the mention's pieces in it."""
    text = mention.sentence or mention.surface
    base = mention.sentence_start if mention.sentence else mention.start
    pieces = mention.fragments or ((mention.start, mention.end),)
    spans = [(start - base, end - base) for start, end in pieces]
    if len(text) > LONGEST:
        first = max(0, spans[0][0] - LONGEST // 2)
        head = "… " if first else ""
        tail = " …" if first + LONGEST < len(text) else ""
        text = f"{head}{text[first : first + LONGEST]}{tail}"
        spans = [(start - first + len(head), end - first + len(head)) for start, end in spans]
    size = len(text)
    return text, [(max(0, min(a, size)), max(0, min(b, size))) for a, b in spans]


def _flat(text: str, spans: list[tuple[int, int]]) -> list[int]:
    """Return the spans as one list of offsets in UTF-16 units, as browsers count."""
    return [len(text[:offset].encode("utf-16-le", "replace")) // 2 for s in spans for offset in s]


def index_script(model: Model, plans: Plans | None = None) -> str:
    """Return the script of the index: documents with their counts, concepts, municipalities."""
    position = {entry.slug: i for i, entry in enumerate(model.entries)}
    planned = plans.rows if plans else {}
    index = {
        "concepts": [_concept_row(entry) for entry in model.entries],
        "documents": [
            _document_row(paper, model, position)
            | ({"plan": len(rows)} if (rows := planned.get(paper.scan.document.id)) else {})
            for paper in model.papers
        ],
        "municipalities": {
            place.code: [place.name_fi, place.name_sv, place.region_code, place.county_code]
            for place in model.places
        },
        "areas": {
            f"{area.level[0]}-{area.code}": [area.name_fi, area.name_sv]
            for area in (*model.regions, *model.counties)
        },
        "kinds": list(model.kinds),
        "frames": frames(),
        "groups": [
            [group, name, [position[entry.slug] for entry in entries]]
            for (group, name), entries in target_groups(model).items()
        ],
    }
    return as_script("index", index)


def _concept_row(entry: Entry) -> list[Any]:
    concept = entry.concept
    labels = [concept.labels.get(language) or concept.id for language in ("fi", "sv", "en")]
    return [entry.slug, *labels, concept.kind, concept.scope, concept.tone, int(concept.service)]


def _document_row(paper: Paper, model: Model, position: dict[str, int]) -> dict[str, Any]:
    document = paper.scan.document
    row: dict[str, Any] = {
        "id": paper.slug,
        "title": document.title or document.file_name or "",
        "kind": document.kind,
        "period": document.period or "",
        "of": list(dict.fromkeys(document.municipalities)),
        "latest": list(paper.latest_of),
        "pages": paper.scan.pages,
        "words": paper.scan.words,
        "link": paper.link or "",
        "pdf": int(document.media_type == "application/pdf"),
        "counts": _counts(paper.scan, model, position),
        "uncounted": sum(mention.status != "counted" for mention in paper.scan.mentions),
    }
    if paper.scan.status != "counted":
        reason = paper.scan.reason or ""
        row["unreadable"] = reason_key(reason) or reason
    marks = {"draft": document.draft, "replaced": not document.current}
    marks["untabled"] = not paper.tabled
    return row | {name: 1 for name, holds in marks.items() if holds}


def _counts(scan: DocumentScan, model: Model, position: dict[str, int]) -> list[int]:
    """Return pairs of a concept's position and its counted mentions, flat."""
    counted = Counter(
        position[entry.slug]
        for mention in scan.mentions
        if mention.status == "counted"
        and (entry := model.entry.get((mention.lexicon, mention.concept))) is not None
    )
    return [number for pair in sorted(counted.items()) for number in pair]
