"""What mentions are summed under: concept, broadest concept, tone, scope or lexicon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from termscan.records import Concept
from termscan.tables.cells import Integers

By = Literal["concept", "group", "tone", "scope", "lexicon"]
EVERY_BY: tuple[By, ...] = get_args(By)


@dataclass(frozen=True, slots=True)
class Item:
    """Something that mentions are summed under; `lexicon` is None where it spans several."""

    by: By
    lexicon: str | None
    key: str
    label_fi: str | None
    label_sv: str | None


def items(concepts: Sequence[Concept], by: By) -> tuple[list[Item], Integers]:
    """Return the items, sorted, and the matrix concepts × items of which belongs to which.

    Tones and scopes are those of terms: practices and organisations belong to none.
    """
    found = [_item(concept, by, concepts) for concept in concepts]
    order = sorted(
        {item for item in found if item}, key=lambda item: (item.lexicon or "", item.key)
    )
    place = {item: i for i, item in enumerate(order)}
    matrix = np.zeros((len(concepts), len(order)), dtype=np.int64)
    for row, item in enumerate(found):
        if item is not None:
            matrix[row, place[item]] = 1
    return order, matrix


def _item(concept: Concept, by: By, concepts: Sequence[Concept]) -> Item | None:
    if by == "lexicon":
        return Item(by, concept.lexicon, concept.lexicon, None, None)
    if by in ("tone", "scope"):
        key = concept.tone if by == "tone" else concept.scope
        return Item(by, None, key, None, None) if concept.kind == "term" else None
    top = concept if by == "concept" else broadest(concept, concepts)
    return Item(by, top.lexicon, top.id, top.labels.get("fi"), top.labels.get("sv"))


def broadest(concept: Concept, concepts: Sequence[Concept]) -> Concept:
    """Return the concept at the top of its chain of broader ones; a circle ends where it began."""
    within = {other.id: other for other in concepts if other.lexicon == concept.lexicon}
    seen = {concept.id}
    while concept.broader in within and concept.broader not in seen:
        concept = within[concept.broader]
        seen.add(concept.id)
    return concept
