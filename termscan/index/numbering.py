"""The numbers that the word types of one table have in another, worked out once for each type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termscan.index.types import LACKING, TypeTable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Numbering:
    """Tells what the types of a table are in a table `known` by others; both may grow."""

    def __init__(self, types: TypeTable, known: TypeTable) -> None:
        import numpy as np

        self.known = known
        self._types = types
        self._numbers: NDArray[np.int32] = np.zeros(0, np.int32)
        self._compared = 0

    def of(self, met: NDArray[np.int32]) -> tuple[NDArray[np.int32], list[str]]:
        """Return the number in the known table for each type, and the lines that it lacks.

        Only what it lacks of the types `met`, each given once, is numbered on from its end.
        """
        import numpy as np

        self._compare()
        numbers = self._numbers.copy()
        new = met[numbers[met] == LACKING]
        numbers[new] = np.arange(len(self.known), len(self.known) + len(new))
        return numbers, [self._types.lines[number] for number in new.tolist()]

    def _compare(self) -> None:
        """Look up what has been added to either table."""
        import numpy as np

        added = self._types.lines[len(self._numbers) :]
        lacking = [LACKING] * len(added)
        numbers = self.known.lookup(added) if self._compared else lacking  # at first all is new
        self._numbers = np.concatenate((self._numbers, np.array(numbers, np.int32)))
        own = np.array(self._types.lookup(self.known.lines[self._compared :]), np.int32)
        here = (own != LACKING).nonzero()[0]
        self._numbers[own[here]] = here + self._compared
        self._compared = len(self.known)
