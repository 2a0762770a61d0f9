"""Readings of Swedish and English words, from simplemma's dictionaries, loaded when first met."""

from __future__ import annotations

from termscan.language.characters import is_wordlike
from termscan.language.ellipsis import Split
from termscan.records import Language, Reading

_SHORTEST_MEMBER, _SHORTEST_HEAD = 3, 4


def foreign_readings(word: str, language: Language) -> tuple[Reading, ...]:
    """Return the readings of a Swedish or English word: its lemmas by the dictionary, and itself.

    Compounds are left whole, as the dictionaries of both languages do.
    """
    from simplemma import lemmatize

    low = word.lower()
    if not is_wordlike(word):
        return (Reading(low, parts=(low,)),)
    lemmas = dict.fromkeys(
        (
            lemmatize(word, lang=language, low_memory=True),
            lemmatize(low, lang=language, low_memory=True),
            low,
        )
    )
    return tuple(Reading(lemma, parts=(lemma,)) for lemma in lemmas)


def foreign_splits(word: str) -> tuple[Split, ...]:
    """Return the places where a Swedish compound may divide: before an end that is a word."""
    low = word.lower()
    places = range(_SHORTEST_MEMBER, len(low) - _SHORTEST_HEAD + 1)
    heads = ((place, _swedish_lemma(low[place:])) for place in places)
    return tuple(
        Split(place, Reading(lemma, "noun", parts=(lemma,))) for place, lemma in heads if lemma
    )


def _swedish_lemma(word: str) -> str:
    """Return the lemma of a Swedish word or compound of two, nothing for any other."""
    from simplemma import is_known, lemmatize

    if is_known(word, lang="sv"):
        return str(lemmatize(word, lang="sv", low_memory=True))
    for place in range(_SHORTEST_MEMBER, len(word) - _SHORTEST_HEAD + 1):
        first, head = word[:place], word[place:]
        if is_known(first.removesuffix("s"), lang="sv") and is_known(head, lang="sv"):
            return first + str(lemmatize(head, lang="sv", low_memory=True))
    return ""
