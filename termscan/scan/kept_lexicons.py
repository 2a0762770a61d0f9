"""Lexicons as they were when a store was scanned with them, to tell later what was edited."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable

from termscan.corpus import Derived
from termscan.errors import LexiconError
from termscan.lexicon import Lexicon, as_toml, lexicon_of


def keep_lexicons(kept: Derived, lexicons: Iterable[Lexicon]) -> None:
    """Keep what lexicons say, under their hashes."""
    for lexicon in lexicons:
        if kept.get(lexicon.hash) is None:
            kept.put(lexicon.hash, as_toml(lexicon).encode("utf-8"))


def kept_lexicons(
    kept: Derived, hashes: Iterable[str], loaded: Iterable[Lexicon] = ()
) -> list[Lexicon] | None:
    """Return the lexicons that have some hashes, from those `loaded` or else from those kept.

    None if any of them is neither.
    """
    at_hand = {lexicon.hash: lexicon for lexicon in loaded}
    found = [at_hand.get(one) or _lexicon(kept.get(one), one) for one in hashes]
    return [one for one in found if one is not None] if all(found) else None


def _lexicon(content: bytes | None, wanted: str) -> Lexicon | None:
    if content is None:
        return None
    try:
        lexicon = lexicon_of(tomllib.loads(content.decode("utf-8")), "a kept lexicon")
    except (LexiconError, ValueError):
        return None
    return lexicon if lexicon.hash == wanted else None
