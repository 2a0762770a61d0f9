"""The table `counts` as a JSON-stat 2.0 cube (https://json-stat.org/full/).

Dimensions: municipality, document_kind, period, concept and measure. The cube is sparse: cells of
combinations that do not exist are absent, cells of documents that are missing or unreadable are
absent and have a `status`.
"""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pandas as pd

from termscan.export.cells import ExportTable, values
from termscan.export.stamp import Stamp
from termscan.tables.schema import TableSchema

MEASURES = ("mentions", "words", "per_1000_words")
UNKNOWN_PERIOD = "unknown"
"""Id of the period of documents whose period is not known, and of missing documents."""

DIMENSIONS = ("municipality", "document_kind", "period", "concept", "measure")


def jsonstat_bytes(table: ExportTable, stamp: Stamp) -> bytes:
    """Return the counts as a JSON-stat dataset."""
    frame = table.frame
    keys = {
        "municipality": frame["municipality_code"],
        "document_kind": frame["document_kind"],
        "period": frame["period"].fillna(UNKNOWN_PERIOD),
        "concept": _concept_ids(frame),
    }
    codes, ids = {}, {}
    for name, key in keys.items():
        codes[name], found = pd.factorize(key, sort=True)
        ids[name] = [str(value) for value in found]
    ids["measure"] = list(MEASURES)
    size = [len(ids[name]) for name in DIMENSIONS]
    cells = np.zeros(len(frame), dtype=np.int64)
    for name in keys:
        cells = cells * len(ids[name]) + codes[name]
    dataset: dict[str, Any] = {
        "version": "2.0",
        "class": "dataset",
        "label": table.schema.title,
        "note": [table.schema.description],
        "id": list(DIMENSIONS),
        "size": size,
        "role": {"geo": ["municipality"], "time": ["period"], "metric": ["measure"]},
        "dimension": _dimensions(table, keys, ids),
        "value": _values(frame, cells),
        "status": _status(frame, cells),
        "extension": {"termscan": stamp.as_json()},
    }
    text = json.dumps(dataset, ensure_ascii=False, separators=(",", ":"))
    return (text + "\n").encode("utf-8")


def _concept_ids(frame: pd.DataFrame) -> pd.Series:
    """Return a concept's id, with its lexicon where two lexicons share it."""
    pairs = frame[["lexicon", "concept"]].drop_duplicates()
    shared = pairs.loc[pairs["concept"].duplicated(keep=False), "concept"]
    full = frame["lexicon"] + ":" + frame["concept"]
    return frame["concept"].mask(frame["concept"].isin(shared), full)


def _values(frame: pd.DataFrame, cells: np.ndarray) -> dict[str, Any]:
    found: dict[int, Any] = {}
    for place, measure in enumerate(MEASURES):
        index = (cells * len(MEASURES) + place).tolist()
        column = values(frame[measure].array)
        found.update(
            (cell, value) for cell, value in zip(index, column, strict=True) if value is not None
        )
    return {str(cell): found[cell] for cell in sorted(found)}


def _status(frame: pd.DataFrame, cells: np.ndarray) -> dict[str, str]:
    gaps = (frame["status"] != "counted").to_numpy(dtype=bool)
    names = values(frame["status"].array[gaps])
    return {
        str(cell * len(MEASURES) + place): name
        for cell, name in sorted(zip(cells[gaps].tolist(), names, strict=True))
        for place in range(len(MEASURES))
    }


def _dimensions(
    table: ExportTable, keys: dict[str, pd.Series], ids: dict[str, list[str]]
) -> dict[str, Any]:
    schema, frame = table.schema, table.frame
    labels = {
        "municipality": _labels(keys["municipality"], frame["municipality_fi"]),
        "concept": _labels(keys["concept"], frame["label_fi"]),
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


def _labels(key: pd.Series, label: pd.Series) -> dict[str, str]:
    pairs = pd.DataFrame({"key": key, "label": label}).drop_duplicates("key").dropna()
    return dict(zip(pairs["key"], pairs["label"], strict=True))
