"""Which patterns a token may belong to, given the words that the text has at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from termscan.match.patterns import Pattern

_MOST_PLANS = 200_000
_Pairs = dict[str, tuple[Pattern, ...]]


class Plan(NamedTuple):
    """What to look for at a token: patterns of one word, and those by the other word they need."""

    alone: tuple[Pattern, ...]
    pairs: tuple[tuple[frozenset[str], _Pairs], ...]

    @property
    def is_sure(self) -> bool:
        """Whether a single word, in any letter case, is all that one of the patterns needs."""
        return any(not one.frame and one.slots[0].written is None for one in self.alone)


class AnchorIndex:
    """Patterns by the keys of their anchor, and of the slot beside it where they have one.

    A pattern is looked for only where both stand near each other, so that a large lexicon costs no
    more than the part of it that a text speaks of.
    """

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        alone: dict[str, list[Pattern]] = defaultdict(list)
        pairs: dict[str, dict[str, list[Pattern]]] = defaultdict(lambda: defaultdict(list))
        for pattern in patterns:
            partner = _partner(pattern)
            for key in pattern.slots[pattern.anchor].keys:
                if not partner:
                    alone[key].append(pattern)
                for other in partner:
                    pairs[key][other].append(pattern)
        self._alone = {key: tuple(found) for key, found in alone.items()}
        self._pairs = {
            key: (frozenset(by_other), {other: tuple(found) for other, found in by_other.items()})
            for key, by_other in pairs.items()
        }
        self._plans: dict[AbstractSet[str], Plan] = {}

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all anchors."""
        return frozenset((*self._alone, *self._pairs))

    def patterns(
        self, keys: frozenset[str], around: Callable[[], AbstractSet[str]]
    ) -> tuple[Pattern, ...]:
        """Return the patterns that a token with `keys` may anchor.

        `around` gives the keys of the tokens no farther than `FARTHEST` from it.
        """
        plan = self.plan(keys)
        if not plan.pairs:
            return plan.alone
        near = around()
        found = dict.fromkeys(plan.alone)
        for partners, by_partner in plan.pairs:
            for other in sorted(partners & near):
                found.update(dict.fromkeys(by_partner[other]))
        return tuple(found)

    def plan(self, keys: frozenset[str]) -> Plan:
        """Return what to look for at a token with `keys`."""
        return self._plans.get(keys) or self._plan(keys)

    def _plan(self, keys: frozenset[str]) -> Plan:
        if len(self._plans) >= _MOST_PLANS:
            self._plans.clear()
        ordered = sorted(keys)
        alone = dict.fromkeys(one for key in ordered for one in self._alone.get(key, ()))
        pairs = tuple(self._pairs[key] for key in ordered if key in self._pairs)
        plan = self._plans[keys] = Plan(tuple(alone), pairs)
        return plan


def _partner(pattern: Pattern) -> frozenset[str]:
    """Return the keys of the slot beside the anchor, empty if there is none."""
    if len(pattern.slots) < 2:
        return frozenset()
    return pattern.slots[pattern.anchor - 1 if pattern.anchor else 1].keys
