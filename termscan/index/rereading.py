"""Where two lexicons have the same text read differently."""

from __future__ import annotations

from termscan.index.contexts import Differences
from termscan.index.text import IndexedText
from termscan.index.types import WordType
from termscan.index.values import TypeValues


class Rereadings:
    """Tells which texts two analysers may read differently."""

    def __init__(self, one: Differences, other: Differences) -> None:
        self._both = (one, other)
        self._differing = TypeValues(self._differs)

    def any_in(self, text: IndexedText) -> bool:
        """Tell whether any token may have other readings; True more often than it has."""
        columns = (text.numbers, text.contexts.alone)
        if any(self._differing.of(text.types, column).any() for column in columns):
            return True
        return any(True for one in self._both for _ in one.joined(text))

    def _differs(self, one: WordType) -> bool:
        readings, others = (differences.other_readings(one) for differences in self._both)
        return readings != others
