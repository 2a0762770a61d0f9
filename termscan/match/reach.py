"""How far from the token that anchors it a phrase may reach."""

from __future__ import annotations

from termscan.match.frames import FARTHEST_VERB
from termscan.match.names import FARTHEST_HEAD
from termscan.match.patterns import Pattern
from termscan.match.search import farthest_step

COMPLETED = 16
"""Tokens: farther than an elliptical compound reaches (12 words)."""

TORN = 64
"""Tokens: farther than a word torn by blanks reaches (40 pieces)."""


def reach(pattern: Pattern) -> int:
    """Return a number of tokens beyond which neither side of a phrase ever lies.

    Words that are torn by blanks are left out of account (`TORN`).
    """
    steps = sum(farthest_step(pattern, right) for right in range(1, len(pattern.slots)))
    verb = FARTHEST_VERB if pattern.frame else 0
    return steps + verb + FARTHEST_HEAD + COMPLETED
