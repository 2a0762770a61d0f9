"""Places in a text that act on each other, because what they reach meets."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Self

from termscan.records import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Spots(NamedTuple):
    """Places by token index, how many tokens each reaches, and whether what is there changed."""

    places: NDArray[np.intp]
    reaches: NDArray[np.intp]
    changed: NDArray[np.bool_]

    @classmethod
    def of(cls, places: NDArray[np.intp], reaches: NDArray[np.intp], changed: bool) -> Self:
        """Return places that have all changed, or none of them."""
        import numpy as np

        return cls(places, reaches, np.full(len(places), changed))

    @classmethod
    def all_reaching(cls, places: NDArray[np.intp], reach: int, changed: bool) -> Self:
        """Return places that reach equally far; all have changed, or none of them."""
        import numpy as np

        return cls.of(places, np.full(len(places), reach), changed)

    def and_(self, *others: Spots) -> Spots:
        """Return all places together."""
        import numpy as np

        return Spots(*map(np.concatenate, zip(self, *others, strict=True)))

    def wider_near(self, odd: NDArray[np.intp], farther: int) -> Spots:
        """Return the same places, reaching farther where they reach one of the tokens `odd`."""
        first = odd.searchsorted(self.places - self.reaches - farther)
        last = odd.searchsorted(self.places + self.reaches + farther, "right")
        return self._replace(reaches=self.reaches + farther * (first < last))

    def changed_spans(self) -> list[Span]:
        """Return what the groups of places reach in which anything changed, in order.

        Spans are disjoint ranges of token indices, the end exclusive; they begin below 0 or end
        beyond the text where places at its edge reach so far.
        """
        import numpy as np

        order = (self.places - self.reaches).argsort(kind="stable")
        starts = (self.places - self.reaches)[order]
        ends = np.maximum.accumulate((self.places + self.reaches + 1)[order])
        begins = np.concatenate(([True], starts[1:] > ends[:-1])).nonzero()[0]
        changed = np.logical_or.reduceat(self.changed[order], begins)
        finishes = ends[np.concatenate((begins[1:], [len(order)])) - 1]
        firsts: list[int] = starts[begins][changed].tolist()
        return list(zip(firsts, finishes[changed].tolist(), strict=True))


def inside(places: NDArray[np.intp], spans: list[Span]) -> NDArray[np.intp]:
    """Return those of the places, in order, that lie in any of some disjoint spans, in order."""
    import numpy as np

    edges = np.array(spans, np.intp).reshape(-1)
    found: NDArray[np.intp] = places[edges.searchsorted(places, "right") % 2 == 1]
    return found
