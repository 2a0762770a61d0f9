"""Where the words of a phrase stand near each other, told of many texts at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from termscan.match.gaps import FARTHEST
from termscan.match.keyed import KeyedTypes, by_number
from termscan.match.patterns import Pattern

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Keys = NDArray[np.int32]
    Places = NDArray[np.intp]

_Words = tuple[frozenset[str], ...]


class Nearness:
    """Finds where all words of some pattern stand, each near the one before, in either order."""

    def __init__(self, patterns: Sequence[Pattern], keyed: KeyedTypes) -> None:
        words = (tuple(slot.keys for slot in pattern.slots) for pattern in patterns)
        self._phrases: tuple[_Words, ...] = tuple(dict.fromkeys(words))
        self._keyed = keyed

    def near(self, keys: Keys, places: Places) -> Places:
        """Return the places where one word of such a pattern stands, sorted (`IndexedPhrases`)."""
        import numpy as np

        some = list(by_number(places, keys))
        words = {word for phrase in self._phrases for word in phrase}
        standing = {word: self._standing(word, some) for word in words}
        found = [_all_near([standing[word] for word in phrase]) for phrase in self._phrases]
        return np.unique(np.concatenate([*found, places[:0]]))

    def _standing(self, word: frozenset[str], places: Iterable[tuple[int, Places]]) -> Places:
        """Return where a word stands, given the places of each set of keys."""
        import numpy as np

        sets = self._keyed.sets
        found = [some for one, some in places if not word.isdisjoint(sets[one])]
        return np.sort(np.concatenate([np.zeros(0, np.intp), *found]))


def _all_near(words: Sequence[Places]) -> Places:
    """Return the places of the last word to which all others lead, each near the one before."""
    reached, *others = words
    if all(map(len, words)):
        for places in others:
            reached = places[_is_near(places, reached)]
        return reached
    return reached[:0]


def _is_near(places: Places, others: Places) -> NDArray[np.bool_]:
    """Tell of each place whether any of the others is near; both are sorted."""
    first = others.searchsorted(places - FARTHEST)
    last = others.searchsorted(places + FARTHEST, "right")
    near: NDArray[np.bool_] = first < last
    return near
