"""From a text to its columns."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from termscan.index.text import Contexts, IndexedText
from termscan.index.types import (
    COMPLETED,
    FOREIGN,
    RESPELLABLE,
    UNKNOWN,
    TypeTable,
    WordType,
)
from termscan.language import Analyser, Entry
from termscan.records import Token

INDEX_FORMAT = "4"
"""Changes whenever the same text may be indexed otherwise."""

_MOST_TYPES = 400_000


class _Numbers(dict[Entry, int]):
    """The number of each entry's type, worked out when the entry is first met."""

    def __init__(self, work_out: Callable[[Entry], int]) -> None:
        self._work_out = work_out

    def __missing__(self, entry: Entry) -> int:
        if len(self) >= _MOST_TYPES:
            self.clear()
        number = self[entry] = self._work_out(entry)
        return number


class Indexer:
    """Indexes texts with an analyser that no lexicon's words were brought to.

    `types` is the table that all its texts share; it grows with each.
    """

    def __init__(self, analyser: Analyser) -> None:
        self.types = TypeTable()
        self._analyser = analyser
        self._numbers = _Numbers(lambda entry: self._number(entry.token("", 0, 0), ""))

    def index(self, text: str) -> IndexedText:
        """Return a text with its tokens as columns."""
        import numpy as np

        alone, places = self._analyser.alone(text)
        changed = dict(sorted(self._analyser.in_context(alone, places).items()))
        numbers = np.fromiter(map(self._numbers.__getitem__, alone.entries), np.int32)
        where = np.array(list(changed), np.int32)
        numbers_alone = numbers[where]
        numbers[where] = [self._number(token, COMPLETED) for token in changed.values()]
        return IndexedText(
            text,
            self.types,
            numbers,
            np.array(alone.starts, np.int32),
            np.array(alone.ends, np.int32),
            Contexts(where, numbers_alone, _packed(changed.values())),
        )

    def _number(self, token: Token, flags: str) -> int:
        return self.types.number(self._type(token, flags).line)

    def _type(self, token: Token, flags: str) -> WordType:
        return WordType.of(token, flags + self._flags(token))

    def _flags(self, token: Token) -> str:
        if token.kind != "word" or not token.readings:
            return ""
        if not any(reading.pos for reading in token.readings):
            return FOREIGN
        bare = token.norm.strip("-#–—")
        readings = token.readings if bare == token.norm else self._analyser.readings(bare)
        if any(reading.origin == "dictionary" for reading in readings):
            return ""
        return UNKNOWN + (RESPELLABLE if self._analyser.is_respellable(bare) else "")


def _packed(tokens: Iterable[Token]) -> bytes:
    """Return the fragments of the tokens' readings, counted from the start of each token."""
    rows = (
        [
            [(first - token.start, last - token.start) for first, last in reading.fragments]
            for reading in token.readings
        ]
        for token in tokens
    )
    return "\n".join(json.dumps(row, separators=(",", ":")) for row in rows).encode("ascii")
