"""A text as columns: the type, start and end of each token."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, overload

from termscan.index.types import TypeTable, WordType
from termscan.records import Reading, Span, Token

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


Fragments = tuple[tuple[Span, ...], ...]
"""Of each reading of a token, the spans that it rests on, counted from the token's start."""


class Contexts:
    """What neighbours made of tokens, as columns in the order of the text.

    `places` are the tokens' indices and `alone` the types that they have when read alone;
    `packed` holds their `Fragments` as JSON, a line each.
    """

    def __init__(self, places: NDArray[np.int32], alone: NDArray[np.int32], packed: bytes) -> None:
        self.places = places
        self.alone = alone
        self.packed = packed

    @cached_property
    def rows(self) -> dict[int, int]:
        """The places, each with its row."""
        return {place: row for row, place in enumerate(self.places.tolist())}

    @cached_property
    def _lines(self) -> list[bytes]:
        return self.packed.split(b"\n")

    def fragments(self, row: int) -> Fragments:
        """Return the fragments of the readings in a row."""
        readings = json.loads(self._lines[row])
        return tuple(tuple((start, end) for start, end in spans) for spans in readings)


@dataclass(frozen=True, slots=True)
class IndexedText:
    """A text with its tokens as columns of equal length.

    `numbers` are places in `types`; `starts` and `ends` are offsets into `text`. `contexts` tells
    of the tokens that neighbours changed, by index.
    """

    text: str
    types: TypeTable
    numbers: NDArray[np.int32]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    contexts: Contexts

    def __len__(self) -> int:
        return len(self.numbers)

    def token(self, index: int) -> Token:
        """Return the token at `index`."""
        token = self._token(index, self.numbers.item(index))
        row = self.contexts.rows.get(index)
        if row is None:
            return token
        pairs = zip(token.readings, self.contexts.fragments(row), strict=True)
        placed = tuple(_placed(reading, spans, token.start) for reading, spans in pairs)
        return token._replace(readings=placed)

    def alone(self, index: int) -> tuple[WordType, Token]:
        """Return the token at `index` when read alone, and its type."""
        row = self.contexts.rows.get(index)
        number = self.numbers.item(index) if row is None else self.contexts.alone.item(row)
        return self.types[number], self._token(index, number)

    def within(self, types: TypeTable) -> IndexedText:
        """Return the same text with its types in another table, in the order of the text."""
        import numpy as np

        lines, met, old = self.types.lines, self.met(), self.contexts
        numbers = np.zeros(len(lines), np.int32)
        numbers[met] = types.numbers([lines[number] for number in met.tolist()])
        contexts = Contexts(old.places, numbers[old.alone], old.packed)
        return replace(self, types=types, numbers=numbers[self.numbers], contexts=contexts)

    def met(self) -> NDArray[np.int32]:
        """Return the numbers of its types, each once: those of words alone first, in order."""
        import numpy as np

        contexts = self.contexts
        alone = self.numbers.copy()
        alone[contexts.places] = contexts.alone
        columns = np.concatenate((alone, self.numbers[contexts.places]))
        return _firsts(columns, len(self.types))

    def _token(self, index: int, number: int) -> Token:
        start, end = self.starts.item(index), self.ends.item(index)
        return self.types.entry(number).token(self.text[start:end], start, end)


def _firsts(numbers: NDArray[np.int32], end: int) -> NDArray[np.int32]:
    """Return each of the numbers below `end` once, in the order in which they are met."""
    import numpy as np

    places = np.arange(len(numbers))
    first = np.zeros(end, np.intp)
    first[numbers[::-1]] = places[::-1]  # where a number is met again, the last one holds
    met: NDArray[np.int32] = numbers[first[numbers] == places]
    return met


def _placed(reading: Reading, spans: tuple[Span, ...], start: int) -> Reading:
    return reading._replace(fragments=tuple((a + start, b + start) for a, b in spans))


class IndexedTokens(Sequence[Token]):
    """Tokens of an indexed text, or some of them in order, made when they are asked for.

    `changed` are tokens that a lexicon reads otherwise, by their index in the text.
    """

    def __init__(
        self,
        source: IndexedText,
        places: NDArray[np.intp] | None = None,
        changed: Mapping[int, Token] | None = None,
    ) -> None:
        self.source = source
        self.places = places
        self._changed = changed or {}
        self._length = len(source) if places is None else len(places)
        self._made: dict[int, Token] = {}

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> list[Token]: ...
    def __getitem__(self, index: int | slice) -> Token | list[Token]:
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(self._length))]
        made = self._made.get(index)
        if made is None:
            made = self._made[index] = self._token(index)
        return made

    def __iter__(self) -> Iterator[Token]:
        return (self[index] for index in range(self._length))

    @property
    def numbers(self) -> NDArray[np.int32]:
        """The types of these tokens."""
        return self.column(self.source.numbers)

    def column(self, values: NDArray[Any]) -> NDArray[Any]:
        """Return the values of these tokens from a column of the whole text."""
        return values if self.places is None else values[self.places]

    def index_of(self, places: NDArray[Any]) -> NDArray[np.intp]:
        """Return where tokens stand among these that have some indices in the text, or would."""
        found: NDArray[np.intp] = (
            places if self.places is None else self.places.searchsorted(places)
        )
        return found

    def among(self, places: NDArray[Any]) -> NDArray[np.intp]:
        """Return the tokens here that have some of the indices in the text, given in order."""
        if self.places is None:
            return places
        found = self.index_of(places)
        inside = found < self._length
        found, places = found[inside], places[inside]
        here: NDArray[np.intp] = found[self.places[found] == places]
        return here

    @cached_property
    def sentence_ends(self) -> list[int]:
        """The tokens before which alone a sentence may end (`sentence_around`)."""
        starts, ends = self.column(self.source.starts), self.column(self.source.ends)
        parted = starts[1:] - ends[:-1] > 1
        ending = self.source.types.may_end_sentence()[self.numbers[:-1]]
        found: list[int] = ((parted | ending).nonzero()[0] + 1).tolist()
        return found

    def changed(self) -> Iterator[tuple[int, Token]]:
        """Yield the tokens among these that a lexicon reads otherwise, by their index here."""
        for place, token in self._changed.items():
            index = place if self.places is None else int(self.places.searchsorted(place))
            if index < self._length and (self.places is None or self.places[index] == place):
                yield index, token

    def read_in_context(self) -> NDArray[np.intp]:
        """Return where tokens stand among these, or would, whose readings rest on others, too.

        Tokens that a lexicon changes are among them.
        """
        import numpy as np

        changed = np.array([*self._changed], np.intp)
        return self.index_of(np.union1d(self.source.contexts.places, changed))

    def some(self, places: NDArray[np.intp]) -> IndexedTokens:
        """Return some of these tokens: `places` are their indices here, in order."""
        chosen = places if self.places is None else self.places[places]
        return IndexedTokens(self.source, chosen, self._changed)

    def _token(self, index: int) -> Token:
        if index < 0:
            index += self._length
        if not 0 <= index < self._length:
            raise IndexError(index)
        place = index if self.places is None else self.places.item(index)
        return self._changed.get(place) or self.source.token(place)
