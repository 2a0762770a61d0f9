"""Where two lexicons, by the words that they bring, have the same text read differently."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from termscan.index.contexts import Differences
from termscan.index.text import IndexedText
from termscan.index.types import TypeTable, WordType
from termscan.index.values import TypeValues
from termscan.language import Analyser

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Rereadings:
    """Finds the words that may be read otherwise by one analyser than by another.

    Args:
        one: an analyser.
        other: another, of the same dictionary.
        apart: a third that knows the words which only one of the two knows; a word by itself is
            read otherwise only if it is one of these, or a misprint of one.
    """

    def __init__(self, one: Analyser, other: Analyser, apart: Analyser) -> None:
        self._both = (one, other)
        self._words = Differences(apart)
        self._beginnings = TypeValues(self._begins)
        self._joined_otherwise = lru_cache(200_000)(self._is_joined_otherwise)

    def touch(self, text: IndexedText) -> bool:
        """Tell whether any token may be read otherwise; True more often than one is."""
        columns = (text.numbers, text.contexts.alone)
        if any(len(self.different(text.types, column)) for column in columns):
            return True
        return any(True for _ in self.joined(text.types, text.numbers))

    def different(self, types: TypeTable, numbers: NDArray[np.int32]) -> NDArray[np.intp]:
        """Return where types stand, in a column of them, that may be read otherwise when alone."""
        return self._words.different(types, numbers)

    def joined(self, types: TypeTable, numbers: NDArray[np.int32]) -> Iterator[int]:
        """Yield where types stand that may be one word with the next to one analyser only."""
        places = (self._beginnings.of(types, numbers)[:-1] > 0).nonzero()[0]
        pairs = zip(numbers[places].tolist(), numbers[places + 1].tolist(), strict=True)
        for index, (left, right) in zip(places.tolist(), pairs, strict=True):
            if self._joined_otherwise(types[left].norm, types[right].norm):
                yield index

    def _begins(self, one: WordType) -> int:
        return one.kind == "word" and any(two.begins_compound(one.norm) for two in self._both)

    def _is_joined_otherwise(self, left: str, right: str) -> bool:
        one, other = (analyser.joined(left, right) for analyser in self._both)
        return one != other
