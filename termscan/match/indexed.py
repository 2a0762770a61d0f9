"""A compiled lexicon over indexed texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from termscan.index import IndexedTokens, TypeTable, TypeValues
from termscan.match.keyed import Candidates, KeyedTypes, TokenKeys
from termscan.match.matcher import Matcher
from termscan.match.nearness import Nearness
from termscan.match.phrases import PhraseSearch
from termscan.match.reading import Reader
from termscan.match.words import Vocabulary
from termscan.records import Mention, Token

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int32]


class IndexedPhrases:
    """Phrases whose words are looked up once a word type, for texts that share a table of types."""

    def __init__(self, vocabulary: Vocabulary, search: PhraseSearch) -> None:
        self._vocabulary = vocabulary
        self._search = search
        self._keyed = KeyedTypes(vocabulary)
        self._candidates = Candidates(search.index, self._keyed)
        self._of_types = TypeValues(self._keyed.of_type)
        self._nearness = Nearness(search.patterns, self._keyed)

    def keys(self, tokens: IndexedTokens) -> Numbers:
        """Return the numbers of the tokens' keys."""
        numbers = self._of_types.of(tokens.source.types, tokens.numbers)
        for index, token in tokens.changed():
            numbers[index] = self._keyed.of_token(token)
        return numbers

    def keys_alone(self, types: TypeTable, numbers: Numbers) -> Numbers:
        """Return the numbers of the keys of word types."""
        return self._of_types.of(types, numbers)

    def keys_of(self, token: Token) -> int:
        """Return the number of a token's keys."""
        return self._keyed.of_token(token)

    def near(self, keys: Numbers, places: NDArray[np.intp]) -> NDArray[np.intp]:
        """Return places at which a phrase may have a word; none where there is no phrase.

        Args:
            keys: the numbers of the keys of some tokens, all that have any among them.
            places: where each stands, rising; neighbours stand beside each other.
        """
        return self._nearness.near(keys, places)

    def is_anchor(self, keys: Numbers) -> NDArray[np.bool_]:
        """Tell of each token whether any phrase is anchored at its keys, whatever is beside it."""
        return self._candidates.is_anchor(keys)

    def places(self, columns: Sequence[Numbers]) -> list[NDArray[np.intp]]:
        """Return for each stream of tokens, given by its keys, where phrases may be anchored."""
        return self._candidates.places(columns)

    def reaches(self, keys: Numbers) -> NDArray[np.intp]:
        """Return how far the phrases that are anchored at tokens reach from them (`reach`)."""
        return self._candidates.reaches(keys)

    def found(
        self, tokens: IndexedTokens, keys: Numbers, places: NDArray[np.intp]
    ) -> NDArray[np.intp]:
        """Return those of the places, in order, at which a phrase really is anchored.

        Whether it counts is another question, and whether the options allow a single word.
        """
        import numpy as np

        if not len(places):
            return places
        sets = TokenKeys(keys, self._keyed)
        reader = Reader(tokens.source.text, tokens, sets, self._vocabulary)
        plan, found = self._search.index.plan, self._search.found
        held = (
            plan(sets[one]).is_sure or any(True for _ in found(reader, (one,)))
            for one in places.tolist()
        )
        return places[np.fromiter(held, np.bool_)]


class IndexedMatcher(IndexedPhrases):
    """A matcher over indexed texts; it finds what the matcher itself finds in the same tokens."""

    def __init__(self, matcher: Matcher) -> None:
        super().__init__(matcher.vocabulary, matcher.search)
        self._matcher = matcher

    def is_condition(self, token: Token) -> bool:
        """Tell whether a condition of the lexicons may look for a token."""
        return self._matcher.is_condition(token)

    def mentions(
        self, tokens: IndexedTokens, keys: Numbers, places: Iterable[int], addresses: Iterable[int]
    ) -> list[Mention]:
        """Return the mentions in a stream of tokens.

        `places` are those of its tokens that may anchor a phrase, `addresses` those that are web
        addresses.
        """
        sets = TokenKeys(keys, self._keyed)
        text, ends = tokens.source.text, tokens.sentence_ends
        return self._matcher.mentions_at(text, tokens, sets, places, addresses, ends)
