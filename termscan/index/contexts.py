"""Where a lexicon's words change the readings of an indexed text, and how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from termscan.index.text import IndexedText
from termscan.index.types import COMPLETED, FOREIGN, RESPELLABLE, UNKNOWN, TypeTable, WordType
from termscan.index.values import TypeValues
from termscan.language import Analyser
from termscan.records import Reading, Span, Token

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_REACH = 64
"""Tokens: farther than a torn word (40 pieces) and an elliptical compound (12 words) reach."""

_COMPLETED = 16
"""Tokens: farther than an elliptical compound reaches."""

_DIFFERENT, _BEGINNING = 1, 2
_Readings = tuple[Reading, ...]


class Differences:
    """Finds the tokens that an analyser, with a lexicon's words, reads otherwise than the index."""

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser
        self._joins = lru_cache(200_000)(analyser.joined)
        self._traits = TypeValues(self._trait)
        self.other_readings = lru_cache(200_000)(self._other_readings)

    def _other_readings(self, one: WordType) -> _Readings | None:
        """Return the readings that a type has instead of those in the index; None if the same."""
        flags = one.flags
        if one.kind != "word" or FOREIGN in flags or COMPLETED in flags:
            return None
        unknown, respellable = UNKNOWN in flags, RESPELLABLE in flags
        differ = self._analyser.otherwise.may_differ
        if not differ(one.norm, unknown=unknown, respellable=respellable):
            return None
        readings = self._analyser.readings(one.norm)
        return None if readings == one.readings else readings

    def of(self, text: IndexedText) -> dict[int, Token]:
        """Return the tokens that the lexicon changes, by index."""
        contexts = text.contexts
        alone = contexts.places[self.different(text.types, contexts.alone)]
        different = (*self.different(text.types, text.numbers).tolist(), *alone.tolist())
        reaches = [(place, _REACH) for place in different]
        reaches += ((place, _COMPLETED) for place in self.joined(text.types, text.numbers))
        if not reaches:
            return {}
        return {
            index: token
            for first, last in _around(sorted(reaches), len(text))
            for index, token in self._anew(text, first, last)
            if token != text.token(index)
        }

    def different(self, types: TypeTable, numbers: NDArray[np.int32]) -> NDArray[np.intp]:
        """Return where types stand, in a column of them, that are different when read alone."""
        return (self._traits.of(types, numbers) & _DIFFERENT > 0).nonzero()[0]

    def joined(self, types: TypeTable, numbers: NDArray[np.int32]) -> Iterator[int]:
        """Yield the tokens that may be one word of the lexicon with the next."""
        beginning = self._traits.of(types, numbers) & _BEGINNING
        places = (beginning[:-1] > 0).nonzero()[0]
        pairs = zip(numbers[places].tolist(), numbers[places + 1].tolist(), strict=True)
        for index, (left, right) in zip(places.tolist(), pairs, strict=True):
            if types[right].kind == "word" and self._joins(types[left].norm, types[right].norm):
                yield index

    def _trait(self, one: WordType) -> int:
        different = _DIFFERENT * (self.other_readings(one) is not None)
        begins = one.kind == "word" and self._analyser.begins_compound(one.norm)
        return different | _BEGINNING * begins

    def _anew(self, text: IndexedText, first: int, last: int) -> Iterator[tuple[int, Token]]:
        """Yield the tokens of a range, read with the lexicon's words."""
        begin, end = max(0, first - _REACH), min(len(text), last + _REACH)
        alone = [self._alone(*text.alone(index)) for index in range(begin, end)]
        changed = self._analyser.in_context(alone)
        for index in range(first, last):
            yield index, changed.get(index - begin) or alone[index - begin]

    def _alone(self, one: WordType, token: Token) -> Token:
        readings = self.other_readings(one)
        return token if readings is None else token._replace(readings=readings)


def _around(reaches: Sequence[tuple[int, int]], length: int) -> Iterator[Span]:
    """Yield disjoint ranges that hold what hangs on tokens, given each with its reach."""
    ranges: list[Span] = []
    for place, reach in reaches:
        first, last = max(0, place - reach), min(length, place + reach + 1)
        while ranges and first <= ranges[-1][1]:
            before = ranges.pop()
            first, last = min(first, before[0]), max(last, before[1])
        ranges.append((first, last))
    return iter(ranges)
