"""All readings of one written word, whatever its case, hyphens, colons and endings."""

from __future__ import annotations

import re
from collections.abc import Iterable

from termscan.language.analysis import readings_of, splits_of
from termscan.language.backends import Backend
from termscan.language.ellipsis import Split
from termscan.language.endings import bare_ending, guesses
from termscan.language.known import KnownWords
from termscan.records import Reading

_LONGEST = 100
_PLAIN = re.compile(r"[\w:'.-]+")
_SET_OFF = re.compile(r"(.*\w)[:'](\w+)", re.DOTALL)
_ACRONYM = re.compile(r"([A-ZÅÄÖ][A-ZÅÄÖ0-9]+)([a-zåäö]+)")
_LETTER = re.compile(r"[^\W\d_]")


class Words:
    """Readings of single Finnish words; words of a lexicon may be brought along."""

    def __init__(self, backend: Backend, words: Iterable[str] = ()) -> None:
        self.backend = backend
        self.known = KnownWords(words, self.dictionary)

    def dictionary(self, word: str) -> list[Reading]:
        """Return what the dictionary says of `word`, in any letter case."""
        if len(word) > _LONGEST or not _PLAIN.fullmatch(word):
            return []
        readings = readings_of(self.backend.outputs(word.lower()))
        return _cased(readings, word)

    def readings(self, word: str) -> tuple[Reading, ...]:
        """Return every reading of a normalised word; never empty for a word with letters."""
        if word.endswith("-") and len(word) > 1:
            return self._suspended(word)
        bare = word.removeprefix("-")
        found = self._whole(bare)
        found += [reading for reading in self.known.readings(bare) if reading not in found]
        return tuple(found or self._guessed(bare))

    def splits(self, word: str) -> tuple[Split, ...]:
        """Return the places between the members of a compound, with readings of what follows."""
        bare = word.strip("-")
        found = (
            dict.fromkeys(splits_of(self.backend.outputs(bare.lower())))
            if _PLAIN.fullmatch(bare)
            else {}
        )
        if not found and "-" in bare:
            offset = bare.rindex("-") + 1
            found = dict.fromkeys((offset, reading) for reading in self._whole(bare[offset:]))
        return tuple(Split(offset, head) for offset, head in found)

    def _whole(self, word: str) -> list[Reading]:
        """Return readings by the dictionary, of the whole or of the part that inflects."""
        found = self.dictionary(word)
        if found:
            return found
        set_off = _SET_OFF.fullmatch(word)
        if set_off:
            found = self._set_off(*set_off.groups())
        if not found and "-" in word:
            found = self._headed(word)
        return found

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
        return [
            reading._replace(lemma=f"{before}-{reading.lemma}", parts=(before, *reading.parts))
            for reading in found
        ]

    def _guessed(self, word: str) -> list[Reading]:
        """Return guesses for a word that nothing knows."""
        if not _LETTER.search(word) or len(word) > _LONGEST:
            return []
        acronym = _ACRONYM.fullmatch(word)
        inflection = acronym and bare_ending(acronym[2])
        if acronym and inflection:
            return [Reading(acronym[1], "abbreviation", *inflection, (acronym[1],), "guess")]
        return guesses(word)


def _cased(readings: list[Reading], word: str) -> list[Reading]:
    """Leave out proper names for a word in small letters that is also a common word."""
    if word[:1].islower() and any(reading.pos != "name" for reading in readings):
        return [reading for reading in readings if reading.pos != "name"]
    return readings


def _lowered(word: str) -> str:
    return word if word[:-1].isupper() else word.lower()
