"""Sequences that are made when somebody looks at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

Item_co = TypeVar("Item_co", covariant=True)


class Later(Sequence[Item_co]):
    """What `make` returns, called once at the first look."""

    def __init__(self, make: Callable[[], Sequence[Item_co]]) -> None:
        self._make = make
        self._made: Sequence[Item_co] | None = None

    @property
    def _items(self) -> Sequence[Item_co]:
        if self._made is None:
            self._made = self._make()
        return self._made

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Item_co]:
        return iter(self._items)

    def __getitem__(self, place: Any) -> Any:
        return self._items[place]
