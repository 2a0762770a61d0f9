"""Whether text looks like words that somebody wrote, told without a dictionary."""

from __future__ import annotations

import re
from typing import NamedTuple

_EDGES = ".,;:!?()[]{}\"'”“’‘«»<>–—-‐•*/…\u200b\u00ad"
_NUMERIC = re.compile(r"[\d.,:;%€+§/()\-–−‐°²³ ]+")
_ADDRESS = re.compile(r"@|www\.|https?:|\.(?:fi|com|org|net|eu)\b", re.IGNORECASE)
_WORD = re.compile(
    r"(?:[A-ZÅÄÖÉÜŠŽ]?[a-zåäöéüšžáàèæøñ\u00ad]+|[A-ZÅÄÖÉÜŠŽ]+)"
    r"(?:[-‐–:’'/&.][A-ZÅÄÖa-zåäöéüšž0-9]*|\d+)*"
)
_PLAIN = re.compile(
    r"(?<!\S)(?=\S{4})[A-ZÅÄÖ]?+[bcdfghjklmnpqrstvwxz]{0,4}+"
    r"(?:[aeiouyåäö]++[bcdfghjklmnpqrstvwxz]{0,5}+)++[.,]?+(?!\S)"
)
"""Well-formed words without anything unusual: most of any text, and told at once."""

_TOLD = "_"
"""Stands where such a word stood."""

_VOWEL = re.compile(r"[aeiouyåäöéüáàèæø]", re.IGNORECASE)
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{6,}", re.IGNORECASE)
_LATIN = "abcdefghijklmnopqrstuvwxyzàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ".encode("latin-1")
_REPLACED = re.compile("[\ufffd\ue000-\uf8ff]")
_SHORT = 2
_FEWEST_VOWELS, _MOST_VOWELS = 0.25, 0.65
"""Among the letters: 0.34 to 0.52 on 850 pages of Finnish and Swedish, code listings included."""

_MOST_REPLACED = 0.3
_ENOUGH_LETTERS = 100
_SAMPLE = 450
_DOUBTFUL = 0.85
_ENOUGH = 15
"""Words below which a share says little."""


class Signals(NamedTuple):
    """What a page's text shows of how well it was read; shares from 0 to 1.

    `words` are the tokens that are neither numbers nor addresses; `well_formed` the share of them
    that letters could make up; `spaced` the share that are single letters in a row ("T A V O");
    `vowels` and `umlauts` (ä, ö, å) their shares among the Latin letters, which are `letters` in
    all; `replaced` the share of characters that stand for what could not be read.
    """

    words: int
    well_formed: float
    spaced: float
    letters: int
    vowels: float
    umlauts: float
    replaced: float

    @property
    def quality(self) -> float | None:
        """From 0 to 1 how far the text looks like words; None for too few words to tell."""
        if self.words < _ENOUGH:
            return None
        return round(max(self.well_formed - self.spaced - self.replaced, 0.0), 3)

    @property
    def nonsense(self) -> bool:
        """Whether no language is written with so few or so many vowels: the letters are others
        than those that are seen on the page.
        """
        unlikely = not _FEWEST_VOWELS <= self.vowels <= _MOST_VOWELS
        return self.replaced > _MOST_REPLACED or (self.letters >= _ENOUGH_LETTERS and unlikely)


def sampled(text: str) -> Signals:
    """Measure a sample from the middle of a page; all of it where the sample is doubtful."""
    middle = max(len(text) // 2 - _SAMPLE // 2, 0)
    sample = text[middle : middle + _SAMPLE]
    found = signals(sample)
    quality = found.quality
    if len(sample) == len(text) or (quality is not None and quality >= _DOUBTFUL):
        return found
    return signals(text)


def signals(text: str) -> Signals:
    """Measure `text`."""
    rest, plain = _PLAIN.subn(_TOLD, text)
    tokens = [bare for token in rest.split() if (bare := token.strip(_EDGES))]
    words = [token for token in tokens if token != _TOLD and not _NUMERIC.fullmatch(token)]
    words = [word for word in words if not _ADDRESS.search(word)]
    count = len(words) + plain
    small = text.lower()
    vowels, umlauts = _count(small, "aeiouy"), _count(small, "äöå")
    letters = _latin_letters(small)
    return Signals(
        words=count,
        well_formed=_share(sum(map(_is_well_formed, words)) + plain, count),
        spaced=_share(_single_letters_in_a_row(tokens), count),
        letters=letters,
        vowels=_share(vowels + umlauts, letters),
        umlauts=_share(umlauts, letters),
        replaced=_share(len(_REPLACED.findall(text)), len(text)),
    )


class Spelling(NamedTuple):
    """The signals that a dictionary does not give; as in `Signals`, and faster."""

    spaced: float
    umlauts: float
    letters: int


def spelling(text: str) -> Spelling:
    """Measure how the letters of `text` are set."""
    small = text.lower()
    letters = _latin_letters(small)
    spaced = signals(text).spaced if _has_letters_in_a_row(text) else 0.0
    return Spelling(spaced, _share(_count(small, "äöå"), letters), letters)


def _has_letters_in_a_row(text: str) -> bool:
    alone = [
        place
        for place, token in enumerate(text.split())
        if len(token) <= _SHORT + 1 and len(bare := token.strip(_EDGES)) == 1 and bare.isalpha()
    ]
    return any(last - first == _SHORT for first, last in zip(alone, alone[_SHORT:], strict=False))


def _count(text: str, letters: str) -> int:
    return sum(map(text.count, letters))


def _latin_letters(small: str) -> int:
    """Return how many letters of a text in small letters are Latin ones."""
    one_byte = small.encode("latin-1", "ignore")
    return len(one_byte) - len(one_byte.translate(None, _LATIN)) + _count(small, "šž")


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _is_well_formed(word: str) -> bool:
    if len(word) <= _SHORT:
        return word.isalpha()
    return (
        _WORD.fullmatch(word) is not None
        and (_VOWEL.search(word) is not None or word.isupper())
        and _CONSONANTS.search(word) is None
    )


def _single_letters_in_a_row(tokens: list[str]) -> int:
    if [len(token) for token in tokens].count(1) <= _SHORT:
        return 0
    spaced = run = 0
    for token in [*tokens, ""]:
        if len(token) == 1 and token.isalpha():
            run += 1
            continue
        spaced += run if run > _SHORT else 0
        run = 0
    return spaced
