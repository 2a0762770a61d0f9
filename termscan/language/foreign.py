"""Readings of Swedish and English words, from simplemma's dictionaries, loaded when first met."""

from __future__ import annotations

from termscan.language.characters import is_wordlike
from termscan.language.ellipsis import Split
from termscan.records import Language, Reading

_SHORTEST_MEMBER, _SHORTEST_HEAD, _LONGEST = 3, 4, 50


def foreign_readings(word: str, language: Language) -> tuple[Reading, ...]:
    """Return the readings of a Swedish or English word: its lemmas by the dictionary, and itself.

    Compounds are left whole, as the dictionaries of both languages do.
    """
    low = word.lower()
    if not is_wordlike(word):
        return (Reading(low, parts=(low,)),)
    lemmas = dict.fromkeys((_lemma(word, language), _lemma(low, language), low))
    return tuple(Reading(lemma, parts=(lemma,)) for lemma in lemmas)


def swedish_compounds(word: str) -> tuple[Reading, ...]:
    """Return the ways to read a word as a Swedish compound: what comes first, and a head.

    The head is an end of it that is a word by itself.
    """
    low = word.lower() if is_wordlike(word) else ""
    places = range(_SHORTEST_MEMBER, min(len(low), _LONGEST) - _SHORTEST_HEAD + 1)
    heads = ((low[:place], _swedish_lemma(low[place:])) for place in places)
    return tuple(
        Reading(first + head, "noun", parts=(first, head)) for first, head in heads if head
    )


def splits_of(compounds: tuple[Reading, ...]) -> tuple[Split, ...]:
    """Return the places where Swedish compounds divide."""
    pairs = (compound.parts for compound in compounds)
    return tuple(Split(len(first), Reading(head, "noun", parts=(head,))) for first, head in pairs)


def _swedish_lemma(word: str) -> str:
    """Return the lemma of a Swedish word or compound of two, nothing for any other."""
    if _is_swedish(word):
        return _lemma(word, "sv")
    for place in range(_SHORTEST_MEMBER, len(word) - _SHORTEST_HEAD + 1):
        first, head = word[:place], word[place:]
        if _is_swedish(first.removesuffix("s")) and _is_swedish(head):
            return first + _lemma(head, "sv")
    return ""


def _is_swedish(word: str) -> bool:
    from simplemma import is_known

    return is_known(word, lang="sv", low_memory=True)


def _lemma(word: str, language: Language) -> str:
    from simplemma import lemmatize

    return str(lemmatize(word, lang=language, low_memory=True))
