"""How far from the token that anchors it a phrase may reach."""

from __future__ import annotations

from termscan.match.frames import FARTHEST_VERB
from termscan.match.names import FARTHEST_HEAD
from termscan.match.patterns import NAMES, Pattern
from termscan.match.search import farthest_step

ODD = 64
"""Tokens: farther than a word torn by blanks (40 pieces) and an elliptical compound (12 words)."""


def reach(pattern: Pattern) -> int:
    """Return a number of tokens beyond which neither side of a phrase ever lies.

    Elliptical compounds and words that are torn by blanks are left out of account (`ODD`).
    """
    steps = sum(farthest_step(pattern, right) for right in range(1, len(pattern.slots)))
    verb = FARTHEST_VERB if pattern.frame else 0
    head = FARTHEST_HEAD if pattern.entry.concept.kind in NAMES else 0
    return steps + verb + head
