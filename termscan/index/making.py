"""From a text to its columns."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from termscan.index.text import Contexts, IndexedText
from termscan.index.types import (
    COMPLETED,
    FOREIGN,
    RESPELLABLE,
    UNKNOWN,
    Entry,
    TypeTable,
    WordType,
)
from termscan.language import Analyser
from termscan.records import Token

INDEX_FORMAT = "3"
"""Changes whenever the same text may be indexed otherwise."""

_MOST_TYPES = 400_000


class Indexer:
    """Indexes texts with an analyser that no lexicon's words were brought to.

    `types` is the table that all its texts share; it grows with each.
    """

    def __init__(self, analyser: Analyser) -> None:
        self.types = TypeTable()
        self._analyser = analyser
        self._known: dict[int, tuple[int, Entry]] = {}

    def index(self, text: str) -> IndexedText:
        """Return a text with its tokens as columns."""
        import numpy as np

        alone, places = self._analyser.alone(text)
        changed = dict(sorted(self._analyser.in_context(alone, places).items()))
        numbers = np.array(self._numbers(alone.entries), np.int32)
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

    def _numbers(self, entries: Sequence[Entry]) -> list[int]:
        """Return the number of each entry's type; a type's tokens share one entry."""
        if len(self._known) > _MOST_TYPES:
            self._known.clear()
        marks = list(map(id, entries))
        met = dict(zip(marks, entries, strict=True))
        known = self._known
        numbers = {mark: (known.get(mark) or self._learn(met[mark]))[0] for mark in met}
        return list(map(numbers.__getitem__, marks))

    def _learn(self, entry: Entry) -> tuple[int, Entry]:
        """Number the type of an entry, which is kept so that no other gets its mark."""
        known = self._number(Token(entry[0], 0, 0, *entry), ""), entry
        self._known[id(entry)] = known
        return known

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
