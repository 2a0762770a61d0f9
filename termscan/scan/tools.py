"""What a process needs to find mentions: analysers, and lexicons ready to be used."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from termscan.errors import UsageError
from termscan.index import TypeTable
from termscan.language import Analyser, open_analyser
from termscan.lexicon import Lexicon, load_lexicon, load_lexicons
from termscan.match import Matcher, analyser_for
from termscan.scan.finder import Finder
from termscan.scan.recipe import CUES, Recipe

ONE_AT_A_TIME = Lock()
"""Held by the thread that uses this process's tools: what they remember is for one at a time."""


class Tools(NamedTuple):
    """Lexicons and what reads for them; `plain` knows the dictionary alone."""

    lexicons: tuple[Lexicon, ...]
    plain: Analyser
    analyser: Analyser
    matcher: Matcher
    cues: Matcher | None

    @property
    def beside(self) -> str | None:
        """The id of the lexicon that is looked for beside counted mentions, if one is."""
        return None if self.cues is None else CUES

    def finder(self, types: TypeTable) -> Finder:
        """Return what finds mentions in documents whose types are in a table."""
        return Finder(types, self.analyser, self.matcher, self.cues)


@lru_cache(maxsize=2)
def tools_of(recipe: Recipe, kept: Path | None) -> Tools:
    """Return the tools of a recipe; `kept` is the folder where readings of words are kept, if any.

    Raises:
        UsageError: a lexicon is not what it was when the recipe was made.
    """
    lexicons = load_lexicons(list(recipe.lexicons) or None)
    cues = load_lexicon(CUES)
    if (*(lexicon.hash for lexicon in lexicons), cues.hash) != recipe.lexicon_hashes:
        raise UsageError("a lexicon was changed while the scan was running; scan again")
    plain = open_analyser(recipe.backend, cache=kept)
    analyser = analyser_for(lexicons, recipe.backend, kept)
    wanted = all(lexicon.id != cues.id for lexicon in lexicons)
    matcher = Matcher(lexicons, analyser)
    beside = Matcher([cues], analyser) if wanted else None
    analyser.save()  # a worker may be ended before it can
    return Tools(lexicons, plain, analyser, matcher, beside)
