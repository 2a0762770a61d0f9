"""Which documents an edit of the lexicons leaves as they are, told by their words alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from termscan.index import Rereadings, TypeTable
from termscan.match import Difference
from termscan.records import Token
from termscan.scan.indexed import Words
from termscan.scan.paging import GAP

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.int32]


class Swept(NamedTuple):
    """The words of a document, and those that the lexicons before changed (`AsRead`)."""

    words: Words
    changed: Mapping[int, Token]


class Sweep:
    """Looks for what an edit may change through the word types of many documents at once.

    Args:
        types: the table of the types.
        difference: between the lexicons before and now.
        words: tells what is read otherwise with the words that only one of the two brings to the
            dictionary; None if there are none.
    """

    def __init__(
        self, types: TypeTable, difference: Difference, words: Rereadings | None = None
    ) -> None:
        self._types = types
        self._difference = difference
        self._words = words
        addresses = types.of_kind("address")
        self._names = [number for number, norm in addresses if difference.touches(norm)]

    def untouched(self, documents: Sequence[Swept]) -> NDArray[np.bool_]:
        """Tell of each document whether the edit leaves it as it is; not of all that it does."""
        import numpy as np

        untouched = np.ones(len(documents), bool)
        if not documents:
            return untouched
        columns, starts = _in_a_row([one.words.numbers for one in documents])
        alone, alone_starts = _in_a_row([one.words.alone for one in documents])
        found = [
            self._phrases(documents, columns, starts),
            _owners(np.isin(columns, self._names).nonzero()[0], starts),
        ]
        if self._words is not None:
            joined = np.fromiter(self._words.joined(self._types, columns), np.intp)
            different = self._words.different(self._types, columns)
            found += (_owners(places, starts) for places in (joined, different))
            found.append(_owners(self._words.different(self._types, alone), alone_starts))
        untouched[np.concatenate(found)] = False
        return untouched

    def _phrases(
        self, documents: Sequence[Swept], numbers: Column, starts: NDArray[np.intp]
    ) -> NDArray[np.intp]:
        """Return the documents in which all words of a changed phrase stand near each other."""
        phrases = self._difference.phrases
        keys = phrases.keys_alone(self._types, numbers)
        for one, start in zip(documents, starts.tolist(), strict=True):
            for index, token in one.changed.items():
                keys[start + index] = phrases.keys_of(token)
        held = (keys > 0).nonzero()[0]
        places, firsts = _side_by_side([one.words for one in documents], held, starts)
        order = places.argsort(kind="stable")
        return _owners(phrases.near(keys[held[order]], places[order]), firsts)


def _in_a_row(columns: Sequence[Column]) -> tuple[Column, NDArray[np.intp]]:
    """Return columns one after another, and where each begins."""
    import numpy as np

    starts = np.cumsum([0, *map(len, columns[:-1])])
    return np.concatenate(columns), starts


def _side_by_side(
    documents: Sequence[Words], tokens: NDArray[np.intp], starts: NDArray[np.intp]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return tokens of the row of all documents as places in a row, and where each begins there.

    `starts` tells where the documents begin in the row of tokens.
    """
    import numpy as np

    firsts = np.cumsum([0, *(one.beyond + GAP for one in documents[:-1])])
    parts = np.split(tokens, tokens.searchsorted(starts[1:]))
    rows = zip(documents, parts, starts, firsts, strict=True)
    places = [one.places_of(part - start) + first for one, part, start, first in rows]
    return np.concatenate(places), firsts


def _owners(places: NDArray[np.intp], starts: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return the documents in which places stand, given where each begins."""
    owners: NDArray[np.intp] = starts.searchsorted(places, "right") - 1
    return owners
