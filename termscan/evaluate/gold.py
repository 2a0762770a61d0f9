"""Annotated passages: what a person says a text mentions, and what only looks like a mention.

A gold file is JSON Lines in UTF-8. A line is either a passage::

    {"id": "a1", "lang": "fi", "text": "…", "mentions": [{"start": 0, "end": 13, "surface": "…",
     "id": "mielenterveys", "kind": "term", "nested": false, "flags": ["verbal"],
     "fragments": [[0, 6], [9, 13]]}], "traps": [{"start": 3, "end": 8, "surface": "…",
     "lure": "mieli", "reason": "…"}], "tags": ["heading"], "source": {"type": "own"}}

or one mention in a document whose text lies in a folder beside the file (see
`termscan.evaluate.documents`). ``id`` of a mention is the concept's. Offsets are Python string
indices, end exclusive.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from termscan.errors import FileProblems
from termscan.records import ConceptKind, Language, Span


class GoldError(FileProblems):
    """Mistakes in a file of annotated passages."""


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention as a person annotated it; `fragments` are its pieces where it is discontinuous."""

    start: int
    end: int
    surface: str
    concept: str
    kind: ConceptKind
    nested: bool = False
    flags: tuple[str, ...] = ()
    fragments: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Trap:
    """A span that looks like a mention of the concept `lure` and is none."""

    start: int
    end: int
    surface: str
    lure: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with all that a person found in it."""

    id: str
    text: str
    language: Language = "fi"
    mentions: tuple[GoldMention, ...] = ()
    traps: tuple[Trap, ...] = ()
    tags: tuple[str, ...] = ()
    source: Mapping[str, Any] = field(default_factory=dict)


def kind_of(concept: str) -> ConceptKind:
    """Tell a concept's kind from its id: ``p:`` practices, ``o:`` organisations, else terms."""
    kinds: dict[str, ConceptKind] = {"p:": "practice", "o:": "organisation"}
    return kinds.get(concept[:2], "term")


def as_row(passage: Passage) -> dict[str, Any]:
    """Write a passage as an object of a gold file."""
    return {
        "id": passage.id,
        "lang": passage.language,
        "text": passage.text,
        "source": dict(passage.source),
        "mentions": [_mention_row(item) for item in passage.mentions],
        "traps": [
            {"start": t.start, "end": t.end, "surface": t.surface, "lure": t.lure}
            | ({"reason": t.reason} if t.reason else {})
            for t in passage.traps
        ],
        "tags": list(passage.tags),
    }


def _mention_row(item: GoldMention) -> dict[str, Any]:
    row: dict[str, Any] = {
        "start": item.start,
        "end": item.end,
        "surface": item.surface,
        "id": item.concept,
        "kind": "org" if item.kind == "organisation" else item.kind,
        "nested": item.nested,
        "flags": list(item.flags),
    }
    if item.fragments:
        row["fragments"] = [list(piece) for piece in item.fragments]
    return row


def dump(passages: Iterable[Passage]) -> str:
    """Write passages as the text of a gold file: one JSON object a line."""
    lines = (json.dumps(as_row(passage), ensure_ascii=False) for passage in passages)
    return "".join(f"{line}\n" for line in lines)
