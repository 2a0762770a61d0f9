"""The analysis frames by which people assess a municipality, and the sentences that speak to them.

The assessment form's areas, the recommendations and the supporting factors come first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from termscan.report.model import Model
from termscan.tables import frame_items

FIRST = ("assessment-form", "recommendations", "supporting-factors")
"""The frames that a municipality is assessed by; the others follow in the order of their file."""

_BETWEEN = re.compile(r"[\W_]+")

Place = tuple[int, str]
"""A page and its sentence, as letters and digits alone."""


@cache
def frames() -> dict[str, tuple[str, ...]]:
    """Return the items of each frame."""
    found: dict[str, tuple[str, ...]] = dict.fromkeys(FIRST, ())
    for item in frame_items():
        found[item.frame] = (*found.get(item.frame, ()), item.item)
    return found


@dataclass(frozen=True, slots=True)
class Speaking:
    """Sentences by document and item, and how many of them an area's latest documents have.

    An area is a municipality by its code, a region (``r-13``) or a county (``c-15``).
    """

    items: dict[str, dict[str, list[Place]]] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)


def speaking(model: Model) -> Speaking:
    """Read the table `evidence` of the latest documents."""
    frame = model.tables.select(period="latest").evidence()
    names = ("municipality_code", "document", "item", "page", "sentence")
    items: dict[str, dict[str, list[Place]]] = {}
    sentences: dict[str, set[tuple[str, Place]]] = {}
    keys: dict[tuple[int, str], Place] = {}
    for code, document, item, page, text in zip(*(frame[n].tolist() for n in names), strict=True):
        if isinstance(text, str):
            key = keys.get((page, text)) or keys.setdefault((page, text), place(int(page), text))
            found = items.setdefault(document, {}).setdefault(item, [])
            if key not in found[-1:]:
                found.append(key)
            for area in model.areas_of(code) if isinstance(code, str) else ():
                sentences.setdefault(area, set()).add((document, key))
    return Speaking(items, {area: len(keys) for area, keys in sentences.items()})


def place(page: int, text: str) -> Place:
    """Return what tells a sentence from the others, however a table cleaned its text."""
    return page, _BETWEEN.sub("", text)
