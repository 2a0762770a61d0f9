"""Readings of damaged words that nothing knows, from the word alone.

``repair:hyphen``: a hyphen lost between members (vapaaajan, EUkomission). ``repair:umlaut``: an
unreadable sign for ä or ö (ty\ufffdn), or the dots lost from them (hyvinvointityo).
``repair:misprint``: one letter wrong, missing or too many in a long word. Lost dots and misprints
are mended only where the result is a word that a lexicon brought: anywhere else they made more
wrong readings than right ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import product

from termscan.language.characters import is_wordlike
from termscan.language.ellipsis import Splits
from termscan.records import Reading

Dictionary = Callable[[str], tuple[Reading, ...]]

LOST = "\ufffd"
_SHORTEST = 6
_SHORTEST_MISPRINT = 10
_LONGEST = 40
_SAME_VOWELS = re.compile(r"([aeiouyäö])(?=\1)")
_ACRONYM = re.compile(r"([A-ZÅÄÖ]{2,})([a-zåäö]{4,})")
_FRONT = str.maketrans("ao", "äö")
_LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"
_MOST_LOST = 5
_SHORTEST_MEMBER = 3
_NOMINAL = frozenset(("noun", "adjective"))


def repaired(word: str, dictionary: Dictionary, lexicon: LexiconWords) -> list[Reading]:
    """Return readings of an unknown `word` as if its damage were mended; usually none."""
    if not _SHORTEST <= len(word) <= _LONGEST and LOST not in word:
        return []
    for name, mended in (
        ("hyphen", _hyphenated(word, dictionary)),
        ("umlaut", _dotted(word, dictionary, lexicon)),
        ("misprint", lexicon.misprinted(word)),
    ):
        if mended:
            return [reading._replace(origin=f"repair:{name}") for reading in mended]
    return []


def _hyphenated(word: str, dictionary: Dictionary) -> list[Reading]:
    places = [place.end() for place in _SAME_VOWELS.finditer(word.lower())]
    acronym = _ACRONYM.fullmatch(word)
    for place in [len(acronym[1])] if acronym else places:
        before, head = word[:place], word[place:].lower()
        if not acronym and not (len(head) >= _SHORTEST_MEMBER and _is_member(before, dictionary)):
            continue
        found = [reading for reading in dictionary(head) if reading.pos in _NOMINAL]
        if found:
            return [
                reading._replace(lemma=f"{before}-{reading.lemma}", parts=(before, *reading.parts))
                for reading in found
            ]
    return []


def _is_member(word: str, dictionary: Dictionary) -> bool:
    """Tell whether a word may begin a compound as it stands."""
    return len(word) >= _SHORTEST_MEMBER and any(
        reading.pos in _NOMINAL and reading.case in ("nominative", "genitive")
        for reading in dictionary(word)
    )


def _dotted(word: str, dictionary: Dictionary, lexicon: LexiconWords) -> list[Reading]:
    for spelling in _undotted(word.lower()) if LOST in word or lexicon else ():
        readings = dictionary(spelling)
        found = list(readings) if LOST in word else lexicon.among(readings)
        if found:
            return found
    return []


def is_respellable(word: str, dictionary: Dictionary) -> bool:
    """Tell whether putting back lost dots makes a noun or adjective of an unknown word."""
    return (
        _SHORTEST <= len(word) <= _LONGEST
        and LOST not in word
        and any(
            reading.pos in _NOMINAL
            for spelling in _undotted(word.lower())
            for reading in dictionary(spelling)
        )
    )


def _undotted(low: str) -> Iterator[str]:
    if LOST in low:
        lost = low.count(LOST)
        for letters in product("äö", repeat=lost) if lost <= _MOST_LOST else ():
            rest = iter(letters)
            yield "".join(next(rest) if letter == LOST else letter for letter in low)
    elif low.isalpha() and not set("äö") & set(low):
        front = low.translate(_FRONT)
        yield front
        for place in range(3, len(low) - 2):
            yield low[:place] + front[place:]
            yield front[:place] + low[place:]


class LexiconWords:
    """The words that a lexicon brought, to which alone misprints and stray spaces are mended.

    `dictionary` gives the readings of a word; `ask` those of one in small letters, without
    remembering them: of the hundreds of spellings that may be meant hardly any is a word.
    """

    def __init__(self, words: Iterable[str], dictionary: Dictionary, ask: Dictionary) -> None:
        self._dictionary = dictionary
        self._ask = ask
        self._words = {word.lower() for word in words if " " not in word}

    @cached_property
    def _lemmas(self) -> frozenset[str]:
        """The words, and the dictionary's lemmas of them (taito for taidot)."""
        found = {
            reading.lemma.lower() for word in self._words for reading in self._dictionary(word)
        }
        return frozenset(self._words | found)

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        return frozenset(word[:4] for word in self._words if len(word) >= _SHORTEST_MISPRINT)

    def __contains__(self, lemma: str) -> bool:
        return lemma.lower() in self._lemmas

    def __bool__(self) -> bool:
        return bool(self._words)

    def first_members(self, splits: Splits) -> frozenset[str]:
        """Return what the compounds among the words begin with: mielen for mielenterveys."""
        return frozenset(word[: split.offset] for word in self._words for split in splits(word))

    def among(self, readings: Iterable[Reading]) -> list[Reading]:
        """Return the readings whose lemma is one of the words."""
        return [
            reading for reading in readings if reading.pos in _NOMINAL and reading.lemma in self
        ]

    def may_be_misprinted(self, word: str) -> bool:
        """Tell whether `word` may be a misprint of one of the words, by its length and start."""
        return len(word) >= _SHORTEST_MISPRINT and word[:4].lower() in self._beginnings

    def misprinted(self, word: str) -> list[Reading]:
        """Return the readings of the lexicon's words that are one letter away from `word`."""
        if not self.may_be_misprinted(word):
            return []
        spellings = filter(is_wordlike, _one_letter_away(word.lower()))
        found = (self.among(self._ask(spelling)) for spelling in spellings)
        return next((readings for readings in found if readings), [])


def _one_letter_away(word: str) -> Iterator[str]:
    for place in range(3, len(word)):
        before, after = word[:place], word[place:]
        yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in _LETTERS:
            yield before + letter + after
            yield before + letter + after[1:]
