"""A text while it is matched: its tokens, and the lexicon's keys of those that matter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, overload

from termscan.language import part_around, sentence_around
from termscan.match.gaps import is_separator
from termscan.match.patterns import Slot
from termscan.match.words import Vocabulary, cases_of, fold
from termscan.records import Reading, Span, Token

_QUOTES = frozenset("\"'”“„’‘»«*_`®™")


Types = dict[str, tuple[tuple[Reading, ...], frozenset[str]]]
"""The keys of each word type, with the readings that they were made from."""


class Keys(Protocol):
    """The keys of each token of a text."""

    def __len__(self) -> int: ...
    @overload
    def __getitem__(self, index: int, /) -> frozenset[str]: ...
    @overload
    def __getitem__(self, index: slice, /) -> list[frozenset[str]]: ...

    def where(self, wanted: frozenset[str]) -> list[int]:
        """Return the tokens that have one of some keys, in order."""
        ...


class ListedKeys(list[frozenset[str]]):
    """The keys of each token, one after another."""

    def where(self, wanted: frozenset[str]) -> list[int]:
        """Return the tokens that have one of some keys, in order."""
        return [index for index, keys in enumerate(self) if not wanted.isdisjoint(keys)]


def keys_of(tokens: Sequence[Token], vocabulary: Vocabulary, types: Types) -> ListedKeys:
    """Return the keys of each token, looked up once a word type."""
    found = ListedKeys()
    for token in tokens:
        norm, readings = token.norm, token.readings
        known = types.get(norm)
        if known is None or known[0] is not readings:
            known = types[norm] = (readings, vocabulary.of(token))
        found.append(known[1])
    return found


class Reader:
    """Tokens with the keys that a vocabulary asks for: `keys` holds those of each token."""

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        keys: Keys,
        vocabulary: Vocabulary,
        sentence_ends: Sequence[int] | None = None,
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.keys = keys
        self._vocabulary = vocabulary
        self._uncut: Span = (0, 0)
        self._sentence_ends = sentence_ends
        self._sentence_texts: dict[Span, str] = {}

    def around(self, index: int, reach: int) -> set[str]:
        """Return the keys of the tokens near one."""
        return set().union(*self.keys[max(0, index - reach) : index + reach + 1])

    def places(self, slot: Slot, first: int, last: int) -> list[int]:
        """Return the tokens of an index range that may fill `slot`, in order."""
        wanted, written = slot.keys, slot.written
        return [
            index
            for index, keys in enumerate(self.keys[first:last], first)
            if not wanted.isdisjoint(keys) and (written is None or self._written_so(index, written))
        ]

    def has(self, index: int, keys: frozenset[str]) -> bool:
        """Tell whether there is a token at `index` and one of `keys` is its own."""
        return 0 <= index < len(self.keys) and not keys.isdisjoint(self.keys[index])

    def fills(self, index: int, slot: Slot) -> bool:
        """Tell whether the token at `index` may fill `slot`, letter case included."""
        if not self.has(index, slot.keys):
            return False
        return slot.written is None or self._written_so(index, slot.written)

    def _written_so(self, index: int, written: str) -> bool:
        norm = self.tokens[index].norm.strip("-")
        ending = norm[len(written) :]
        if written.isupper() and ending[:1].isalnum() and not ending.islower():
            return False
        same = 0
        while same < min(len(norm), len(written)) and fold(norm[same]) == fold(written[same]):
            same += 1
        return norm[:same] == written[:same]

    def readings(self, index: int, slot: Slot) -> list[Reading]:
        """Return the readings of a token by which it fills `slot`."""
        token = self.tokens[index]
        return [
            reading
            for reading in token.readings
            if not slot.keys.isdisjoint(self._vocabulary.of_reading(token, reading))
        ]

    def cases(self, index: int, slot: Slot) -> frozenset[str]:
        """Return the cases in which a token may fill `slot`."""
        norm = self.tokens[index].norm
        found = {case for r in self.readings(index, slot) for case in cases_of(r, norm)}
        return frozenset(found - {""})

    def is_transparent(self, index: int, *, marks: bool) -> bool:
        """Tell whether a token is a mark that phrases are read through."""
        token = self.tokens[index]
        if token.kind != "punctuation":
            return False
        return marks or token.norm[:1] in _QUOTES

    def sentence(self, index: int) -> Span:
        """Return the sentence around a token, as an index range."""
        start, end = self._uncut
        if not start <= index < end:
            self._uncut = sentence_around(self.text, self.tokens, index, self._sentence_ends)
        return part_around(self._uncut, index)

    def sentence_text(self, index: int) -> tuple[int, str]:
        """Return where the sentence around a token begins, and its text: one for all in it."""
        first, last = self.sentence(index)
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        if (start, end) not in self._sentence_texts:
            self._sentence_texts[start, end] = self.text[start:end]
        return start, self._sentence_texts[start, end]

    def between(self, first: int, last: int) -> list[Token]:
        """Return the tokens between two, without what a page end puts into a coordination."""
        blocks = [i for i in range(first + 1, last + 1) if self._begins_block(i)]
        if len(blocks) > 1:
            leaves, resumes = blocks[0], blocks[-1]
            open_end = is_separator(self.tokens[leaves - 1])
            if open_end and self.tokens[resumes].norm[:1].islower():
                return [*self.tokens[first + 1 : leaves], *self.tokens[resumes:last]]
        return list(self.tokens[first + 1 : last])

    def _begins_block(self, index: int) -> bool:
        gap = self.text[self.tokens[index - 1].end : self.tokens[index].start]
        return "\f" in gap or gap.count("\n") > 1
