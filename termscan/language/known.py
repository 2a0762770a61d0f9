"""Words that a lexicon brings along, recognised in all their inflected forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property

from termscan.language.endings import bare_ending
from termscan.language.guesser import guesses
from termscan.records import Reading

_PREFIX = 3


class KnownWords:
    """Base forms that the dictionary lacks, such as Mielikioski, Icehearts or MITOKE.

    `dictionary` gives the readings of a plain word: a brought word that ends in a common noun
    (Mielikioski) inflects as that noun does, any other by the general endings.
    """

    def __init__(
        self, words: Iterable[str], dictionary: Callable[[str], tuple[Reading, ...]]
    ) -> None:
        self._dictionary = dictionary
        self._by_start: dict[str, list[str]] = defaultdict(list)
        self._heads: dict[str, str] = {}
        self._common: dict[str, bool] = {}
        for word in sorted({part for phrase in words for part in phrase.split() if part}):
            self._by_start[word[:_PREFIX].lower()].append(word)

    def _head(self, word: str) -> str:
        """Return the longest end of `word` that is a noun of the dictionary, or nothing."""
        for start in range(2, len(word) - 3):
            head = word[start:].lower()
            if any(r.lemma == head and r.case == "nominative" for r in self._dictionary(head)):
                return head
        return ""

    def readings(self, word: str) -> list[Reading]:
        """Return the readings of `word` as a form of a brought word; usually none.

        A brought word that the dictionary knows adds nothing: it inflects it itself.
        """
        if not self._by_start:
            return []
        start = word[:_PREFIX].lower()
        bases = [*self._by_start.get(start, ()), *self._by_start.get(start[:-1], ())]
        return [
            reading
            for base in bases
            if not self._is_common(base)
            for reading in self._as(base, word)
        ]

    def may_know(self, word: str) -> bool:
        """Tell whether `word` may be a form of a brought word; True more often than it is."""
        start = word[:_PREFIX].lower()
        return start in self._uncommon_starts or start[:-1] in self._uncommon_starts

    @cached_property
    def _uncommon_starts(self) -> frozenset[str]:
        """What those brought words begin with that the dictionary does not know."""
        return frozenset(
            start for start, bases in self._by_start.items() if not all(map(self._is_common, bases))
        )

    def _is_common(self, base: str) -> bool:
        """Tell whether the dictionary knows a brought word."""
        if base not in self._common:
            lemmas = {reading.lemma.lower() for reading in self._dictionary(base)}
            self._common[base] = base.lower() in lemmas
        return self._common[base]

    def _as(self, base: str, word: str) -> list[Reading]:
        low = word.lower()
        if low == base.lower():
            return [Reading(base, "name", "nominative", "singular", (base,))]
        found = self._like_head(base, low)
        if not found and low.startswith(base.lower()):
            inflection = bare_ending(low[len(base) :])
            found = [(inflection[0], inflection[1])] if inflection else []
        if not found:
            found = [(g.case, g.number) for g in guesses(word) if g.lemma.lower() == base.lower()]
        return [Reading(base, "name", case, number, (base,)) for case, number in found]

    def _like_head(self, base: str, low: str) -> list[tuple[str, str]]:
        head = self._heads.get(base)
        if head is None:
            head = self._heads[base] = self._head(base)
        before = len(base) - len(head)
        if not head or not low.startswith(base[:before].lower()):
            return []
        inflected = self._dictionary(low[before:])
        return [(r.case, r.number) for r in inflected if r.lemma == head and r.case]
