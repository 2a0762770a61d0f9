"""Counts of every concept in every municipality: tidy, and as a matrix."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

from termscan.records import Concept, Municipality
from termscan.tables.catalogue import COUNTS, COUNTS_WIDE, TOTAL_COLUMNS
from termscan.tables.cells import Integers, different, masked, spread
from termscan.tables.material import UNPLACED, Material
from termscan.tables.schema import Column, TableSchema
from termscan.tables.table import Table, make_table

DECIMALS = 4
"""Rates are rounded to so many decimals."""


@dataclass(frozen=True, slots=True)
class Groups:
    """A municipality's documents of one kind and period, a row each; numbers where `counted`.

    `counts` is groups × concepts; it and `words` hold 0 where nothing was counted.
    """

    municipality: Integers
    kind: list[str]
    period: list[str | None]
    status: npt.NDArray[np.object_]
    documents: Integers
    words: Integers
    joint: npt.NDArray[np.bool_]
    counts: Integers

    @property
    def counted(self) -> npt.NDArray[np.bool_]:
        """Which groups have numbers."""
        return np.asarray(self.status == "counted", dtype=bool)


def count_groups(material: Material, *, by_period: bool = True) -> Groups:
    """Add up documents by municipality, kind and period, and append the pairs that have none.

    Where periods are put together, a group's `period` names them all, joined by commas.
    """
    members = _members(material, by_period=by_period)
    keys = sorted(members)
    documents = [members[key] for key in keys]
    periods = [sorted({p for row in rows if (p := _period(material, row))}) for rows in documents]
    group = np.repeat(np.arange(len(keys)), np.array(list(map(len, documents)), dtype=np.int64))
    rows = np.array(list(chain.from_iterable(documents)), dtype=np.int64)
    there = np.bincount(group, minlength=len(keys)) > 0
    joint = np.bincount(group, material.joint[rows], minlength=len(keys)) > 0
    group, rows = group[material.readable[rows]], rows[material.readable[rows]]
    read = np.bincount(group, minlength=len(keys))
    status = np.where(read > 0, "counted", np.where(there, "unreadable", "missing"))
    counts = np.zeros((len(keys), len(material.concepts)), dtype=np.int64)
    np.add.at(counts, group, material.document_counts[rows])
    return Groups(
        municipality=np.array([place for place, _, _ in keys], dtype=np.int64),
        kind=[kind for _, kind, _ in keys],
        period=[", ".join(names) or None for names in periods],
        status=status.astype(object),
        documents=read,
        words=np.bincount(group, material.words[rows], minlength=len(keys)).astype(np.int64),
        joint=joint,
        counts=counts,
    )


GroupKey = tuple[int, str, tuple[bool, str]]
"""A municipality's index, a kind and a period; the unknown period sorts last."""


def _members(material: Material, *, by_period: bool) -> dict[GroupKey, list[int]]:
    members: dict[GroupKey, list[int]] = {}
    for document, place in material.owners.tolist():
        if place != UNPLACED:
            period = _period(material, document) if by_period else None
            key = (place, material.scans[document].document.kind, (period is None, period or ""))
            members.setdefault(key, []).append(document)
    places = material.place_index
    present = {(place, kind) for place, kind, _ in members}
    for code, kind in material.pairs:
        if (places[code], kind) not in present:
            members[places[code], kind, (True, "")] = []
    return members


def _period(material: Material, document: int) -> str | None:
    return material.scans[document].document.period or None


def counts_table(material: Material) -> Table:
    """Make the table `counts`; see its schema."""
    groups = count_groups(material)
    concepts = material.concepts
    by_group = np.repeat(np.arange(len(groups.kind)), len(concepts))
    by_concept = np.tile(np.arange(len(concepts)), len(groups.kind))
    limit = groups.counts.max(initial=0) + 1
    pairs, which = different(by_group * limit + groups.counts.ravel())
    group, number = np.divmod(pairs, limit)
    mentions = masked(number, groups.counted[group])
    words = masked(groups.words[group], groups.counted[group])
    numbers = {"mentions": mentions, "words": words, "per_1000_words": rate(mentions, words, 1000)}
    columns: dict[str, Any] = {
        **spread(municipality_columns(material.municipalities), groups.municipality[by_group]),
        **spread({"document_kind": groups.kind, "period": groups.period}, by_group),
        **spread({"status": groups.status}, by_group),
        **spread(concept_columns(concepts), by_concept),
        **spread(numbers, which),
        **spread({"documents": groups.documents, "joint": groups.joint}, by_group),
    }
    return make_table(COUNTS, columns, sort=False)


