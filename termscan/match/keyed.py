"""The lexicon's keys of word types, and the tokens of indexed texts that may anchor a phrase."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, overload

from termscan.index import WordType
from termscan.match.anchors import AnchorIndex, Plan
from termscan.match.gaps import FARTHEST
from termscan.match.reach import reach
from termscan.match.words import Vocabulary
from termscan.records import Token

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int32]
    Places = NDArray[np.intp]

NONE: frozenset[str] = frozenset()


class KeyedTypes:
    """Numbers for the sets of keys that word types have; 0 is the empty set."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._numbers: dict[frozenset[str], int] = {NONE: 0}
        self._holding: dict[str, list[int]] = defaultdict(list)
        self.sets: list[frozenset[str]] = [NONE]

    def of_type(self, one: WordType) -> int:
        """Return the number of a type's keys."""
        if not self._vocabulary.may_have(one.norm, one.packed_lemmas):
            return 0
        return self.of_token(Token(one.norm, 0, 0, one.norm, one.kind, one.readings))

    def of_token(self, token: Token) -> int:
        """Return the number of a token's keys."""
        keys = self._vocabulary.of(token)
        number = self._numbers.setdefault(keys, len(self.sets))
        if number == len(self.sets):
            self.sets.append(keys)
            for key in keys:
                self._holding[key].append(number)
        return number

    def having(self, keys: frozenset[str]) -> NDArray[np.bool_]:
        """Return which of the sets hold one of some keys."""
        import numpy as np

        found = np.zeros(len(self.sets), bool)
        for key in keys & self._holding.keys():
            found[self._holding[key]] = True
        return found


class TokenKeys:
    """The keys of each token, by the number of their set among those of word types."""

    def __init__(self, numbers: Numbers, keyed: KeyedTypes) -> None:
        self._numbers = numbers
        self._keyed = keyed
        self._sets = keyed.sets
        self._length = len(numbers)

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> frozenset[str]: ...
    @overload
    def __getitem__(self, index: slice) -> list[frozenset[str]]: ...
    def __getitem__(self, index: int | slice) -> frozenset[str] | list[frozenset[str]]:
        if isinstance(index, slice):
            return [self._sets[number] for number in self._numbers[index].tolist()]
        return self._sets[self._numbers.item(index)]

    def where(self, wanted: frozenset[str]) -> list[int]:
        """Return the tokens that have one of some keys, in order."""
        found: list[int] = self._keyed.having(wanted)[self._numbers].nonzero()[0].tolist()
        return found


class Candidates:
    """Finds the tokens at which patterns may be anchored, for many texts at once.

    A token is one where a pattern of a single word is anchored at its keys, or where the keys of
    the neighbouring slot stand near.
    """

    def __init__(self, index: AnchorIndex, keyed: KeyedTypes) -> None:
        import numpy as np

        self._index = index
        self._keyed = keyed
        self._partners: list[frozenset[str] | None] = []
        self._none: NDArray[np.bool_] = np.zeros(0, bool)
        self._anchors = self._none
        self._reaches: NDArray[np.intp] = np.zeros(0, np.intp)
        self._beside: dict[int, NDArray[np.bool_]] = {}

    def places(self, columns: Sequence[Numbers]) -> list[NDArray[np.intp]]:
        """Return for each text, given as the numbers of its tokens' keys, the tokens' indices."""
        import numpy as np

        gap = np.zeros(FARTHEST, np.int32)
        padded = [part for column in columns for part in (gap, column)]
        whole = np.concatenate([*padded, gap])
        found = self._near(whole)
        starts = np.cumsum([len(part) for part in padded])[::2]
        ends = starts + [len(column) for column in columns]
        firsts, lasts = np.searchsorted(found, starts), np.searchsorted(found, ends)
        return [
            found[first:last] - start
            for start, first, last in zip(starts, firsts, lasts, strict=True)
        ]

    def is_anchor(self, column: Numbers) -> NDArray[np.bool_]:
        """Tell of each token whether any pattern is anchored at its keys, whatever is near."""
        import numpy as np

        if self._learn():
            self._anchors = np.array([partners is not None for partners in self._partners])
        return self._anchors[column]

    def reaches(self, column: Numbers) -> NDArray[np.intp]:
        """Return how far the phrases that are anchored at each token reach (`reach`)."""
        import numpy as np

        plans = map(self._index.plan, self._keyed.sets[len(self._reaches) :])
        new = np.fromiter(map(_farthest, plans), np.intp)
        self._reaches = np.concatenate((self._reaches, new))
        return self._reaches[column]

    def _near(self, whole: Numbers) -> NDArray[np.intp]:
        """Return the places in a padded column where patterns may be anchored, sorted."""
        import numpy as np

        places = self.is_anchor(whole).nonzero()[0]
        if not len(places):
            return places
        around = np.lib.stride_tricks.sliding_window_view(whole, 2 * FARTHEST + 1)
        kept = []
        for kind, here in by_number(places, whole[places]):
            partners = self._partners[kind]
            if partners:
                partner = self._having(kind, partners)
                kept.append(here[partner[around[here - FARTHEST]].any(axis=1)])
            else:
                kept.append(here)
        return np.sort(np.concatenate(kept))

    def _having(self, kind: int, partners: frozenset[str]) -> NDArray[np.bool_]:
        """Return which sets hold a partner of an anchor of some kind."""
        known = self._beside.get(kind, self._none)
        if len(known) < len(self._keyed.sets):
            known = self._beside[kind] = self._keyed.having(partners)
        return known

    def _learn(self) -> bool:
        """Work out what must stand near the anchors of sets that are new; tell if there are any.

        None stands for sets at which nothing is anchored.
        """
        if len(self._partners) == len(self._keyed.sets):
            return False
        for keys in self._keyed.sets[len(self._partners) :]:
            plan = self._index.plan(keys)
            if plan.alone:
                self._partners.append(NONE)
            elif plan.pairs:
                self._partners.append(NONE.union(*(partners for partners, _ in plan.pairs)))
            else:
                self._partners.append(None)
        return True


def by_number(places: Places, numbers: Numbers) -> Iterator[tuple[int, Places]]:
    """Yield the numbers of some places, rising, each with its places in their order."""
    import numpy as np

    narrow = np.min_scalar_type(numbers.max(initial=0))  # two bytes are sorted far sooner
    order = numbers.astype(narrow).argsort(kind="stable")
    places, numbers = places[order], numbers[order]
    firsts = np.diff(numbers, prepend=-1).nonzero()[0].tolist()
    for first, last in pairwise([*firsts, len(places)]):
        yield numbers.item(first), places[first:last]


def _farthest(plan: Plan) -> int:
    """Return how far any phrase of a plan reaches."""
    beside = (one for _, by_other in plan.pairs for found in by_other.values() for one in found)
    return max(map(reach, (*plan.alone, *beside)), default=0)
