"""From a text to its columns."""

from __future__ import annotations

import json
from collections.abc import Iterable

from termscan.index.text import Contexts, IndexedText
from termscan.index.types import COMPLETED, FOREIGN, RESPELLABLE, UNKNOWN, TypeTable, WordType
from termscan.language import Analyser
from termscan.records import Reading, Token

INDEX_FORMAT = "2"
"""Changes whenever the same text may be indexed otherwise."""

_MOST_TYPES = 400_000


class Indexer:
    """Indexes texts with an analyser that no lexicon's words were brought to."""

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser
        self._known: dict[str, tuple[tuple[Reading, ...], WordType]] = {}

    def index(self, text: str) -> IndexedText:
        """Return a text with its tokens as columns; its types are numbered from 0."""
        import numpy as np

        alone, places = self._analyser.alone(text)
        tokens = self._analyser.in_context(alone, places)
        table = TypeTable()
        numbers = self._numbers(table, alone)
        pairs = enumerate(zip(alone, tokens, strict=True))
        changed = [index for index, (before, after) in pairs if before is not after]
        numbers_alone = [numbers[index] for index in changed]
        for index in changed:
            numbers[index] = table.number(self._type(tokens[index], COMPLETED))
        return IndexedText(
            text,
            table,
            np.array(numbers, np.int32),
            np.array([token[1] for token in tokens], np.int32),
            np.array([token[2] for token in tokens], np.int32),
            Contexts(
                np.array(changed, np.int32),
                np.array(numbers_alone, np.int32),
                _packed(tokens[index] for index in changed),
            ),
        )

    def _numbers(self, table: TypeTable, tokens: Iterable[Token]) -> list[int]:
        if len(self._known) > _MOST_TYPES:
            self._known.clear()
        met: dict[tuple[str, int], int] = {}
        numbers = []
        for token in tokens:
            key = (token[3], id(token[5]))  # readings alone are shared by a type's tokens
            number = met.get(key)
            if number is None:
                number = met[key] = table.number(self._type_alone(token))
            numbers.append(number)
        return numbers

    def _type_alone(self, token: Token) -> WordType:
        known = self._known.get(token.norm)
        if known is None or known[0] is not token.readings:
            known = self._known[token.norm] = (token.readings, self._type(token, ""))
        return known[1]

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
