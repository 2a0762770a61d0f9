"""Indexed texts as bytes: a line of JSON that gives the lengths, then the columns one by one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from termscan.index.text import Contexts, IndexedText
from termscan.index.types import TypeTable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WIDTHS = (b"\1", b"\2", b"\4")


class StoredText(NamedTuple):
    """An indexed text as bytes; `words` are the numbers of its types, and nothing else has any."""

    words: bytes
    rest: bytes


def text_to_bytes(text: IndexedText) -> StoredText:
    """Return an indexed text as bytes, without its types; equal texts give equal bytes."""
    import numpy as np

    contexts = text.contexts
    gaps = text.starts - np.concatenate(([0], text.ends[:-1]))[: len(text)]
    words = pack([column_to_bytes(text.numbers), column_to_bytes(contexts.alone)])
    rest = pack(
        [
            text.text.encode("utf-8", "surrogatepass"),
            column_to_bytes(gaps),
            column_to_bytes(text.ends - text.starts),
            column_to_bytes(contexts.places),
            contexts.packed,
        ]
    )
    return StoredText(words, rest)


def renumber(words: bytes, numbers: Sequence[int] | NDArray[np.int32]) -> bytes:
    """Return the `words` of a text whose types have other numbers in another table."""
    import numpy as np

    new = np.array(numbers, np.int32)
    return pack([column_to_bytes(new[column_from_bytes(one)]) for one in unpack(words)])


def numbers_from_bytes(words: bytes) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return from the `words` of a text its types, and those that `Contexts` has.

    Raises:
        ValueError: the bytes are damaged.
    """
    numbers, alone = unpack(words)
    return column_from_bytes(numbers), column_from_bytes(alone)


def text_from_bytes(stored: StoredText, types: TypeTable) -> IndexedText:
    """Return the text that `text_to_bytes` stored, with the table that its types are in.

    Raises:
        ValueError: the bytes are damaged, or the types are not its own.
    """
    import numpy as np

    numbers, alone = numbers_from_bytes(stored.words)
    packed_text, *columns, fragments = unpack(stored.rest)
    gaps, lengths, places = map(column_from_bytes, columns)
    if max(numbers.max(initial=-1), alone.max(initial=-1)) >= len(types):
        raise ValueError("an indexed text of other types")
    text = packed_text.decode("utf-8", "surrogatepass")
    ends = np.cumsum(gaps + lengths, dtype=np.int32)
    contexts = Contexts(places, alone, fragments)
    return IndexedText(text, types, numbers, ends - lengths, ends, contexts)


def column_to_bytes(column: NDArray[np.int32]) -> bytes:
    """Return a column of whole numbers, none of them negative, in as few bytes as hold all."""
    most = column.max(initial=0)
    width = 1 if most < 1 << 8 else 2 if most < 1 << 16 else 4
    return bytes([width]) + column.astype(f"<u{width}").tobytes()


def column_from_bytes(stored: bytes) -> NDArray[np.int32]:
    """Return the column that `column_to_bytes` stored.

    Raises:
        ValueError: the bytes are damaged.
    """
    import numpy as np

    if stored[:1] not in _WIDTHS:
        raise ValueError("not a column of numbers")
    return np.frombuffer(stored, f"<u{stored[0]}", offset=1).astype(np.int32)


def pack(columns: Sequence[bytes]) -> bytes:
    """Return several byte strings as one."""
    head = json.dumps([len(column) for column in columns]).encode("ascii")
    return b"\n".join((head, b"".join(columns)))


def unpack(stored: bytes) -> list[bytes]:
    """Return the byte strings that `pack` joined.

    Raises:
        ValueError: the bytes are damaged.
    """
    position = stored.index(b"\n") + 1
    columns = []
    for length in json.loads(stored[:position]):
        columns.append(stored[position : position + length])
        position += length
    if position != len(stored):
        raise ValueError("not an indexed text")
    return columns
