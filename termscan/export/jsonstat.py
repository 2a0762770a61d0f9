"""The table `counts` as a JSON-stat 2.0 cube (https://json-stat.org/full/).

Dimensions: municipality, document_kind, period, concept and measure. The cube is sparse: cells of
combinations that do not exist are absent, cells of documents that are missing or unreadable are
absent and have a `status`.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import numpy as np

from termscan.export.stamp import Stamp
from termscan.tables.cells import Cells, Integers, cells
from termscan.tables.schema import TableSchema
from termscan.tables.table import Table

MEASURES = ("mentions", "words", "per_1000_words")
UNKNOWN_PERIOD = "unknown"
"""Id of the period of documents whose period is not known, and of missing documents."""

DIMENSIONS = ("municipality", "document_kind", "period", "concept", "measure")


def jsonstat_bytes(table: Table, stamp: Stamp) -> bytes:
    """Return the counts as a JSON-stat dataset."""
    columns = table.columns
    keys = {
        "municipality": columns["municipality_code"].compact(),
        "document_kind": columns["document_kind"].compact(),
        "period": cells(period or UNKNOWN_PERIOD for period in columns["period"].objects()),
        "concept": _concept_ids(table),
    }
    ids = {name: sorted(key.values) for name, key in keys.items()}
    ids["measure"] = list(MEASURES)
    size = [len(ids[name]) for name in DIMENSIONS]
    places = np.zeros(len(table), dtype=np.int64)
    for key in keys.values():
        places = places * len(key.values) + key.ranks()
    dataset: dict[str, Any] = {
        "version": "2.0",
        "class": "dataset",
        "label": table.schema.title,
        "note": [table.schema.description],
        "id": list(DIMENSIONS),
        "size": size,
        "role": {"geo": ["municipality"], "time": ["period"], "metric": ["measure"]},
        "dimension": _dimensions(table, keys, ids),
        "value": _values(table, places),
        "status": _status(table, places),
        "extension": {"termscan": stamp.as_json()},
    }
    text = json.dumps(dataset, ensure_ascii=False, separators=(",", ":"))
    return (text + "\n").encode("utf-8")


def _concept_ids(table: Table) -> Cells:
    """Return a concept's id, with its lexicon where two lexicons share it."""
    names = (table.columns[name].objects() for name in ("lexicon", "concept"))
    pairs = cells(zip(*names, strict=True))
    lexicons = Counter(concept for _, concept in pairs.values)
    return pairs.map(lambda pair: ":".join(pair) if lexicons[pair[1]] > 1 else pair[1])


def _values(table: Table, places: Integers) -> dict[str, Any]:
    found: dict[int, Any] = {}
    for at, measure in enumerate(MEASURES):
        index = (places * len(MEASURES) + at).tolist()
        column = table.columns[measure].objects()
        found.update(
            (cell, value) for cell, value in zip(index, column, strict=True) if value is not None
        )
    return {str(cell): found[cell] for cell in sorted(found)}


def _status(table: Table, places: Integers) -> dict[str, str]:
    statuses = zip(places.tolist(), table.columns["status"].objects(), strict=True)
    return {
        str(place * len(MEASURES) + at): status
        for place, status in sorted(statuses)
        if status != "counted"
        for at in range(len(MEASURES))
    }


def _dimensions(table: Table, keys: dict[str, Cells], ids: dict[str, list[str]]) -> dict[str, Any]:
    schema = table.schema
    labels: dict[str, dict[str, str | None]] = {
        "municipality": _labels(keys["municipality"], table.columns["municipality_fi"]),
        "concept": _labels(keys["concept"], table.columns["label_fi"]),
        "measure": {name: schema.column(name).title for name in MEASURES},
    }
    columns = {"municipality": "municipality_fi"}
    made: dict[str, Any] = {}
    for name in DIMENSIONS:
        label = _label(schema, columns.get(name, name))
        category: dict[str, Any] = {"index": ids[name]}
        if name in labels:
            category["label"] = {key: labels[name].get(key) or key for key in ids[name]}
        made[name] = {"label": label, "category": category}
    made["measure"]["category"]["unit"] = {
        name: {"label": schema.column(name).unit, "decimals": 4 if name.startswith("per") else 0}
        for name in MEASURES
    }
    return made


def _label(schema: TableSchema, name: str) -> str:
    return schema.column(name).title if name in schema.names else "Tieto"


def _labels(key: Cells, label: Cells) -> dict[str, str | None]:
    """Return for each key the label that stands beside it first."""
    found: dict[str, str | None] = {}
    for name, text in zip(key.objects(), label.objects(), strict=True):
        found.setdefault(name, text)
    return found
