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

    `phrases` are those that only one of them has. `is_told` is False where results cannot be
    compared by phrases: other options, or the phrases that both have in another order.
    """

    def __init__(self, before: Matcher, after: Matcher) -> None:
        one, other = before.signatures(), after.signatures()
        changed = [*_missing(one, other), *_missing(other, one)]
        same_order = [key for key in one if key in other] == [key for key in other if key in one]
        self.is_told = same_order and before.options == after.options
        search = PhraseSearch(changed, after.options)
        self.phrases = IndexedPhrases(Vocabulary(search.keys), search)
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
