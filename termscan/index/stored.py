"""Indexed texts as bytes: a line of JSON that gives the lengths, then the columns one by one."""

from __future__ import annotations

import json
from collections.abc import Sequence

from termscan.index.text import Contexts, IndexedText
from termscan.index.types import TypeTable

_NUMBERS, _ALONE = 1, 5
"""The columns that hold numbers of types."""


def text_to_bytes(text: IndexedText) -> bytes:
    """Return an indexed text as bytes, without its types; equal texts give equal bytes."""
    contexts = text.contexts
    return _joined(
        [
            text.text.encode("utf-8", "surrogatepass"),
            text.numbers.astype("<i4").tobytes(),
            text.starts.astype("<i4").tobytes(),
            (text.ends - text.starts).astype("<i4").tobytes(),
            contexts.places.astype("<i4").tobytes(),
            contexts.alone.astype("<i4").tobytes(),
            contexts.packed,
        ]
    )


def renumber(stored: bytes, numbers: Sequence[int]) -> bytes:
    """Return the bytes of a text whose types have other numbers in another table."""
    import numpy as np

    columns = _parted(stored)
    new = np.array(numbers, "<i4")
    for column in (_NUMBERS, _ALONE):
        columns[column] = new[np.frombuffer(columns[column], "<i4")].tobytes()
    return _joined(columns)


def text_from_bytes(stored: bytes, types: TypeTable) -> IndexedText:
    """Return the text that `text_to_bytes` stored, with the table that its types are in.

    Raises:
        ValueError: the bytes are damaged, or the types are not its own.
    """
    import numpy as np

    packed_text, *packed, fragments = _parted(stored)
    numbers, starts, lengths, places, alone = (np.frombuffer(one, "<i4") for one in packed)
    if max(numbers.max(initial=-1), alone.max(initial=-1)) >= len(types):
        raise ValueError("an indexed text of other types")
    text = packed_text.decode("utf-8", "surrogatepass")
    contexts = Contexts(places, alone, fragments)
    return IndexedText(text, types, numbers, starts, starts + lengths, contexts)


def _joined(columns: Sequence[bytes]) -> bytes:
    head = json.dumps([len(column) for column in columns]).encode("ascii")
    return b"\n".join((head, b"".join(columns)))


def _parted(stored: bytes) -> list[bytes]:
    position = stored.index(b"\n") + 1
    columns = []
    for length in json.loads(stored[:position]):
        columns.append(stored[position : position + length])
        position += length
    if position != len(stored):
        raise ValueError("not an indexed text")
    return columns
