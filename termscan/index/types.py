"""Word types: what a token is apart from where it stands, once for all its occurrences.

A type is a line of text, so that tables of hundreds of thousands load at once; its readings are
taken apart only when they are asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import count, islice
from typing import TYPE_CHECKING, NamedTuple

from termscan.language import Entry, may_end_sentence
from termscan.records import Reading, Token, TokenKind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_FIELD, LEMMA = "\t", "\x1f"
LACKING = -1
"""In place of a number where a table does not have a type."""

FOREIGN, UNKNOWN, RESPELLABLE, COMPLETED = "f", "u", "r", "c"
"""What a type's flags may hold: read as Swedish or English; unknown to the dictionary; known if
lost dots are put back; with readings that its neighbours gave."""


class WordType(NamedTuple):
    """A word type; `lemmas` and `readings` are packed."""

    norm: str
    kind: TokenKind
    flags: str
    packed_lemmas: str
    packed_readings: str

    @classmethod
    def of(cls, token: Token, flags: str) -> WordType:
        """Return the type of a token."""
        lemmas = LEMMA.join(sorted({reading.lemma for reading in token.readings}))
        rows = [reading[:-1] for reading in token.readings]
        readings = _ENCODER.encode(rows) if rows else ""
        return cls(token.norm, token.kind, flags, lemmas, readings)

    @classmethod
    def from_line(cls, line: str) -> WordType:
        """Return the type of a `line`."""
        return cls._make(line.split(_FIELD))

    @property
    def line(self) -> str:
        """The type as a line of text."""
        return _FIELD.join(self)

    @property
    def lemmas(self) -> list[str]:
        """The lemmas of all readings, each once, sorted."""
        return self.packed_lemmas.split(LEMMA) if self.packed_readings else []

    @property
    def readings(self) -> tuple[Reading, ...]:
        """All readings, without the places of completed and mended ones."""
        if not self.packed_readings:
            return ()
        return tuple(
            Reading(lemma, pos, case, number, tuple(parts), origin)
            for lemma, pos, case, number, parts, origin in json.loads(self.packed_readings)
        )


class TypeTable:
    """Types by number, in the order in which they were met; grows, never changes."""

    def __init__(self, lines: Iterable[str] = ()) -> None:
        self.lines: list[str] = list(lines)
        self._numbers: dict[str, int] = {}
        self._numbered = 0
        self._entries: dict[int, Entry] = {}
        self._ending: NDArray[np.bool_] | None = None
        self._alone: dict[str, int] = {}
        self._told = 0

    def __len__(self) -> int:
        return len(self.lines)

    def __getitem__(self, number: int) -> WordType:
        return WordType.from_line(self.lines[number])

    def of_kind(self, kind: TokenKind) -> Iterator[tuple[int, str]]:
        """Yield the numbers and norms of all types of a kind."""
        part = f"{_FIELD}{kind}{_FIELD}"
        for number, line in enumerate(self.lines):
            if part in line:
                norm, found, _ = line.split(_FIELD, 2)
                if found == kind:
                    yield number, norm

    def readings_alone(self, norm: str) -> tuple[Reading, ...] | None:
        """Return what the dictionary says of a Finnish word by itself, None if it was not met."""
        if self._told < len(self):
            rows = (line.split(_FIELD, 3) for line in self.lines[self._told :])
            self._alone |= {
                word: number
                for number, (word, kind, flags, _) in enumerate(rows, self._told)
                if kind == "word" and FOREIGN not in flags and COMPLETED not in flags
            }
            self._told = len(self)
        number = self._alone.get(norm)
        return None if number is None else self[number].readings

    def may_end_sentence(self) -> NDArray[np.bool_]:
        """Tell of each type whether a sentence may end after it and a single blank."""
        import numpy as np

        known = np.zeros(0, bool) if self._ending is None else self._ending
        if len(known) < len(self):
            new = map(WordType.from_line, self.lines[len(known) :])
            ending = [may_end_sentence(one.norm, one.kind) for one in new]
            known = self._ending = np.concatenate((known, np.array(ending, bool)))
        return known

    def number(self, line: str) -> int:
        """Return the number of a type, a new one if it was not met before."""
        (number,) = self.numbers([line])
        return number

    def numbers(self, lines: Iterable[str]) -> list[int]:
        """Return the numbers of types, new ones for those not met before."""
        known, before = self._known(), len(self.lines)
        numbers = [known.setdefault(line, len(known)) for line in lines]
        self.lines += [*islice(reversed(known), len(known) - before)][::-1]
        self._numbered = len(self.lines)
        return numbers

    def add(self, lines: Iterable[str]) -> None:
        """Add types that the table lacks, at its end."""
        self.lines += lines

    def lookup(self, lines: Iterable[str]) -> list[int]:
        """Return the numbers of types, `LACKING` for those that are not there."""
        known = self._known()
        return [known.get(line, LACKING) for line in lines]

    def _known(self) -> dict[str, int]:
        """Return the numbers of all types by line; made when they are first asked for."""
        if self._numbered < len(self.lines):
            new = islice(self.lines, self._numbered, None)
            self._numbers.update(zip(new, count(self._numbered)))
            self._numbered = len(self.lines)
        return self._numbers

    def entry(self, number: int) -> Entry:
        """Return the norm, kind and readings of a type, the same objects every time."""
        found = self._entries.get(number)
        if found is None:
            one = self[number]
            found = self._entries[number] = Entry(one.norm, one.kind, one.readings)
        return found
