"""Numbers that hang on a word type alone, worked out when a text first has the type."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from termscan.index.types import TypeTable, WordType

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_UNKNOWN = -1
_MANY = 4096
"""Numbers that are counted sooner than sorted."""


class TypeValues:
    """A number, not negative, for each type of a table; the table may grow."""

    def __init__(self, work_out: Callable[[WordType], int]) -> None:
        import numpy as np

        self._work_out = work_out
        self._values: NDArray[np.int32] = np.zeros(0, np.int32)

    def of(self, types: TypeTable, numbers: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return the values of types, given by their numbers."""
        import numpy as np

        if len(self._values) < len(types):
            new = np.full(len(types) - len(self._values), _UNKNOWN, np.int32)
            self._values = np.concatenate((self._values, new))
        found = self._values.take(numbers)
        if found.min(initial=0) == _UNKNOWN:
            lacking = _different(numbers[found == _UNKNOWN])
            self._values[lacking] = [self._work_out(types[number]) for number in lacking]
            found = self._values.take(numbers)
        return found


def _different(numbers: NDArray[np.int32]) -> list[int]:
    """Return each of the numbers once, in order."""
    import numpy as np

    few = len(numbers) < _MANY
    met: list[int] = (np.unique(numbers) if few else np.bincount(numbers).nonzero()[0]).tolist()
    return met