def wide_schema(concepts: Sequence[Concept]) -> TableSchema:
    """Return the schema of `counts_wide` for these concepts: a column each, named by its id."""
    names = concept_names(concepts)
    return COUNTS_WIDE.extended(
        Column(
            name,
            "integer",
            concept.labels.get("fi", concept.id),
            f"mentions of {concept.labels.get('fi', concept.id)} ({concept.lexicon})",
            "mentions",
        )
        for name, concept in zip(names, concepts, strict=True)
    )


def concept_names(concepts: Sequence[Concept]) -> list[str]:
    """Return a name a concept: its id, with the lexicon before it where that is not unique."""
    taken = {column.name for column in COUNTS_WIDE.columns}
    ids = [concept.id for concept in concepts]
    repeated = {name for name in ids if name in taken or ids.count(name) > 1}
    return [
        f"{concept.lexicon}:{concept.id}" if concept.id in repeated else concept.id
        for concept in concepts
    ]


def counts_wide_table(material: Material) -> Table:
    """Make the table `counts_wide`; see its schema."""
    groups = count_groups(material, by_period=False)
    counted = groups.counted
    columns: dict[str, Any] = {
        **spread(municipality_columns(material.municipalities), groups.municipality),
        "document_kind": groups.kind,
        "period": groups.period,
        "status": groups.status,
        "documents": groups.documents,
        "joint": groups.joint,
        "words": masked(groups.words, counted),
    }
    for column in TOTAL_COLUMNS:
        within = np.array([_TOTALS[column.name](c) for c in material.concepts], dtype=bool)
        columns[column.name] = masked(groups.counts[:, within].sum(axis=1), counted)
    for i, name in enumerate(concept_names(material.concepts)):
        columns[name] = masked(groups.counts[:, i], counted)
    return make_table(wide_schema(material.concepts), columns, sort=False)


def _term(field: str, value: str) -> Callable[[Concept], bool]:
    return lambda concept: concept.kind == "term" and getattr(concept, field) == value


_TOTALS: dict[str, Callable[[Concept], bool]] = {
    "terms": lambda concept: concept.kind == "term",
    **{scope: _term("scope", scope) for scope in ("core", "near", "context")},
    **{
        tone: _term("tone", tone)
        for tone in ("promotion", "prevention", "problem_and_care", "neutral")
    },
    "practices": lambda concept: concept.kind == "practice",
    "services": lambda concept: concept.kind == "practice" and concept.service,
}


def municipality_columns(municipalities: Sequence[Municipality]) -> dict[str, list[str | None]]:
    """Return the columns that say which municipality and area a row is of."""
    return {
        "municipality_code": [place.code for place in municipalities],
        "municipality_fi": [place.name_fi or None for place in municipalities],
        "municipality_sv": [place.name_sv or None for place in municipalities],
        "region_fi": [place.region_fi or None for place in municipalities],
        "region_sv": [place.region_sv or None for place in municipalities],
        "county_fi": [place.county_fi or None for place in municipalities],
        "county_sv": [place.county_sv or None for place in municipalities],
    }


def concept_columns(concepts: Sequence[Concept]) -> dict[str, list[str | None]]:
    """Return the columns that say which concept a row is of."""
    return {
        "lexicon": [concept.lexicon for concept in concepts],
        "concept": [concept.id for concept in concepts],
        "label_fi": [concept.labels.get("fi") for concept in concepts],
        "label_sv": [concept.labels.get("sv") for concept in concepts],
        "kind": [concept.kind for concept in concepts],
        "scope": [concept.scope for concept in concepts],
        "tone": [concept.tone for concept in concepts],
    }


def rate(number: Any, base: Any, per: int) -> Any:
    """Return `number` per `per` of `base`, rounded; missing where either is, or `base` is 0."""
    below = np.ma.filled(base.astype(float), np.nan)
    above = np.ma.filled(number.astype(float), np.nan)
    defined = (below > 0) & ~np.isnan(above)
    values = np.divide(above * per, below, out=np.zeros_like(above), where=defined)
    return masked(np.round(values, DECIMALS), defined)
