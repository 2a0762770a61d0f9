"""All readings of one written word, whatever its case, hyphens, colons and endings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from termscan.language.abbreviations import is_abbreviation
from termscan.language.analysis import readings_of, splits_of
from termscan.language.backends import Backend
from termscan.language.characters import is_wordlike
from termscan.language.closed_class import closed_class_readings
from termscan.language.ellipsis import Split
from termscan.language.endings import bare_ending
from termscan.language.guesser import guesses
from termscan.language.kept import KeptDictionary, KeptReadings
from termscan.language.known import KnownWords
from termscan.language.misspelt import LexiconWords, repaired
from termscan.language.spoken import written_forms
from termscan.records import Reading

_LONGEST = 100
_MOST_KEPT = 50_000
_MOST_RECENT = 5_000
_SHORTEST_MEMBER = 3
_SHORTEST_HEAD = 5
_COMPOUND_CLASSES = frozenset(("noun", "adjective"))
_BARE_CASES = frozenset(("", "nominative", "genitive"))
_SET_OFF = re.compile(r"(.+)[:'](\w+)", re.DOTALL)
_ACRONYM = re.compile(r"([A-ZÅÄÖ][A-ZÅÄÖ0-9]+)([a-zåäö]+)")
_CLITIC = r"(?:kin|k[aä]{2}n|h[aä]n|k[oö])?$"
_POSSESSIVE = re.compile(rf"(?:ni|si|ns[aä]|mme|nne|(?<=aa|ää|ee)(n)){_CLITIC}")
_ONLY_NSA = ("nominative", "genitive")
"""Cases that take no -Vn for -nsa: edistämisensä, but edistämiseen is the illative alone."""
_LETTER = re.compile(r"[^\W\d_]")


class Words:
    """Readings of single Finnish words; words of a lexicon may be brought along."""

    def __init__(
        self,
        backend: Backend,
        words: Iterable[str] = (),
        repairs: bool = True,
        kept: KeptReadings | None = None,
    ) -> None:
        words = tuple(words)
        self.backend = backend
        self.repairs = repairs
        self.kept = KeptDictionary(self._asked, kept) if kept else None
        self._small = lru_cache(_MOST_RECENT)(self.kept or self._asked)
        self.dictionary = lru_cache(_MOST_KEPT)(self._dictionary)
        self.lexicon = LexiconWords(words, self.dictionary, self._asked)
        self.known = KnownWords(words, self.dictionary)

    def _dictionary(self, word: str) -> tuple[Reading, ...]:
        """Return what the dictionary says of `word`, in any letter case."""
        if not is_wordlike(word):
            return ()
        return tuple(_cased(self._small(word.lower()), word))

    def _asked(self, word: str) -> tuple[Reading, ...]:
        """Return what the dictionary says of a word in small letters."""
        return tuple(readings_of(self.backend.outputs(word)))

    def readings(self, word: str) -> tuple[Reading, ...]:
        """Return every reading of a normalised word; never empty for a word with letters."""
        if word.endswith("-") and len(word) > 1:
            return self._suspended(word)
        if is_abbreviation(word):
            return self.dictionary(word) or (Reading(word, "abbreviation", parts=(word,)),)
        bare = word.lstrip("-#–—")
        found = self._whole(bare)
        found += closed_class_readings(bare, found)
        found += [reading for reading in self.known.readings(bare) if reading not in found]
        return tuple(found or self._guessed(bare))

    def splits(self, word: str) -> tuple[Split, ...]:
        """Return the places between the members of a compound, with readings of what follows."""
        bare = word.strip("-")
        found = (
            dict.fromkeys(splits_of(self.backend.outputs(bare.lower())))
            if is_wordlike(bare)
            else {}
        )
        if not found and "-" in bare:
            offset = bare.rindex("-") + 1
            found = dict.fromkeys((offset, reading) for reading in self._whole(bare[offset:]))
        return tuple(Split(offset, head) for offset, head in found)

    def _whole(self, word: str) -> list[Reading]:
        """Return readings by the dictionary, of the whole or of the part that inflects."""
        if "-" in word:
            return self._hyphenated(word)
        found = list(self.dictionary(word))
        set_off = None if found else _SET_OFF.fullmatch(word)
        if set_off:
            return self._set_off(*set_off.groups())
        return found + [one for one in self._possessed(word, known=bool(found)) if one not in found]

    def _possessed(self, word: str, *, known: bool) -> list[Reading]:
        """Return readings of a word with a possessive that the dictionary has without it only.

        It lacks possessives after many forms of participles (edistäviensä, kiusatuissaan) and
        after the abessive of agents (asiantuntijoittansa); some it reads as other words.
        """
        possessive = _POSSESSIVE.search(word)
        if not possessive or word[:1].isupper() != word.isupper():
            return []
        stem = word[: possessive.start()]
        if possessive[1]:
            stem = stem[:-1]  # the lengthened vowel: kiusatuissa-an
        if len(stem) < _SHORTEST_HEAD:
            return []
        forms = (stem, f"{stem}n", f"{stem[:-1]}i" if stem.endswith("kse") else stem)
        never = _ONLY_NSA if possessive[1] else ()
        found = [
            reading
            for form in dict.fromkeys(forms)
            for reading in self.dictionary(form)
            if reading.case and reading.case not in never and reading.pos != "name"
        ]
        participles = {reading.parts[:-1] for reading in found if reading.pos == "verb"}
        return [
            reading
            for reading in found
            if not known or reading.case == "abessive" or reading.parts[:-1] in participles
        ]

    def _hyphenated(self, word: str) -> list[Reading]:
        """Return readings of a word with hyphens: by the dictionary, and by its last part.

        The backends know different hyphenated words; the last part makes them agree.
        """
        before = word[: word.rindex("-") + 1]
        found = [_with_prefix(reading, before) for reading in self.dictionary(word)]
        found += [reading for reading in self._headed(word) if reading not in found]
        if word[len(before) : len(before) + 1].isupper():
            return [reading for reading in found if reading.pos == "name"] or found
        return _cased(found, word)

    def _suspended(self, word: str) -> tuple[Reading, ...]:
        """Return the member before a hanging hyphen, as a prefix whose lemma keeps the hyphen."""
        parts = {reading.parts for reading in self.readings(word[:-1]) if reading.lemma}
        whole = min(parts, default=(word[:-1].lower(),), key=lambda found: (-len(found), found))
        return (Reading(_lowered(word), "prefix", "", "", whole),)

    def _set_off(self, stem: str, ending: str) -> list[Reading]:
        """Return the reading of `THL:n` and `Fiskars'in`, whose ending is set off."""
        inflection = bare_ending(ending)
        if inflection is None:
            return []
        return [Reading(stem, "abbreviation", *inflection, (stem,))]

    def _headed(self, word: str) -> list[Reading]:
        """Return the readings of the part after the last hyphen, the rest put before it."""
        before, _, head = word.rpartition("-")
        if not head or not before or not _LETTER.search(head):
            return []
        found = self._whole(head)
        found = [reading for reading in found if reading.pos != "verb"] or found
        return [
            reading._replace(lemma=f"{first}-{reading.lemma}", parts=(first, *reading.parts))
            for reading in found
            for first in [self._agreeing(before, reading)]
        ]

    def _agreeing(self, before: str, head: Reading) -> str:
        """Return what stands before a head, as a base form if it agrees (Isolla-Britannialla)."""
        start, hyphen, adjective = before.rpartition("-")
        for reading in self.dictionary(adjective) if head.case not in _BARE_CASES else ():
            if reading.pos == "adjective" and reading[2:4] == head[2:4]:
                lemma = reading.lemma.capitalize() if adjective[:1].isupper() else reading.lemma
                return start + hyphen + lemma
        return before

    def _guessed(self, word: str) -> list[Reading]:
        """Return guesses for a word that nothing knows."""
        if not _LETTER.search(word) or len(word) > _LONGEST:
            return []
        if "/" in word:
            return guesses(word)[:1]
        acronym = _ACRONYM.fullmatch(word)
        inflection = acronym and bare_ending(acronym[2])
        if acronym and inflection:
            return [Reading(acronym[1], "abbreviation", *inflection, (acronym[1],), "guess")]
        spoken = [
            reading._replace(origin="guess")
            for written in written_forms(word.lower())
            for found in [list(self.dictionary(written))]
            for reading in [*found, *closed_class_readings(written, found)]
        ]
        mended = repaired(word, self.dictionary, self.lexicon) if self.repairs else []
        return [*mended, *spoken, *self._ending_in_a_known_word(word), *guesses(word)]

    def _ending_in_a_known_word(self, word: str) -> list[Reading]:
        """Return guesses for a compound of which the dictionary knows the end only."""
        for start in range(_SHORTEST_MEMBER, len(word) - _SHORTEST_HEAD + 1):
            before, head = word[:start], word[start:]
            found = [r for r in self.dictionary(head) if r.pos in _COMPOUND_CLASSES]
            if found:
                return [
                    reading._replace(
                        lemma=before + reading.lemma,
                        parts=(before, *reading.parts),
                        origin="guess",
                    )
                    for reading in found
                ]
        return []


def _with_prefix(reading: Reading, before: str) -> Reading:
    """Write the first parts of a hyphenated lemma as the writer did."""
    if reading.lemma[: len(before)].lower() == before.lower():
        return reading._replace(lemma=before + reading.lemma[len(before) :])
    return reading


def _cased(readings: Sequence[Reading], word: str) -> list[Reading]:
    """Leave out proper names for a word in small letters that is also a common word."""
    if not word[:1].islower():
        return list(readings)
    return [reading for reading in readings if reading.pos != "name"] or list(readings)


def _lowered(word: str) -> str:
    return word if word[:-1].isupper() else word.lower()
