"""What an edit of lexicons changes: the phrases that went, and those that came."""

from __future__ import annotations

from collections.abc import Sequence

from termscan.match.addresses import plain_name
from termscan.match.indexed import IndexedPhrases
from termscan.match.matcher import Matcher
from termscan.match.patterns import Pattern
from termscan.match.phrases import PhraseSearch
from termscan.match.words import Vocabulary


class Difference:
    """Two compiled lexicons, told apart phrase by phrase.

    `phrases` are those that only one of them has. `is_small` tells whether results can be made
    from earlier ones and that is worth while: the options are the same, and of the phrases most
    are the same, too, in the same order. Through the phrases that hold a token nothing acts farther
    than `farthest` tokens from it.
    """

    def __init__(self, before: Matcher, after: Matcher) -> None:
        one, other = before.signatures(), after.signatures()
        changed = [*_missing(one, other), *_missing(other, one)]
        same_order = [key for key in one if key in other] == [key for key in other if key in one]
        few = len(changed) <= len(other) / 2
        self.is_small = few and same_order and before.options == after.options
        search = PhraseSearch(changed, after.options)
        self.phrases = IndexedPhrases(Vocabulary(search.keys), search)
        self.farthest = 2 * max(before.farthest, after.farthest)
        self._names = _names(changed)

    def touches(self, address: str) -> bool:
        """Tell whether a changed name may stand in a web address."""
        plain = plain_name(address)
        return any(name in plain for name in self._names)


def _missing(
    signatures: dict[tuple[object, ...], Pattern], others: dict[tuple[object, ...], Pattern]
) -> list[Pattern]:
    return [pattern for key, pattern in signatures.items() if key not in others]


def _names(patterns: Sequence[Pattern]) -> frozenset[str]:
    names = (one.form.text for one in patterns if one.entry.concept.kind != "term")
    return frozenset(filter(None, map(plain_name, names)))
