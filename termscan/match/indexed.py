"""A compiled lexicon over indexed texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from termscan.index import IndexedTokens, WordType
from termscan.match.keyed import Candidates, KeyedTypes, TokenKeys
from termscan.match.matcher import Matcher
from termscan.records import Mention

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int32]


class IndexedMatcher:
    """A matcher whose keys are looked up once a word type, for texts that share a table of types.

    It finds what the matcher itself finds in the same tokens.
    """

    def __init__(self, matcher: Matcher) -> None:
        import numpy as np

        self._matcher = matcher
        self._keyed = KeyedTypes(matcher.vocabulary)
        self._candidates = Candidates(matcher.index, self._keyed)
        self._of_types: Numbers = np.zeros(0, np.int32)

    def learn(self, types: Iterable[WordType]) -> None:
        """Take in types that were added to the table."""
        import numpy as np

        new = np.fromiter(map(self._keyed.of_type, types), np.int32)
        self._of_types = np.concatenate((self._of_types, new))

    def keys(self, tokens: IndexedTokens) -> Numbers:
        """Return the numbers of the tokens' keys."""
        numbers: Numbers = self._of_types[tokens.numbers]
        for index, token in tokens.changed():
            numbers[index] = self._keyed.of_token(token)
        return numbers

    def is_anchor(self, keys: Numbers) -> NDArray[np.bool_]:
        """Tell of each token whether any phrase is anchored at its keys, whatever is beside it."""
        return self._candidates.is_anchor(keys)

    def places(self, columns: Sequence[Numbers]) -> list[list[int]]:
        """Return for each stream of tokens, given by its keys, where phrases may be anchored."""
        return self._candidates.places(columns)

    def mentions(
        self, tokens: IndexedTokens, keys: Numbers, places: Iterable[int], addresses: Iterable[int]
    ) -> list[Mention]:
        """Return the mentions in a stream of tokens.

        `places` are those of its tokens that may anchor a phrase, `addresses` those that are web
        addresses.
        """
        sets = TokenKeys(keys, self._keyed.sets)
        text, ends = tokens.source.text, tokens.sentence_ends()
        return self._matcher.mentions_at(text, tokens, sets, places, addresses, ends)
