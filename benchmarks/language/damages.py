"""Ways in which readers of PDFs, fonts and writers damage words, applied to whole text.

Each takes the place of a sound word and gives the text around it with that word damaged, where
the damage is, and the lemmas that the sound word has there: what a repair should find.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from termscan.language.misspelt import LOST
from termscan.records import Span, Token

_AROUND = 200
_LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"
_DOTS = str.maketrans("äöÄÖ", "aoAO")
_LOST_DOTS = str.maketrans(dict.fromkeys("äöÄÖ", LOST))
_NOMINAL = frozenset(("noun", "name", "adjective"))
_NEEDED_HYPHEN = re.compile(r"([aeiouyäö])-\1|^[A-ZÅÄÖ]{2,}-[a-zåäö]{4,}")
_LONG = 10


class Damage(NamedTuple):
    """A damaged text, the damaged place in it, and the lemmas of what stood there."""

    text: str
    place: Span
    lemmas: frozenset[str]


Way = Callable[[str, Sequence[Token], int, random.Random], Damage | None]


def glued(text: str, tokens: Sequence[Token], index: int, _: random.Random) -> Damage | None:
    """pdftotext drops the hyphen at a line end: "sosiaali- ja" becomes "sosiaalija"."""
    if index + 1 == len(tokens) or not tokens[index].norm.endswith("-"):
        return None
    token, conjunction = tokens[index : index + 2]
    lemmas = frozenset(r.lemma for r in token.readings if r.origin == "ellipsis")
    if conjunction.norm not in ("ja", "tai", "sekä", "eli") or not lemmas:
        return None
    member = token.norm[:-1]
    return _damaged(text, (token.start, conjunction.end), member + conjunction.norm, lemmas)


def spaced(text: str, tokens: Sequence[Token], index: int, dice: random.Random) -> Damage | None:
    """Letter-spaced headings fall into pieces: "TA MPER EEN STR ATEG IA"."""
    token, lemmas = tokens[index], _lemmas(tokens[index])
    start = text.rfind("\n", 0, token.start) + 1
    end = text.find("\n", token.end) if "\n" in text[token.end :] else len(text)
    line = text[start:end]
    if not lemmas or len(token.norm) < 6 or not line.isupper() or len(line) > _AROUND:
        return None
    pieces = [piece for word in line.split() for piece in _pieces(word, dice)]
    return _damaged(text, (start, end), " ".join(pieces), lemmas)


def _pieces(word: str, dice: random.Random) -> list[str]:
    pieces = []
    while word:
        size = dice.randint(1, 4)
        pieces.append(word[:size])
        word = word[size:]
    return pieces


def parted(text: str, tokens: Sequence[Token], index: int, dice: random.Random) -> Damage | None:
    """A stray space in a compound, left by layout: "hyvinvoin nin", "mielen terveystaitoja"."""
    token, lemmas = tokens[index], _lemmas(tokens[index])
    compound = any(len(reading.parts) > 1 for reading in token.readings)
    if not lemmas or not compound or len(token.norm) < _LONG or not token.norm.isalpha():
        return None
    place = dice.randint(1, len(token.norm) - 1)
    return _damaged(text, _span(token), f"{token.norm[:place]} {token.norm[place:]}", lemmas)


def unhyphened(text: str, tokens: Sequence[Token], index: int, _: random.Random) -> Damage | None:
    """pdftotext drops a hyphen that falls on a line end: "vapaaajan", "EUkomissio"."""
    token, lemmas = tokens[index], _lemmas(tokens[index])
    needed = _NEEDED_HYPHEN.search(token.norm)
    if not lemmas or needed is None or token.norm.count("-") != 1:
        return None
    return _damaged(text, _span(token), token.norm.replace("-", ""), lemmas)


def unreadable(text: str, tokens: Sequence[Token], index: int, _: random.Random) -> Damage | None:
    """A font without a character map gives one unreadable sign for ä and ö."""
    return _with_letters(text, tokens[index], _LOST_DOTS)


def dotless(text: str, tokens: Sequence[Token], index: int, _: random.Random) -> Damage | None:
    """Dots drawn apart from their letters are lost: "hyvinvointityo"."""
    return _with_letters(text, tokens[index], _DOTS)


def _with_letters(text: str, token: Token, letters: dict[int, str]) -> Damage | None:
    lemmas = _lemmas(token)
    damaged = token.norm.translate(letters)
    if not lemmas or damaged == token.norm or len(token.norm) < 6:
        return None
    return _damaged(text, _span(token), damaged, lemmas)


def misprinted(
    text: str, tokens: Sequence[Token], index: int, dice: random.Random
) -> Damage | None:
    """One letter wrong, missing, doubled, or in its neighbour's place."""
    token, lemmas = tokens[index], _lemmas(tokens[index])
    word = token.norm
    if not lemmas or len(word) < _LONG or not word.isalpha() or not word[1:].islower():
        return None
    place, letter = dice.randint(1, len(word) - 2), dice.choice(_LETTERS)
    before, after = word[:place], word[place:]
    wrong = dice.choice(
        [
            before + letter + after[1:],
            before + after[1:],
            before + after[0] + after,
            before + after[1] + after[0] + after[2:],
        ]
    )
    return _damaged(text, _span(token), wrong, lemmas) if wrong != word else None


def _lemmas(token: Token) -> frozenset[str]:
    """Return the dictionary's nominal lemmas of a sound word."""
    return frozenset(
        reading.lemma
        for reading in token.readings
        if reading.pos in _NOMINAL and reading.origin == "dictionary"
    )


def _span(token: Token) -> Span:
    return token.start, token.end


def _damaged(text: str, span: Span, instead: str, lemmas: frozenset[str]) -> Damage:
    """Return what stands around a span, with something else in the span's place."""
    start, end = span
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    place = (len(before), len(before) + len(instead))
    return Damage(before + instead + after, place, lemmas)


WAYS: dict[str, tuple[str, Way]] = {
    "glued": ("glued", glued),
    "spaced": ("spaced", spaced),
    "joined": ("joined", parted),
    "hyphen": ("hyphen", unhyphened),
    "umlaut, unreadable": ("umlaut", unreadable),
    "umlaut, dots lost": ("umlaut", dotless),
    "misprint": ("misprint", misprinted),
}
"""Ways of damage, with the kind of repair that is meant for each."""
