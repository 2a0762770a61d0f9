"""Which patterns a token may belong to, given the words that the text has at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from termscan.match.patterns import Pattern

_NONE: frozenset[str] = frozenset()


class AnchorIndex:
    """Patterns by the keys of their anchor, and of one more of their slots where they have one.

    A pattern is looked for only where both are in the text, so that a large lexicon costs no more
    than the part of it that a text speaks of.
    """

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._alone: dict[str, list[Pattern]] = defaultdict(list)
        self._pairs: dict[str, dict[str, list[Pattern]]] = defaultdict(lambda: defaultdict(list))
        for pattern in patterns:
            self._add(pattern)
        self._partners = {key: frozenset(pairs) for key, pairs in self._pairs.items()}

    def _add(self, pattern: Pattern) -> None:
        partner = next((slot for i, slot in enumerate(pattern.slots) if i != pattern.anchor), None)
        for key in pattern.slots[pattern.anchor].keys:
            if partner is None:
                self._alone[key].append(pattern)
            else:
                for other in partner.keys:
                    self._pairs[key][other].append(pattern)

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all anchors."""
        return frozenset((*self._alone, *self._pairs))

    def patterns(self, keys: Iterable[str], present: AbstractSet[str]) -> tuple[Pattern, ...]:
        """Return the patterns that a token with `keys` may anchor in a text with `present`."""
        found: dict[Pattern, None] = {}
        for key in sorted(keys):
            found.update(dict.fromkeys(self._alone.get(key, ())))
            for other in sorted(self._partners.get(key, _NONE) & present):
                found.update(dict.fromkeys(self._pairs[key][other]))
        return tuple(found)
