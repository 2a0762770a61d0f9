"""Where the words of a lexicon may change what was read without them.

An index keeps readings that rest on the dictionary alone. Before they serve a lexicon that brings
words of its own, these tests tell which of them have to be made anew; they may say so too often,
never too seldom.
"""

from __future__ import annotations

from termscan.language.known import KnownWords
from termscan.language.misspelt import LexiconWords


class Otherwise:
    """Tells which words a lexicon may cause to be read otherwise."""

    def __init__(self, known: KnownWords, lexicon: LexiconWords) -> None:
        self._known = known
        self._lexicon = lexicon

    def may_differ(self, norm: str, *, unknown: bool, respellable: bool) -> bool:
        """Tell whether a Finnish word may get other readings.

        `unknown` says that the dictionary has no such word, `respellable` that it has one for a
        spelling with lost dots put back (`Analyser.is_respellable`).
        """
        if not self._lexicon:
            return False
        bare = norm.strip("-#–—")
        if self._known.may_know(bare):
            return True
        return unknown and (respellable or self._lexicon.may_be_misprinted(bare))
