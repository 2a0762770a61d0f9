"""The lemmas among which one is chosen for a word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from termscan.language.characters import is_wordlike
from termscan.language.closed_class import closed_class_readings
from termscan.language.spoken import dialect_forms
from termscan.records import Reading

if TYPE_CHECKING:
    from simplemma import Lemmatizer

PLURALS = Path(__file__).parent / "weights" / "plurals.txt"
"""Common words that are used in the plural only, in the plural."""


_UNINFLECTED = frozenset(("adverb", "adposition", "conjunction", "pronoun"))
_SHORTEST_SPOKEN, _LONGEST_SPOKEN = 2, 30


class Candidate(NamedTuple):
    """A lemma in small letters, and the properties of the reading that it comes from.

    `parts` is the number of a compound's members, 0 where it is not known.
    """

    lemma: str
    pos: str
    case: str
    number: str
    origin: str
    parts: int = 0


class Candidates:
    """Gathers candidates: the readings, plurals that are words of their own, simplemma's lemma."""

    def __init__(self, dictionary: Callable[[str], Iterable[Reading]]) -> None:
        self._dictionary = dictionary
        self.of = lru_cache(5_000)(self._of)

    def _of(self, word: str, readings: tuple[Reading, ...]) -> tuple[Candidate, ...]:
        """Return the candidates for a normalised word with these readings, in a fixed order."""
        found = {_candidate(reading): None for reading in readings}
        for candidate in tuple(found):
            for plural in self._plural(candidate):
                found[plural] = None
        if not any(reading.origin == "dictionary" for reading in readings):
            found.update(dict.fromkeys(self._spoken(word.lower())))
        for lemma in _simplemma(word):
            found[Candidate(lemma, "", "", "", "simplemma")] = None
        found[Candidate(word.lower(), "", "", "", "surface")] = None
        return tuple(sorted(found))

    def _spoken(self, word: str) -> Iterator[Candidate]:
        """Yield the candidates of an unknown word as a spoken or dialectal spelling."""
        if not _SHORTEST_SPOKEN <= len(word) <= _LONGEST_SPOKEN:
            return
        for changes, forms in enumerate(dialect_forms(word), start=1):
            found = [reading for form in sorted(forms) for reading in self._written(form)]
            yield from (
                _candidate(reading)._replace(origin=f"spoken{changes}") for reading in found
            )
            if found:
                return

    def _written(self, form: str) -> Iterator[Reading]:
        """Yield the readings of a form, and uninflected words also as they stand."""
        known = [reading for reading in self._dictionary(form) if reading.pos != "name"]
        for reading in (*known, *closed_class_readings(form, known)):
            yield reading
            if reading.pos in _UNINFLECTED and reading.lemma != form:
                yield reading._replace(lemma=form, parts=())

    def _plural(self, candidate: Candidate) -> list[Candidate]:
        if candidate.number != "plural":
            return []
        plurals = self._plurals
        lemma = candidate.lemma
        for start in range(len(lemma) - 2):
            if lemma[start:] in plurals:
                plural = lemma[:start] + plurals[lemma[start:]]
                return [candidate._replace(lemma=plural, origin="plural")]
        return []

    @cached_property
    def _plurals(self) -> dict[str, str]:
        return {
            reading.lemma.lower(): plural
            for plural in PLURALS.read_text(encoding="utf-8").split()
            for reading in self._dictionary(plural)
            if reading.number == "plural" and reading.case == "nominative"
        }


def _candidate(reading: Reading) -> Candidate:
    origin = "guess" if reading.origin == "guess" else "dictionary"
    lemma = reading.lemma.lower()
    if reading.pos == "prefix":
        lemma = lemma.rstrip("-")
    parts = len(reading.parts)
    return Candidate(lemma, reading.pos, reading.case, reading.number, origin, parts)


def _simplemma(word: str) -> set[str]:
    """Return the lemmas of simplemma's Finnish dictionary, which knows more spoken words."""
    if not is_wordlike(word):
        return set()
    written = {word, word.lower()}
    return {_lemmatizer().lemmatize(form, "fi").lower() for form in written}


@cache
def _lemmatizer() -> Lemmatizer:
    """Return simplemma's lemmatiser without its memory of words, which the chooser has too."""
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy

    return Lemmatizer(cache_max_size=1, lemmatization_strategy=DefaultStrategy(low_memory=True))
