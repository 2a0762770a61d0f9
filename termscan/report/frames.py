"""The analysis frames by which people assess a municipality, and the sentences that speak to them.

They are the assessment form's four areas, the six recommendations and the supporting factors.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from termscan.report.model import Model

FRAMES: Mapping[str, tuple[str, ...]] = {
    "assessment-form": ("A1", "A2", "A3", "A4"),
    "recommendations": ("R1", "R2", "R3", "R3a", "R3b", "R3c", "R3d", "R4", "R5", "R6"),
    "supporting-factors": ("S1", "S2", "S3", "S4", "S5"),
}

Place = tuple[int, str]
"""A page and its sentence, as letters and digits alone."""


@dataclass(frozen=True, slots=True)
class Speaking:
    """Sentences by document and item, and how many of them each municipality's latest have."""

    items: dict[str, dict[str, list[Place]]] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)


def speaking(model: Model) -> Speaking:
    """Read the table `evidence` of the latest documents."""
    frame = model.tables.select(period="latest").evidence(list(FRAMES))
    names = ("municipality_code", "document", "item", "page", "sentence")
    items: dict[str, dict[str, list[Place]]] = {}
    sentences: dict[str, set[tuple[str, Place]]] = {}
    for code, document, item, page, text in zip(*(frame[n].tolist() for n in names), strict=True):
        if isinstance(text, str):
            key = place(int(page), text)
            found = items.setdefault(document, {}).setdefault(item, [])
            if key not in found[-1:]:
                found.append(key)
            if isinstance(code, str):
                sentences.setdefault(code, set()).add((document, key))
    return Speaking(items, {code: len(keys) for code, keys in sentences.items()})


def place(page: int, text: str) -> Place:
    """Return what tells a sentence from the others, however a table cleaned its text."""
    return page, "".join(character for character in text if character.isalnum())
