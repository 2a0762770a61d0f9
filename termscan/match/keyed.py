"""The lexicon's keys of word types, and the tokens of indexed texts that may anchor a phrase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast, overload

from termscan.index import WordType
from termscan.match.anchors import AnchorIndex
from termscan.match.gaps import FARTHEST
from termscan.match.words import Vocabulary
from termscan.records import Token, TokenKind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int32]

NONE: frozenset[str] = frozenset()


class KeyedTypes:
    """Numbers for the sets of keys that word types have; 0 is the empty set."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._numbers: dict[frozenset[str], int] = {NONE: 0}
        self.sets: list[frozenset[str]] = [NONE]

    def of_type(self, one: WordType) -> int:
        """Return the number of a type's keys."""
        if not self._vocabulary.may_have(one.norm, one.lemmas):
            return 0
        kind = cast("TokenKind", one.kind)
        return self.of_token(Token(one.norm, 0, 0, one.norm, kind, one.readings))

    def of_token(self, token: Token) -> int:
        """Return the number of a token's keys."""
        keys = self._vocabulary.of(token)
        number = self._numbers.setdefault(keys, len(self.sets))
        if number == len(self.sets):
            self.sets.append(keys)
        return number


class TokenKeys(Sequence[frozenset[str]]):
    """The keys of each token, by the number of their set."""

    def __init__(self, numbers: Numbers, sets: Sequence[frozenset[str]]) -> None:
        self._numbers = numbers
        self._sets = sets

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, index: int) -> frozenset[str]: ...
    @overload
    def __getitem__(self, index: slice) -> list[frozenset[str]]: ...
    def __getitem__(self, index: int | slice) -> frozenset[str] | list[frozenset[str]]:
        if isinstance(index, slice):
            return [self._sets[number] for number in self._numbers[index].tolist()]
        return self._sets[int(self._numbers[index])]

    def __iter__(self) -> Iterator[frozenset[str]]:
        return (self._sets[number] for number in self._numbers.tolist())


class Candidates:
    """Finds the tokens at which patterns may be anchored, for many texts at once.

    A token is one where a pattern of a single word is anchored at its keys, or where the keys of
    the neighbouring slot stand near.
    """

    def __init__(self, index: AnchorIndex, keyed: KeyedTypes) -> None:
        self._index = index
        self._keyed = keyed
        self._partners: list[frozenset[str] | None] = []

    def places(self, columns: Sequence[Numbers]) -> list[list[int]]:
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
            (found[first:last] - start).tolist()
            for start, first, last in zip(starts, firsts, lasts, strict=True)
        ]

    def anchors(self, column: Numbers) -> NDArray[np.intp]:
        """Return the tokens at whose keys any pattern is anchored, whatever stands near."""
        import numpy as np

        self._learn()
        anchors = np.array([partners is not None for partners in self._partners])
        places: NDArray[np.intp] = anchors[column].nonzero()[0]
        return places

    def _near(self, whole: Numbers) -> NDArray[np.intp]:
        """Return the places in a padded column where patterns may be anchored, sorted."""
        import numpy as np

        places = self.anchors(whole)
        kinds = whole[places]
        offsets = np.arange(-FARTHEST, FARTHEST + 1)
        kept = []
        for kind in np.unique(kinds).tolist():
            here = places[kinds == kind]
            partners = self._partners[kind]
            if partners:
                partner = np.array([not partners.isdisjoint(one) for one in self._keyed.sets])
                here = here[partner[whole[here[:, None] + offsets]].any(axis=1)]
            kept.append(here)
        return np.sort(np.concatenate(kept)) if kept else places

    def _learn(self) -> None:
        """Work out what must stand near the anchors of sets that are new: nothing, or None."""
        for keys in self._keyed.sets[len(self._partners) :]:
            plan = self._index.plan(keys)
            if plan.alone:
                self._partners.append(NONE)
            elif plan.pairs:
                self._partners.append(NONE.union(*(partners for partners, _ in plan.pairs)))
            else:
                self._partners.append(None)
