"""Where a lexicon's words change the readings of an indexed text, and how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from termscan.index.text import IndexedText
from termscan.index.types import COMPLETED, FOREIGN, RESPELLABLE, UNKNOWN, WordType
from termscan.language import Analyser
from termscan.records import Span, Token

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_REACH = 64
"""Tokens: farther than a torn word (40 pieces) and an elliptical compound (12 words) reach."""

_COMPLETED = 16
"""Tokens: farther than an elliptical compound reaches."""


class Differences:
    """Finds the tokens that an analyser, with a lexicon's words, reads otherwise than the index."""

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser
        self._joins = lru_cache(200_000)(analyser.joins)

    def is_different(self, one: WordType) -> bool:
        """Tell whether a type gets other readings."""
        flags = one.flags
        if one.kind != "word" or FOREIGN in flags or COMPLETED in flags:
            return False
        unknown, respellable = UNKNOWN in flags, RESPELLABLE in flags
        differ = self._analyser.otherwise.may_differ
        if not differ(one.norm, unknown=unknown, respellable=respellable):
            return False
        return self._analyser.readings(one.norm) != one.readings

    def begins(self, one: WordType) -> bool:
        """Tell whether a compound of the lexicon's begins with a type."""
        return one.kind == "word" and self._analyser.begins_compound(one.norm)

    def of(
        self, text: IndexedText, different: NDArray[np.bool_], beginning: NDArray[np.bool_]
    ) -> dict[int, Token]:
        """Return the tokens that the lexicon changes, by index.

        `different` and `beginning` tell of each type what the methods of these names do.
        """
        reaches = [(place, _REACH) for place in _places(text, different)]
        reaches += ((place, _COMPLETED) for place in self._joined(text, beginning))
        return {
            index: token
            for first, last in _around(sorted(reaches), len(text))
            for index, token in self._anew(text, first, last)
            if token != text.token(index)
        }

    def _joined(self, text: IndexedText, beginning: NDArray[np.bool_]) -> Iterator[int]:
        for index in beginning[text.numbers].nonzero()[0].tolist():
            if index + 1 < len(text):
                left, right = (
                    text.types.types[text.numbers[place]] for place in (index, index + 1)
                )
                if right.kind == "word" and self._joins(left.norm, right.norm):
                    yield index

    def _anew(self, text: IndexedText, first: int, last: int) -> Iterator[tuple[int, Token]]:
        """Yield the tokens of a range, read with the lexicon's words."""
        begin, end = max(0, first - _REACH), min(len(text), last + _REACH)
        alone = [self._alone(*text.alone(index)) for index in range(begin, end)]
        tokens = self._analyser.in_context(alone)
        yield from enumerate(tokens[first - begin : last - begin], first)

    def _alone(self, one: WordType, token: Token) -> Token:
        if one.kind != "word" or FOREIGN in one.flags:
            return token
        return token._replace(readings=self._analyser.readings(one.norm))


def _places(text: IndexedText, different: NDArray[np.bool_]) -> list[int]:
    """Return where types stand that are different when read alone."""
    contexts = text.contexts
    plain: list[int] = different[text.numbers].nonzero()[0].tolist()
    completed: list[int] = contexts.places[different[contexts.alone]].tolist()
    return plain + completed


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
