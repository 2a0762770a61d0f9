"""What was edited in the lexicons since a scan, and what makes use of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from termscan.corpus import Derived
from termscan.index import Rereadings, TypeTable
from termscan.match import Difference, Matcher, words_for
from termscan.scan.finder import Finder
from termscan.scan.kept_lexicons import kept_lexicons
from termscan.scan.recipe import CUES
from termscan.scan.recount import Recounter
from termscan.scan.sweep import Sweep
from termscan.scan.tools import Tools


class Edit(NamedTuple):
    """An edit of lexicons: what only one state has, and the tools of the new one.

    `words` tells what is read otherwise with the words that only one state brings to the
    dictionary; None if there are none.
    """

    difference: Difference
    words: Rereadings | None
    tools: Tools

    def sweep(self, types: TypeTable) -> Sweep:
        """Return what looks for documents that the edit leaves as they are."""
        return Sweep(types, self.difference, self.words)

    def recounter(self, finder: Finder) -> Recounter:
        """Return what counts again from what was found before."""
        return Recounter(finder, self.difference, self.tools.beside, self.words)


def edit_since(hashes: Iterable[str], kept: Derived, tools: Tools) -> Edit | None:
    """Return the edit since a scan with lexicons that have some hashes.

    None where it is not known what those said, or where the edit is not small.
    """
    earlier = kept_lexicons(kept, hashes, tools.lexicons)
    if earlier is None or any(one.id == CUES for one in earlier) != (tools.beside is None):
        return None
    words = frozenset(words_for(earlier, tools.plain))
    apart = words ^ frozenset(tools.analyser.words)
    analyser = tools.plain.knowing(words) if apart else tools.analyser
    before = Matcher(earlier, analyser, like=tools.matcher)
    difference = Difference(before, tools.matcher)
    if not difference.is_small:
        return None
    if not apart:
        return Edit(difference, None, tools)
    rereadings = Rereadings(analyser, tools.analyser, tools.plain.knowing(apart))
    return Edit(difference, rereadings, tools)
