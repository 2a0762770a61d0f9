"""The tokens of a text as columns, of which few ever have to be looked at one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import overload

from termscan.language.characters import normalise
from termscan.language.tokens import Entry, runs
from termscan.records import Token


class TokenColumns(Sequence[Token]):
    """Tokens as columns of equal length; one is made when it is asked for.

    `look_up` gives what a surface stands for; for all tokens of a word type it is the same entry.
    """

    def __init__(self, text: str, look_up: Callable[[str], Entry]) -> None:
        self.surfaces: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.entries: list[Entry] = []
        for surfaces, starts, ends, is_address in runs(text):
            self.surfaces += surfaces
            self.starts += starts
            self.ends += ends
            self.entries += map(_address if is_address else look_up, surfaces)

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> list[Token]: ...
    def __getitem__(self, index: int | slice) -> Token | list[Token]:
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(len(self)))]
        surface, start, end = self.surfaces[index], self.starts[index], self.ends[index]
        return self.entries[index].token(surface, start, end)

    def __iter__(self) -> Iterator[Token]:
        new = tuple.__new__  # Token(...) does the same, at twice the cost
        columns = zip(self.surfaces, self.starts, self.ends, self.entries, strict=True)
        return (
            new(Token, (surface, a, b, e.norm, e.kind, e.readings)) for surface, a, b, e in columns
        )

    def join(self, index: int, surface: str, entry: Entry) -> None:
        """Make one token of the one at `index` and the next."""
        self.surfaces[index : index + 2] = [surface]
        self.entries[index : index + 2] = [entry]
        del self.starts[index + 1], self.ends[index]


class Seen(Sequence[Token]):
    """Tokens that are looked at again and again, each made once; some may `become` others."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._made: dict[int, Token] = {}

    def __len__(self) -> int:
        return len(self._tokens)

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> list[Token]: ...
    def __getitem__(self, index: int | slice) -> Token | list[Token]:
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(len(self)))]
        made = self._made.get(index)
        if made is None:
            made = self._made[index] = self._tokens[index]
        return made

    def become(self, others: Mapping[int, Token]) -> None:
        """Put other tokens in the place of some, by their index."""
        self._made.update(others)


def _address(surface: str) -> Entry:
    return Entry(normalise(surface), "address", ())
