"""A text while it is matched: its tokens, and the lexicon's keys of those that matter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from termscan.language import sentence_around
from termscan.match.gaps import is_separator
from termscan.match.patterns import Slot
from termscan.match.words import Vocabulary, cases_of, fold
from termscan.records import Reading, Span, Token

_QUOTES = frozenset("\"'”“„’‘»«*_`®™")


Types = dict[str, tuple[tuple[Reading, ...], frozenset[str]]]
"""The keys of each word type, with the readings that they were made from."""


def keys_of(tokens: Sequence[Token], vocabulary: Vocabulary, types: Types) -> list[frozenset[str]]:
    """Return the keys of each token, looked up once a word type."""
    found = []
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
        keys: Sequence[frozenset[str]],
        vocabulary: Vocabulary,
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.keys = keys
        self._vocabulary = vocabulary

    @cached_property
    def present(self) -> set[str]:
        """The keys of all tokens."""
        return set().union(*set(self.keys))

    def around(self, index: int, reach: int) -> set[str]:
        """Return the keys of the tokens near one."""
        return set().union(*self.keys[max(0, index - reach) : index + reach + 1])

    def places(self, slot: Slot, first: int, last: int) -> list[int]:
        """Return the tokens of an index range that may fill `slot`, in order."""
        return [i for i in range(first, min(last, len(self.keys))) if self.fills(i, slot)]

    def says(self, phrase: Iterable[frozenset[str]]) -> bool:
        """Tell whether every word of a phrase stands somewhere in the text."""
        return all(not word.isdisjoint(self.present) for word in phrase)

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
        return sentence_around(self.text, self.tokens, index)

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
