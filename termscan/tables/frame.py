"""Frames with the dtypes, order and sorting that a schema declares."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from termscan.tables.schema import TableSchema

DTYPES = {"text": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean"}
"""pandas' nullable dtypes: a missing value is `pandas.NA` in every column."""

_CONTROLS = dict.fromkeys({*range(0x20), 0x7F} - {ord("\t"), ord("\n")}, " ")
_NOT_TEXT = re.compile("[\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Replace, one for one, the characters that some file format cannot carry.

    Offsets stay true: control characters other than tab and line feed become spaces, lone
    surrogates and non-characters become U+FFFD.
    """
    if text.isprintable():
        return text
    return _NOT_TEXT.sub("\N{REPLACEMENT CHARACTER}", text.translate(_CONTROLS))


def make_frame(
    schema: TableSchema, columns: Mapping[str, Any], *, sort: bool = True
) -> pd.DataFrame:
    """Return the columns that `schema` names, in its order and dtypes, sorted by its key."""
    frame = pd.DataFrame(
        {
            column.name: pd.array(columns[column.name], dtype=DTYPES[column.type])
            for column in schema.columns
        }
    )
    if sort and schema.key:
        frame = frame.sort_values(list(schema.key), kind="stable", ignore_index=True)
    return frame
